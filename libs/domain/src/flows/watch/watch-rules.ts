import {
  beginningOf,
  civilDayAt,
  dayNumberAt,
  entryOn,
  type LawEntry,
  WATCH_LAW,
  type WatchTerm,
} from '@sinergi/law';
import type { Fields, FlowRules, RuleParticipant } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { happenedAt } from '../happened-at.js';
import { monthsAfter } from '../months-after.js';
import { refuseUnlessStatus } from '../refuse-unless.js';
import { day } from '../shown.js';
import { validateAddressees } from '../validate-addressees.js';
import { validatePlace } from '../validate-place.js';
import { validateRetention } from '../validate-retention.js';
import { validateSaid } from '../validate-said.js';
import { matterOf, sealedMatter } from './watch-matter.js';

const DAY_MS = 86_400_000;
const inForce = refuseUnlessStatus('a watch', 'ACTIVE');
const STATUS_AFTER: Readonly<Record<string, string>> = {
  PLACED: 'ACTIVE',
  EXTENDED: 'ACTIVE',
  LAPSED: 'LAPSED',
  WITHDRAWN: 'WITHDRAWN',
};
/** The actions that the law allows in one category only. */
const ACTION_OF: Readonly<Record<string, string>> = {
  PREVENT_EXIT: 'CEGAH',
  REFUSE_ENTRY: 'TANGKAL',
};

/**
 * The rules of cegah, tangkal and lookout. A watch always has an end; after it the owner's service
 * makes it lapse by itself.
 */
export const watchRules: FlowRules = {
  flow: 'watch',
  begins: ['PLACED'],
  changes: {
    EXTENDED: {
      sets: ['validUntil', 'legalReference'],
      requires: ['validUntil', 'legalReference'],
      refusal: inForce,
    },
    LAPSED: { sets: [], refusal: inForce },
    WITHDRAWN: { sets: ['statusReason'], requires: ['statusReason'], refusal: inForce },
  },
  person: 'person',
  subjectIn: 'matter',
  // The last day counts completely, in Jakarta time.
  lapses: {
    change: 'LAPSED',
    dueAt: ({ status, validUntil }) =>
      status === 'ACTIVE' ? beginningOf(Number(validUntil) + 1) : null,
  },
  occurredAt: () => null,
  derive: (after, change, before) => ({
    ...sealedMatter(
      { ...after, statusReason: change === 'WITHDRAWN' ? after['statusReason'] : null },
      before,
    ),
    status: STATUS_AFTER[change],
    extensions: Number(before?.['extensions'] ?? 0) + (change === 'EXTENDED' ? 1 : 0),
  }),
  validate(after, change, before, { now, said, boundaries, participants }) {
    const matter = matterOf(after)!;
    if (change === 'WITHDRAWN') return validateSaid(matter, 'statusReason');
    if (change === 'LAPSED') return validateLapse(after, now);
    const day = civilDayAt(happenedAt({ said, now }));
    const term = entryOn(WATCH_LAW, String(matter['category']), day);
    const violations = [
      ...validateTerm(after, change, before, term),
      ...validateSaid(matter, 'legalReference'),
    ];
    // An extension changes nothing else.
    if (change === 'EXTENDED') return violations;
    const kecamatan = (after['kecamatan'] as string | null | undefined) ?? null;
    return [
      ...violations,
      ...validateAction(matter),
      ...validateRequester(matter, participants),
      ...validateAddressees(after['addressees'], participants),
      ...validatePlace({ kecamatan, point: null, field: '/kecamatan' }, boundaries),
      ...(matter['person'] || matter['subjectId']
        ? []
        : [{ field: '/person', expected: 'a person or a subjectId', got: 'neither' }]),
      ...validateRetention(
        after,
        Number(after['validFrom']) * DAY_MS,
        Number(after['validUntil']) * DAY_MS,
      ),
    ];
  },
};

function validateLapse({ validUntil }: Fields, now: number): Violation[] {
  const last = Number(validUntil);
  if (dayNumberAt(now) > last) return [];
  return [{ field: '/change', expected: `no lapse before ${day(last + 1)}`, got: 'LAPSED' }];
}

function validateTerm(
  { validFrom, validUntil, urgent }: Fields,
  change: string,
  before: Fields | null,
  entry: LawEntry<WatchTerm> | null,
): Violation[] {
  const [first, last] = [Number(validFrom), Number(validUntil)];
  if (last < first)
    return [{ field: '/validUntil', expected: `a day on or after ${day(first)}`, got: day(last) }];
  const from = Number(before?.['validUntil'] ?? first - 1);
  if (last <= from) return notAfter(last, from, Number.POSITIVE_INFINITY);
  // Where no text is known for that day there is no rule; an uncertain one refuses nothing.
  if (!entry || entry.uncertain) return [];
  const { rule: term } = entry;
  if (change === 'EXTENDED') {
    if (Number(before!['extensions']) >= (term.mostExtensions ?? Number.POSITIVE_INFINITY))
      return [
        {
          field: '/change',
          expected: `at most ${term.mostExtensions} extensions (${entry.source}, ${entry.article})`,
          got: 'another extension',
        },
      ];
    return notAfter(last, from, monthsAfter(from, term.extensionMonths));
  }
  const latest =
    urgent && term.urgentDays !== null
      ? first + term.urgentDays - 1
      : monthsAfter(first, term.firstMonths);
  return notAfter(last, first - 1, latest);
}

function notAfter(last: number, after: number, latest: number): Violation[] {
  if (last > after && last <= latest) return [];
  const end = Number.isFinite(latest) ? ` and not after ${day(latest)}` : '';
  return [
    {
      field: '/validUntil',
      expected: `a day after ${day(after)}${end}`,
      got: day(last),
    },
  ];
}

function validateAction({ category, requestedAction }: Fields): Violation[] {
  const needed = ACTION_OF[String(requestedAction)];
  if (!needed || needed === category) return [];
  return [
    {
      field: '/requestedAction',
      expected: `${String(requestedAction)} only with category ${needed}`,
      got: `it with category ${String(category)}`,
    },
  ];
}

function validateRequester(
  { requestedBy }: Fields,
  participants: readonly RuleParticipant[],
): Violation[] {
  if (participants.some(({ code, kind }) => code === requestedBy && kind === 'AGENCY')) return [];
  return [
    { field: '/requestedBy', expected: 'an agency of the exchange', got: String(requestedBy) },
  ];
}
