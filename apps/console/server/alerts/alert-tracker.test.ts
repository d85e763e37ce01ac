import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULES } from './alert-rules.js';
import { AlertTracker } from './alert-tracker.js';
import { type Condition, conditionKey, type Findings } from './find-conditions.js';

const BEHIND = { rule: 'behind', agency: 'kec-menteng', flow: null } as const;
const holds = (seconds = 1, since?: number): Findings => ({
  conditions: [{ ...BEHIND, params: { seconds }, since }],
  unknown: new Set(),
});
const GONE: Findings = { conditions: [], unknown: new Set() };
const UNTOLD: Findings = { conditions: [], unknown: new Set([conditionKey(BEHIND)]) };
const AFTER_MS = RULES.find(({ rule }) => rule === 'behind')!.forSeconds * 1_000;

describe('the alerts that go on', () => {
  it('begin once the condition held as long as the rule says, dated from its start', () => {
    const tracker = new AlertTracker();
    expect(tracker.step(holds(), 0).started).toEqual([]);
    expect(tracker.step(holds(), AFTER_MS - 1).started).toEqual([]);
    const [alert] = tracker.step(holds(61), AFTER_MS).started;
    expect(alert).toMatchObject({
      ...BEHIND,
      severity: 'warning',
      startedAt: 0,
      params: { seconds: 61 },
    });
    expect(tracker.step(holds(62), AFTER_MS + 1_000)).toEqual({ started: [], ended: [] });
    expect(tracker.openAlerts()).toEqual([{ ...alert, params: { seconds: 62 } }]);
  });

  it('begin anew after a moment without the condition', () => {
    const tracker = new AlertTracker();
    tracker.step(holds(), 0);
    tracker.step(GONE, AFTER_MS - 1_000);
    expect(tracker.step(holds(), AFTER_MS).started).toEqual([]);
    expect(tracker.step(holds(), 2 * AFTER_MS).started).toHaveLength(1);
  });

  it('count from when the condition is known to have begun', () => {
    expect(new AlertTracker().step(holds(1, 1_000), 1_000 + AFTER_MS).started).toMatchObject([
      { startedAt: 1_000 },
    ]);
  });

  it('neither begin nor end while nothing can be told', () => {
    const tracker = new AlertTracker();
    tracker.step(holds(), 0);
    expect(tracker.step(UNTOLD, AFTER_MS)).toEqual({ started: [], ended: [] });
    const [alert] = tracker.step(holds(), AFTER_MS + 1).started;
    expect(tracker.step(UNTOLD, AFTER_MS + 2)).toEqual({ started: [], ended: [] });
    expect(tracker.step(GONE, AFTER_MS + 3).ended).toMatchObject([{ id: alert!.id }]);
  });

  it('are taken over from the last process, and end once their condition is gone', () => {
    const tracker = new AlertTracker();
    tracker.adopt({ id: 'before', severity: 'warning', startedAt: -5, params: {}, ...BEHIND });
    expect(tracker.step(UNTOLD, 0)).toEqual({ started: [], ended: [] });
    expect(tracker.step(holds(9), 1).started).toEqual([]);
    expect(tracker.step(GONE, 2).ended).toMatchObject([{ id: 'before', params: { seconds: 9 } }]);
  });

  it('are at most one per rule, agency and flow, and each ends at most once', () => {
    const condition = fc.record({
      rule: fc.constantFrom(...RULES.map(({ rule }) => rule)),
      agency: fc.constantFrom('a', 'b'),
    });
    const step = fc.record({
      hold: fc.array(condition),
      untold: fc.array(condition),
      afterMs: fc.integer({ min: 0, max: 40_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const tracker = new AlertTracker();
        const open = new Map<string, string>();
        let now = 0;
        for (const { hold, untold, afterMs } of steps) {
          now += afterMs;
          const conditions: Condition[] = hold.map((about) => ({
            ...about,
            flow: null,
            params: {},
          }));
          const unknown = new Set(untold.map((about) => conditionKey({ ...about, flow: null })));
          const { started, ended } = tracker.step({ conditions, unknown }, now);
          for (const alert of ended) {
            expect(open.get(conditionKey(alert))).toBe(alert.id);
            expect(conditions.some((held) => conditionKey(held) === conditionKey(alert))).toBe(
              false,
            );
            open.delete(conditionKey(alert));
          }
          for (const alert of started) {
            expect(open.has(conditionKey(alert))).toBe(false);
            expect(now - alert.startedAt).toBeGreaterThanOrEqual(
              RULES.find(({ rule }) => rule === alert.rule)!.forSeconds * 1_000,
            );
            open.set(conditionKey(alert), alert.id);
          }
          expect(
            tracker
              .openAlerts()
              .map(({ id }) => id)
              .sort(),
          ).toEqual([...open.values()].sort());
        }
      }),
    );
  });
});
