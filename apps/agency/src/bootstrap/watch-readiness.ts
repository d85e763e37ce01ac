import type { INestApplication } from '@nestjs/common';
import type { BusServer } from '@sinergi/broker';
import { ReadinessBoard } from '@sinergi/observability';
import { UnreadOwn } from '../change/unread-own.js';
import { WriteGate } from '../http/write-gate.js';
import { WatchKeyAge } from '../keys/watch-key-age.js';
import { PausedPartitions } from '../replica/paused-partitions.js';
import type { AgencyParts } from './agency-parts.js';

/**
 * The readiness check reports a relay that made no progress for this long although records wait.
 */
const RELAY_STUCK_MS = 15_000;

/**
 * What has to hold for this service to be called ready; each check says in words why it does not.
 * What an operator paused is an operator's wish: it is told, and makes nothing less ready.
 */
export function watchReadiness(app: INestApplication, parts: AgencyParts, server: BusServer): void {
  const board = app.get(ReadinessBoard);
  const gate = app.get(WriteGate);
  const unread = app.get(UnreadOwn);
  const paused = app.get(PausedPartitions);
  const keyAge = app.get(WatchKeyAge);
  board.add('writes', () => gate.reason());
  board.addNote(() => unread.reason());
  board.addNote(() => keyAge.note());
  board.addNote(() =>
    paused.all.length > 0 ? `an operator paused the reading of ${paused.all.join(', ')}` : null,
  );
  board.add('database', async () => {
    try {
      await parts.database.query('SELECT 1');
      return null;
    } catch (error) {
      return (
        'its database does not answer ' +
        `(${error instanceof Error ? error.message : String(error)})`
      );
    }
  });
  board.add('consumer', () => {
    const { reader } = server;
    if (!reader?.isRunning()) return 'its consumer does not run';
    const gaps = reader.pausedGaps();
    return gaps.length > 0 ? `the log has a gap at ${gaps.join(', ')}` : null;
  });
  board.add('relay', () => {
    const { running, lastError, lastProgressAt } = parts.relay.state();
    if (!running) return 'its relay does not run';
    return lastError !== null && parts.clock() - lastProgressAt > RELAY_STUCK_MS
      ? `its relay is stuck (${lastError})`
      : null;
  });
}
