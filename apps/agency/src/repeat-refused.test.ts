import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { OutgoingRecord } from '@sinergi/broker';
import { EventCodec, type Lodging, SIGNATURE_HEADER } from '@sinergi/contracts';
import { proofFromText } from '@sinergi/trust';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RepeatRefused } from './change/repeat-refused.js';
import { Submit } from './entity/submit.js';
import { SignedOutbox } from './signing/signed-outbox.js';
import { InspectDeadLetter } from './sync/inspect-dead-letter.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { FencedLog } from './testing/fenced-log.js';

const OWNER = 'kec-menteng';
const TOPIC = 'timpora.lodging';

let agency: AgencyAtHand;
let log: FencedLog;

beforeEach(async () => {
  agency = await agencyAtHand(OWNER);
  log = new FencedLog(agency, TOPIC);
  await log.fence();
});
afterEach(() => agency?.close());

const sql = async (text: string, ...params: unknown[]) =>
  (await agency.parts.database.query(text, params)).rows;

/** Says a lodging, which is not published yet. @returns the row of the outbox */
async function say(): Promise<OutgoingRecord & { value: Buffer }> {
  const data = agency.body('lodging');
  await agency.part(Submit).one(agency.submission({ flow: 'lodging', data }), { client: 'c' });
  const rows = await sql(
    'SELECT topic, key, value, headers FROM outbox WHERE topic = $1 ORDER BY position DESC LIMIT 1',
    TOPIC,
  );
  return rows[0] as unknown as OutgoingRecord & { value: Buffer };
}

/** The agency has another key; the one of before is withdrawn, and fences say so. */
async function changeKey(): Promise<void> {
  await log.rotate();
  log.revokeFormer();
  await log.fence();
}

async function publish(): Promise<void> {
  await log.publish();
  await log.read();
}

/** Says again what was refused, and reads what came of it. @returns how many records */
async function repeat(): Promise<number> {
  const { repeated } = await agency.part(RepeatRefused).repeat();
  await publish();
  return repeated;
}

const letters = () => sql('SELECT reason, dismissal FROM dead_letter ORDER BY log_offset');
const held = (key: string) =>
  sql('SELECT version, event_id, value, headers FROM history WHERE key = $1', key);
const keyIdOf = (headers: unknown): string =>
  proofFromText((headers as Record<string, string>)[SIGNATURE_HEADER]!).keyId;

describe('a record that a fence outran', () => {
  it('is said again by the present key, the same in all but the signature', async () => {
    const own = await say();
    await changeKey();
    await publish();
    expect(await letters()).toEqual([{ reason: 'REVOKED_KEY', dismissal: null }]);
    expect(await held(own.key)).toEqual([]);
    expect(await repeat()).toBe(1);
    const [row] = await held(own.key);
    expect(row).toMatchObject({ version: 1, event_id: own.headers['ce_id'], value: own.value });
    const { [SIGNATURE_HEADER]: signature, ...headers } = row![
      'headers'
    ] as OutgoingRecord['headers'];
    expect(keyIdOf({ [SIGNATURE_HEADER]: signature })).toBe(agency.parts.keystore.signingKeyId);
    expect(keyIdOf(own.headers)).not.toBe(agency.parts.keystore.signingKeyId);
    const { [SIGNATURE_HEADER]: _, ...before } = own.headers;
    expect(headers).toEqual(before);
  });

  it('is said once, and its dead letter closed with the place where it counts', async () => {
    await say();
    await changeKey();
    await publish();
    // Before it came back it is not said a second time.
    await agency.part(RepeatRefused).repeat();
    expect(await agency.part(RepeatRefused).repeat()).toEqual({ repeated: 0, answered: 0 });
    await publish();
    expect(await agency.part(RepeatRefused).repeat()).toEqual({ repeated: 0, answered: 1 });
    const [letter] = await letters();
    expect(letter).toMatchObject({
      dismissal: {
        officer: `service of ${OWNER}`,
        reason: expect.stringMatching(
          /^said again at offset \d+ of partition \d, signed by ed25519-/,
        ),
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      },
    });
    expect(await repeat()).toBe(0);
    expect(await agency.rowsOf('refused_own')).toEqual([0]);
  });

  it('shows whoever looks at the dead letter where it was said again', async () => {
    await say();
    await changeKey();
    await publish();
    const [at] = await sql('SELECT topic, partition, log_offset FROM dead_letter');
    const { topic, partition } = at as { topic: string; partition: number };
    const offset = BigInt(at!['log_offset'] as string);
    const look = () => agency.part(InspectDeadLetter).execute({ topic, partition, offset }, false);
    expect(await look()).toMatchObject({ saidAgain: null });
    await repeat();
    expect(await look()).toMatchObject({
      saidAgain: { partition, offset: expect.stringMatching(/^\d+$/) },
      remedies: ['DISMISS'],
    });
  });

  it('is said again after the outbox forgot it', async () => {
    const own = await say();
    await changeKey();
    await publish();
    await sql('DELETE FROM outbox');
    expect(await repeat()).toBe(1);
    expect(await held(own.key)).toMatchObject([{ value: own.value }]);
  });

  it('waits until a key of the agency is in force', async () => {
    const { directory } = agency.parts;
    await say();
    log.list({
      publicKeys: directory.latest(OWNER)!.publicKeys.map((key) => ({ ...key, revokedAt: 1 })),
    });
    await log.fence();
    await publish();
    expect(await repeat()).toBe(0);
    await log.rotate();
    log.revokeFormer();
    expect(await repeat()).toBe(0);
    await log.fence();
    expect(await repeat()).toBe(1);
  });

  it('is said again with each key once, where the next one was withdrawn too', async () => {
    const own = await say();
    await changeKey();
    await publish();
    expect(await agency.part(RepeatRefused).repeat()).toMatchObject({ repeated: 1 });
    await changeKey();
    await publish();
    expect(await held(own.key)).toEqual([]);
    expect(await letters()).toHaveLength(2);
    expect(await repeat()).toBe(1);
    expect(await held(own.key)).toMatchObject([{ value: own.value }]);
    expect(await agency.part(RepeatRefused).repeat()).toEqual({ repeated: 0, answered: 1 });
    for (const { dismissal } of await letters()) expect(dismissal).not.toBeNull();
  });

  it('stays shown while its right is withdrawn', async () => {
    const { publishes } = agency.parts.directory.latest(OWNER)!;
    const own = await say();
    log.list({ publishes: publishes.filter((flow) => flow !== 'lodging') });
    await changeKey();
    await publish();
    expect(await repeat()).toBe(0);
    expect(await letters()).toEqual([{ reason: 'REVOKED_KEY', dismissal: null }]);
    log.list({ publishes });
    await log.fence();
    expect(await repeat()).toBe(1);
    expect(await held(own.key)).toHaveLength(1);
  });
});

