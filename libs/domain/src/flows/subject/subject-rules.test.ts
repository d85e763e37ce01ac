import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { day, HOUR_MS, NOW } from '../testing/a-context.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { subjectRules } from './subject-rules.js';

const [SELF, ONE, OTHER] = [1, 2, 3].map((no) => `4c2f0f0e-5a38-4d5b-8f52-0f7a3cf0f00${no}`) as [
  string,
  string,
  string,
];
const same = (subjectId: string, change: Fields = {}) => ({
  subjectId,
  relation: 'SAME_PERSON',
  assertedAt: NOW,
  ...change,
});
const notSame = (subjectId: string) => same(subjectId, { relation: 'NOT_SAME_PERSON' });
const DOCUMENT = { surname: 'CONTOH' };

function aSubject(change: Fields = {}): Fields {
  return {
    subjectId: SELF,
    documents: [DOCUMENT],
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

const listed = (change: Fields = {}): Fields =>
  begin(subjectRules, 'LISTED', aSubject(change)).after;
const linked = (...links: Fields[]) => carryOut(subjectRules, listed(), 'LINKED', { links });

describe('a subject', () => {
  it('begins provisional, or as settled as its authority says, with no links', () => {
    expect(begin(subjectRules, 'LISTED', aSubject())).toMatchObject({
      violations: [],
      after: { standing: 'PROVISIONAL', links: [], proposals: [] },
    });
    expect(listed({ standing: 'ESTABLISHED' })).toMatchObject({ standing: 'ESTABLISHED' });
  });

  it('keeps its standing', () => {
    const { after } = carryOut(
      subjectRules,
      listed({ standing: 'ESTABLISHED' }),
      'DOCUMENT_ADDED',
      { documents: [DOCUMENT] },
    );
    expect(after).toMatchObject({ standing: 'ESTABLISHED' });
    expect(after['documents']).toHaveLength(2);
  });

  it('has a document', () => {
    expect(begin(subjectRules, 'LISTED', aSubject({ documents: [] })).fields).toEqual([
      '/documents',
    ]);
    expect(carryOut(subjectRules, listed(), 'CORRECTED', { documents: [] }).fields).toEqual([
      '/documents',
    ]);
  });

  it('is linked to others, each once and never to itself', () => {
    expect(linked(same(ONE), notSame(OTHER)).violations).toEqual([]);
    expect(linked(same(ONE), same(SELF)).fields).toEqual(['/links/1/subjectId']);
    expect(linked(same(ONE), notSame(ONE)).fields).toEqual(['/links/1/subjectId']);
    expect(linked(same(ONE, { assertedAt: NOW + HOUR_MS })).fields).toEqual([
      '/links/0/assertedAt',
    ]);
  });

  it('is proposed to be others’, each once and never itself, and has no link by that', () => {
    const proposed = (...proposals: Fields[]) =>
      carryOut(subjectRules, listed(), 'PROPOSED', { proposals });
    const { after, violations } = proposed(same(ONE), notSame(OTHER));
    expect(violations).toEqual([]);
    expect(after).toMatchObject({ links: [], proposals: [same(ONE), notSame(OTHER)] });
    expect(proposed(same(ONE), same(SELF)).fields).toEqual(['/proposals/1/subjectId']);
    expect(proposed(same(ONE), notSame(ONE)).fields).toEqual(['/proposals/1/subjectId']);
    expect(proposed(same(ONE, { assertedAt: NOW + HOUR_MS })).fields).toEqual([
      '/proposals/0/assertedAt',
    ]);
    expect(proposed().violations).toEqual([]);
  });

  it('is linked by at least one that is the same person', () => {
    expect(linked(notSame(ONE)).fields).toEqual(['/links']);
    expect(linked().fields).toEqual(['/links']);
  });

  it.each<[string, Fields[], string[]]>([
    ['leaving a link out', [same(ONE)], []],
    ['saying the contrary', [same(ONE), notSame(OTHER)], []],
    ['nothing that was said before', [same(ONE), same(OTHER)], ['/links']],
  ])('is split by %s', (_what, links, fields) => {
    const { after } = linked(same(ONE), same(OTHER));
    expect(carryOut(subjectRules, after, 'SPLIT', { links }).fields).toEqual(fields);
  });

  it('is split from others to whom it was never linked, each of them once', () => {
    const split = (before: Fields, ...links: Fields[]) =>
      carryOut(subjectRules, before, 'SPLIT', { links });
    const { after, fields } = split(listed(), notSame(ONE));
    expect(fields).toEqual([]);
    expect(split(after, notSame(ONE), notSame(OTHER)).fields).toEqual([]);
    expect(split(after, notSame(ONE)).fields).toEqual(['/links']);
    expect(split(listed(), same(ONE)).fields).toEqual(['/links']);
  });

  it('is kept ten years at most', () => {
    expect(
      begin(subjectRules, 'LISTED', aSubject({ handling: { retainUntil: day('2036-11-25') } }))
        .fields,
    ).toEqual(['/handling/retainUntil']);
  });
});
