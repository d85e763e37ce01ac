import 'reflect-metadata';
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SharedDocumentsController } from './subject/shared-documents.controller.js';
import { SharedDocuments } from './subject/shared-documents.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const AUTHORITY = 'imigrasi-jakpus';

let authority: AgencyAtHand;
let documents: SharedDocuments;
/** the authority's subject that says who is whom */
let ours: string;
let version: number;

beforeAll(async () => {
  authority = await agencyAtHand(AUTHORITY);
  documents = authority.part(SharedDocuments);
});
beforeEach(async () => {
  await authority.parts.database.query(
    'TRUNCATE history, subject_link, subject_document, subject_waiting',
  );
  ours = randomUUID();
  version = 1;
});
afterAll(() => authority?.close());

/** Notes subjects with one document, each with a holder of that document or of another name. */
async function sharing(subjects: readonly string[], holders: readonly Buffer[] = []) {
  const [document, holder] = [randomBytes(32), randomBytes(32)];
  for (const [at, subjectId] of subjects.entries())
    await authority.parts.database.query(
      'INSERT INTO subject_document (blind, person, subject_id) VALUES ($1, $2, $3)',
      [document, holders[at] ?? holder, subjectId],
    );
}
const people = (count: number): string[] => Array.from({ length: count }, () => randomUUID());
const said = (...links: [subjectId: string, relation: string][]) =>
  held(authority, 'subject', AUTHORITY, {
    ...{ subjectId: ours, version: ++version, change: 'LINKED', documents: [], proposals: [] },
    links: links.map(([subjectId, relation]) => ({ subjectId, relation, assertedAt: 1_000 })),
  });
const listed = async (limit = 50) => (await documents.page({ limit })).items;

describe('a document of several subjects', () => {
  it('is on the worklist with all of them, whoever minted their ids', async () => {
    const four = people(4);
    await sharing(four);
    await sharing(people(1));
    expect(await listed()).toEqual([
      { subjectIds: four, isAlike: true, since: expect.any(String) },
    ]);
  });

  it('says where the names differ', async () => {
    await sharing(people(2), [randomBytes(32)]);
    expect(await listed()).toMatchObject([{ isAlike: false }]);
  });

  it('leaves it once all are one person', async () => {
    const [one, two, three] = people(3);
    await sharing([one!, two!, three!]);
    await said([one!, 'SAME_PERSON'], [two!, 'SAME_PERSON']);
    expect(await listed()).toHaveLength(1);
    await said([one!, 'SAME_PERSON'], [two!, 'SAME_PERSON'], [three!, 'SAME_PERSON']);
    expect(await listed()).toEqual([]);
  });

  it('leaves it once they are said to be two persons', async () => {
    const [other] = people(1);
    await sharing([ours, other!]);
    await said([other!, 'NOT_SAME_PERSON']);
    expect(await listed()).toEqual([]);
  });

  it('comes page by page, each once, also past what is settled', async () => {
    const settled = people(2);
    await sharing(settled);
    await said([settled[0]!, 'SAME_PERSON'], [settled[1]!, 'SAME_PERSON']);
    for (let n = 0; n < 5; n++) await sharing(people(2));
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await documents.page({ limit: 2, cursor });
      found.push(...page.items.map(({ subjectIds }) => subjectIds.join()));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(found).size).toBe(5);
    expect(found).toHaveLength(5);
  });
});

it('at another agency the worklist is nobody’s to read', async () => {
  const other = await agencyAtHand('kec-menteng');
  try {
    const door = other.part(SharedDocumentsController);
    expect(() => door.list({ limit: 50 } as never)).toThrow(/Expected the identity authority/);
  } finally {
    await other.close();
  }
});
