import { eventually } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgencySystem } from '../support/agency-system.js';
import { heldBy } from '../support/exact-totals.js';
import { addNewcomer, NEWCOMER } from '../support/exchange-folder.js';
import { killParts } from '../support/kill-parts.js';
import { searchFiles } from '../support/search-files.js';
import type { Fault } from './matrix/fault.js';
import { faults } from './matrix/faults.js';
import { FaultyExchange } from './matrix/faulty-exchange.js';
import { runFaults } from './matrix/run-fault.js';

/** Below the ports that connections take for themselves, as in every suite. Outages are shorter here than in `npm run faults`. */
const SCALE = 0.1;
const SEED = 42;
const exchange = new FaultyExchange({ portBase: 24_700, seed: SEED, say: (line) => void process.stdout.write(`platform: ${line}\n`) });

beforeAll(() => exchange.start());
afterAll(() => exchange.end());

const NOTHING = { lost: 0, duplicated: 0, inversions: 0, gaps: 0, unequal: 0, deadWrongly: 0, deadMissed: 0 };

/**
 * Each fault once, several in a row before the oracles are asked: what one leaves behind is in the way of the next, and a restart of sixteen copies is
 * waited for once. The order within a row is the faults' own.
 */
const ROWS: readonly (readonly number[])[] = [
  [8, 9, 13, 14, 15, 16, 18],
  [1, 2, 3],
  [4, 11, 17],
  [5, 6, 7, 10],
  [21, 22],
];
/** These restart the broker, or all agencies, several times each, and the last cuts the log short: nobody can join after them. Each is asked alone. */
const LAST: readonly Fault[] = faults.filter(({ number }) => [12, 19, 23].includes(number));

const named = (chosen: readonly Fault[]): [string, readonly Fault[]] => [
  chosen.map(({ number, name }) => `${number} ${name}`).join(' · '),
  chosen,
];
const row = (numbers: readonly number[]): [string, readonly Fault[]] => named(faults.filter(({ number }) => numbers.includes(number)));

async function expectAllHolds(chosen: readonly Fault[]): Promise<void> {
  const { committed, details, ...verdict } = await runFaults(exchange, chosen, SEED, SCALE);
  expect(details).toEqual([]);
  expect(verdict).toMatchObject(NOTHING);
  expect(committed).toBeGreaterThanOrEqual(40);
}

it('every fault is in one row', () => {
  const all = [...ROWS.flatMap((numbers) => row(numbers)[1]), ...LAST];
  expect(all.map(({ name }) => name).sort()).toEqual(faults.map(({ name }) => name).sort());
});

describe('every promise holds on a hosted exchange at work, also after', () => {
  it.each(ROWS.map(row))('%s', (_names, chosen) => expectAllHolds(chosen));

  it('kill -9 of everything that is not a store or an agency', () =>
    expectAllHolds([
      {
        number: 0,
        name: 'the rest killed',
        async inflict({ platform }) {
          for (const name of ['identity', 'console', 'detection', 'simulator']) await killParts(platform, [name]);
        },
      },
    ]));
});

describe('a sixteenth agency', () => {
  const code = NEWCOMER;

  it('is one more profile and a restart: it replays the log to the same digest', async () => {
    await exchange.platform.stop();
    addNewcomer(exchange.folder);
    await exchange.run();
    await exchange.platform.waitInSync(180_000);
    expect(exchange.platform.descriptor.agencies).toHaveLength(16);
    const held = await Promise.all(['kec-menteng', code].map((one) => heldBy(exchange.databaseOf(one))));
    expect(held[1]!.byOwner).toEqual(held[0]!.byOwner);
  });

  it('opens what was sealed before it joined, in its own district alone', async () => {
    const system = new AgencySystem(exchange.platform.descriptor, code);
    const idIn = async (kecamatan: string): Promise<string> => {
      const { body } = await system.send('GET', `/sightings?kecamatan=${kecamatan}&limit=200`);
      return body.items.find(({ owner }: { owner: string }) => owner !== code).sightingId;
    };
    await eventually(
      'its keys were wrapped',
      async () => (await system.open(await idIn('31.71.03'), ['location'])).body.groups?.location?.status === 'OPEN',
      60_000,
    );
    expect((await system.open(await idIn('31.71.06'), ['location'])).status).toBe(403);
  });
});

describe('and, once nobody joins any more, after', () => {
  it.each(LAST.map((fault) => named([fault])))('%s', (_names, chosen) => expectAllHolds(chosen));

  it('everything, nothing that was sealed lies in clear, neither on the broker nor in a log', async () => {
    const { kafka, logsDir } = exchange.platform.descriptor;
    expect(exchange.canaries.length).toBeGreaterThan(10);
    for (const folder of [kafka.dataDir, logsDir]) expect((await searchFiles(folder, exchange.canaries)).found).toEqual([]);
  });
});
