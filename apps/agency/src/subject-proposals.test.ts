import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SubjectLinks } from './replica/subject-links.js';
import { SubjectProposals } from './subject/subject-proposals.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const AUTHORITY = 'imigrasi-jakpus';
const DISTRICT = 'kec-menteng';

let authority: AgencyAtHand;
let proposals: SubjectProposals;
/** subjects: the district's, another district's, and the authority's own */
let theirs: string;
let others: string;
let ours: string;
let version: number;

beforeAll(async () => {
  authority = await agencyAtHand(AUTHORITY);
  proposals = authority.part(SubjectProposals);
});
beforeEach(async () => {
  await authority.parts.database.query(
    'TRUNCATE history, subject_link; TRUNCATE subject_proposal RESTART IDENTITY',
  );
  [theirs, others, ours] = [randomUUID(), randomUUID(), randomUUID()];
  version = 1;
});
afterAll(() => authority?.close());

const statement = (subjectId: string, relation = 'SAME_PERSON', assertedAt = 1_000) => ({
  ...{ subjectId, relation, assertedAt },
});
const proposed = (said: object[], subjectId = theirs, owner = DISTRICT) =>
  held(authority, 'subject', owner, {
    ...{ subjectId, version: ++version, change: 'PROPOSED', documents: [], links: [] },
    proposals: said,
  });
const linked = (...links: object[]) =>
  held(authority, 'subject', AUTHORITY, {
    ...{ subjectId: ours, version: ++version, change: 'LINKED', documents: [], links },
    proposals: [],
  });
const open = async () => (await proposals.page({ limit: 50 })).items;
const proposal = (otherSubjectId: string, relation = 'SAME_PERSON') => ({
  ...{ owner: DISTRICT, subjectId: theirs, otherSubjectId, relation },
  assertedAt: '1970-01-01T00:00:01.000Z',
});

describe('a proposal of who is the same person', () => {
  it('is on the worklist, and links nobody', async () => {
    await proposed([statement(others), statement(ours)]);
    expect(await open()).toEqual([proposal(others), proposal(ours)]);
    expect(await authority.part(SubjectLinks).clusterOf(theirs)).toEqual([theirs]);
    expect(await authority.rowsOf('subject_link')).toEqual([0]);
  });

  it('replaces nothing that the authority said', async () => {
    await linked(statement(theirs));
    await proposed([statement(ours, 'NOT_SAME_PERSON', 2_000)]);
    const { part } = authority;
    expect(await part(SubjectLinks).clusterOf(theirs)).toEqual([theirs, ours].sort());
    expect(await open()).toMatchObject([{ otherSubjectId: ours, relation: 'NOT_SAME_PERSON' }]);
  });

  it('is settled once the authority says so, also by way of a subject of its own', async () => {
    await proposed([statement(others)]);
    await linked(statement(theirs));
    expect(await open()).toHaveLength(1);
    await linked(statement(theirs), statement(others));
    expect(await open()).toEqual([]);
  });

  it('is settled once the authority says the contrary, and open again when made anew', async () => {
    await proposed([statement(ours)]);
    await linked(statement(theirs, 'NOT_SAME_PERSON', 1_500));
    expect(await open()).toEqual([]);
    await proposed([statement(ours, 'SAME_PERSON', 2_000)]);
    expect(await open()).toHaveLength(1);
  });

  it('is gone when its owner takes it back, and is not another owner’s to take back', async () => {
    await proposed([statement(others), statement(ours)]);
    await proposed([], theirs, 'kec-senen');
    expect(await open()).toHaveLength(2);
    await proposed([statement(ours)]);
    expect(await open()).toEqual([proposal(ours)]);
  });

  it('that no service would write stops nobody', async () => {
    await proposed([
      ...[statement('no uuid'), statement(others, 'UNKNOWN'), statement(ours, 'SAME_PERSON', 9e15)],
      ...[statement(ours, 'SAME_PERSON', -1), statement(others), statement(others)],
    ]);
    expect(await open()).toEqual([proposal(others)]);
  });

  it('comes page by page, past those that are settled', async () => {
    const many = Array.from({ length: 7 }, () => randomUUID());
    await proposed([statement(ours), ...many.map((one) => statement(one))]);
    await linked(statement(theirs));
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await proposals.page({ limit: 3, cursor });
      seen.push(...page.items.map(({ otherSubjectId }) => otherSubjectId));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(many);
  });
});
