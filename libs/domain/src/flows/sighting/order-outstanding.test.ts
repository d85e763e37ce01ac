import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { orderOutstanding } from './order-outstanding.js';

/** Late in the evening in Jakarta, a day before in UTC. */
const SEEN = Date.parse('2026-11-23T17:30:00Z');
const aCheck = (said: Fields = {}): Fields => ({
  ...{ order: 'URGENT', orderNo: null, certainty: 'DESCRIBED', change: 'REPORTED', seenAt: SEEN },
  ...said,
});

describe('the order of a check', () => {
  it.each<[string, Fields]>([
    ['that was urgent', {}],
    ['of a document without an order', { order: 'NONE', certainty: 'DOCUMENT_CHECKED' }],
    ['that was corrected and still has none', { change: 'CORRECTED' }],
  ])('%s is outstanding until the next day in Jakarta', (_what, said) => {
    expect(orderOutstanding(aCheck(said))).toEqual({
      ...{ dueOn: '2026-11-25', article: 'Permenimipas 2/2025, art. 30(1)–(5)', uncertain: false },
    });
  });

  it.each<[string, Fields]>([
    ['has its number', { orderNo: 'SP/1/LATIHAN' }],
    ['was retracted', { change: 'RETRACTED' }],
    ['was no check', { order: 'NONE' }],
    ['lies before any text', { seenAt: Date.parse('2010-01-01T00:00:00Z') }],
  ])('is not outstanding where it %s', (_what, said) => {
    expect(orderOutstanding(aCheck(said))).toBeNull();
  });

  it('follows the law of its day: before 2025 whether it may follow is uncertain', () => {
    const seenAt = Date.parse('2024-02-13T02:00:00Z');
    expect(orderOutstanding(aCheck({ seenAt }))).toMatchObject({
      ...{ dueOn: '2024-02-13', uncertain: true },
    });
  });
});
