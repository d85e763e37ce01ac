import 'reflect-metadata';
import { EventCodec, type Subject } from '@sinergi/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Submit } from './entity/submit.js';
import type { FeedRow } from './feed/feed-row.js';
import { FollowSubjects } from './subject/follow-subjects.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';

const CODE = 'imigrasi-jakpus';
const TOPIC = 'timpora.subject';

let agency: AgencyAtHand;
/** subjects that this agency made and sealed, as they came back over the log */
let rows: FeedRow[];

beforeAll(async () => {
  agency = await agencyAtHand(CODE);
  const { query } = agency.parts.database;
  const { subjectId: _, ...permit } = agency.body('permit');
  const holder = permit['holder'] as { document: object };
  for (const number of ['L0000001', 'L0000002']) {
    const document = { ...holder.document, number };
    await agency.part(Submit).one(
      agency.submission({
        flow: 'permit',
        data: { ...permit, holder: { ...holder, document } },
      }),
      { client: `${CODE}.system` },
    );
  }
  const { rows: owned } = await query(
    `SELECT entity_id, event_id, version, value FROM owned_entity WHERE flow = 'subject'`,
  );
  rows = owned.map((row) => ({
    ...{ feedSeq: 1n, topic: TOPIC, key: `${CODE}:${row['entity_id']}`, version: 1 },
    ...{ eventId: String(row['event_id']), value: row['value'] as Buffer, headers: {} },
    ...{ partition: 0, offset: 0n, appendedAt: new Date(0), appliedAt: new Date(0) },
  }));
});
beforeEach(async () => {
  await agency.parts.database.query('TRUNCATE disclosure, subject_document');
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => agency?.close());

const take = (): Promise<void> =>
  agency.parts.database.inTransaction((query) => agency.part(FollowSubjects).take(query, rows));

describe('the blind index', () => {
  it('enters a batch once, before it opens any of it, whatever becomes of its work', async () => {
    const entriesAtOpening: number[] = [];
    const reopen = agency.parts.keys.reopen.bind(agency.parts.keys);
    vi.spyOn(agency.parts.keys, 'reopen').mockImplementation(async (...asked) => {
      entriesAtOpening.push(...(await agency.rowsOf('disclosure')));
      return reopen(...asked);
    });
    await expect(
      agency.parts.database.inTransaction(async (query) => {
        await agency.part(FollowSubjects).take(query, rows);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(entriesAtOpening).toEqual([1, 1]);
    const { rows: entries } = await agency.parts.database.query('SELECT * FROM disclosure');
    expect(entries).toMatchObject([
      {
        ...{ officer_kind: 'MACHINE', officer: 'blind index', topic: TOPIC, key: null },
        ...{ keys: rows.map(({ key }) => key), groups: ['identity'], version: null },
      },
    ]);
    expect(await agency.rowsOf('subject_document')).toEqual([0]);
  });

  it('opens nothing where that cannot be written', async () => {
    const opening = vi.spyOn(agency.parts.keys, 'reopen');
    const { query } = agency.parts.database;
    await query('ALTER TABLE disclosure ADD CONSTRAINT broken CHECK (false) NOT VALID');
    await expect(take()).rejects.toThrow(/broken/);
    await query('ALTER TABLE disclosure DROP CONSTRAINT broken');
    expect(opening).not.toHaveBeenCalled();
  });

  it('enters nothing where nothing is to be opened', async () => {
    const codec = agency.part(EventCodec);
    const { value } = await codec.decode(TOPIC, rows[0]!.value);
    const bare = { ...(value as Subject), documents: [] };
    await agency.parts.database.inTransaction(async (query) =>
      agency
        .part(FollowSubjects)
        .take(query, [{ ...rows[0]!, value: await codec.encode('Subject', bare) }]),
    );
    expect(await agency.rowsOf('disclosure')).toEqual([0]);
  });
});
