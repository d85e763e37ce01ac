import { describe, expect, it } from 'vitest';
import { MOST_REFERENCES, referencesOf } from './references-of.js';

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const named = (flow: string, fields: Record<string, unknown>) =>
  referencesOf(flow, fields).map(({ field, names, flow: of, id }) => [field, names, of, id]);

describe('what a version rests on', () => {
  it('is what the rules of its flow say that it names', () => {
    expect(named('alert', { evidence: [idOf(1), idOf(2)], causationId: idOf(3) })).toEqual([
      ['evidence', 'EVENT', null, idOf(1)],
      ['evidence', 'EVENT', null, idOf(2)],
      ['causationId', 'EVENT', null, idOf(3)],
    ]);
    expect(named('response', { alertId: idOf(1).toUpperCase(), causationId: null })).toEqual([
      ['alertId', 'ENTITY', 'alert', idOf(1)],
    ]);
    expect(named('case', { grounds: [idOf(1)], citesCaseId: idOf(2) })).toEqual([
      ['grounds', 'EVENT', null, idOf(1)],
      ['citesCaseId', 'ENTITY', 'case', idOf(2)],
    ]);
    expect(named('contribution', { meetingId: idOf(1), operationId: null })).toEqual([
      ['meetingId', 'ENTITY', 'meeting', idOf(1)],
    ]);
    expect(named('bulletin', { links: [idOf(1)] })).toEqual([['links', 'ENTITY', null, idOf(1)]]);
  });

  it('is neither a person, nor what it replaces, nor what is no id', () => {
    expect(named('bulletin', { supersedes: idOf(1), links: ['x', 7, null] })).toEqual([]);
    expect(named('subject', { links: [{ subjectId: idOf(1) }] })).toEqual([]);
    expect(named('directory', { causationId: idOf(1) })).toEqual([]);
  });

  it('is bounded, and has each thing once', () => {
    const many = Array.from({ length: MOST_REFERENCES + 5 }, (_, n) => idOf(n));
    expect(named('alert', { evidence: many })).toHaveLength(MOST_REFERENCES);
    expect(named('alert', { evidence: [idOf(1), idOf(1)] })).toHaveLength(1);
  });
});
