import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The variable in which a suite tells its workers and their children how slow the machine was when
 * the suite began.
 */
const VARIABLE = 'SINERGI_TEST_SLOWNESS';
/**
 * The number of processes of the fixed work, one after the other. Each starts, loads a module and
 * computes.
 */
const PIECES = 4;
const PIECE = "require('node:crypto').pbkdf2Sync('a', 'b', 20_000, 64, 'sha512')";
/** The time that the fixed work takes on two idle processors of the year 2024, plus a fifth. */
const NORMAL_MS = 450;
/** The limit: a machine that is slower than this hangs. */
const SLOWEST = 6;

/**
 * Measures how many times slower than normal the machine is now, by a fixed piece of work. It takes
 * half a second on an idle machine.
 *
 * @returns from 1 to 6
 */
export async function measureSlowness(): Promise<number> {
  const began = performance.now();
  for (let nth = 0; nth < PIECES; nth++) await run(process.execPath, ['-e', PIECE]);
  return slownessOf(performance.now() - began);
}

/** @param tookMs the time of the fixed piece of work */
export function slownessOf(tookMs: number): number {
  return Math.min(Math.max(tookMs / NORMAL_MS, 1), SLOWEST);
}

/** Returns the slowness that was measured when the suite began; 1 outside a suite. */
export function slowness(): number {
  const noted = Number(process.env[VARIABLE]);
  return noted >= 1 ? Math.min(noted, SLOWEST) : 1;
}

/** Measures once for a suite. Every deadline of its tests is multiplied by the result. */
export async function noteSlowness(): Promise<number> {
  if (process.env[VARIABLE] === undefined)
    process.env[VARIABLE] = (await measureSlowness()).toFixed(2);
  return slowness();
}

/**
 * Returns the longest time that a wait of `ms` can take. A test's own limit is this, as a last
 * resort: the wait inside the test measures again at its deadline and says what was missing.
 */
export function atSlowest(ms: number): number {
  return ms * SLOWEST;
}
