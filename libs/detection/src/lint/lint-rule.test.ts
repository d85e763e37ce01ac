import { describe, expect, it } from 'vitest';
import { ALL_RULES } from '../all-rules.js';
import type { Rule } from '../rule.js';
import { districtDiffers } from '../rules/district-differs.js';
import { lintRule } from './lint-rule.js';

const GOOD = districtDiffers as unknown as Rule;
const PARAMETER = GOOD.parameters['windowDays']!;
const FOUND = GOOD.evaluate;
const ONE = { id: 'Satu kalimat saja.', en: 'One sentence alone.' };

/** The rule, with one finding changed. */
const finding = (change: object): Partial<Rule> => ({
  evaluate: (facts, context) => {
    const evaluation = FOUND(facts, context);
    return {
      ...evaluation,
      findings: evaluation.findings.map((one) => ({ ...one, ...change })),
    };
  },
});

describe('a rule of early detection', () => {
  it.each(ALL_RULES.map((rule) => [rule.id, rule] as const))('%s may run', (_id, rule) => {
    expect(lintRule(rule)).toEqual([]);
  });

  it.each<[string, Partial<Rule>, RegExp]>([
    ['rests on nothing', { restsOn: [] }, /no fact of conduct/],
    [
      'rests on days, premises and accreditations',
      {
        reads: ['calendar', 'representation', 'accreditation'],
        restsOn: ['calendar', 'representation', 'accreditation'],
      },
      /no fact of conduct/,
    ],
    ['rests on what it does not read', { restsOn: ['permit', 'case'] }, /rests on case/],
    [
      'has a number out of its bounds',
      { parameters: { days: { ...PARAMETER, value: PARAMETER.highest + 1 } } },
      /parameter days: expected/,
    ],
    [
      'has a number without bounds',
      { parameters: { days: { ...PARAMETER, lowest: 9, value: 9, highest: 9 } } },
      /parameter days: expected/,
    ],
    ['has no unit', { parameters: { days: { ...PARAMETER, of: '' } } }, /expected a unit/],
    [
      'explains a number in one language',
      { parameters: { days: { ...PARAMETER, meaning: { ...ONE, id: '' } } } },
      /parameter days: expected 10 to 1000/,
    ],
    ['has its title in one language', { title: { id: ONE.en, en: ONE.en } }, /title: expected two/],
    ['is not known', { version: 99 }, /version 99/],
    ['is known since another day', { since: '2020-01-01' }, /since 2020-01-01/],
    ['cites nothing', { citationOn: () => ' ' }, /cites nothing/],
    ['asks for no answer', { answerWithinWorkingDays: 0 }, /within no day/],
    ['has one example', { mustFire: GOOD.mustFire.slice(0, 1) }, /at least 2 examples/],
    ['names no trap', { traps: [], mustNotFire: [] }, /names no trap/],
    [
      'shows nothing of a trap',
      { mustNotFire: GOOD.mustNotFire.filter(({ trap }) => trap !== 1) },
      /trap 1 has no example/,
    ],
    ['shows a trap that it does not name', { traps: GOOD.traps.slice(0, 1) }, /which is none/],
    ['fires on a trap', { mustNotFire: GOOD.mustFire }, /fires, and must not/],
    ['does not fire', { mustFire: GOOD.mustNotFire }, /must fire, and does not/],
    ['has evidence of its own', finding({ evidence: ['invented'] }), /evidence that nobody gave/],
    ['has no evidence', finding({ evidence: [] }), /expected 1 to 100 events, got 0/],
    ['has another causation', finding({ causationId: 'invented' }), /none of the evidence/],
    ['is surer than sure', finding({ confidence: 1.1 }), /expected confidence/],
    ['explains too little', finding({ explanation: { id: 'Ya.', en: 'Yes.' } }), /explanation/],
    [
      'finds out of nothing',
      {
        evaluate: (facts, context) =>
          facts.permit.length > 0
            ? FOUND(facts, context)
            : FOUND({ ...facts, ...GOOD.mustFire[0]!.facts }, context),
      },
      /fires where nothing is known/,
    ],
  ])('that %s is refused', (_what, change, complaint) => {
    expect(lintRule({ ...GOOD, ...change }).join('\n')).toMatch(complaint);
  });
});
