import { civilDayAt, entryOn, SUPERVISION_LAW } from '@sinergi/law';
import type { Fields, RuleContext } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { happenedAt } from '../happened-at.js';
import { day, instant } from '../shown.js';
import { validateGrowth } from '../validate-growth.js';
import { validateSaid } from '../validate-said.js';
import { stepOf } from './may-follow.js';
import { objectionClock } from './objection-clock.js';

/** What any change may say of a case. */
export const ALWAYS: readonly string[] = [
  ...['officer', 'detail', 'fileNo', 'articles', 'grounds', 'addressees', 'attachments'],
];
/** Fields that belong to every request. */
const ENVELOPE = ['change', 'occurredAt', 'correlationId', 'causationId', 'handling'];

/**
 * Validates what a step or another change says of a case: what it must say is said, nothing that
 * belongs to another step, and each value is one that fits it.
 */
export function validateCaseStep(
  after: Fields,
  change: string,
  before: Fields | null,
  context: RuleContext,
): Violation[] {
  const rule = stepOf(after, change);
  if (!rule) return [];
  const { says = [], maySay = [], values = {} } = rule;
  const takes = [...ALWAYS, ...ENVELOPE, ...says, ...maySay];
  return [
    ...validateSaid(after, ...says),
    // What begins a case says all of it; what later steps say, its form does not take.
    ...(before ? Object.keys(context.said) : [])
      .filter((name) => !takes.includes(name) && (context.said[name] ?? null) !== null)
      .map((name) => ({
        field: `/${name}`,
        expected: `nothing: ${change} of track ${String(after['track'])} does not say it`,
        got: 'a value',
      })),
    ...Object.entries(values).flatMap(([name, accepted]) => oneOf(name, accepted, after)),
    ...(change === 'DECIDED'
      ? [...validateActions(after), ...validateConference(after, before!)]
      : []),
    ...(change === 'VERDICT' && (before!['decidedAt'] ?? null) !== null
      ? validateGrowth('decidedAt', after, before!)
      : []),
    ...(change === 'DETENTION_EXTENDED' ? validateLonger(after, before!) : []),
    ...(change === 'FINAL' ? validateFinal(after, context) : []),
    ...(change === 'CLOSED' && after['track'] === 'TAK' ? validateClosed(after) : []),
  ];
}

/** Validates that a field has one of the values that fit it. */
export function oneOf(name: string, accepted: readonly string[], after: Fields): Violation[] {
  if (accepted.includes(String(after[name]))) return [];
  return [{ field: `/${name}`, expected: accepted.join(' or '), got: shown(after[name]) }];
}

/** Validates that a decision takes actions that are known, each once. */
export function validateActions(after: Fields): Violation[] {
  const actions = (after['actions'] ?? []) as readonly string[];
  const known = new Set(actions.filter((one) => one !== 'UNKNOWN'));
  if (known.size > 0 && known.size === actions.length) return [];
  return [
    {
      field: '/actions',
      expected: 'at least one of the six kinds, each once',
      got: actions.join(', ') || 'none',
    },
  ];
}

/** Since the law says so, a case is presented (gelar kasus) before it is decided. */
function validateConference({ decidedAt }: Fields, { step }: Fields): Violation[] {
  const law = entryOn(SUPERVISION_LAW, 'GELAR_KASUS', civilDayAt(Number(decidedAt)));
  if (step === 'CONFERENCE_HELD' || law === null || law.uncertain) return [];
  return [
    {
      field: '/change',
      expected: `CONFERENCE_HELD before it (${law.source}, ${law.article})`,
      got: `DECIDED after ${String(step)}`,
    },
  ];
}

function validateLonger({ detainedUntil }: Fields, before: Fields): Violation[] {
  const from = before['detainedUntil'] ?? null;
  if (from === null || Number(detainedUntil) > Number(from)) return [];
  return [
    {
      field: '/detainedUntil',
      expected: `a day after ${day(Number(from))}`,
      got: day(Number(detainedUntil)),
    },
  ];
}

/** A decision is final when the person received it, and has not objected within the term. */
function validateFinal(after: Fields, context: RuleContext): Violation[] {
  if ((after['objectionOutcome'] ?? null) !== null) return [];
  const { servedAt } = after;
  if ((servedAt ?? null) === null) return validateSaid(after, 'servedAt');
  const clock = objectionClock('FILE', Number(servedAt));
  const at = happenedAt(context);
  if (!clock || clock.uncertain || at >= clock.dueAt) return [];
  return [
    {
      field: '/change',
      expected: `FINAL after ${clock.lastDay}, the last day to object (${clock.basis})`,
      got: `it at ${instant(at)}`,
    },
  ];
}

/** Validates that a case of an action that was carried out says so, and no other. */
export function validateClosed({ outcome, executedAt }: Fields): Violation[] {
  const isExecuted = (executedAt ?? null) !== null;
  if ((outcome === 'EXECUTED') === isExecuted) return [];
  return [
    {
      field: '/outcome',
      expected: isExecuted ? 'EXECUTED, as it was carried out' : 'NO_ACTION: none was carried out',
      got: shown(outcome),
    },
  ];
}

const shown = (value: unknown): string => ((value ?? null) === null ? 'none' : String(value));
