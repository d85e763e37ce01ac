import type { ChangeRule, Fields, FlowRules } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { refuseRetracted } from '../permit/refuse-retracted.js';
import {
  validateDays,
  validateEnd,
  validateForward,
  validateStayRetention,
} from '../permit/validate-days.js';
import { refuseUnlessStatus } from '../refuse-unless.js';
import { validatePlace } from '../validate-place.js';
import { validateSaid } from '../validate-said.js';

const inForce = refuseUnlessStatus('a permit', 'ACTIVE');
const STATUS_AFTER: Readonly<Record<string, string>> = {
  ISSUED: 'ACTIVE',
  EXTENDED: 'ACTIVE',
  REVOKED: 'REVOKED',
  CANCELLED: 'CANCELLED',
  ENDED: 'ENDED_BY_EXIT',
  LAPSED: 'LAPSED',
  RETRACTED: 'RETRACTED',
};
const MUST_SAY: Readonly<Record<string, readonly string[]>> = {
  REVOKED: ['endedOn'],
  CANCELLED: ['endedOn'],
  ENDED: ['endedOn'],
  RETRACTED: ['retractionReason'],
};
/** An end that is the ministry's decision needs its note. */
const endsByNote: ChangeRule = {
  sets: ['endedOn', 'noteNo'],
  requires: ['endedOn', 'noteNo'],
  refusal: inForce,
};

/**
 * The rules of diplomatic and service permits. Immigration records what the Foreign Ministry gave,
 * extended or took, each time by the number of its note, and judges none of it.
 */
export const diplomaticPermitRules: FlowRules = {
  flow: 'diplomatic-permit',
  begins: ['ISSUED'],
  changes: {
    EXTENDED: {
      sets: ['validUntil', 'noteNo'],
      requires: ['validUntil', 'noteNo'],
      refusal: inForce,
    },
    REVOKED: endsByNote,
    CANCELLED: endsByNote,
    ENDED: { sets: ['endedOn'], requires: ['endedOn'], refusal: inForce },
    LAPSED: { sets: ['endedOn'], refusal: inForce },
    CORRECTED: { sets: 'whole', refusal: refuseRetracted },
    RETRACTED: {
      sets: ['retractionReason'],
      requires: ['retractionReason'],
      refusal: refuseRetracted,
    },
  },
  person: 'holder',
  occurredAt: () => null,
  derive: (after, change, before) => ({
    status: STATUS_AFTER[change] ?? before?.['status'],
    ...(before ? {} : { endedOn: null }),
    ...(change === 'LAPSED' ? { endedOn: after['endedOn'] ?? after['validUntil'] } : {}),
    retractionReason: change === 'RETRACTED' ? after['retractionReason'] : null,
  }),
  validate(after, change, before, { now, boundaries }) {
    const isWhole = change === 'ISSUED' || change === 'CORRECTED';
    return [
      ...validateSaid(after, ...(MUST_SAY[change] ?? [])),
      ...validateKind(after, isWhole),
      ...validateDays(after),
      ...validateForward(after, change, before),
      ...validateEnd(after, change, now),
      ...validatePlace(
        {
          kecamatan: (after['kecamatan'] as string | null) ?? null,
          point: null,
          field: '/kecamatan',
        },
        boundaries,
      ),
      ...(isWhole ? validateStayRetention(after) : []),
    ];
  },
};

function validateKind({ kind }: Fields, isWhole: boolean): Violation[] {
  if (!isWhole || kind !== 'UNKNOWN') return [];
  return [{ field: '/kind', expected: 'DINAS or DIPLOMATIK', got: 'UNKNOWN' }];
}
