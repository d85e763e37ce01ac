import { beginningOf, civilDay, counted, DUTY_LAW, dayNumberAt, entryOn } from '@sinergi/law';
import { byRule, citationOf } from '../citation.js';
import { evidenceOf } from '../evidence.js';
import { aLodging, aPermit, aSighting, noonOf } from '../example-facts.js';
import type { LodgingFact, PermitFact, SightingFact } from '../facts.js';
import { MINISTRYS_MATTER } from '../permits-at.js';
import {
  type BothLanguages,
  type Evaluation,
  type Example,
  type Finding,
  NOTHING,
  type Rule,
} from '../rule.js';
import {
  countedDays,
  type DayAway,
  daysAway,
  isOrdinary,
  type Sign,
  signsOf,
} from './days-away.js';

const ID = 'district-differs';
const VERSION = 2;
type Read = 'permit' | 'lodging' | 'sighting' | 'movement';

/**
 * Finds people who lodge, or are seen with their documents checked, in another district than the
 * permit says, on several days and not there in between.
 */
export const districtDiffers: Rule<Read, 'differentDays' | 'windowDays' | 'shortTripDays'> = {
  id: ID,
  version: VERSION,
  since: '2026-11-30',
  title: {
    id: 'Kecamatan berbeda dari izin, berulang kali',
    en: 'Another district than the permit’s, repeatedly',
  },
  unit: 'PERSON',
  category: 'OTHER',
  competent: 'IDENTITY_AUTHORITY',
  answerWithinWorkingDays: 5,
  reads: ['permit', 'lodging', 'sighting', 'movement'],
  restsOn: ['permit', 'lodging', 'sighting'],
  parameters: {
    differentDays: {
      ...{ value: 4, lowest: 2, highest: 60, of: 'days' },
      meaning: {
        id: 'Hari di kecamatan lain, paling sedikit; perjalanan singkat dihitung satu hari.',
        en: 'Days in another district, at least; a short trip counts as one.',
      },
    },
    windowDays: {
      ...{ value: 60, lowest: 7, highest: 365, of: 'days' },
      meaning: {
        id: 'Rentang hari sampai hari ini yang dilihat.',
        en: 'Days up to today that are looked at.',
      },
    },
    shortTripDays: {
      ...{ value: 7, lowest: 1, highest: 60, of: 'consecutive days' },
      meaning: {
        id: 'Hari berturut-turut yang masih dianggap perjalanan singkat.',
        en: 'Consecutive days that are still a short trip.',
      },
    },
  },
  citationOn: (day) => citationOf([entryOn(DUTY_LAW, 'ADDRESS', day)]),
  traps: [
    {
      id: 'Perjalanan singkat: beberapa hari berturut-turut di kecamatan lain.',
      en: 'Short trips: a few consecutive days in another district.',
    },
    {
      id: 'Izin yang tidak menyebut kecamatan tidak dapat dibandingkan.',
      en: 'A permit that names no district can be compared with nothing.',
    },
    {
      id: 'Alamat yang sudah berubah: hari sebelum izin menyebut alamat baru tidak dihitung.',
      en: 'An address changed since: days before the permit named the new one do not count.',
    },
    {
      id: 'Yang di antaranya tercatat lagi di kecamatan izin masih tinggal di sana.',
      en: 'Who is seen in the permit’s district in between still lives there.',
    },
    {
      id: 'Masuk tanpa keluar yang tercatat: hanya sampai pelaporan dinyatakan lengkap.',
      en: 'A lodging without check-out lasts only as far as reports are stated to be complete.',
    },
    {
      id: 'Izin diplomatik dan dinas adalah urusan Kementerian Luar Negeri.',
      en: 'Diplomatic and service permits are the Foreign Ministry’s matter.',
    },
  ],
  evaluate(facts, context): Evaluation {
    const { now, values } = context;
    const today = dayNumberAt(now);
    const since = today - values.windowDays + 1;
    const signs = signsOf(facts, context);
    const away = daysAway(facts.permit, signs, since);
    // A lodging that goes on adds days, and the oldest day leaves the window.
    const goesOn = signs.some(({ isLodging, last }) => isLodging && last === today);
    const againAt = away.length > 0 || goesOn ? beginningOf(today + 1) : null;
    if (away.length === 0) return { ...NOTHING, againAt };
    if (facts.permit.some(({ kind, status }) => status !== 'RETRACTED' && !isOrdinary(kind)))
      return { findings: [], silentFor: MINISTRYS_MATTER, againAt };
    const count = countedDays(
      away.map(({ day }) => day),
      values.shortTripDays,
    );
    if (count < values.differentDays) return { findings: [], silentFor: SHORT, againAt };
    return { findings: [finding(away, basisOf(facts.permit, signs))], silentFor: null, againAt };
  },
  mustFire: [
    {
      shows: {
        id: 'Dua minggu di penginapan kecamatan lain.',
        en: 'Two weeks in lodgings of another district.',
      },
      ...example([lodged(1, '2026-11-10', '2026-11-24')]),
    },
    {
      shows: {
        id: 'Empat pemeriksaan dokumen di kecamatan lain, dalam empat minggu.',
        en: 'Four document checks in another district within four weeks.',
      },
      ...example(
        [],
        ['05', '12', '19', '26'].map((day, i) => seen(i + 1, `2026-11-${day}`)),
      ),
    },
    {
      shows: {
        id: 'Masuk tiga minggu lalu tanpa keluar, pelaporan lengkap sampai hari ini.',
        en: 'A check-in three weeks ago without check-out; reports are complete up to today.',
      },
      ...example([lodged(1, '2026-11-09', null)]),
    },
  ],
  mustNotFire: [
    {
      trap: 0,
      shows: {
        id: 'Satu minggu di kecamatan lain, dan satu akhir pekan.',
        en: 'A week in another district, and a weekend.',
      },
      ...example([lodged(1, '2026-11-05', '2026-11-11'), lodged(2, '2026-11-20', '2026-11-22')]),
    },
    {
      trap: 1,
      shows: { id: 'Izin tanpa kecamatan.', en: 'A permit without a district.' },
      ...example(
        [lodged(1, '2026-11-10', '2026-11-24')],
        [],
        aPermit(1, { kecamatan: null, kecamatanSince: null }),
      ),
    },
    {
      trap: 2,
      shows: {
        id: 'Izin kemudian menyebut alamat baru, di kecamatan penginapan itu.',
        en: 'The permit then named the new address, in the district of the lodgings.',
      },
      ...example([lodged(1, '2026-11-10', '2026-11-24')], [], moved('31.71.01')),
    },
    {
      trap: 2,
      shows: {
        id: 'Alamat lama sebelum izin menyebut yang baru.',
        en: 'The old address, before the permit named the new one.',
      },
      ...example([lodged(1, '2026-11-10', '2026-11-24')], [], moved('31.71.04')),
    },
    {
      trap: 3,
      shows: {
        id: 'Sesudah dua minggu itu dokumen diperiksa di kecamatan izin.',
        en: 'After those two weeks documents were checked in the permit’s district.',
      },
      ...example(
        [lodged(1, '2026-11-10', '2026-11-24')],
        [seen(1, '2026-11-25', { kecamatan: '31.71.06' })],
      ),
    },
    {
      trap: 4,
      shows: {
        id: 'Masuk tanpa keluar, dan tidak ada yang menyatakan pelaporan lengkap.',
        en: 'A check-in without check-out, and nobody stated that reports are complete.',
      },
      ...example([lodged(1, '2026-11-09', null)]),
      coveredUntil: null,
    },
    {
      trap: 5,
      shows: {
        id: 'Di samping izin itu ada izin dinas.',
        en: 'Beside that permit there is a service permit.',
      },
      ...example(
        [lodged(1, '2026-11-10', '2026-11-24')],
        [],
        aPermit(1),
        aPermit(2, { kind: 'DINAS' }),
      ),
    },
    {
      shows: {
        id: 'Temuan tanpa pemeriksaan dokumen, dan yang ditarik kembali.',
        en: 'Sightings without a document check, and ones that were retracted.',
      },
      ...example(
        [],
        ['05', '12', '19', '26'].flatMap((day, i) => [
          seen(i + 1, `2026-11-${day}`, { certainty: 'IDENTIFIED' }),
          seen(i + 9, `2026-11-${day}`, { isRetracted: true }),
        ]),
      ),
    },
  ],
};

