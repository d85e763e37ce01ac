import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { day } from '../testing/a-context.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { responseRules } from './response-rules.js';

const STAGES = ['SEEN', 'TAKEN', 'RESULT', 'CLOSED'];

function aResponse(change: Fields = {}): Fields {
  return {
    alertId: '4c2f0f0e-5a38-4d5b-8f52-0f7a3cf0f001',
    result: null,
    officer: 'officer 0001',
    note: null,
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

const seen = (): Fields => begin(responseRules, 'SEEN', aResponse()).after;
const saidFor = (stage: string): Fields =>
  stage === 'RESULT' ? { officer: 'officer 0002', result: 'FOUND' } : { officer: 'officer 0002' };

describe('a response', () => {
  it('is one per alert that is held', () => {
    expect(responseRules).toMatchObject({ onePer: ['alertId'], relates: { alertId: 'alert' } });
  });

  it.each(['SEEN', 'TAKEN'])('may begin as %s, without a result', (stage) => {
    expect(begin(responseRules, stage, aResponse())).toMatchObject({
      violations: [],
      after: { stage },
    });
    expect(begin(responseRules, stage, aResponse({ result: 'FOUND' })).fields).toEqual(['/result']);
  });

  it('may begin with a result, and then has one', () => {
    expect(begin(responseRules, 'RESULT', aResponse({ result: 'NOT_FOUND' }))).toMatchObject({
      violations: [],
      after: { stage: 'RESULT' },
    });
    expect(begin(responseRules, 'RESULT', aResponse()).fields).toEqual(['/result']);
  });

  it('has its result put right by another one', () => {
    const { after } = carryOut(responseRules, seen(), 'RESULT', saidFor('RESULT'));
    const again = carryOut(responseRules, after, 'RESULT', {
      officer: 'officer 0002',
      result: 'WRONG_PERSON',
    });
    expect(again).toMatchObject({ violations: [], after: { result: 'WRONG_PERSON' } });
    expect(
      carryOut(responseRules, after, 'RESULT', { officer: 'officer 0002', result: null }).fields,
    ).toEqual(['/result']);
  });

  it('keeps its result when it is closed', () => {
    const { after } = carryOut(responseRules, seen(), 'RESULT', saidFor('RESULT'));
    expect(carryOut(responseRules, after, 'CLOSED', saidFor('CLOSED'))).toMatchObject({
      violations: [],
      after: { stage: 'CLOSED', result: 'FOUND' },
    });
  });

  it('may be closed without one', () => {
    expect(carryOut(responseRules, seen(), 'CLOSED', saidFor('CLOSED'))).toMatchObject({
      violations: [],
      after: { result: null },
    });
  });

  it('only ever goes forward', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('TAKEN', 'RESULT', 'CLOSED')), (stages) => {
        let response = seen();
        for (const stage of stages) {
          const from = String(response['stage']);
          const { refusal, after, violations } = carryOut(
            responseRules,
            response,
            stage,
            saidFor(stage),
          );
          const isForward =
            STAGES.indexOf(stage) > STAGES.indexOf(from) ||
            (stage === 'RESULT' && from === 'RESULT');
          expect(refusal === null).toBe(isForward);
          expect(violations).toEqual([]);
          response = after;
        }
      }),
    );
  });
});
