import type { ChangeRule, Fields, FlowRules } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { always, refuseUnlessStatus } from '../refuse-unless.js';
import { day, instant, jakartaDay } from '../shown.js';
import { validateObserved } from '../validate-observed.js';
import { type Point, validatePlace } from '../validate-place.js';
import { validateRetention } from '../validate-retention.js';
import { validateSaid } from '../validate-said.js';
import { type OriginLaw, PERMIT_LAW } from './permit-law.js';

const DAY_MS = 86_400_000;
const PRIVILEGED = ['DINAS', 'DIPLOMATIK'];
const inForce = refuseUnlessStatus('a permit', 'ACTIVE', 'PENDING');
const ends: ChangeRule = { sets: ['endedOn'], requires: ['endedOn'], refusal: inForce };
const STATUS_AFTER: Readonly<Record<string, string>> = {
  ISSUED: 'ACTIVE',
  APPLICATION_FILED: 'PENDING',
  APPLICATION_DECIDED: 'ACTIVE',
  EXTENDED: 'ACTIVE',
  CONVERTED: 'ACTIVE',
  REVOKED: 'REVOKED',
  CANCELLED: 'CANCELLED',
  ENDED: 'ENDED_BY_EXIT',
  LAPSED: 'LAPSED',
};
/** The fields that a change must fill and that may be null otherwise. */
const MUST_SAY: Readonly<Record<string, readonly string[]>> = {
  APPLICATION_FILED: ['application', 'pendingSince'],
  APPLICATION_DECIDED: ['decision', 'decidedAt'],
  REVOKED: ['endedOn'],
  CANCELLED: ['endedOn'],
  ENDED: ['endedOn'],
};
const NOTHING_PENDING = { application: null, pendingSince: null };
const NOTHING_SAID = {
  ...NOTHING_PENDING,
  decision: null,
  decidedAt: null,
  endedOn: null,
  extensions: 0,
};

/**
 * The rules of stay permits: issued, applied for and decided, extended, converted, ended. Imigrasi
 * decides; the rules only refuse what is impossible.
 */
export const permitRules: FlowRules = {
  flow: 'permit',
  begins: ['ISSUED'],
  changes: {
    APPLICATION_FILED: {
      sets: ['application', 'pendingSince'],
      requires: ['application', 'pendingSince'],
      refusal: refuseUnlessStatus('a permit', 'ACTIVE'),
    },
    APPLICATION_DECIDED: {
      sets: ['decision', 'decidedAt'],
      requires: ['decision', 'decidedAt'],
      refusal: refuseUnlessStatus('a permit', 'PENDING'),
    },
    EXTENDED: { sets: ['validUntil'], requires: ['validUntil'], refusal: inForce },
    CONVERTED: {
      sets: ['kind', 'origin', 'indexCode', 'validFrom', 'validUntil', 'activities', 'sponsorId'],
      requires: ['kind', 'indexCode', 'validFrom', 'validUntil'],
      refusal: inForce,
    },
    REVOKED: ends,
    CANCELLED: ends,
    ENDED: ends,
    LAPSED: { sets: ['endedOn'], refusal: inForce },
    CORRECTED: { sets: 'whole', refusal: always },
  },
  person: 'holder',
  occurredAt: () => null,
  derive(after, change, before) {
    const status = STATUS_AFTER[change] ?? before?.['status'];
    if (!before) return { ...NOTHING_SAID, status };
    switch (change) {
      case 'APPLICATION_FILED':
        return { status, decision: null, decidedAt: null };
      case 'APPLICATION_DECIDED':
        return { status, ...NOTHING_PENDING };
      case 'EXTENDED':
        return { status, ...NOTHING_PENDING, extensions: Number(before['extensions']) + 1 };
      case 'CONVERTED':
        return { status, ...NOTHING_PENDING, origin: 'CONVERSION', extensions: 0 };
      case 'REVOKED':
      case 'CANCELLED':
      case 'ENDED':
        return { status, ...NOTHING_PENDING };
      case 'LAPSED':
        return { status, endedOn: after['endedOn'] ?? after['validUntil'] };
      default:
        return { status };
    }
  },
  validate(after, change, before, { now, boundaries }) {
    const isWhole = change === 'ISSUED' || change === 'CORRECTED';
    return [
      ...validateSaid(after, ...(MUST_SAY[change] ?? [])),
      ...validateDays(after),
      ...validateOrigin(after, change, before),
      ...validateObserved('/pendingSince', after['pendingSince'] as number | null, now),
      ...validateObserved('/decidedAt', after['decidedAt'] as number | null, now),
      ...validateDecision(after, change, before),
      ...validateEnd(after, change, now),
      ...validatePlace(
        {
          kecamatan: (after['kecamatan'] as string | null) ?? null,
          point: after['address'] as Point | null | undefined,
          field: '/address',
        },
        boundaries,
      ),
      ...(isWhole
        ? validateRetention(
            after,
            Number(after['validFrom']) * DAY_MS,
            Number(after['validUntil']) * DAY_MS,
          )
        : []),
    ];
  },
};

