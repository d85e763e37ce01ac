import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ReadEntities } from './entity/read-entities.js';
import { flowOf } from './ground/flow-of.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const SIGHTING = flowOf('sighting');
const OWNER = 'kec-menteng';
const [FORMER_AREA, AREA] = ['31.71.06', '31.71.07'];
const [FORMER_SUBJECT, SUBJECT] = [randomUUID(), randomUUID()];
const OFTEN_CHANGED = randomUUID();
const ENTITIES = 20_000;
const VERSIONS = 100_000;

const COLUMNS = `topic, version, feed_seq, partition, log_offset, appended_at, event_id, hash,
  value, headers, owner, change, lane, filters, key, latest, kecamatan, subject_id, occurred_at`;
const SAME = `h.topic, %v, -%n, 0, -%n, now(), gen_random_uuid(), h.hash, h.value, h.headers,
  h.owner, h.change, h.lane, h.filters`;
const same = (version: string, n: string): string =>
  SAME.replace('%v', version).replaceAll('%n', n);

let agency: AgencyAtHand;

beforeAll(async () => {
  agency = await agencyAtHand(OWNER);
  const { query } = agency.parts.database;
  const { key } = await held(agency, 'sighting', OWNER, {
    ...{ kecamatan: AREA, subjectId: null },
  });
  // Several versions each; the last one moved to another district.
  await query(
    `INSERT INTO history (${COLUMNS})
     SELECT ${same('v', '(n * 3 + v)')}, h.owner || ':' || md5(n::text)::uuid, v = 3,
       '31.71.0' || (n + v / 3) % 8 + 1, NULL, now() - make_interval(secs => n)
     FROM history h, generate_series(1, ${ENTITIES}) AS n, generate_series(1, 3) AS v
     WHERE h.key = $1`,
    [key],
  );
  await query(
    `INSERT INTO history (${COLUMNS})
     SELECT ${same('n', `(${ENTITIES * 4} + n)`)}, h.owner || ':' || $2, n = ${VERSIONS},
       CASE WHEN n = ${VERSIONS} THEN $3 ELSE $4 END,
       (CASE WHEN n = ${VERSIONS} THEN $5 ELSE $6 END)::uuid, now()
     FROM history h, generate_series(1, ${VERSIONS}) AS n
     WHERE h.key = $1`,
    [key, OFTEN_CHANGED, AREA, FORMER_AREA, SUBJECT, FORMER_SUBJECT],
  );
  await query('ANALYZE history');
});
afterAll(() => agency?.close());

/** Does something, and counts the pages that its queries of the copy read. */
async function buffersOf<R>(work: () => Promise<R>): Promise<{ found: R; read: number }> {
  const { database } = agency.parts;
  const asked = vi.spyOn(database, 'query');
  const found = await work();
  const calls = asked.mock.calls.filter(([sql]) => sql.includes('state'));
  asked.mockRestore();
  expect(calls.length).toBeGreaterThan(0);
  let read = 0;
  for (const [sql, params] of calls) {
    const { rows } = await database.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, params);
    const [{ Plan: plan }] = rows[0]!['QUERY PLAN'] as [{ Plan: Record<string, number> }];
    read += plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!;
  }
  return { found, read };
}

const entities = () => agency.part(ReadEntities);
const list = async (filter: object) => {
  const wanted = { limit: 50, ...filter };
  const { found, read } = await buffersOf(() => entities().list(SIGHTING, wanted));
  return { items: found.items, read };
};

describe('beside an entity with a hundred thousand versions', () => {
  // Pages of 8 kB. A list of a district passes over those of the seven others.
  it.each([
    ['of the newest', {}, 50, 300],
    ['of a district that it is in', { kecamatan: AREA }, 50, 1_500],
    ['of a district that it was in', { kecamatan: FORMER_AREA }, 50, 1_500],
    ['of the person whom it names', { subjectId: SUBJECT }, 1, 300],
    ['of a person whom it named', { subjectId: FORMER_SUBJECT }, 0, 300],
    ['of an owner', { owner: OWNER, to: new Date(Date.now() - 9e6).toISOString() }, 50, 300],
  ])('a page %s reads little', async (_, filter, count, most) => {
    const { items, read } = await list(filter);
    expect(items).toHaveLength(count);
    expect(read).toBeLessThan(most);
  });

  it('is found itself by little', async () => {
    const { read } = await buffersOf(() =>
      agency.parts.database.query('SELECT value FROM state WHERE topic = $1 AND key = $2', [
        SIGHTING.topic,
        `${OWNER}:${OFTEN_CHANGED}`,
      ]),
    );
    expect(read).toBeLessThan(20);
  });

  it('is not listed by what it was', async () => {
    const { rows } = await agency.parts.database.query(
      `SELECT kecamatan, subject_id FROM state WHERE topic = $1 AND entity_id = $2`,
      [SIGHTING.topic, OFTEN_CHANGED],
    );
    expect(rows).toEqual([{ kecamatan: AREA, subject_id: SUBJECT }]);
    const { rows: former } = await agency.parts.database.query(
      'SELECT 1 FROM state WHERE entity_id = $1 AND (kecamatan = $2 OR subject_id = $3)',
      [OFTEN_CHANGED, FORMER_AREA, FORMER_SUBJECT],
    );
    expect(former).toEqual([]);
  });
});
