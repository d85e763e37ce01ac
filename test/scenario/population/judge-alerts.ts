import type { ExpectationLine } from './population-line.js';
import type { Numbered } from './read-population.js';

/** An expectation of a population, with what it is about as the exchange knows it. */
export interface ExpectedOfAlerts {
  /** line of the file */
  line: number;
  expect: 'alert' | 'silence';
  /** null for a silence of every rule */
  ruleId: string | null;
  /** ids of the subjects of the person; empty where it is about facts */
  subjects: readonly string[];
  /** ids of the events of the fact, or of all facts of the person */
  events: readonly string[];
  /** the last day, in Jakarta, on which an alert is in time; null for any */
  by: string | null;
  /** how the alert has to stand at the end; null for any */
  ends: string | null;
  /** what a silence tries; null for none */
  trap: string | null;
}

/** Returns what a line of a population expects, of the subjects and events that it is about. */
export const expectedOf = (
  { line, expect, rule, by, ends, trap }: Numbered<ExpectationLine>,
  about: Pick<ExpectedOfAlerts, 'subjects' | 'events'>,
): ExpectedOfAlerts => ({
  ...{ line, expect, ruleId: rule ?? null, by: by ?? null, ends: ends ?? null },
  ...{ trap: trap ?? null, ...about },
});

/** An alert of a rule, as it went. */
export interface RaisedAlert {
  alertId: string;
  ruleId: string;
  subjectId: string | null;
  /** every event that it ever rested on */
  evidence: readonly string[];
  /** the day in the exercise on which it was raised, in Jakarta */
  raisedOn: string;
  /** how it stands at the end */
  status: string;
}

/** How right one rule was. */
export interface RuleScore {
  ruleId: string;
  expected: number;
  /** expected alerts that came in time, and end as they have to */
  right: number;
  missed: number;
  /** alerts that nobody expected */
  wrong: number;
  /** null where the rule raised nothing */
  precision: number | null;
  /** null where nothing is expected of the rule */
  recall: number | null;
}

export interface TrapScore {
  trap: string;
  /** silences that were expected */
  expected: number;
  /** alerts that broke one of them */
  wrong: number;
}

/** What came of one expectation. */
export interface Outcome {
  line: number;
  isMet: boolean;
  expected: string;
  came: string;
}

export interface Judgement {
  rules: RuleScore[];
  traps: TrapScore[];
  outcomes: Outcome[];
  /** alerts of judged rules that no line speaks of */
  unexpected: RaisedAlert[];
  /** how many alerts there are of rules that no line names */
  notJudged: number;
}

/**
 * Judges alerts by what a population expects. A rule is judged where a line names it: then each of
 * its alerts that no line expects is wrong, whether or not a silence speaks of it.
 */
export function judgeAlerts(
  expectations: readonly ExpectedOfAlerts[],
  alerts: readonly RaisedAlert[],
): Judgement {
  const expected = expectations.filter(({ expect }) => expect === 'alert');
  const silences = expectations.filter(({ expect }) => expect === 'silence');
  const taken = new Map<RaisedAlert, ExpectedOfAlerts>();
  const found = expected.map((one) => {
    const alert = best(
      alerts.filter((alert) => !taken.has(alert) && isAbout(one, alert)),
      one,
    );
    if (alert) taken.set(alert, one);
    return { one, alert };
  });
  const right = found.filter(({ one, alert }) => alert !== undefined && isRight(one, alert));
  const named = new Set(expectations.flatMap(({ ruleId }) => ruleId ?? []));
  const broken = silences.map((one) => ({
    one,
    alerts: alerts.filter((alert) => !taken.has(alert) && isAbout(one, alert)),
  }));
  const inSilence = new Set(broken.flatMap(({ alerts }) => alerts));
  const wrong = alerts.filter(
    (alert) => !taken.has(alert) && (named.has(alert.ruleId) || inSilence.has(alert)),
  );
  const ruleIds = [...new Set([...named, ...wrong.map(({ ruleId }) => ruleId)])].sort();
  return {
    rules: ruleIds.map((ruleId) => scoreOf(ruleId, { expected, right, wrong })),
    traps: trapsOf(broken),
    outcomes: [
      ...found.map(({ one, alert }) => ({
        ...{ line: one.line, isMet: alert !== undefined && isRight(one, alert) },
        expected: wantedWords(one),
        came: alert ? cameWords(alert) : 'no alert',
      })),
      ...broken.map(({ one, alerts }) => ({
        ...{ line: one.line, isMet: alerts.length === 0, expected: 'no alert' },
        came: alerts.length === 0 ? 'no alert' : alerts.map(cameWords).join(', '),
      })),
    ].sort((left, right) => left.line - right.line),
    unexpected: wrong.filter((alert) => !inSilence.has(alert)),
    notJudged: alerts.filter((alert) => !taken.has(alert) && !wrong.includes(alert)).length,
  };
}

/** Whether an alert came in time, and stands as it has to. */
export const isRight = ({ by, ends }: ExpectedOfAlerts, alert: RaisedAlert): boolean =>
  (by === null || alert.raisedOn <= by) && (ends === null || alert.status === ends);

/** Whether an alert is one of the rule, about the person or the fact that a line names. */
export const isAbout = (
  { ruleId, subjects, events }: ExpectedOfAlerts,
  alert: RaisedAlert,
): boolean =>
  (ruleId === null || alert.ruleId === ruleId) &&
  (alert.subjectId !== null && subjects.length > 0
    ? subjects.includes(alert.subjectId)
    : alert.evidence.some((event) => events.includes(event)));

/** Of several, one that is right, then the first. */
function best(alerts: readonly RaisedAlert[], one: ExpectedOfAlerts): RaisedAlert | undefined {
  const sorted = [...alerts].sort((left, right) => (left.raisedOn < right.raisedOn ? -1 : 1));
  return sorted.find((alert) => isRight(one, alert)) ?? sorted[0];
}

function scoreOf(
  ruleId: string,
  all: {
    expected: readonly ExpectedOfAlerts[];
    right: readonly { one: ExpectedOfAlerts }[];
    wrong: readonly RaisedAlert[];
  },
): RuleScore {
  const expected = all.expected.filter((one) => one.ruleId === ruleId).length;
  const right = all.right.filter(({ one }) => one.ruleId === ruleId).length;
  const wrong = all.wrong.filter((alert) => alert.ruleId === ruleId).length;
  return {
    ...{ ruleId, expected, right, missed: expected - right, wrong },
    precision: right + wrong === 0 ? null : right / (right + wrong),
    recall: expected === 0 ? null : right / expected,
  };
}

function trapsOf(
  broken: readonly { one: ExpectedOfAlerts; alerts: readonly RaisedAlert[] }[],
): TrapScore[] {
  const traps = [...new Set(broken.flatMap(({ one }) => one.trap ?? []))].sort();
  return traps.map((trap) => {
    const of = broken.filter(({ one }) => one.trap === trap);
    const wrong = new Set(of.flatMap(({ alerts }) => alerts.map(({ alertId }) => alertId)));
    return { trap, expected: of.length, wrong: wrong.size };
  });
}

const wantedWords = ({ ruleId, by, ends }: ExpectedOfAlerts): string =>
  `${ruleId}${by === null ? '' : ` by ${by}`}${ends === null ? '' : `, ${ends} at the end`}`;

const cameWords = ({ ruleId, raisedOn, status }: RaisedAlert): string =>
  `${ruleId} on ${raisedOn}, ${status} at the end`;
