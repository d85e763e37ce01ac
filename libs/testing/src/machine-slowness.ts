import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * In which a suite tells its workers, and whatever they start, how slow the machine was when it
 * began.
 */
const VARIABLE = 'SINERGI_TEST_SLOWNESS';
/** One after the other: processes that start, load a module and compute. */
const PIECES = 4;
const PIECE = "require('node:crypto').pbkdf2Sync('a', 'b', 20_000, 64, 'sha512')";
/** What they take on two idle processors of the year 2024, with a fifth to spare. */
const NORMAL_MS = 450;
/** Slower than this is not a slow machine but one that does not go on. */
const SLOWEST = 6;

/**
 * How many times slower than normal the machine is just now, by a fixed piece of work. It takes
 * half a second on an idle machine.
 *
 * @returns from 1 to 6
 */
export async function measureSlowness(): Promise<number> {
  const began = performance.now();
  for (let nth = 0; nth < PIECES; nth++) await run(process.execPath, ['-e', PIECE]);
  return slownessOf(performance.now() - began);
}

/** @param tookMs the fixed piece of work */
export function slownessOf(tookMs: number): number {
  return Math.min(Math.max(tookMs / NORMAL_MS, 1), SLOWEST);
}

/** As it was measured when the suite began; 1 outside a suite. */
export function slowness(): number {
  const noted = Number(process.env[VARIABLE]);
  return noted >= 1 ? Math.min(noted, SLOWEST) : 1;
}

/** Measures once for a suite: every deadline of its tests is multiplied by what comes of it. */
export async function noteSlowness(): Promise<number> {
  if (process.env[VARIABLE] === undefined)
    process.env[VARIABLE] = (await measureSlowness()).toFixed(2);
  return slowness();
}

/**
 * The longest that a wait of so many ms can become. A test's own limit is this, as a last resort:
 * what the test waits for is measured again at its deadline, and says what was missing.
 */
export function atSlowest(ms: number): number {
  return ms * SLOWEST;
}