const SHORT: BothLanguages = {
  id: 'Beberapa hari di kecamatan lain: masih perjalanan singkat.',
  en: 'A few days in another district: still a short trip.',
};

function finding(away: readonly DayAway[], basis: string): Finding {
  const { permits } = away.at(-1)!;
  const [permit] = permits;
  const signs = [...new Set(away.toReversed().flatMap((day) => day.signs))];
  const hasLodging = signs.some(({ isLodging }) => isLodging);
  return {
    cause: permit!.id,
    subjectId: permit!.subjectId,
    kecamatan: permit!.kecamatan,
    severity: 'LOW',
    requestedAction: 'CHECK_RECORDS',
    confidence: hasLodging ? 0.7 : 0.5,
    evidence: evidenceOf([...permits, ...signs.map(({ fact }) => fact)]),
    causationId: permit!.eventId,
    basis,
    explanation: explained(away, signs, permit!),
  };
}

/** The districts, whatever the window: they do not change while only time passes. */
function basisOf(permits: readonly PermitFact[], signs: readonly Sign[]): string {
  const said = permits
    .filter(({ status }) => status !== 'RETRACTED')
    .map(({ id, kecamatan }) => `${id} ${kecamatan}`);
  const districts = new Set(signs.map(({ fact }) => fact.kecamatan));
  return JSON.stringify([said.sort(), [...districts].sort()]);
}

