import { beginningOf, civilDayAt, DETENTION_LAW, entryOn } from '@sinergi/law';
import type { Fields } from '../flow-rules.js';
import { detentionLaw, isDetained } from '../flows/case/detention.js';
import { hasEnded } from '../flows/case/may-follow.js';
import { type ObjectionStage, objectionClock } from '../flows/case/objection-clock.js';
import type { Clock } from './clock.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** How long before its end a clock of each kind warns: a rule of the exchange, and no law. */
const WARNS_DAYS = { detention: 5, file: 5, forward: 2, decide: 2 };

/**
 * Returns the clocks of a case: of a detention, of the word to the consulate, and of the stage at
 * which an objection is. Its owner sees to each, also to what another decides.
 */
export function caseClocks(fields: Fields): Clock[] {
  if (hasEnded(fields)) return [];
  return [...detentionClocks(fields), ...consularClocks(fields), ...objectionClocks(fields)];
}

function detentionClocks(fields: Fields): Clock[] {
  const { detainedUntil, owner } = fields;
  if (!isDetained(fields) || (detainedUntil ?? null) === null) return [];
  const law = detentionLaw(fields);
  const dueAt = beginningOf(Number(detainedUntil) + 1);
  return [
    {
      ...{ kind: 'DETENTION', dueAt, warnAt: dueAt - WARNS_DAYS.detention * DAY_MS },
      ...{ frozenSince: null, responsible: [String(owner)] },
      basis: law ? cited(law) : 'the last day of the order',
    },
  ];
}

/** It is told without delay, so it warns at once. */
function consularClocks(fields: Fields): Clock[] {
  const { detainedAt, consulateNotifiedAt, owner } = fields;
  if (!isDetained(fields) || (consulateNotifiedAt ?? null) !== null) return [];
  const since = Number(detainedAt);
  const law = entryOn(DETENTION_LAW, 'CONSULAR_NOTIFICATION', civilDayAt(since));
  if (law?.rule.matter !== 'NOTIFICATION') return [];
  return [
    {
      ...{ kind: 'CONSULAR_NOTIFICATION', warnAt: since, frozenSince: null },
      ...{ dueAt: since + law.rule.remindAfterHours * HOUR_MS, responsible: [String(owner)] },
      basis: cited(law),
    },
  ];
}

function objectionClocks(fields: Fields): Clock[] {
  const { step, servedAt, objectedAt, forwardedAt, objectionOutcome } = fields;
  if (step === 'FINAL' || (objectionOutcome ?? null) !== null) return [];
  if ((forwardedAt ?? null) !== null)
    return stage('DECIDE', forwardedAt, WARNS_DAYS.decide, fields);
  if ((objectedAt ?? null) !== null)
    return stage('FORWARD', objectedAt, WARNS_DAYS.forward, fields);
  return (servedAt ?? null) === null ? [] : stage('FILE', servedAt, WARNS_DAYS.file, fields);
}

function stage(of: ObjectionStage, since: unknown, warnsDays: number, { owner }: Fields): Clock[] {
  const clock = objectionClock(of, Number(since));
  if (!clock) return [];
  const { dueAt, basis, uncertain } = clock;
  return [
    {
      ...{ kind: `OBJECTION_${of}`, dueAt, warnAt: dueAt - warnsDays * DAY_MS },
      ...{ frozenSince: null, responsible: [String(owner)] },
      basis: `${basis}${uncertain ? ' (uncertain)' : ''}`,
    },
  ];
}

const cited = ({
  source,
  article,
  uncertain,
}: {
  source: string;
  article: string;
  uncertain?: boolean;
}): string => `${source}, ${article}${uncertain ? ' (uncertain)' : ''}`;
