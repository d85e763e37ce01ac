import type { Fields, FlowRules } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { always } from '../refuse-unless.js';
import { validateObserved } from '../validate-observed.js';
import { validateRetention } from '../validate-retention.js';

interface Link {
  subjectId: string;
  relation: string;
  assertedAt: number;
}

const linksOf = (subject: Fields | null): readonly Link[] =>
  (subject?.['links'] as Link[] | undefined) ?? [];
const proposalsOf = (subject: Fields): readonly Link[] =>
  (subject['proposals'] as Link[] | undefined) ?? [];
const isSame = ({ relation }: Link): boolean => relation === 'SAME_PERSON';

/**
 * The rules of subjects: the documents that belong to one subject, and the identity authority's
 * statements on which subjects are one person. What other agencies propose on that is for the
 * authority's officers, and replaces nothing.
 */
export const subjectRules: FlowRules = {
  flow: 'subject',
  begins: ['LISTED'],
  changes: {
    DOCUMENT_ADDED: {
      sets: ['documents'],
      requires: ['documents'],
      appends: ['documents'],
      refusal: always,
    },
    LINKED: { sets: ['links'], requires: ['links'], refusal: always },
    SPLIT: { sets: ['links'], requires: ['links'], refusal: always },
    PROPOSED: { sets: ['proposals'], requires: ['proposals'], refusal: always },
    CORRECTED: { sets: ['documents'], requires: ['documents'], refusal: always },
  },
  occurredAt: () => null,
  cites: { 'links.subjectId': 'subject', 'proposals.subjectId': 'subject' },
  derive: (after, _change, before) => ({
    standing: before?.['standing'] ?? after['standing'] ?? 'PROVISIONAL',
    links: after['links'] ?? [],
    proposals: after['proposals'] ?? [],
  }),
  validate(after, change, before, { now }) {
    return [
      ...validateDocuments(after, change),
      ...(change === 'LINKED' || change === 'SPLIT'
        ? validateLinks('links', after, linksOf(after), now)
        : []),
      ...(change === 'PROPOSED' ? validateLinks('proposals', after, proposalsOf(after), now) : []),
      ...(change === 'LINKED' && !linksOf(after).some(isSame)
        ? [{ field: '/links', expected: 'at least one SAME_PERSON link', got: 'none' }]
        : []),
      ...(change === 'SPLIT' ? validateSplit(after, before) : []),
      ...(before ? [] : validateRetention(after, Number(after['occurredAt'] ?? now))),
    ];
  },
};

function validateDocuments({ documents }: Fields, change: string): Violation[] {
  if (!['LISTED', 'DOCUMENT_ADDED', 'CORRECTED'].includes(change)) return [];
  return ((documents as unknown[] | undefined) ?? []).length > 0
    ? []
    : [{ field: '/documents', expected: 'at least one document', got: 'none' }];
}

function validateLinks(
  field: 'links' | 'proposals',
  after: Fields,
  links: readonly Link[],
  now: number,
): Violation[] {
  return links.flatMap(({ subjectId, assertedAt }, at) => [
    ...(subjectId === after['subjectId']
      ? [
          {
            field: `/${field}/${at}/subjectId`,
            expected: 'another subject',
            got: 'the subject itself',
          },
        ]
      : []),
    ...(links.findIndex((other) => other.subjectId === subjectId) < at
      ? [{ field: `/${field}/${at}/subjectId`, expected: 'each subject once', got: subjectId }]
      : []),
    ...validateObserved(`/${field}/${at}/assertedAt`, assertedAt, now),
  ]);
}

/**
 * Validates a split. It must cancel a link, by leaving it out or by stating the contrary, or state
 * of others that they are not the same person, who were never said to be.
 */
function validateSplit(after: Fields, before: Fields | null): Violation[] {
  const said = (links: readonly Link[], wanted: boolean): Set<string> =>
    new Set(links.filter((link) => isSame(link) === wanted).map(({ subjectId }) => subjectId));
  const [same, different] = [said(linksOf(after), true), said(linksOf(after), false)];
  const known = said(linksOf(before), false);
  const isCancelled = [...said(linksOf(before), true)].some((id) => !same.has(id));
  const isDenied = [...different].some((id) => !known.has(id));
  return isCancelled || isDenied
    ? []
    : [
        {
          field: '/links',
          expected: 'fewer SAME_PERSON links than before, or a new NOT_SAME_PERSON one',
          got: 'all of them',
        },
      ];
}
