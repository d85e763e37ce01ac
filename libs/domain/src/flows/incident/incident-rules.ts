import type { Fields, FlowRules, RuleContext } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { refuseUnlessStatus } from '../refuse-unless.js';
import { says } from '../says.js';
import { sealedReason } from '../seal-text.js';
import { validateAddressees } from '../validate-addressees.js';
import { validateKnown } from '../validate-known.js';
import { validateObserved } from '../validate-observed.js';
import { validatePlace } from '../validate-place.js';
import { validateRetention } from '../validate-retention.js';
import { validateSaid } from '../validate-said.js';

const open = refuseUnlessStatus('an incident', 'OPEN');
const ENDS = ['CLOSED', 'RETRACTED'];

/**
 * The rules of incidents: harm or a threat at premises or at an event. A lawful assembly is none:
 * there is no kind for it. What exactly happened is sealed.
 */
export const incidentRules: FlowRules = {
  flow: 'incident',
  begins: ['REPORTED'],
  changes: {
    UPDATED: { sets: 'whole', refusal: open },
    CLOSED: { ...says('statusReason'), refusal: open },
    RETRACTED: {
      ...says('statusReason'),
      refusal: refuseUnlessStatus('an incident', 'OPEN', 'CLOSED'),
    },
  },
  mayRelate: { representationId: 'representation', calendarId: 'calendar' },
  occurredAt: () => null,
  derive: (after, change) => ({
    status: ENDS.includes(change) ? change : 'OPEN',
    ...sealedReason(ENDS.includes(change) ? after['statusReason'] : null),
  }),
  validate(after, change, _before, context) {
    if (ENDS.includes(change)) return validateSaid(after, 'statusReason');
    const { kecamatan, happenedAt } = after;
    return [
      ...validateKnown(after, 'kind', 'severity'),
      ...validateTime(after, context),
      ...validatePlace(
        { kecamatan: String(kecamatan), point: null, field: '/kecamatan' },
        context.boundaries,
      ),
      ...validateSameDistrict(after, context),
      ...validateAddressees(after['addressees'], context.participants),
      ...validateRetention(after, Number(happenedAt)),
    ];
  },
};

/** Only a threat may lie ahead. */
function validateTime({ kind, happenedAt }: Fields, { now }: RuleContext): Violation[] {
  const at = Number(happenedAt);
  return validateObserved('/happenedAt', kind === 'THREAT' ? Math.min(at, now) : at, now);
}

/** A representation has one district, and an event may have one: the incident is there. */
function validateSameDistrict({ kecamatan }: Fields, { related }: RuleContext): Violation[] {
  return ['representationId', 'calendarId'].flatMap((field) => {
    const where = (related[field]?.['kecamatan'] ?? null) as string | null;
    if (where === null || where === kecamatan) return [];
    const got = `one in ${where}`;
    return [{ field: `/${field}`, expected: `one in ${String(kecamatan)}`, got }];
  });
}
