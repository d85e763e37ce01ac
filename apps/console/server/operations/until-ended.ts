import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '@sinergi/web-server';
import type { Operation } from '../../contract/operations.js';

const LOOK_EVERY_MS = 150;
const WITHIN_MS = 15_000;

/**
 * Waits for the end of an operation that only asks and changes nothing.
 * @throws Problem agency-unavailable when it does not end in time
 */
export async function untilEnded(look: () => Promise<Operation>): Promise<Operation> {
  const until = performance.now() + WITHIN_MS;
  for (;;) {
    const operation = await look();
    if (operation.state !== 'RUNNING' && operation.state !== 'PAUSED') return operation;
    if (performance.now() > until)
      throw new Problem(
        'agency-unavailable',
        `Expected an answer in ${WITHIN_MS / 1_000} s, got an operation that is still running`,
      );
    await pause(LOOK_EVERY_MS);
  }
}
