import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgencySystem } from '../support/agency-system.js';
import { heldBy } from '../support/exact-totals.js';
import { FaultRun } from '../support/fault-run.js';

const run = new FaultRun({ portBase: 24_700, mode: 'hosted', ratePerSecond: 8, totalEvents: 900, seed: 42 });

beforeAll(() => run.start());
afterAll(() => run.end());

describe('a hosted exchange whose parts are killed while agencies report', () => {
  it.each(['agencies-1', 'kafka', 'agencies-2', 'postgres', 'registry', 'identity', 'detection', 'console', 'simulator'])(
    'goes on after kill -9 of %s',
    (name) => run.killInFlight(name),
  );

  it('ends with exact totals in every database, and equal digests', () => run.expectExactTotals());
});

describe('a sixteenth agency', () => {
  const code = 'kec-contoh';

  it('is one more profile and a restart: it replays the log to the same digest', async () => {
    await run.stop();
    const menteng = readFileSync(join(run.profilesDir, 'kec-menteng.yaml'), 'utf8');
    writeFileSync(
      join(run.profilesDir, `${code}.yaml`),
      menteng
        .replace('code: kec-menteng', `code: ${code}`)
        .replaceAll('31.71.06', '31.71.03')
        .replace(/id: .*/, 'id: Kecamatan Contoh')
        .replace(/en: .*/, 'en: Sample District'),
    );
    await run.start();
    await run.platform.waitInSync(180_000);
    const { agencies } = run.platform.descriptor;
    expect(agencies).toHaveLength(16);
    const held = await Promise.all(['kec-menteng', code].map((one) => heldBy(agencies.find((agency) => agency.code === one)!.databaseUrl)));
    expect(held[1]!.byOwner).toEqual(held[0]!.byOwner);
  });

  it('opens what was sealed before it joined, in its own district alone', async () => {
    const system = new AgencySystem(run.platform.descriptor, code);
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
