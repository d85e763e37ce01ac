import { describe, expect, it } from 'vitest';
import { type ExpectedOfAlerts, judgeAlerts, type RaisedAlert } from './judge-alerts.js';

const expected = (change: Partial<ExpectedOfAlerts> = {}): ExpectedOfAlerts => ({
  ...{ line: 1, expect: 'alert', ruleId: 'overstay', subjects: ['anna'], events: ['e-1'] },
  ...{ by: '2026-05-01', ends: null, trap: null },
  ...change,
});
const silence = (change: Partial<ExpectedOfAlerts> = {}): ExpectedOfAlerts =>
  expected({ expect: 'silence', by: null, trap: 'paid', subjects: ['budi'], ...change });
const alert = (change: Partial<RaisedAlert> = {}): RaisedAlert => ({
  ...{ alertId: 'alert-1', ruleId: 'overstay', subjectId: 'anna', evidence: ['e-1'] },
  ...{ raisedOn: '2026-05-01', status: 'OPEN' },
  ...change,
});
const scoreOf = (...of: Parameters<typeof judgeAlerts>) => judgeAlerts(...of).rules[0];

describe('an expected alert', () => {
  it('is right on its day, and missed after it or where none came', () => {
    expect(scoreOf([expected()], [alert()])).toMatchObject({ right: 1, missed: 0, recall: 1 });
    const late = judgeAlerts([expected()], [alert({ raisedOn: '2026-05-02' })]);
    expect(late.rules[0]).toMatchObject({ right: 0, missed: 1, wrong: 0, recall: 0 });
    expect(late.outcomes[0]).toMatchObject({
      isMet: false,
      came: expect.stringContaining('05-02'),
    });
    const none = judgeAlerts([expected()], []);
    expect(none.rules[0]).toMatchObject({ missed: 1, precision: null, recall: 0 });
    expect(none.outcomes[0]).toMatchObject({ isMet: false, came: 'no alert' });
  });

  it('is one of its rule about its person alone', () => {
    for (const other of [{ ruleId: 'activity' }, { subjectId: 'budi' }])
      expect(scoreOf([expected()], [alert(other)])).toMatchObject({ ruleId: expect.anything() });
    expect(judgeAlerts([expected()], [alert({ subjectId: 'budi' })]).outcomes[0]!.isMet).toBe(
      false,
    );
  });

  it('that names nobody is known by the facts that it rests on', () => {
    const premises = expected({ subjects: [], events: ['e-7'] });
    const named = { subjectId: null, evidence: ['e-2', 'e-7'] };
    expect(scoreOf([premises], [alert(named)])).toMatchObject({ right: 1, wrong: 0 });
    const others = { subjectId: null, evidence: ['e-2'] };
    expect(scoreOf([premises], [alert(others)])).toMatchObject({ right: 0, wrong: 1 });
  });

  it('ends as it has to', () => {
    const taken = expected({ ends: 'RETRACTED' });
    expect(scoreOf([taken], [alert({ status: 'RETRACTED' })])).toMatchObject({ right: 1 });
    expect(scoreOf([taken], [alert()])).toMatchObject({ right: 0, missed: 1 });
  });

  it('counts once: a second one of the same rule is wrong', () => {
    const two = judgeAlerts([expected()], [alert(), alert({ alertId: 'alert-2' })]);
    expect(two.rules[0]).toMatchObject({ right: 1, wrong: 1, precision: 0.5 });
    expect(two.unexpected.map(({ alertId }) => alertId)).toEqual(['alert-2']);
  });
});

describe('an expected silence', () => {
  it('is broken by an alert, which is wrong and counts for its trap', () => {
    const about = { subjectId: 'budi', evidence: [] };
    const { rules, traps, outcomes, unexpected } = judgeAlerts([silence()], [alert(about)]);
    expect(rules[0]).toMatchObject({ expected: 0, right: 0, wrong: 1, precision: 0, recall: null });
    expect(traps).toEqual([{ trap: 'paid', expected: 1, wrong: 1 }]);
    expect(outcomes).toMatchObject([{ isMet: false, expected: 'no alert' }]);
    expect(unexpected).toEqual([]);
  });

  it('stands where nothing came', () => {
    const { traps, outcomes } = judgeAlerts([silence(), silence({ line: 2 })], [alert()]);
    expect(traps).toEqual([{ trap: 'paid', expected: 2, wrong: 0 }]);
    expect(outcomes.map(({ isMet }) => isMet)).toEqual([true, true]);
  });

  it('of every rule is broken by any, also by one that no line names', () => {
    const about = { subjectId: 'budi', evidence: [], ruleId: 'activity' };
    const { rules } = judgeAlerts([silence({ ruleId: null })], [alert(about)]);
    expect(rules).toMatchObject([{ ruleId: 'activity', wrong: 1 }]);
  });
});

describe('an alert that no line speaks of', () => {
  it('is wrong where its rule is judged, and is not judged otherwise', () => {
    const stray = alert({ alertId: 'alert-9', subjectId: 'citra', evidence: ['e-9'] });
    const judged = judgeAlerts([expected()], [alert(), stray]);
    expect(judged.rules[0]).toMatchObject({ right: 1, wrong: 1 });
    expect(judged.unexpected).toEqual([stray]);
    const other = judgeAlerts([expected()], [alert(), { ...stray, ruleId: 'activity' }]);
    expect(other.rules).toHaveLength(1);
    expect(other).toMatchObject({ notJudged: 1, unexpected: [] });
  });
});
