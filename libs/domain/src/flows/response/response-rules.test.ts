import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fields, FlowRules, RuleContext } from '../../flow-rules.js';
import { aContext, day } from '../testing/a-context.js';
import * as carried from '../testing/carry-out.js';
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

const ALERT: Fields = {
  ...{ competentAgency: 'imigrasi-jakpus', addressees: ['polri-jakpus'], kecamatan: '31.71.06' },
};
/** What the rules know when the competent agency answers. */
const answering = (owner = 'imigrasi-jakpus', alert: Fields = {}): RuleContext =>
  aContext({ owner, related: { alertId: { ...ALERT, ...alert } } });
const begin = (rules: FlowRules, change: string, said: Fields, context = answering()) =>
  carried.begin(rules, change, said, context);
const carryOut = (
  rules: FlowRules,
  before: Fields,
  change: string,
  said: Fields,
  context = answering(),
) => carried.carryOut(rules, before, change, said, context);

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

  it.each(['NOT_FOUND', 'LAWFUL'])('may begin with a result, %s, and then has it', (result) => {
    expect(begin(responseRules, 'RESULT', aResponse({ result }))).toMatchObject({
      violations: [],
      after: { stage: 'RESULT', result },
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

  it.each(['imigrasi-jakpus', 'polri-jakpus', 'kec-menteng', 'imigrasi-dki'])(
    'comes from %s: it is competent, addressed, or of the district',
    (owner) => {
      expect(begin(responseRules, 'SEEN', aResponse(), answering(owner)).violations).toEqual([]);
    },
  );

  it('of nobody else is taken, and the refusal names who may answer', () => {
    const [outsider, result] = [answering('kec-senen'), { result: 'WRONG_PERSON' }];
    const refused = {
      field: '/alertId',
      expected:
        'an answer by the competent agency imigrasi-jakpus; its addressees polri-jakpus; ' +
        'the agencies of district 31.71.06',
      got: 'one by kec-senen',
    };
    expect(begin(responseRules, 'RESULT', aResponse(result), outsider).violations).toEqual([
      refused,
    ]);
    // It began before it lost its part.
    for (const stage of ['TAKEN', 'RESULT', 'CLOSED'])
      expect(carryOut(responseRules, seen(), stage, saidFor(stage), outsider).violations).toEqual([
        refused,
      ]);
  });

  it('to an alert of no district is no agency’s for its area', () => {
    const city = answering('imigrasi-dki', { kecamatan: null, addressees: [] });
    expect(begin(responseRules, 'SEEN', aResponse(), city).violations).toEqual([
      expect.objectContaining({ expected: 'an answer by the competent agency imigrasi-jakpus' }),
    ]);
  });

  it('is no service’s for its area', () => {
    const service = answering('deteksi');
    expect(begin(responseRules, 'SEEN', aResponse(), service).fields).toEqual(['/alertId']);
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
