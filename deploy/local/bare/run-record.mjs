import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endInOrder } from './end-in-order.mjs';
import { PrerequisiteMissing } from './prerequisite-missing.mjs';
import { isSameProcessAlive, startTimeOf } from './process-identity.mjs';

const fileOf = (stateDir) => join(stateDir, 'run.json');

/**
 * Who runs a state folder: the supervisor and every process it started, each with its start time,
 * so that a later run can tell a living one from a stale note without ever looking for names.
 * @param {string} stateDir
 * @returns {{ supervisor: {pid: number, startTime?: string}, processes: object[] } | undefined}
 */
export function readRunRecord(stateDir) {
  try {
    return JSON.parse(readFileSync(fileOf(stateDir), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Replaces the record in one step. @param {string} stateDir @param {object[]} processes */
export function writeRunRecord(stateDir, processes) {
  mkdirSync(stateDir, { recursive: true });
  const draft = `${fileOf(stateDir)}.${process.pid}`;
  writeFileSync(
    draft,
    JSON.stringify(
      { supervisor: { pid: process.pid, startTime: startTimeOf(process.pid) }, processes },
      null,
      1,
    ),
    {
      mode: 0o600,
    },
  );
  renameSync(draft, fileOf(stateDir));
}

/** @param {string} stateDir */
export function clearRunRecord(stateDir) {
  rmSync(fileOf(stateDir), { force: true });
}

/**
 * @param {string} stateDir
 * @returns {number | undefined} the process id of the supervisor that runs this state folder now
 */
export function runningSupervisor(stateDir) {
  const record = readRunRecord(stateDir);
  return record && isSameProcessAlive(record.supervisor) ? record.supervisor.pid : undefined;
}

/**
 * @param {string} stateDir
 * @throws {PrerequisiteMissing} when a supervisor, this very process included, runs this state
 * folder
 */
export function requireNotRunning(stateDir, wish) {
  const pid = runningSupervisor(stateDir);
  if (pid === undefined) return;
  throw new PrerequisiteMissing(
    'RUNNING',
    `Sinergi is running in ${stateDir} (process ${pid}): stop it with Ctrl-C before you ${wish}.`,
  );
}

/**
 * Ends what an earlier, killed run left behind: only processes that the record names and whose
 * start time still fits.
 * @param {string} stateDir @returns {Promise<string[]>} their names
 */
export async function endLeftovers(stateDir) {
  const record = readRunRecord(stateDir);
  const left = (record?.processes ?? []).filter(isSameProcessAlive);
  await endInOrder(left);
  return left.map(({ name }) => name);
}
