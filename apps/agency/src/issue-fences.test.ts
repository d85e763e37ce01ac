import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partitionOf } from '@sinergi/broker';
import { SIGNATURE_HEADER } from '@sinergi/contracts';
import { readProfiles } from '@sinergi/settings';
import { Keystore } from '@sinergi/trust';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fencedPartitions, IssueFences } from './directory/issue-fences.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';

const COORDINATOR = 'imigrasi-dki';
const folder = mkdtempSync(join(tmpdir(), 'sinergi-fences-'));
let agency: AgencyAtHand;

beforeAll(async () => {
  const key = await Keystore.create(join(folder, 'keystore'), 'a phrase for a test');
  const codes = readProfiles('deploy/agencies').map(({ code }) => code);
  const others = codes.filter((code) => code !== COORDINATOR).map((code) => [code, key]);
  agency = await agencyAtHand(COORDINATOR, Object.fromEntries(others));
});
afterAll(async () => {
  await agency?.close();
  rmSync(folder, { recursive: true, force: true });
});

const issue = () => agency.part(IssueFences).execute(agency.parts.profiles);

async function outboxRows() {
  const { rows } = await agency.parts.database.query(
    'SELECT topic, key, value, headers FROM outbox ORDER BY position',
  );
  return rows as { topic: string; key: string; value: Buffer; headers: Record<string, string> }[];
}

describe('the fences of a directory version', { shuffle: false }, () => {
  const [first, ...others] = readProfiles('deploy/agencies');
  const withUnlisted = [{ ...first!, code: 'kec-unlisted' }, ...others];

  it('wait at first until every participant has a key to sign with', async () => {
    expect(await agency.part(IssueFences).execute(withUnlisted)).toBe(0);
    expect(await outboxRows()).toEqual([]);
  });

  it('are written once to each partition that has records of agencies, and signed', async () => {
    const partitions = fencedPartitions(agency.parts.profiles);
    expect(partitions.some(({ topic }) => topic === 'timpora.directory')).toBe(false);
    expect(await issue()).toBe(partitions.length);
    expect(await issue()).toBe(0);
    const rows = await outboxRows();
    const { version } = agency.parts.directory;
    for (const [at, { topic, partition, partitions: count }] of partitions.entries()) {
      const row = rows[at]!;
      expect([row.topic, partitionOf(row.key, count)]).toEqual([topic, partition]);
      expect(row.key).toMatch(new RegExp(`^fence:${version}:\\d+$`));
      expect(row.headers).toHaveProperty(SIGNATURE_HEADER);
      expect(agency.parts.values.readFence(row.value)).toMatchObject({
        value: { directoryHash: agency.parts.directory.hashAt(version) },
      });
    }
  });

  it('wait for nobody later, so that the only key of a participant can be withdrawn', async () => {
    const added = fencedPartitions(withUnlisted).filter(({ topic }) => /unlisted/.test(topic));
    expect(added.length).toBeGreaterThan(0);
    expect(await agency.part(IssueFences).execute(withUnlisted)).toBe(added.length);
  });
});
