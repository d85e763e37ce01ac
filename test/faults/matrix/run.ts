import { parseArgs } from 'node:util';
import { prepare } from '../../../deploy/local/bare/prepare.mjs';
import { searchFiles } from '../../support/search-files.js';
import { timedLines } from '../../support/timed-lines.js';
import type { Fault } from './fault.js';
import { faults } from './faults.js';
import { FaultyExchange } from './faulty-exchange.js';
import { type FaultRunResult, runFaults } from './run-fault.js';

const HELP = `npm run faults -- [--seeds N] [--seed S] [--fault K] [--scale X]

Inflicts every fault on a real exchange while agencies work, and asks after each whether the promises hold. 20 (a key destroyed in mid-replay)
and 24 (absent past the tombstones' retention) come with recall, which destroys keys. 11 mounts a small disk, for which it has to be root.

  --seeds N   so many seeds, one after the other on one exchange (1)
  --seed S    the first seed, or the one to replay (1)
  --fault K   only the faults of these numbers, such as 4 or 11,12
  --scale X   how long outages last, 1 = as promised (1)`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    fault: { type: 'string' },
    scale: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});
const [seeds, first, scale] = [values.seeds, values.seed, values.scale].map(Number) as [number, number, number];
const numbers = values.fault?.split(',').map(Number);
const chosen = faults.filter(({ number }) => numbers?.includes(number) ?? true);
if (values.help || chosen.length === 0 || !(seeds >= 1) || !Number.isInteger(first) || !(scale > 0)) {
  process.stdout.write(`${HELP}\n\nFaults: ${faults.map(({ number, name }) => `${number} ${name}`).join(' · ')}\n`);
  process.exit(values.help ? 0 : 2);
}
const say = timedLines();
const results: FaultRunResult[] = [];
const failures: string[] = [];
await prepare();
try {
  await runSeeds();
} catch (error) {
  // What was seen until then counts, and the failure is among the failures.
  say(`ended early: ${error instanceof Error ? error.message : String(error)}`);
}
tellTable();
for (const failure of failures) say(failure);
process.exitCode = failures.length === 0 ? 0 : 1;

/** All chosen faults, seed after seed, on one exchange: it heals, so it is the same one that is hit again. */
async function runSeeds(): Promise<void> {
  const exchange = new FaultyExchange({ portBase: 26_700, seed: first });
  try {
    say('starting an exchange');
    await exchange.start();
    for (let seed = first; seed < first + seeds; seed++) for (const fault of chosen) await runOne(exchange, fault, seed);
    const { kafka, logsDir } = exchange.platform.descriptor;
    for (const folder of [kafka.dataDir, logsDir]) {
      const { found } = await searchFiles(folder, exchange.canaries);
      if (found.length > 0) failures.push(`what was sealed lies in clear: ${found.join(', ')}`);
    }
    say(`none of ${exchange.canaries.length} sealed texts looked for in the broker's files and the logs but those above`);
  } finally {
    await exchange.end();
  }
}

async function runOne(exchange: FaultyExchange, fault: Fault, seed: number): Promise<void> {
  const replay = `npm run faults -- --seed ${seed} --fault ${fault.number}`;
  try {
    const result = await runFaults(exchange, [fault], seed, scale);
    results.push(result);
    const { committed, recoveryMs, held, details } = result;
    say(
      `seed ${seed}: ${fault.number} ${fault.name}: ${committed} committed, recovered in ${(recoveryMs / 1_000).toFixed(1)} s, ${held ? 'all hold' : 'BROKEN'}`,
    );
    if (!held) failures.push(`${fault.number} ${fault.name} (${replay}): ${details.slice(0, 12).join('; ')}`);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    say(`seed ${seed}: ${fault.number} ${fault.name}: STUCK: ${message}`);
    failures.push(`${fault.number} ${fault.name} (${replay}): stuck: ${message}`);
    throw error;
  }
}

function tellTable(): void {
  const rows = chosen.map((fault) => {
    const of = results.filter((result) => result.faults.includes(fault));
    const sum = (what: 'committed' | 'lost' | 'duplicated' | 'inversions' | 'gaps' | 'unequal'): number =>
      of.reduce((total, result) => total + result[what], 0);
    const right = of.reduce((total, { deadRight }) => total + deadRight, 0);
    const share = (wrong: number): string => (right + wrong === 0 ? '–' : (right / (right + wrong)).toFixed(3));
    const recovery = of.map(({ recoveryMs }) => recoveryMs).sort((a, b) => a - b);
    const at = (quantile: number): string => ((recovery[Math.ceil(quantile * recovery.length) - 1] ?? 0) / 1_000).toFixed(1);
    return [
      String(fault.number),
      fault.name,
      of.length,
      sum('committed'),
      sum('lost'),
      sum('duplicated'),
      sum('inversions'),
      sum('gaps'),
      sum('unequal'),
      share(of.reduce((total, { deadWrongly }) => total + deadWrongly, 0)),
      share(of.reduce((total, { deadMissed }) => total + deadMissed, 0)),
      at(0.5),
      at(0.99),
    ].map(String);
  });
  const head = [
    '#',
    'fault',
    'runs',
    'committed',
    'lost',
    'duplicated',
    'inversions',
    'gaps',
    'unequal cuts',
    'dead: precision',
    'recall',
    'recovery p50 s',
    'p99 s',
  ];
  process.stdout.write(`\n| ${head.join(' | ')} |\n|${head.map(() => '---|').join('')}\n`);
  for (const row of rows) process.stdout.write(`| ${row.join(' | ')} |\n`);
}
