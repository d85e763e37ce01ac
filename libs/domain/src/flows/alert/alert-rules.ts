import type { Fields, FlowRules, RuleParticipant } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { refuseUnlessStatus } from '../refuse-unless.js';
import { sealedReason } from '../seal-text.js';
import { instant } from '../shown.js';
import { validateAddressees } from '../validate-addressees.js';
import { validatePlace } from '../validate-place.js';
import { validateRetention } from '../validate-retention.js';
import { validateSaid } from '../validate-said.js';
import { isByPeople, sealedExplanation, validateExplained } from './sealed-explanation.js';
import {
  isHit,
  raisesHit,
  sealedHit,
  updatedHit,
  validateHit,
  validateHitUpdate,
} from './sealed-hit.js';
import { validateClosed } from './validate-closed.js';
import { validateCitedRule } from './validate-rule.js';

const open = refuseUnlessStatus('an alert', 'OPEN');
const STATUS_AFTER: Readonly<Record<string, string>> = {
  RAISED: 'OPEN',
  UPDATED: 'OPEN',
  RETRACTED: 'RETRACTED',
  CLOSED: 'CLOSED',
};

/**
 * The rules of early warnings. An early warning is a lead for a human of the competent agency; it
 * has no effect by itself. Its owner withdraws it (RETRACTED), or closes it once the competent
 * agency has answered (CLOSED).
 */
export const alertRules: FlowRules = {
  flow: 'alert',
  begins: ['RAISED'],
  changes: {
    UPDATED: {
      sets: [
        'severity',
        'requestedAction',
        'dueAt',
        'evidence',
        'explanationId',
        'explanationEn',
        'addressees',
        'detail',
      ],
      refusal: open,
    },
    RETRACTED: { sets: ['statusReason'], requires: ['statusReason'], refusal: open },
    CLOSED: {
      sets: ['statusReason', 'causationId'],
      requires: ['statusReason', 'causationId'],
      refusal: open,
    },
  },
  occurredAt: () => null,
  cites: { evidence: 'event' },
  restsOn: { CLOSED: 'response' },
  derive: (after, change, before, context) => ({
    ...(raisesHit(after, change) ? sealedHit(after) : {}),
    ...(change === 'UPDATED' && isHit(before) ? updatedHit(after) : {}),
    ...(saysWhyItself(after, change, before) ? sealedExplanation(after, context) : {}),
    status: STATUS_AFTER[change],
    ...reasonOf(after),
  }),
  validate(after, change, before, context) {
    const { now, said, boundaries, participants } = context;
    if (change === 'RETRACTED') return validateSaid(after, 'statusReason');
    if (change === 'CLOSED')
      return [
        ...validateSaid(after, 'statusReason'),
        ...validateClosed(after, context.related['causationId']),
      ];
    const kecamatan = (after['kecamatan'] as string | null) ?? null;
    return [
      ...(change === 'RAISED' ? validateCitedRule(after, context) : []),
      ...validateEvidence(after),
      ...(change === 'RAISED' ? validateCompetence(after, participants) : []),
      ...(raisesHit(said, change) ? validateHit(said) : []),
      ...(change === 'UPDATED' && isHit(before) ? validateHitUpdate(said) : []),
      ...(saysWhyItself(after, change, before) ? validateExplained(said) : []),
      ...validateAddressees(after['addressees'], participants),
      // A due time of before may have passed by now.
      ...((said['dueAt'] ?? null) === null ? [] : validateDue(after, now)),
      ...validatePlace({ kecamatan, point: null, field: '/kecamatan' }, boundaries),
      ...(change === 'RAISED' ? validateRetention(after, Number(after['occurredAt'] ?? now)) : []),
    ];
  },
};

/** Why it was withdrawn or closed: of a rule's alert facts, of one by people a sealed text. */
const reasonOf = ({ ruleId = null, statusReason = null }: Fields): Fields =>
  ruleId === null ? sealedReason(statusReason) : { statusReason, reason: null };

/** Whether a change may say why in words of people, which are sealed. */
const saysWhyItself = (after: Fields, change: string, before: Fields | null): boolean =>
  change === 'RAISED'
    ? isByPeople(after) && !raisesHit(after, change)
    : change === 'UPDATED' && isByPeople(before!);

/** Validates that an alert of a rule names the events that the rule used. */
function validateEvidence({ ruleId, evidence }: Fields): Violation[] {
  if ((ruleId ?? null) === null) return [];
  if (((evidence as unknown[] | undefined) ?? []).length > 0) return [];
  return [{ field: '/evidence', expected: 'the events that the rule used', got: 'none' }];
}

function validateCompetence(
  { competentAgency }: Fields,
  participants: readonly RuleParticipant[],
): Violation[] {
  if (participants.some(({ code, kind }) => code === competentAgency && kind === 'AGENCY'))
    return [];
  return [
    {
      field: '/competentAgency',
      expected: 'an agency of the exchange',
      got: String(competentAgency),
    },
  ];
}

function validateDue({ dueAt, occurredAt }: Fields, now: number): Violation[] {
  const since = Number(occurredAt ?? now);
  if ((dueAt ?? null) === null || Number(dueAt) > since) return [];
  return [
    { field: '/dueAt', expected: `a time after ${instant(since)}`, got: instant(Number(dueAt)) },
  ];
}
