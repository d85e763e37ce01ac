import { eventually } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgencySystem } from '../support/agency-system.js';
import { heldBy } from '../support/exact-totals.js';
import { addNewcomer, NEWCOMER } from '../support/exchange-folder.js';
import { killParts } from '../support/kill-parts.js';
import { searchFiles } from '../support/search-files.js';
import { type Fault, faults } from './matrix/faults.js';
import { FaultyExchange } from './matrix/faulty-exchange.js';
import { runFault } from './matrix/run-fault.js';

/** Below the ports that connections take for themselves, as in every suite. Outages are shorter here than in `npm run faults`, and every fault has one seed. */
const SCALE = 0.1;
const SEED = 42;
const exchange = new FaultyExchange({ portBase: 24_700, seed: SEED, say: (line) => void process.stdout.write(`platform: ${line}\n`) });

beforeAll(() => exchange.start());
afterAll(() => exchange.end());

const NOTHING = { lost: 0, duplicated: 0, inversions: 0, gaps: 0, unequal: 0, deadWrongly: 0, deadMissed: 0 };

describe('every promise holds on a hosted exchange at work, also after', () => {
  async function expectAllHolds(fault: Fault): Promise<void> {
    const { committed, details, ...verdict } = await runFault(exchange, fault, SEED, SCALE);
    expect(details).toEqual([]);
    expect(verdict).toMatchObject(NOTHING);
    expect(committed).toBeGreaterThanOrEqual(40);
  }

  it.each(faults.map((fault) => [`${fault.number} ${fault.name}`, fault] as const))('%s', (_name, fault) => expectAllHolds(fault));

  it('kill -9 of everything that is not a store or an agency', () =>
    expectAllHolds({
      number: 0,
      name: 'the rest killed',
      async inflict({ platform }) {
        for (const name of ['identity', 'console', 'detection', 'simulator']) await killParts(platform, [name]);
      },
    }));

  it('and nothing that was sealed lies in clear, neither on the broker nor in a log', async () => {
    const { kafka, logsDir } = exchange.platform.descriptor;
    expect(exchange.canaries.length).toBeGreaterThan(10);
    for (const folder of [kafka.dataDir, logsDir]) expect((await searchFiles(folder, exchange.canaries)).found).toEqual([]);
  });
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
