import 'reflect-metadata';
import { type OutgoingRecord, partitionOf } from '@sinergi/broker';
import { SIGNATURE_HEADER } from '@sinergi/contracts';
import { proofFromText, proofToText } from '@sinergi/trust';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Submit } from './entity/submit.js';
import { HealCopy } from './sync/heal-copy.js';
import { SyncWatch } from './sync/sync-watch.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { FencedLog } from './testing/fenced-log.js';

const OWNER = 'kec-menteng';
const TOPIC = 'timpora.lodging';
const PLACE = { topic: TOPIC, partition: 0 };

let agency: AgencyAtHand;
let log: FencedLog;
/** offsets of rows in partition 0, by what they are */
let at: { unsigned: number; old: number[]; anew: number };
let whole: unknown[];

/**
 * A partition with an unsigned row of before its first fence, rows by a key that was in force at
 * their places and was withdrawn later, and one by the key that followed it.
 */
beforeAll(async () => {
  agency = await agencyAtHand(OWNER);
  log = new FencedLog(agency, TOPIC);
  const unsigned = await sayUnsigned('kec-senen');
  await log.fence();
  const old = [await say(), await say(), await say()];
  await log.rotate();
  await log.fence();
  const anew = await say();
  log.revokeFormer();
  await log.fence();
  at = { unsigned, old, anew };
  whole = await rows();
  await agency.parts.database.query('CREATE TABLE kept AS TABLE history');
});
afterAll(() => agency?.close());
beforeEach(async () => {
  await agency.parts.database.query('TRUNCATE history');
  await agency.parts.database.query('INSERT INTO history TABLE kept');
});

const sql = (text: string, ...params: unknown[]) => agency.parts.database.query(text, params);

async function rows(): Promise<unknown[]> {
  const found = await sql(
    'SELECT key, version, log_offset, hash, value, headers FROM history ORDER BY log_offset, key',
  );
  return found.rows;
}

/** Says lodgings until one of them lies in partition 0. @returns its offset */
async function say(): Promise<number> {
  const before = log.records().length;
  while (log.records().length === before) {
    const data = agency.body('lodging');
    await agency
      .part(Submit)
      .one(agency.submission({ flow: 'lodging', data }), { client: 'a client' });
    await log.publish();
  }
  await log.read();
  return before;
}

/** A record of an agency that had no signing key yet. */
async function sayUnsigned(owner: string): Promise<number> {
  const other = await agencyAtHand(owner);
  try {
    for (;;) {
      const data = other.body('lodging');
      await other
        .part(Submit)
        .one(other.submission({ flow: 'lodging', data }), { client: 'a client' });
      const found = await other.parts.database.query(
        'SELECT key, value, headers FROM outbox WHERE topic = $1 ORDER BY position DESC LIMIT 1',
        [TOPIC],
      );
      const { [SIGNATURE_HEADER]: _, ...headers } = found.rows[0]!['headers'] as Record<
        string,
        string
      >;
      const record = { ...(found.rows[0] as unknown as OutgoingRecord), headers };
      if (partitionOf(record.key, agency.parts.admission.rulesFor(TOPIC).partitions) !== 0)
        continue;
      log.store(record);
      await log.read();
      return log.records().length - 1;
    }
  } finally {
    await other.close();
  }
}

const headersAt = async (offset: number): Promise<Record<string, string>> =>
  (await sql('SELECT headers FROM history WHERE partition = 0 AND log_offset = $1', offset))
    .rows[0]!['headers'] as Record<string, string>;
const setHeaders = (offset: number, headers: Record<string, string>) =>
  sql(
    'UPDATE history SET headers = $2 WHERE partition = 0 AND log_offset = $1',
    offset,
    JSON.stringify(headers),
  );
async function setSignature(offset: number, change: (text: string) => string): Promise<void> {
  const headers = await headersAt(offset);
  const signature = change(headers[SIGNATURE_HEADER]!);
  await setHeaders(offset, { ...headers, [SIGNATURE_HEADER]: signature });
}

const findings = async () => (await agency.part(SyncWatch).scrub(PLACE)).findings;
const heal = () => agency.part(HealCopy).heal(PLACE, false, new AbortController().signal);

describe('the evidence of a copy', () => {
  it('is in order where rows carry what they were admitted by, whatever came later', async () => {
    expect(at.old.length).toBe(3);
    expect(await findings()).toEqual([]);
    expect(await headersAt(at.unsigned)).not.toHaveProperty(SIGNATURE_HEADER);
    const keyIds = await Promise.all(
      [at.old[0]!, at.anew].map(
        async (offset) => proofFromText((await headersAt(offset))[SIGNATURE_HEADER]!).keyId,
      ),
    );
    expect(new Set(keyIds).size).toBe(2);
  });

  it.each<[string, () => Promise<unknown>, number]>([
    [
      'a path that was altered',
      () =>
        setSignature(at.old[0]!, (text) => {
          const proof = proofFromText(text);
          const path = proof.path.length > 0 ? proof.path.slice(1) : [Buffer.alloc(32, 1)];
          return proofToText({ ...proof, path });
        }),
      1,
    ],
    [
      'a signature of the root that was altered',
      () =>
        setSignature(at.old[1]!, (text) => {
          const proof = proofFromText(text);
          const signature = Buffer.from(proof.signature);
          signature[9]! ^= 1;
          return proofToText({ ...proof, signature });
        }),
      1,
    ],
    [
      'the signature of a key that came later',
      async () => {
        const { keystore, outbox, coordinator } = agency.parts;
        expect(keystore.signerFor(coordinator).keyId).toBe(keystore.signingKeyId);
        const record = log.records()[at.old[2]!]!;
        const [signed] = outbox.sign([
          { topic: TOPIC, key: String(record.key), value: record.value, headers: record.headers },
        ]);
        await setHeaders(at.old[2]!, signed!.headers);
      },
      1,
    ],
    [
      'a signature that was removed',
      async () => {
        const { [SIGNATURE_HEADER]: _, ...headers } = await headersAt(at.anew);
        await setHeaders(at.anew, headers);
      },
      1,
    ],
    ['bytes that are no signature', () => setSignature(at.anew, () => 'none'), 1],
    [
      'the headers of two rows in each other’s place',
      async () => {
        const [one, other] = [await headersAt(at.old[0]!), await headersAt(at.anew)];
        await setHeaders(at.old[0]!, other);
        await setHeaders(at.anew, one);
      },
      2,
    ],
    [
      'another event id, in its headers and beside them',
      async () => {
        await sql(
          `UPDATE history SET event_id = gen_random_uuid(),
             headers = jsonb_set(headers, '{ce_id}', to_jsonb(gen_random_uuid()::text))
           WHERE partition = 0 AND log_offset = $1`,
          at.old[0],
        );
      },
      1,
    ],
  ])('is found to lack with %s, and healed from the log', async (_, damage, count) => {
    expect(await findings()).toEqual([]);
    await damage();
    const found = await findings();
    expect(found).toMatchObject([{ code: 'SIGNATURE_DIFFERS', params: { count } }]);
    // What is not in order is looked at again, and not remembered.
    expect(await findings()).toEqual(found);
    expect(await heal()).toMatchObject({ replaced: count, inserted: 0, removed: 0 });
    expect(await findings()).toEqual([]);
    expect(await rows()).toEqual(whole);
  });

  it('names the first place, and nothing of the record', async () => {
    await setSignature(at.old[1]!, () => 'none');
    expect(await findings()).toEqual([
      { code: 'SIGNATURE_DIFFERS', params: { count: 1, firstOffset: at.old[1] } },
    ]);
  });
});
