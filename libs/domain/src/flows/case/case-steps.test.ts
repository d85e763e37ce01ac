import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { caseRules } from './case-rules.js';
import { as, OWNER, opened, takes, through } from './testing/a-case.js';

/**
 * Which step follows which, written from the law and the practice of each track, and not from the
 * data of the tracks: by the steps that lead to a state, the steps that may come next.
 */
const FOLLOWS: Readonly<Record<string, readonly (readonly [way: string, next: string])[]>> = {
  TAK: [
    ['', 'EXAMINED CLOSED'],
    ['EXAMINED', 'EXAMINED CONFERENCE_HELD DECIDED CLOSED'],
    ['EXAMINED CONFERENCE_HELD', 'CONFERENCE_HELD DECIDED CLOSED'],
    ['EXAMINED CONFERENCE_HELD DECIDED', 'OBJECTED FINAL EXECUTED'],
    ['EXAMINED CONFERENCE_HELD DECIDED OBJECTED', 'OBJECTION_FORWARDED EXECUTED'],
    ['EXAMINED CONFERENCE_HELD DECIDED EXECUTED', 'OBJECTED FINAL CLOSED'],
    ['EXAMINED CONFERENCE_HELD DECIDED EXECUTED OBJECTED', 'OBJECTION_FORWARDED'],
    ['EXAMINED CONFERENCE_HELD DECIDED OBJECTED EXECUTED', 'OBJECTION_FORWARDED'],
    ['EXAMINED CONFERENCE_HELD DECIDED OBJECTED OBJECTION_FORWARDED', 'OBJECTION_DECIDED EXECUTED'],
    [
      'EXAMINED CONFERENCE_HELD DECIDED OBJECTED OBJECTION_FORWARDED OBJECTION_DECIDED',
      'FINAL EXECUTED CLOSED',
    ],
    ['EXAMINED CONFERENCE_HELD DECIDED FINAL', 'EXECUTED CLOSED'],
    ['EXAMINED CONFERENCE_HELD DECIDED FINAL CLOSED', ''],
    ['CLOSED', ''],
    ['RETRACTED', ''],
  ],
  INVESTIGATION: [
    ['', 'SPDP_SENT STOPPED'],
    ['SPDP_SENT', 'FILE_SENT STOPPED'],
    ['SPDP_SENT FILE_SENT', 'FILE_SENT HANDED_OVER STOPPED'],
    ['SPDP_SENT FILE_SENT HANDED_OVER', 'CLOSED'],
    ['STOPPED', 'CLOSED'],
    ['STOPPED CLOSED', ''],
    ['SPDP_SENT RETRACTED', ''],
  ],
  PROSECUTION: [
    ['', 'FILE_RETURNED FILE_COMPLETE STOPPED'],
    ['FILE_RETURNED', 'FILE_RETURNED FILE_COMPLETE STOPPED'],
    ['FILE_COMPLETE', 'HANDED_OVER STOPPED'],
    ['FILE_COMPLETE HANDED_OVER', 'CHARGED STOPPED'],
    ['FILE_COMPLETE HANDED_OVER CHARGED', 'VERDICT'],
    ['FILE_COMPLETE HANDED_OVER CHARGED VERDICT', 'VERDICT EXECUTED'],
    ['FILE_COMPLETE HANDED_OVER CHARGED VERDICT EXECUTED', 'CLOSED'],
    ['FILE_COMPLETE HANDED_OVER CHARGED VERDICT EXECUTED CLOSED', ''],
    ['STOPPED', 'CLOSED'],
    ['RETRACTED', ''],
  ],
};
const ASIDES = ['NOTED', 'SERVED', 'DETAINED', 'DETENTION_EXTENDED', 'RELEASED'];
const NO_STEPS = [...ASIDES, 'CONSULATE_NOTIFIED', 'CORRECTED', 'RETRACTED'];
const STEPS = Object.keys(caseRules.changes).filter((change) => !NO_STEPS.includes(change));
const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');

const table = Object.entries(FOLLOWS).flatMap(([track, states]) =>
  states.flatMap(([way, next]) =>
    STEPS.map((step) => [track, way || 'its beginning', step, words(next).includes(step)] as const),
  ),
);