describe('what a thief says with the key that was withdrawn', () => {
  /** As whoever holds the former key could say it. */
  async function forged(own: OutgoingRecord & { value: Buffer }, over: Partial<Lodging>) {
    const codec = agency.part(EventCodec);
    const { value } = await codec.decode(TOPIC, own.value);
    const fields = { ...(value as Lodging), ...over };
    const thief = agency.parts.keystore.signersFor(OWNER).at(-1)!;
    const [signed] = new SignedOutbox('test', () => thief).sign([
      {
        ...{ topic: TOPIC, key: `${OWNER}:${fields.lodgingId}` },
        value: await codec.encode('Lodging', fields),
        headers: {
          ...own.headers,
          ...{ ce_id: fields.eventId, 'entity-version': String(fields.version) },
        },
      },
    ]);
    return signed!;
  }

  it('is never signed: another version, other bytes of this one, another entity', async () => {
    const own = await say();
    await changeKey();
    const anew = { eventId: randomUUID() };
    const forgeries = [
      await forged(own, { ...anew, version: 2 }),
      await forged(own, { correlationId: randomUUID() }),
      await forged(own, { ...anew, lodgingId: randomUUID() }),
    ];
    for (const record of forgeries) log.store(record);
    await log.read();
    expect((await letters()).map(({ reason }) => reason)).toEqual(Array(3).fill('REVOKED_KEY'));
    expect(await agency.rowsOf('refused_own')).toEqual([0]);
    expect(await repeat()).toBe(0);
    await publish();
    expect(await repeat()).toBe(1);
    expect(await held(own.key)).toMatchObject([{ version: 1, value: own.value }]);
    const values = forgeries.map(({ value }) => value);
    expect(await sql('SELECT 1 FROM outbox WHERE value = ANY($1::bytea[])', values)).toEqual([]);
    expect(await sql('SELECT 1 FROM history WHERE value = ANY($1::bytea[])', values)).toEqual([]);
    const open = (await letters()).filter(({ dismissal }) => dismissal === null);
    await agency.part(RepeatRefused).repeat();
    expect(open.length).toBeGreaterThanOrEqual(3);
    expect((await letters()).filter(({ dismissal }) => dismissal === null)).toHaveLength(3);
  });

  it('keeps the version that it took in time: the owner’s own stays dead', async () => {
    const own = await say();
    log.store(await forged(own, { correlationId: randomUUID() }));
    await log.read();
    await changeKey();
    await publish();
    expect(await letters()).toEqual([{ reason: 'REVOKED_KEY', dismissal: null }]);
    expect(await repeat()).toBe(0);
    expect(await letters()).toEqual([{ reason: 'REVOKED_KEY', dismissal: null }]);
  });

  it('notes nothing, however much it is', async () => {
    const own = await say();
    await changeKey();
    for (let n = 0; n < 300; n++) log.store(await forged(own, { correlationId: randomUUID() }));
    await log.read();
    expect(await letters()).toHaveLength(300);
    expect(await agency.rowsOf('refused_own')).toEqual([0]);
  });
});
