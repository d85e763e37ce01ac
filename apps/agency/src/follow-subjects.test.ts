import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { EventCodec, type Subject, sampleEvents } from '@sinergi/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FeedRow } from './feed/feed-row.js';
import { SubjectLinks } from './replica/subject-links.js';
import { FollowSubjects } from './subject/follow-subjects.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';

const AUTHORITY = 'imigrasi-jakpus';
const DISTRICT = 'kec-senen';
const TOPIC = 'timpora.subject';
const sample = sampleEvents().find(({ recordName }) => recordName === 'Subject')!.value as Subject;

let agency: AgencyAtHand;
let one: string;
let other: string;

beforeAll(async () => {
  agency = await agencyAtHand('kec-menteng');
});
beforeEach(() => {
  [one, other] = [randomUUID(), randomUUID()];
});
afterAll(() => agency?.close());

/** A version of what an agency says of a subject, as this agency applied it. */
async function said(owner: string, over: Partial<Subject>): Promise<FeedRow> {
  const subject: Subject = {
    ...sample,
    ...{ owner, eventId: randomUUID(), documents: [], links: [] },
    ...over,
  };
  const { subjectId, eventId, version } = subject;
  return {
    ...{ feedSeq: 1n, topic: TOPIC, key: `${owner}:${subjectId}`, version, eventId },
    ...{ partition: 0, offset: 0n, appendedAt: new Date(0), appliedAt: new Date(0) },
    value: await agency.part(EventCodec).encode('Subject', subject),
    headers: {},
  };
}

const samePerson = (subjectId: string) => [
  { subjectId, relation: 'SAME_PERSON' as const, assertedAt: 1 },
];
const take = (...rows: FeedRow[]): Promise<void> =>
  agency.parts.database.inTransaction((query) => agency.part(FollowSubjects).take(query, rows));
const personOf = (subjectId: string): Promise<string[]> =>
  agency.part(SubjectLinks).clusterOf(subjectId);

describe('who is the same person', () => {
  it('is what the identity authority says, until it says otherwise', async () => {
    await take(await said(AUTHORITY, { subjectId: one, version: 1, links: samePerson(other) }));
    expect(await personOf(other)).toEqual([one, other].sort());
    await take(await said(AUTHORITY, { subjectId: one, version: 2, links: [] }));
    expect(await personOf(other)).toEqual([other]);
  });

  it('is not changed by what another agency says of the subject, before or after', async () => {
    const authority = await said(AUTHORITY, {
      subjectId: one,
      version: 1,
      links: samePerson(other),
    });
    const wiping = await said(DISTRICT, { subjectId: one, version: 2, links: [] });
    await take(authority);
    await take(wiping);
    expect(await personOf(one)).toEqual([one, other].sort());
    // In one batch the later record does not take the place of the authority's.
    await take(authority, wiping);
    expect(await personOf(one)).toEqual([one, other].sort());
  });

  it('is not what an agency says that is no identity authority', async () => {
    await take(await said(DISTRICT, { subjectId: one, version: 3, links: samePerson(other) }));
    expect(await personOf(one)).toEqual([one]);
  });
});