function validateDays({ validFrom, validUntil }: Fields): Violation[] {
  if (Number(validUntil) >= Number(validFrom)) return [];
  return [
    {
      field: '/validUntil',
      expected: `a day on or after ${day(Number(validFrom))}`,
      got: day(Number(validUntil)),
    },
  ];
}

function validateOrigin(after: Fields, change: string, before: Fields | null): Violation[] {
  const isWhole = change === 'ISSUED' || change === 'CORRECTED';
  // The permit's origin before the change decides whether a conversion or an extension is possible.
  const said = String((isWhole ? after : before!)['origin']);
  const law = PERMIT_LAW.origins[said];
  if (!law) return [];
  const violations = privilegedOrigin(after);
  if (isWhole) violations.push(...validateFirstStay(after, law));
  if (change === 'EXTENDED') violations.push(...validateExtension(after, before!, said, law));
  if (change === 'CONVERTED' && !law.mayConvert)
    violations.push({
      field: '/change',
      expected: `no conversion of a permit with origin ${said}`,
      got: 'CONVERTED',
    });
  if (change === 'APPLICATION_FILED') {
    const application = String(after['application']);
    const isPossible =
      application === 'EXTENSION'
        ? law.mostExtensions > Number(before!['extensions'])
        : law.mayConvert;
    if (!isPossible)
      violations.push({
        field: '/application',
        expected: `no ${application} for a permit with origin ${said}`,
        got: application,
      });
  }
  return violations;
}

function privilegedOrigin({ kind, origin }: Fields): Violation[] {
  if (!PRIVILEGED.includes(String(kind)) || !['VOA', 'BVK'].includes(String(origin))) return [];
  return [
    { field: '/origin', expected: `another origin for kind ${String(kind)}`, got: String(origin) },
  ];
}

function validateFirstStay(
  { validFrom, validUntil, origin, extensions }: Fields,
  { longestStayDays }: OriginLaw,
): Violation[] {
  const days = Number(validUntil) - Number(validFrom) + 1;
  if (longestStayDays === null || Number(extensions) > 0 || days <= longestStayDays) return [];
  return [
    {
      field: '/validUntil',
      expected: `at most ${longestStayDays} days with origin ${String(origin)}`,
      got: `${days} days`,
    },
  ];
}

function validateExtension(
  after: Fields,
  before: Fields,
  origin: string,
  law: OriginLaw,
): Violation[] {
  const added = Number(after['validUntil']) - Number(before['validUntil']);
  if (Number(before['extensions']) >= law.mostExtensions)
    return [
      {
        field: '/change',
        expected: `at most ${law.mostExtensions} extensions of a permit with origin ${origin}`,
        got: 'another extension',
      },
    ];
  if (added < 1)
    return [
      {
        field: '/validUntil',
        expected: `a day after ${day(Number(before['validUntil']))}`,
        got: day(Number(after['validUntil'])),
      },
    ];
  if (added <= law.longestExtensionDays) return [];
  return [
    {
      field: '/validUntil',
      expected: `at most ${law.longestExtensionDays} more days`,
      got: `${added} more days`,
    },
  ];
}

function validateDecision(
  { decidedAt }: Fields,
  change: string,
  before: Fields | null,
): Violation[] {
  const since = Number(before?.['pendingSince']);
  if (
    change !== 'APPLICATION_DECIDED' ||
    (decidedAt ?? null) === null ||
    Number(decidedAt) >= since
  )
    return [];
  return [
    {
      field: '/decidedAt',
      expected: `a time at or after ${instant(since)}`,
      got: instant(Number(decidedAt)),
    },
  ];
}

function validateEnd({ endedOn, validFrom }: Fields, change: string, now: number): Violation[] {
  if (endedOn === null || endedOn === undefined) return [];
  const [ended, today] = [Number(endedOn), jakartaDay(now)];
  if (ended < Number(validFrom))
    return [
      {
        field: '/endedOn',
        expected: `a day on or after ${day(Number(validFrom))}`,
        got: day(ended),
      },
    ];
  if (change === 'LAPSED' && ended >= today)
    return [{ field: '/endedOn', expected: `a day before ${day(today)}`, got: day(ended) }];
  if (ended > today)
    return [{ field: '/endedOn', expected: `a day not after ${day(today)}`, got: day(ended) }];
  return [];
}
