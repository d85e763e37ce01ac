import {
  evaluateStay,
  lastPermittedDay,
  OVERSTAY_RULE,
  overstayRuleOn,
  type StayEvaluation,
} from '@sinergi/domain';
import { beginningOf, civilDayAt, dayNumber, dayNumberAt } from '@sinergi/law';
import { aMovement, aPermit } from '../example-facts.js';
import type { MovementFact, PermitFact } from '../facts.js';
import { MINISTRYS_MATTER } from '../permits-at.js';
import type { BothLanguages, Evaluation, Example, Rule } from '../rule.js';

const DAY_MS = 86_400_000;
const IN_GRACE: BothLanguages = {
  id: 'Hari lewat izin belum lebih dari hari tenggang.',
  en: 'The days over are not more than the days of grace.',
};

/**
 * Finds stays beyond what the permits allow. The verdict is the domain's `evaluateStay`, by the law
 * of the day.
 */
export const overstay: Rule<'permit' | 'movement', 'graceDays' | 'mediumFromDays'> = {
  id: OVERSTAY_RULE.id,
  version: OVERSTAY_RULE.version,
  since: '2026-11-30',
  title: { id: 'Tinggal melewati izin', en: 'Stay beyond the permit' },
  unit: 'PERSON',
  category: 'OVERSTAY',
  competent: 'IDENTITY_AUTHORITY',
  answerWithinWorkingDays: OVERSTAY_RULE.answerWithinWorkingDays,
  reads: ['permit', 'movement'],
  restsOn: ['permit'],
  parameters: {
    graceDays: {
      ...{ value: 0, lowest: 0, highest: 30, of: 'days' },
      meaning: {
        id: 'Hari lewat izin yang belum menjadi peringatan. Hukum menghitungnya tetap.',
        en: 'Days over that are no lead yet. The law counts them all the same.',
      },
    },
    mediumFromDays: {
      ...{ value: OVERSTAY_RULE.mediumFromDays, lowest: 1, highest: 60, of: 'days' },
      meaning: {
        id: 'Hari lewat izin sejak peringatan menjadi MEDIUM.',
        en: 'Days over from which a lead is MEDIUM.',
      },
    },
  },
  citationOn: (day) => overstayRuleOn(day).source,
  traps: [
    {
      id: 'Permohonan yang diajukan dan dibayar sebelum izin berakhir menghentikan hitungan hari.',
      en: 'An application filed and paid before the permit ends stops the count of days.',
    },
    {
      id: 'Keluar yang tercatat, atau izin yang berakhir karena keluar, tidak dihitung.',
      en: 'A recorded exit, or a permit that ended by exit, counts as absence.',
    },
    {
      id: 'Keluar yang mungkin belum dilaporkan: menunggu sejauh perlintasan dinyatakan lengkap.',
      en: 'An exit that may not be reported yet: wait, where movements are stated.',
    },
    {
      id: 'Dua subjek dari orang yang sama dinilai bersama.',
      en: 'Two subjects of the same person are evaluated together.',
    },
    {
      id: 'Izin diplomatik dan dinas adalah urusan Kementerian Luar Negeri.',
      en: 'Diplomatic and service permits are the Foreign Ministry’s matter.',
    },
  ],
  evaluate({ permit: permits, movement: movements }, { now, values, coveredUntil }) {
    const rule = { ...overstayRuleOn(civilDayAt(now)), mediumFromDays: values.mediumFromDays };
    const stay = evaluateStay(permits, movements, now, rule);
    const inGrace = stay.verdict === 'OVERSTAY' && stay.daysOverstayed <= values.graceDays;
    const found =
      stay.verdict === 'OVERSTAY' && !inGrace
        ? permits.find(({ eventId }) => eventId === stay.permit.eventId)
        : undefined;
    // Where nothing is stated, that no exit is known is all there is.
    const covered = found ? coveredUntil('movement', null) : null;
    const waits = found && covered !== null && covered < beginningOf(lastPermittedDay(found) + 1);
    return {
      findings:
        stay.verdict === 'OVERSTAY' && found && !waits
          ? [
              {
                cause: found.id,
                subjectId: found.subjectId,
                kecamatan: found.kecamatan,
                severity: stay.severity,
                requestedAction: 'CHECK_RECORDS',
                confidence: movements.length > 0 ? 0.9 : 0.7,
                evidence: stay.evidence,
                causationId: found.eventId,
                basis: stay.basis,
                explanation: { id: stay.explanationId, en: stay.explanationEn },
              },
            ]
          : [],
      silentFor: waits ? NOT_COVERED : inGrace ? IN_GRACE : silentFor(stay.verdict),
      againAt: againAt(stay.verdict, permits, now),
    };
  },
  mustFire: [
    {
      shows: {
        id: 'Izin berakhir tiga minggu lalu; tidak ada permohonan, tidak ada keluar.',
        en: 'The permit ended three weeks ago; no application, no exit.',
      },
      ...example([ended()]),
    },
    {
      shows: {
        id: 'Tidak ada yang menyatakan perlintasan lengkap: yang diketahui hanya tidak ada keluar.',
        en: 'Nobody states that movements are complete: that no exit is known is all there is.',
      },
      ...example([ended()]),
      coveredUntil: null,
    },
    {
      shows: {
        id: 'Izin dicabut sebelum habis; orangnya masuk sebelum itu dan tidak keluar.',
        en: 'The permit was revoked before its end; an entry before that, and no exit.',
      },
      ...example(
        [ended({ status: 'REVOKED', endedOn: dayNumber('2026-11-20') })],
        [aMovement(1, { at: beginningOf(dayNumber('2026-11-02')) })],
      ),
    },
  ],
  mustNotFire: [
    {
      trap: 0,
      shows: {
        id: 'Permohonan diajukan dan dibayar sebelum izin berakhir.',
        en: 'An application was filed and paid before the permit ended.',
      },
      ...example([
        ended({
          status: 'PENDING',
          pendingSince: beginningOf(dayNumber('2026-11-20')),
          paidAt: beginningOf(dayNumber('2026-11-21')),
        }),
      ]),
    },
    {
      trap: 1,
      shows: { id: 'Orang itu sudah keluar.', en: 'The person has left.' },
      ...example([ended()], [anExit()]),
    },
    {
      trap: 2,
      shows: {
        id: 'Pelintasan baru dinyatakan lengkap sampai sebelum akhir hari terakhir izin.',
        en: 'Movements are stated to be complete only to before the end of the last day.',
      },
      ...example([ended()]),
      coveredUntil: beginningOf(dayNumber('2026-12-01')) - 1,
    },
    {
      trap: 3,
      shows: {
        id: 'Subjek lain dari orang yang sama punya izin yang masih berlaku.',
        en: 'Another subject of the same person has a permit that is valid.',
      },
      ...example([
        ended(),
        aPermit(2, { subjectId: 'person-2', validUntil: dayNumber('2027-06-30') }),
      ]),
    },
    {
      trap: 4,
      shows: {
        id: 'Izin dinas yang sudah berakhir.',
        en: 'A service permit that has ended.',
      },
      ...example([ended({ kind: 'DINAS' })]),
    },
  ],
};

