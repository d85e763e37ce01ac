import { byText, OVERSTAY_RULE } from '@sinergi/domain';
import { civilDayAt, DUTY_LAW, dayNumber, entryOn } from '@sinergi/law';
import { byRule, citationOf } from '../citation.js';
import { evidenceOf } from '../evidence.js';
import { aPermit, noonOf } from '../example-facts.js';
import type { PermitFact } from '../facts.js';
import { type BothLanguages, type Evaluation, type Example, NOTHING, type Rule } from '../rule.js';

const ID = 'sponsor-ended-permits';
const VERSION = 1;
const BAD_ENDS = ['REVOKED', 'CANCELLED'];
const KINDS: readonly string[] = OVERSTAY_RULE.kinds;
/** From so many times the least number of permits on, a rate says more. */
const MANY = 2;

/**
 * Finds corporate sponsors of whose permits a large part was revoked or cancelled. What counts is
 * the rate, never the number.
 */
export const sponsorEndedPermits: Rule<'permit', 'leastPermits' | 'leastPercent'> = {
  id: ID,
  version: VERSION,
  since: '2026-11-30',
  title: {
    id: 'Penjamin dengan banyak izin dicabut atau dibatalkan',
    en: 'A sponsor with a high rate of permits revoked or cancelled',
  },
  unit: 'SPONSOR',
  category: 'OTHER',
  competent: 'IDENTITY_AUTHORITY',
  answerWithinWorkingDays: 5,
  reads: ['permit'],
  restsOn: ['permit'],
  parameters: {
    leastPermits: {
      ...{ value: 20, lowest: 20, highest: 10_000, of: 'permits' },
      meaning: {
        id: 'Jumlah izin yang dijamin, paling sedikit; di bawahnya persentase tidak berarti.',
        en: 'Permits that are sponsored, at least; below that a rate means nothing.',
      },
    },
    leastPercent: {
      ...{ value: 25, lowest: 5, highest: 100, of: 'percent' },
      meaning: {
        id: 'Bagian izin yang dicabut atau dibatalkan, sejak itu menjadi petunjuk.',
        en: 'Part of the permits that was revoked or cancelled, from which it is a lead.',
      },
    },
  },
  citationOn: (day) => citationOf([entryOn(DUTY_LAW, 'GUARANTOR', day)]),
  traps: [
    {
      id: 'Penjamin besar yang taat: yang dihitung bagiannya, bukan banyaknya.',
      en: 'A large lawful sponsor: the rate counts, not the number.',
    },
    {
      id: 'Dengan sedikit izin, satu atau dua pencabutan tidak berarti apa-apa.',
      en: 'Of few permits, one or two that were revoked mean nothing.',
    },
    {
      id: 'Perorangan tidak pernah dinilai sebagai penjamin.',
      en: 'Persons are never judged as sponsors.',
    },
    {
      id: 'Izin yang berakhir karena keluar atau habis waktunya berakhir dengan wajar.',
      en: 'A permit that ended by exit or by its last day has no bad end.',
    },
    {
      id: 'Izin yang ditarik kembali tidak pernah ada; ia tidak dihitung di sisi mana pun.',
      en: 'A retracted permit never was; it counts on neither side.',
    },
  ],
  evaluate({ permit: permits }, { now, values }): Evaluation {
    const sponsored = permits
      .filter(
        ({ sponsorId, status, kind }) =>
          sponsorId !== null && status !== 'RETRACTED' && KINDS.includes(kind),
      )
      .sort(latestEndFirst);
    const ended = sponsored.filter(({ status }) => BAD_ENDS.includes(status));
    const [latest] = ended;
    if (!latest || sponsored.length < values.leastPermits) return NOTHING;
    const percent = (100 * ended.length) / sponsored.length;
    if (percent < values.leastPercent) return NOTHING;
    const revoked = ended.filter(({ status }) => status === 'REVOKED').length;
    const cancelled = ended.length - revoked;
    return {
      ...NOTHING,
      findings: [
        {
          cause: latest.sponsorId!,
          subjectId: null,
          kecamatan: null,
          severity: percent >= MANY * values.leastPercent ? 'MEDIUM' : 'LOW',
          requestedAction: 'CHECK_RECORDS',
          confidence: sponsored.length >= MANY * values.leastPermits ? 0.8 : 0.6,
          evidence: evidenceOf([...ended, ...sponsored]),
          causationId: latest.eventId,
          basis: JSON.stringify([revoked, cancelled, latest.id]),
          explanation: explained(
            { revoked, cancelled, all: sponsored.length, percent: values.leastPercent },
            civilDayAt(now),
          ),
        },
      ],
    };
  },
  mustFire: [
    {
      shows: {
        id: 'Sembilan dari 20 izin seorang penjamin badan dicabut.',
        en: 'Nine of 20 permits of a corporate sponsor were revoked.',
      },
      ...example(permits(20, 9, { status: 'REVOKED' })),
    },
    {
      shows: {
        id: 'Tepat seperempat dari 40 izin dibatalkan.',
        en: 'Exactly a quarter of 40 permits was cancelled.',
      },
      ...example(permits(40, 10, { status: 'CANCELLED' })),
    },
  ],
  mustNotFire: [
    {
      trap: 0,
      shows: {
        id: 'Dua belas dari 200 izin dicabut: lebih banyak, tetapi bagiannya kecil.',
        en: 'Twelve of 200 permits were revoked: more of them, but a small part.',
      },
      ...example(permits(200, 12, { status: 'REVOKED' })),
    },
    {
      trap: 1,
      shows: {
        id: 'Sembilan belas izin, semuanya dicabut.',
        en: 'Nineteen permits, all of them revoked.',
      },
      ...example(permits(19, 19, { status: 'REVOKED' })),
    },
    {
      trap: 2,
      shows: {
        id: 'Izin yang tidak dijamin oleh badan.',
        en: 'Permits that no company sponsors.',
      },
      ...example(permits(40, 40, { status: 'REVOKED', sponsorId: null })),
    },
    {
      trap: 3,
      shows: {
        id: 'Semua izin berakhir karena keluar.',
        en: 'All permits ended by exit.',
      },
      ...example(permits(40, 40, { status: 'ENDED_BY_EXIT' })),
    },
    {
      trap: 4,
      shows: {
        id: 'Sepuluh dari 40 izin ditarik kembali, karena tidak pernah ada.',
        en: 'Ten of 40 permits were retracted, since they never were.',
      },
      ...example(permits(40, 10, { status: 'RETRACTED' })),
    },
  ],
};

