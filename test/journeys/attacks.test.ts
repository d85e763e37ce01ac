import { randomInt } from 'node:crypto';
import type { StoredAt } from '@sinergi/broker';
import { agencyTopic } from '@sinergi/contracts';
import { seededRandom } from '@sinergi/domain';
import { eventually, withSession } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Attack, type HeldRecord, type Known, makeAttack } from '../attacks/make-attacks.js';
import { aPerson, aSighting } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { busAs, codecOf, publisherOn } from '../support/operator-view.js';
import { agencyOf, platform } from '../support/platform.js';
import { signAs } from '../support/sign-as.js';

/**
 * What single stolen credentials can make the exchange hold: records in every combination of owner,
 * source, entity, version, event id, directory version, seal and signature taken from elsewhere.
 * `npm run attacks` runs it with more of them; SINERGI_ATTACKS_SEED repeats a run.
 */
const ATTACKS = Number(process.env['SINERGI_ATTACKS'] ?? 90);
const SEED = Number(process.env['SINERGI_ATTACKS_SEED'] ?? randomInt(2 ** 31));
const DIRECTORY = 'timpora.directory';
const COORDINATOR = 'imigrasi-dki';
const ATTACKER = 'kec-menteng';
const VICTIMS = ['polri-jakpus', 'imigrasi-jakpus'];

const descriptor = platform();
const codes = descriptor.agencies.map(({ code }) => code);
const codec = codecOf(descriptor);
const random = seededRandom(SEED);
let known: Known;

const inDatabaseOf = <T>(code: string, work: Parameters<typeof withSession<T>>[1]): Promise<T> =>
  withSession(agencyOf(descriptor, code).databaseUrl, work);

async function reported(code: string): Promise<HeldRecord> {
  const { body } = await new AgencySystem(descriptor, code).report(
    aSighting({ certainty: 'IDENTIFIED', person: aPerson() }),
  );
  return inDatabaseOf(ATTACKER, (query) =>
    eventually(`${ATTACKER} holds the sighting of ${code}`, async () => {
      const { rows } = await query(
        'SELECT topic, key, value, headers FROM history WHERE event_id = $1',
        [body.eventId],
      );
      return (rows[0] as HeldRecord | undefined) ?? null;
    }),
  );
}

beforeAll(async () => {
  const [own, ...victims] = await Promise.all([ATTACKER, ...VICTIMS].map(reported));
  known = await inDatabaseOf(ATTACKER, async (query) => {
    const entries = await query(
      `SELECT topic, key, value, headers FROM history
       WHERE topic = $1 AND key = ANY ($2::text[])`,
      [DIRECTORY, [ATTACKER, COORDINATOR, ...VICTIMS]],
    );
    const position = await query('SELECT next_offset FROM position WHERE topic = $1', [DIRECTORY]);
    const keys = await query(
      `SELECT topic, key, value FROM key_record WHERE topic = $1 AND key LIKE 'a:%' LIMIT 1`,
      [agencyTopic('KeyRecord', ATTACKER)],
    );
    return {
      ...{ own: own!, victims, codec, coordinator: COORDINATOR },
      entries: entries.rows as unknown as HeldRecord[],
      key: { ...(keys.rows[0] as unknown as HeldRecord), headers: own!.headers },
      directoryVersion: BigInt(position.rows[0]!['next_offset'] as string),
    };
  });
});

const placesOf = (stored: readonly StoredAt[]): (string[] | number[])[] => [
  stored.map(({ topic }) => topic),
  stored.map(({ partition }) => partition),
  stored.map(({ offset }) => String(offset)),
];

/** What a copy holds because of these very records: other tests' records go on arriving. */
const heldOf = (code: string, stored: readonly StoredAt[]): Promise<string[]> =>
  inDatabaseOf(code, async (query) => {
    const { rows } = await query(
      `SELECT held.what || ' ' || topic || '/' || partition || '/' || log_offset AS held
       FROM unnest($1::text[], $2::int[], $3::bigint[]) AS a(topic, partition, log_offset)
       JOIN (
         SELECT 'event' AS what, topic, partition, log_offset FROM history
         UNION ALL SELECT 'fence', topic, partition, log_offset FROM fence
         UNION ALL SELECT 'key', k.topic, p.partition, k.log_offset
           FROM key_record k JOIN position p USING (topic)) held
         USING (topic, partition, log_offset)`,
      placesOf(stored),
    );
    return rows.map(({ held }) => `${code}: ${held}`);
  });

const disclosuresAt = (code: string): Promise<unknown> =>
  inDatabaseOf(code, async (query) => (await query('SELECT count(*) FROM disclosure')).rows[0]);

async function publishAll(code: string, attacks: readonly Attack[]): Promise<StoredAt[]> {
  const bus = busAs(descriptor, agencyOf(descriptor, code).relay);
  const publisher = await publisherOn(bus);
  const stored = await publisher.publish(attacks.map(({ record }) => record));
  await publisher.close();
  await bus.close();
  return stored;
}

/** @returns the reason for which an agency put each record aside, null where it did not */
function verdictsAt(code: string, stored: readonly StoredAt[]): Promise<(string | null)[]> {
  return inDatabaseOf(code, async (query) => {
    const asked = placesOf(stored);
    await eventually(`${code} has read them all`, async () => {
      const { rows } = await query(
        `SELECT 1
         FROM unnest($1::text[], $2::int[], $3::bigint[]) AS a(topic, partition, log_offset)
         JOIN position p USING (topic, partition)
         WHERE p.next_offset <= a.log_offset`,
        asked,
      );
      return rows.length === 0;
    });
    const { rows } = await query(
      `SELECT d.reason
       FROM unnest($1::text[], $2::int[], $3::bigint[]) WITH ORDINALITY
         AS a(topic, partition, log_offset, n)
       LEFT JOIN dead_letter d USING (topic, partition, log_offset)
       ORDER BY n`,
      asked,
    );
    return rows.map((row) => (row['reason'] as string | null) ?? null);
  });
}

describe(`attacks of seed ${SEED}`, () => {
  const figures: Record<string, number> = {};
  afterAll(() => process.stdout.write(`attacks ${JSON.stringify({ seed: SEED, ...figures })}\n`));

  it.each([
    ['a district’s relay account', ATTACKER, false],
    ['a district’s relay account and keystore', ATTACKER, true],
    ['the coordinator’s relay account', COORDINATOR, false],
  ])('with %s are refused by every copy, each for a reason', async (name, agency, hasKeystore) => {
    const attacker = {
      agency,
      ...(hasKeystore ? { sign: await signAs(descriptor, agency) } : {}),
    };
    const before = await Promise.all(codes.map(disclosuresAt));
    const attacks: Attack[] = [];
    for (let n = 0; n < ATTACKS / 3; n++) attacks.push(await makeAttack(attacker, known, random));
    const stored = await publishAll(agency, attacks);
    const verdicts = await Promise.all(codes.map((code) => verdictsAt(code, stored)));
    const accepted = attacks.flatMap(({ choices }, at) => {
      const reasons = new Set(verdicts.map((one) => one[at]));
      return reasons.size === 1 && !reasons.has(null)
        ? []
        : [`${choices} -> ${[...reasons].join(' / ')}`];
    });
    figures[name] = attacks.length;
    for (const reason of verdicts[0]!) figures[`${reason}`] = (figures[`${reason}`] ?? 0) + 1;
    expect(accepted).toEqual([]);
    const held = await Promise.all(codes.map((code) => heldOf(code, stored)));
    expect(held.flat()).toEqual([]);
    expect(await Promise.all(codes.map(disclosuresAt))).toEqual(before);
  });
});