const NOT_COVERED: BothLanguages = {
  id: 'Izin sudah berakhir, tetapi perlintasan belum dinyatakan lengkap sampai akhirnya.',
  en: 'The permit has ended, but movements are not stated to be complete up to its end.',
};

function silentFor(verdict: StayEvaluation['verdict']): BothLanguages | null {
  switch (verdict) {
    case 'FROZEN':
      return {
        id: 'Permohonan diajukan sebelum izin berakhir: hitungan hari berhenti.',
        en: 'An application was filed before the permit ended: the stay’s clock stands still.',
      };
    case 'REFERRED':
      return MINISTRYS_MATTER;
    default:
      return null;
  }
}

/**
 * On the day after a permit's last day the verdict may change without any event, and an overstay
 * grows every day.
 */
function againAt(
  verdict: StayEvaluation['verdict'],
  permits: readonly PermitFact[],
  now: number,
): Evaluation['againAt'] {
  const today = dayNumberAt(now);
  if (verdict === 'OVERSTAY') return beginningOf(today + 1);
  const ahead = permits.map((permit) => lastPermittedDay(permit) + 1).filter((day) => day > today);
  return ahead.length > 0 ? beginningOf(Math.min(...ahead)) : null;
}

function ended(change: Partial<PermitFact> = {}): PermitFact {
  return aPermit(1, { kind: 'KUNJUNGAN', validUntil: dayNumber('2026-11-30'), ...change });
}

function anExit(): MovementFact {
  return aMovement(1, { direction: 'EXIT', at: beginningOf(dayNumber('2026-11-30')) });
}

function example(
  permit: PermitFact[],
  movement: MovementFact[] = [],
): Omit<Example<'permit' | 'movement'>, 'shows'> {
  const now = beginningOf(dayNumber('2026-12-21')) + DAY_MS / 2;
  return { facts: { permit, movement }, now, coveredUntil: now };
}
