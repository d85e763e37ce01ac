import { describe, expect, it } from 'vitest';
import { checkSubmission } from '../entity/submission.js';
import { Problem } from '../problem/problem.js';
import { readItem } from './batch-item.js';
import { cloudEventReader } from './cloud-event.js';
import { keptRefusal } from './kept-refusal.js';

const CANARY = 'KENARI-417';

function refusalOf(item: unknown): Problem {
  try {
    checkSubmission(
      readItem(
        item,
        cloudEventReader(() => true),
      ),
    );
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('Expected a line that is refused, got one that is taken');
}

describe('what is kept of a refused line', () => {
  it.each([
    ['a flow that is none', { flow: CANARY, data: {} }],
    ['a change that is none', { flow: 'sighting', change: CANARY, data: {} }],
    ['an id that is none', { flow: 'sighting', id: CANARY, version: 1, data: {} }],
    ['an order number that is too long', orderNo(CANARY.repeat(40))],
    ['a value of another kind', { flow: 'sighting', data: { purpose: CANARY } }],
    ['a field that is none', { flow: 'sighting', data: { [CANARY]: 1 } }],
    ['a member that is none', { flow: 'sighting', data: {}, [CANARY]: 1 }],
    [
      'a CloudEvent of another type',
      { specversion: '1.0', id: '1', source: 'urn:x', type: CANARY, data: {} },
    ],
  ])('says what was expected and nothing of %s', (_, item) => {
    const problem = refusalOf(item);
    const kept = keptRefusal(problem);
    expect(JSON.stringify(kept)).not.toContain('KENARI');
    expect(kept).toMatchObject({ type: problem.toJSON()['type'], status: problem.status });
    expect(String(kept['detail'])).toMatch(/^Expected .+, got what is not kept$/);
  });

  it('names where what was wrong is, and what was expected there', () => {
    const problem = new Problem(
      'invalid-entity',
      'Expected a sighting within the rules of its flow, got 1',
      {
        violations: [{ field: '/orderNo', expected: 'none for a routine check', got: CANARY }],
      },
    );
    expect(keptRefusal(problem)).toMatchObject({
      status: 422,
      violations: [{ field: '/orderNo', expected: 'none for a routine check', got: 'not kept' }],
    });
  });
});

function orderNo(text: string): object {
  return { flow: 'sighting', data: { orderNo: text } };
}
