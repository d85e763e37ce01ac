import { levelOf } from '@sinergi/outage';
import { pruneOutbox } from '@sinergi/outbox';
import { endFiles } from '../attachment/attachment-table.js';
import type { AgencyParts } from './agency-parts.js';

const EVERY_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;
const OUTBOX_KEPT_MS = 7 * DAY_MS;
/** How long a repeated Idempotency-Key gets the first answer. */
export const IDEMPOTENCY_KEPT_DAYS = 7;

/**
 * Removes relayed outbox rows, old answers and files that have ended, at intervals.
 * @returns a function that stops it
 */
export function keepHouse({
  database,
  logger,
}: Pick<AgencyParts, 'database' | 'logger'>): () => void {
  const timer = setInterval(() => {
    if (!database.isConnected) return;
    void (async () => {
      await pruneOutbox(database.query, OUTBOX_KEPT_MS);
      await database.query(
        'DELETE FROM idempotency WHERE created_at < now() - make_interval(days => $1)',
        [IDEMPOTENCY_KEPT_DAYS],
      );
      await endFiles(database.query);
    })().catch((error: unknown) =>
      logger[levelOf(error)]({ err: error }, 'housekeeping failed, trying again later'),
    );
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