const latestEndFirst = (left: PermitFact, right: PermitFact): number =>
  (right.endedOn ?? 0) - (left.endedOn ?? 0) || byText(left.id, right.id);

interface Counted {
  revoked: number;
  cancelled: number;
  all: number;
  /** from which percentage on it is a lead */
  percent: number;
}

function explained({ revoked, cancelled, all, percent }: Counted, day: string): BothLanguages {
  const rule = byRule(ID, VERSION, sponsorEndedPermits.citationOn(day));
  const rate = (100 * (revoked + cancelled)) / all;
  const shown = Number.isInteger(rate) ? String(rate) : rate.toFixed(1);
  return {
    id:
      `Dari ${all} izin tinggal yang dijamin satu badan, ${revoked} dicabut dan ${cancelled} ` +
      `dibatalkan: ${shown.replace('.', ',')} persen, mulai ${percent} persen menjadi petunjuk. ` +
      'Izin yang berakhir karena keluar tidak dihitung sebagai pencabutan. Penjamin bertanggung ' +
      `jawab atas yang dijaminnya; petunjuk ini tidak menyebut pemegang izin. ${rule.id}`,
    en:
      `Of ${all} stay permits that one company sponsors, ${revoked} were revoked and ` +
      `${cancelled} cancelled: ${shown} percent; from ${percent} percent on it is a lead. ` +
      'Permits that ended by exit are not counted as revoked. A guarantor answers for whom it ' +
      `sponsors; this lead concerns no holder of a permit. ${rule.en}`,
  };
}

/** @param ended how many of all ended by the change */
function permits(all: number, ended: number, change: Partial<PermitFact>): PermitFact[] {
  return Array.from({ length: all }, (_, i) =>
    aPermit(i + 1, {
      subjectId: `person-${i + 1}`,
      sponsorId: 'SPONSOR-LATIHAN',
      ...(i < ended ? { endedOn: dayNumber('2026-11-15'), ...change } : {}),
    }),
  );
}

function example(permit: PermitFact[]): Omit<Example<'permit'>, 'shows'> {
  const now = noonOf('2026-11-30');
  return { facts: { permit }, now, coveredUntil: now };
}
