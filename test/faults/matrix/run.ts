import { constants } from 'node:os';
import { parseArgs } from 'node:util';
import { prepare } from '../../../deploy/local/bare/prepare.mjs';
import { searchFiles } from '../../support/search-files.js';
import { timedLines } from '../../support/timed-lines.js';
import type { Fault } from './fault.js';
import { FaultTable } from './fault-table.js';
import { faults } from './faults.js';
import { FaultyExchange } from './faulty-exchange.js';
import { faultsOfThree } from './one-of-three.js';
import { hostedRows, lastRows, rows } from './rows.js';
import { inSeconds, runFaults } from './run-fault.js';

const HELP = `npm run faults -- [--seeds N] [--seed S] [--fault K] [--scale X] [--together]
                  [--brokers N]

Inflicts every fault on a real exchange while agencies work, and asks after each whether the
promises hold. 24 (absent past the tombstones' retention) is not one of them yet. 11 mounts a small
disk, for which it has to be root. An exchange that is stuck, or that broke a promise, is noted and
replaced by a new one. Interrupted, it tells what it knows by then.

  --seeds N   so many seeds, one after the other on one exchange (1)
  --seed S    the first seed, or the one to replay (1)
  --fault K   only the faults of these numbers, such as 4 or 11,12
  --scale X   how long outages last, 1 = as promised (1)
  --together  several faults before the oracles are asked, each waited for until every copy reads
              on: about half the time.
              What is broken then counts for each fault of its row.
  --brokers N 3: the faults of an exchange with three brokers, 25 to 27, instead of the others (1)`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    fault: { type: 'string' },
    scale: { type: 'string', default: '1' },
    together: { type: 'boolean', default: false },
    brokers: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});
const [seeds, first, scale] = [values.seeds, values.seed, values.scale].map(Number) as [
  number,
  number,
  number,
];
const numbers = values.fault?.split(',').map(Number);
const isChosen = ({ number }: Fault): boolean => numbers?.includes(number) ?? true;
const brokers = values.brokers === '3' ? 3 : 1;
const chosen = (brokers === 3 ? faultsOfThree : faults).filter(isChosen);
if (
  values.help ||
  chosen.length === 0 ||
  !['1', '3'].includes(values.brokers) ||
  !(seeds >= 1) ||
  !Number.isInteger(first) ||
  !(scale > 0)
) {
  process.stdout.write(`${HELP}\n\nFaults: ${namesOf([...faults, ...faultsOfThree])}\n`);
  process.exit(values.help ? 0 : 2);
}
const plan = (
  values.together
    ? (brokers === 3 ? [faultsOfThree] : [...rows, ...hostedRows, ...lastRows]).map((row) =>
        row.filter(isChosen),
      )
    : chosen.map((fault) => [fault])
).filter((row) => row.length > 0);
const say = timedLines();
const table = new FaultTable(chosen);
const failures: string[] = [];
/** the exchange in use, once there is one to stop */
let exchange: FaultyExchange | undefined;
let isInterrupted = false;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // A terminal signals the whole process group; npm and tsx pass the signal on.
    if (isInterrupted) return;
    isInterrupted = true;
    say(`interrupted by ${signal}; ending the exchange`);
    tell();
    void endExchange()
      .catch((error: unknown) => say(`it did not end well: ${inWords(error)}`))
      .finally(() => process.exit(128 + constants.signals[signal]));
  });
}

await prepare();
for (let seed = first; seed < first + seeds; seed++) {
  for (const [at, row] of plan.entries())
    await runRow(
      row,
      seed,
      `seed ${seed} (${seed - first + 1} of ${seeds}), ${at + 1} of ${plan.length}`,
    );
}
if (!isInterrupted) {
  await endExchange().catch((error: unknown) =>
    failures.push(`the exchange did not end: ${inWords(error)}`),
  );
  tell();
  process.exitCode = failures.length === 0 ? 0 : 1;
}

/**
 * Runs one row on the present exchange or on a new one. The exchange recovers, so the same one
 * meets the next fault.
 */
async function runRow(row: readonly Fault[], seed: number, where: string): Promise<void> {
  if (isInterrupted) return;
  const names = namesOf(row);
  const replay =
    `npm run faults -- --seed ${seed} --scale ${scale} --fault ` +
    `${row.map(({ number }) => number).join()}${values.together ? ' --together' : ''}` +
    `${brokers === 3 ? ' --brokers 3' : ''}`;
  try {
    const result = await runFaults(await theExchange(), row, {
      seed,
      scale,
      recoversBetween: true,
      say: (line) => say(`${where}: ${line}`),
    });
    table.add(result);
    const { outcomes, held, verdict } = result;
    const answered = outcomes.reduce((sum, { committed }) => sum + committed, 0);
    say(`${where}: ${answered} committed, ${held ? 'all hold' : 'BROKEN'}`);
    if (held) return;
    failures.push(`${names} (${replay}): ${verdict.details.slice(0, 12).join('; ')}`);
  } catch (error) {
    if (isInterrupted) return;
    say(`${where}: ${names}: STUCK: ${inWords(error)}`);
    failures.push(`${names} (${replay}): stuck: ${inWords(error)}`);
    table.stuck(row);
  }
  // A lost event stays lost: on the same exchange every later fault would be reported as broken
  // too.
  await endExchange().catch((error: unknown) =>
    failures.push(`the exchange of ${replay} did not end: ${inWords(error)}`),
  );
}

async function theExchange(): Promise<FaultyExchange> {
  if (exchange) return exchange;
  say('starting an exchange');
  const began = performance.now();
  exchange = new FaultyExchange({ portBase: 26_700, seed: first, brokers });
  await exchange.start();
  say(`it is at work after ${inSeconds(performance.now() - began)}`);
  return exchange;
}

/** Checks that no file contains sealed texts in clear; then ends the exchange. */
async function endExchange(): Promise<void> {
  const ended = exchange;
  exchange = undefined;
  if (!ended) return;
  try {
    if (!isInterrupted && ended.platform) await lookForClearText(ended);
  } finally {
    await ended.end();
  }
}

async function lookForClearText({ platform, canaries }: FaultyExchange): Promise<void> {
  const { kafka, logsDir } = platform.descriptor;
  for (const folder of [kafka.dataDir, logsDir]) {
    const { found } = await searchFiles(folder, canaries);
    if (found.length > 0) failures.push(`what was sealed lies in clear: ${found.join(', ')}`);
  }
  say(`looked for ${canaries.length} sealed texts in the broker's files and the logs`);
}

function tell(): void {
  process.stdout.write(`\n${table.text()}\n`);
  for (const failure of failures) say(failure);
}

function namesOf(some: readonly Fault[]): string {
  return some.map(({ number, name }) => `${number} ${name}`).join(' · ');
}

function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
