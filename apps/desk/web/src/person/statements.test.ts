import { describe, expect, it } from 'vitest';
import type { InboxItem } from '../api/inbox.js';
import { candidatesIn, withStatement } from './statements.js';

const item = (fields: Partial<InboxItem>) =>
  ({ flow: 'subject', part: null, ...fields }) as InboxItem;

describe('who may be the same person', () => {
  it('is in an item of the inbox with the subject, as its first or another, each once', () => {
    const items = [
      item({ kind: 'SAME_DOCUMENT', entityId: 'a', part: 'b+c' }),
      item({ kind: 'PROPOSED_SAME_PERSON', entityId: 'b', part: 'a' }),
      item({ kind: 'OWN_CASE', flow: 'case', entityId: 'b' }),
      item({ kind: 'SAME_DOCUMENT', entityId: 'd', part: 'e' }),
    ];
    expect(candidatesIn(items, 'b')).toEqual([
      { subjectId: 'a', kind: 'SAME_DOCUMENT' },
      { subjectId: 'c', kind: 'SAME_DOCUMENT' },
    ]);
    expect(candidatesIn(items, 'z')).toEqual([]);
  });

  it('is said once of two, and what is said of others stays', () => {
    const before = [
      { subjectId: 'b', relation: 'SAME_PERSON', assertedAt: '2026-11-01T00:00:00.000Z' },
      { subjectId: 'c', relation: 'SAME_PERSON', assertedAt: '2026-11-02T00:00:00.000Z' },
    ];
    const now = Date.parse('2026-11-24T03:00:00Z');
    const said = { subjectId: 'b', relation: 'NOT_SAME_PERSON' } as const;
    expect(withStatement(before, said, now)).toEqual([
      before[1],
      { ...said, assertedAt: '2026-11-24T03:00:00.000Z' },
    ]);
  });
});