function explained(
  away: readonly DayAway[],
  signs: readonly Sign[],
  { kind, kecamatan }: PermitFact,
): BothLanguages {
  const [from, until] = [away[0]!.day, away.at(-1)!.day].map(civilDay) as [string, string];
  const rule = byRule(ID, VERSION, districtDiffers.citationOn(until));
  const where = [...new Set(signs.map(({ fact }) => fact.kecamatan))].sort().join(', ');
  const lodgings = signs.filter(({ isLodging }) => isLodging).length;
  const checks = signs.length - lodgings;
  return {
    id:
      `Izin ${kind} menyebut alamat di kecamatan ${kecamatan}. Antara ${from} dan ${until} (WIB) ` +
      `tercatat ${away.length} hari di kecamatan ${where} (${lodgings} pelaporan penginapan, ` +
      `${checks} pemeriksaan dokumen), dan sejak itu tidak ada yang tercatat di kecamatan izin. ` +
      `Perubahan alamat wajib dilaporkan kepada kantor imigrasi. ${rule.id}`,
    en:
      `The ${kind} permit has its address in district ${kecamatan}. Between ${from} and ${until} ` +
      `(WIB) ${counted(away.length, 'day')} in district ${where} ` +
      `${away.length === 1 ? 'is' : 'are'} on record (${counted(lodgings, 'lodging report')}, ` +
      `${counted(checks, 'document check')}), and none in the permit’s district since. A change ` +
      `of address is to be reported to the immigration office. ${rule.en}`,
  };
}

function lodged(no: number, from: string, until: string | null): LodgingFact {
  const checkOutAt = until === null ? null : noonOf(until);
  return aLodging(no, { kecamatan: '31.71.01', checkInAt: noonOf(from), checkOutAt });
}

function seen(no: number, day: string, change: Partial<SightingFact> = {}): SightingFact {
  return aSighting(no, { kecamatan: '31.71.01', seenAt: noonOf(day), ...change });
}

/** A permit that names its district since shortly. */
function moved(kecamatan: string): PermitFact {
  return aPermit(1, { kecamatan, kecamatanSince: noonOf('2026-11-26') });
}

function example(
  lodging: LodgingFact[],
  sighting: SightingFact[] = [],
  ...permits: PermitFact[]
): Omit<Example<Read>, 'shows'> {
  const now = noonOf('2026-11-30');
  const permit = permits.length > 0 ? permits : [aPermit(1)];
  return { facts: { permit, lodging, sighting }, now, coveredUntil: now };
}
