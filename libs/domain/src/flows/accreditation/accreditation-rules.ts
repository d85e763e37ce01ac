import { civilDayAt, ELECTION_LAW, type ElectionRule, entryOn, type LawEntry } from '@sinergi/law';
import type { Fields, FlowRules, RuleContext } from '../../flow-rules.js';
import { happenedAt } from '../happened-at.js';
import { validateDays, validateForward, validateStayRetention } from '../permit/validate-days.js';
import { refuseUnlessStatus } from '../refuse-unless.js';
import { says } from '../says.js';
import { sealedReason } from '../seal-text.js';
import { validateKnown } from '../validate-known.js';
import { validateSaid } from '../validate-said.js';
import { cellOf, lackingByLaw, OBSERVERS, validateIssuer } from './accreditation-law.js';

const active = refuseUnlessStatus('an accreditation', 'ACTIVE');
const notRetracted = refuseUnlessStatus('an accreditation', 'ACTIVE', 'WITHDRAWN');
const ENDS = ['WITHDRAWN', 'RETRACTED'];
const WHOLE = ['RECORDED', 'CORRECTED'];

/**
 * The rules of accreditations: Immigration records whom an authority lets observe an election or
 * report. The authority decides; an uncertain text of law refuses none, it marks.
 */
export const accreditationRules: FlowRules = {
  flow: 'accreditation',
  begins: ['RECORDED'],
  changes: {
    EXTENDED: { ...says('validUntil'), refusal: active },
    WITHDRAWN: { ...says('statusReason'), refusal: active },
    CORRECTED: { sets: 'whole', refusal: notRetracted },
    RETRACTED: { ...says('statusReason'), refusal: notRetracted },
  },
  person: 'person',
  mayRelate: { calendarId: 'calendar' },
  occurredAt: () => null,
  derive(after, change, before, context) {
    const entry = WHOLE.includes(change) ? lawOf(context) : null;
    const isMarked = entry?.uncertain === true && lackingByLaw(after, entry).length > 0;
    const kept = WHOLE.includes(change) ? null : (before?.['uncertainLaw'] ?? null);
    return {
      status: ENDS.includes(change) ? change : (before?.['status'] ?? 'ACTIVE'),
      ...sealedReason(ENDS.includes(change) ? after['statusReason'] : null),
      uncertainLaw: isMarked ? cellOf(entry) : kept,
    };
  },
  validate(after, change, before, context) {
    if (ENDS.includes(change)) return validateSaid(after, 'statusReason');
    const isWhole = WHOLE.includes(change);
    return [
      ...validateDays(after),
      ...validateForward(after, change, before),
      ...(isWhole ? validateWhole(after, context) : []),
    ];
  },
};

function validateWhole(after: Fields, context: RuleContext) {
  const entry = lawOf(context);
  return [
    ...validateKnown(after, 'kind', 'issuer'),
    ...validateIssuer(after),
    ...(entry?.uncertain ? [] : lackingByLaw(after, entry)),
    ...validateStayRetention(after),
  ];
}

/** The law on foreign observers on the day of a change. */
const lawOf = (context: RuleContext): LawEntry<ElectionRule> | null =>
  entryOn(ELECTION_LAW, OBSERVERS, civilDayAt(happenedAt(context)));
