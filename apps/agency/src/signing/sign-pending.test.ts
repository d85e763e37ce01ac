import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FlowDescriptor, flows, SIGNATURE_HEADER } from '@sinergi/contracts';
import { append } from '@sinergi/outbox';
import { Keystore } from '@sinergi/trust';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../database/database.js';
import { databaseAtHand } from '../database/testing/database-at-hand.js';
import { signPending } from './sign-pending.js';
import { SignedOutbox } from './signed-outbox.js';

let close: () => Promise<void>;
let database: Database;
let outbox: SignedOutbox;
const folder = mkdtempSync(join(tmpdir(), 'sinergi-pending-'));

beforeAll(async () => {
  ({ database, close } = await databaseAtHand());
  const keystore = await Keystore.create(join(folder, 'keystore'), 'a phrase for a test');
  outbox = new SignedOutbox('test', () => keystore.signerFor('kec-menteng'));
});
afterAll(async () => {
  await close?.();
  rmSync(folder, { recursive: true, force: true });
});

const { topic } = flows.find(({ flow }) => flow === 'sighting') as FlowDescriptor;
const aRecord = (n: number) => ({
  ...{ topic, key: `kec-menteng:${n}`, value: Buffer.from([n % 256]) },
  headers: { ce_id: `event ${n}`, 'entity-version': '1' },
});
const headersOf = async (): Promise<Record<string, string>[]> => {
  const { rows } = await database.query('SELECT headers FROM outbox ORDER BY position');
  return rows.map(({ headers }) => headers as Record<string, string>);
};

it('signs what is not published and has no signature, as it would have been signed', async () => {
  const records = Array.from({ length: 620 }, (_, n) => aRecord(n));
  const already = outbox.sign([aRecord(700)]);
  await database.inTransaction((query) => append(query, [...records, ...already]));
  await database.query('UPDATE outbox SET published_at = now() WHERE position = 1');
  const sign = () => database.inTransaction((query) => signPending(query, outbox));
  expect(await sign()).toBe(619);
  const [published, ...pending] = await headersOf();
  expect(published).not.toHaveProperty(SIGNATURE_HEADER);
  const expected = [
    ...outbox.sign(records.slice(1, 501)),
    ...outbox.sign(records.slice(501)),
    ...already,
  ];
  expect(pending).toEqual(expected.map(({ headers }) => headers));
  expect(await sign()).toBe(0);
});
