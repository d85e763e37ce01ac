import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { MemoryBus } from '@sinergi/broker';
import { type DeadLetterNotice, SIGNATURE_HEADER } from '@sinergi/contracts';
import type { DeadLetter } from '@sinergi/replica';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InspectDeadLetter } from './sync/inspect-dead-letter.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';

const TOPIC = 'timpora.sighting';
const POISON = Buffer.from('no event');

let agency: AgencyAtHand;
let log: MemoryBus;

beforeAll(async () => {
  agency = await agencyAtHand('kec-menteng');
  agency.parts.replicaBus.readRange = (...range) => log.readRange(...range);
});
beforeEach(async () => {
  log = new MemoryBus();
  log.makeTopic(TOPIC, 1);
  log.store(TOPIC, 0, {
    ...{ appendedAt: 0, key: Buffer.from('kec-senen:x'), value: POISON },
    headers: { ce_type: 'a.type' },
  });
  await agency.parts.database.query('TRUNCATE dead_letter, outbox');
});
afterAll(() => agency?.close());

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

async function putAside(hash = sha256(POISON)): Promise<void> {
  await agency.parts.database.query(
    `INSERT INTO dead_letter
       (topic, partition, log_offset, reason, detail, key, value_bytes, sha256, appended_at)
     VALUES ($1, 0, 0, 'NOT_FRAMED', 'Expected a frame', 'kec-senen:x', 8, $2, now())`,
    [TOPIC, hash],
  );
}

describe('a dead letter that is looked at', () => {
  const inspect = (isShown: boolean) =>
    agency.part(InspectDeadLetter).execute({ topic: TOPIC, partition: 0, offset: 0n }, isShown);

  it('is read from the log, and its content shown only to who may read it', async () => {
    await putAside();
    const seen = await inspect(true);
    expect(seen).toMatchObject({ onLog: 'HELD', sizeBytes: 8, headers: { ce_type: 'a.type' } });
    expect(seen.hex).toContain('no event');
    expect(seen.steps.some(({ ok }) => ok === false)).toBe(true);
    const told = await inspect(false);
    expect(told).toMatchObject({ onLog: 'HELD', headers: {}, hex: '', value: null });
    expect(told.steps).toEqual(seen.steps);
  });

  it('that retention took from the log can only be put away', async () => {
    await putAside();
    log.truncate(TOPIC, 0, 1n);
    expect(await inspect(true)).toMatchObject({
      ...{ onLog: 'GONE', steps: [], headers: {}, hex: '', remedies: ['DISMISS'] },
      ...{ reason: 'NOT_FRAMED', sizeBytes: 8, key: 'kec-senen:x' },
    });
  });

  it('in whose place another record lies shows nothing of that one', async () => {
    await putAside(sha256(Buffer.from('another')));
    expect(await inspect(true)).toMatchObject({
      ...{ onLog: 'OTHER', steps: [], headers: {}, hex: '', remedies: ['HEAL'] },
    });
  });
});

describe('notices of dead letters', () => {
  const aDeadLetter = (offset: number, over: Partial<DeadLetter> = {}): DeadLetter => ({
    ...{ topic: TOPIC, partition: 0, offset: BigInt(offset), reason: 'UNSIGNED' },
    ...{ detail: `Expected a signature ${offset}`, sha256: sha256(POISON), key: null, ...over },
  });

  it('are one for each partition and reason of a batch, however many there are', async () => {
    const { notices, database, codec } = agency.parts;
    const many = [
      ...Array.from({ length: 5_000 }, (_, n) => aDeadLetter(n)),
      ...Array.from({ length: 5_000 }, (_, n) => aDeadLetter(n, { partition: 1 })),
      aDeadLetter(7_000, { reason: 'FORK' }),
    ];
    await database.inTransaction((query) => notices.write(query, many));
    const { rows } = await database.query(
      'SELECT topic, value, headers FROM outbox ORDER BY position',
    );
    const told = await Promise.all(
      rows.map(
        async ({ topic, value }) => (await codec.decode(topic as string, value as Buffer)).value,
      ),
    );
    const said = (told as DeadLetterNotice[]).map(
      ({ partition, reason, offset, lastOffset, count, detail }) =>
        [partition, reason, offset, lastOffset, count, detail] as const,
    );
    expect(said).toEqual([
      [0, 'UNSIGNED', 0, 4_999, 5_000, 'Expected a signature 0'],
      [1, 'UNSIGNED', 0, 4_999, 5_000, 'Expected a signature 0'],
      [0, 'FORK', 7_000, null, 1, 'Expected a signature 7000'],
    ]);
    for (const { headers } of rows) expect(headers).toHaveProperty(SIGNATURE_HEADER);
  });
});
