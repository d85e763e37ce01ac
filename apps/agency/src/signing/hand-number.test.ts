import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventHeaders, eventIdOf, type FlowDescriptor, flows } from '@sinergi/contracts';
import { append } from '@sinergi/outbox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../database/database.js';
import { databaseAtHand } from '../database/testing/database-at-hand.js';
import { pendingFormerIds } from './former-ids.js';
import { handNumber } from './hand-number.js';

const { topic } = flows.find(({ flow }) => flow === 'sighting') as FlowDescriptor;
const folder = mkdtempSync(join(tmpdir(), 'sinergi-number-'));
const file = join(folder, 'public-keys', 'kec-menteng.number-ready');

let close: () => Promise<void>;
let database: Database;
beforeAll(async () => {
  ({ database, close } = await databaseAtHand());
});
beforeEach(async () => {
  await database.query('TRUNCATE outbox');
  rmSync(file, { force: true });
});
afterAll(async () => {
  await close?.();
  rmSync(folder, { recursive: true, force: true });
});

const query = async (sql: string, params?: unknown[]) => (await database.query(sql, params)).rows;
const event = (n: number, eventId?: string) => {
  const [key, version, time] = [`kec-menteng:${n}`, 1 + (n % 3), 1_764_000_000_000 + n];
  const id = eventId ?? eventIdOf({ topic, key, version, recordedAt: time });
  const owner = 'kec-menteng';
  const headers = eventHeaders({ eventId: id, owner, type: 'id.timpora.sighting', time, version });
  return { topic, key, value: Buffer.from([n % 256]), headers };
};
const FORMER = '019acd4a-3dee-7123-8456-123456abcdef';
/** a key record, whose id follows from nothing */
const aKey = {
  ...{ topic: 'timpora.key.kec-menteng', key: 'a:identity:core:1', value: Buffer.from([1]) },
  headers: { ce_id: FORMER, ce_time: '2026-11-29T00:00:00.000Z' },
};
const write = (...records: Parameters<typeof append>[1]) =>
  database.inTransaction((sql) => append(sql, records));

describe('an agency’s number', () => {
  it('may come in force where nothing is to be published, or nothing of before', async () => {
    expect(await handNumber(query, file)).toBe(true);
    expect(existsSync(file)).toBe(true);
    rmSync(file);
    await write(aKey, ...Array.from({ length: 1_200 }, (_, n) => event(n)));
    expect(await handNumber(query, file)).toBe(true);
  });

  it('may not while events of before are still to be published', async () => {
    const many = Array.from({ length: 1_200 }, (_, n) => event(n));
    await write(...many, event(2_000, FORMER), event(2_001, FORMER));
    expect(await pendingFormerIds(query)).toBe(2);
    expect(await handNumber(query, file)).toBe(false);
    expect(existsSync(file)).toBe(false);
    await database.query('UPDATE outbox SET published_at = now()');
    expect(await handNumber(query, file)).toBe(true);
  });

  it('may for good once it might', async () => {
    await handNumber(query, file);
    await write(event(1, FORMER));
    expect(await handNumber(query, file)).toBe(true);
  });
});