describe('a step', () => {
  it.each(table)('of track %s after %s: %s may follow: %s', (track, way, step, isAllowed) => {
    const before = through(track, ...(way === 'its beginning' ? [] : words(way)));
    const { refusal } = takes(before, step);
    expect(refusal === null).toBe(isAllowed);
  });

  it('that cannot follow is refused with those that can', () => {
    expect(takes(through('TAK'), 'EXECUTED').refusal).toBe(
      'Expected a step that may follow OPENED on track TAK (EXAMINED, CLOSED), got EXECUTED, ' +
        'which may follow DECIDED or OBJECTED or OBJECTION_FORWARDED or OBJECTION_DECIDED or FINAL',
    );
    expect(takes(through('TAK'), 'SPDP_SENT').refusal).toBe(
      'Expected a step that may follow OPENED on track TAK (EXAMINED, CLOSED), got SPDP_SENT',
    );
  });

  const owners = ['imigrasi-jakpus', 'imigrasi-dki', 'polri-jakpus', 'kejari-jakpus'];
  const may: Readonly<Record<string, readonly string[]>> = {
    TAK: ['imigrasi-jakpus', 'imigrasi-dki'],
    INVESTIGATION: ['imigrasi-jakpus', 'polri-jakpus'],
    PROSECUTION: ['kejari-jakpus'],
  };
  it.each(
    Object.keys(FOLLOWS).flatMap((track) =>
      [...owners, 'kec-menteng', 'nobody'].map((code) => [track, code] as const),
    ),
  )(
    'that begins a case of track %s, and every later one, is %s’s only by its authority',
    (track, code) => {
      const expected = may[track]!.includes(code) ? [] : ['/track'];
      expect(opened(track, {}, code).fields).toEqual(expected);
      const [, [way] = ['']] = FOLLOWS[track]!;
      const before = through(track);
      const { fields } = takes(before, words(way!)[0]!, {}, { owner: code });
      expect(fields).toEqual(expected);
    },
  );

  it('that ends a case needs no authority any more, and every change needs an officer', () => {
    const before = through('INVESTIGATION', 'STOPPED');
    expect(takes(before, 'CLOSED', {}, { owner: 'kec-menteng' }).violations).toEqual([]);
    for (const [change, rule] of Object.entries(caseRules.changes))
      expect([change, rule.requires]).toEqual([change, expect.arrayContaining(['officer'])]);
  });

  it('is open to who may own a case that takes it', () => {
    const { participants } = as('');
    const open = (change: string) =>
      participants.filter((one) => caseRules.isOpenTo!(change, one)).map(({ code }) => code);
    expect(open('OPENED')).toEqual(['imigrasi-jakpus', 'imigrasi-dki', 'polri-jakpus']);
    expect(open('SPDP_RECEIVED')).toEqual(['kejari-jakpus']);
    expect(open('DECIDED')).toEqual(['imigrasi-jakpus', 'imigrasi-dki']);
    expect(open('RETRACTED')).toHaveLength(participants.length);
  });

  it('never leads out of the machine: whatever is tried, in whatever order', () => {
    const known = (track: string, step: string, way: string): boolean =>
      FOLLOWS[track]!.some(([, next]) => words(next).includes(step)) || way === step;
    const change = fc.constantFrom(...Object.keys(caseRules.changes));
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(OWNER)),
        fc.array(change, { maxLength: 25 }),
        (track, changes) => {
          let now: Fields = opened(track).after;
          for (const one of changes) {
            const { refusal, violations, after } = takes(now, one);
            if (refusal !== null || violations.length > 0) continue;
            const step = String(after['step']);
            if (step !== now['step'])
              expect(step === 'RETRACTED' || known(track, step, one)).toBe(true);
            if (['CLOSED', 'RETRACTED'].includes(String(now['step'])))
              expect(['CORRECTED', 'RETRACTED']).toContain(one);
            expect(after['underObjection']).toBe(
              after['objectedAt'] !== null && after['objectionOutcome'] === null,
            );
            now = after;
          }
        },
      ),
    );
  });
});
