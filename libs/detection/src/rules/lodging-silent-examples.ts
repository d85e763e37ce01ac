import { beginningOf, dayNumber } from '@sinergi/law';
import { aLodging, examplesAt, noonOf } from '../example-facts.js';
import type { LodgingFact } from '../facts.js';
import type { CounterExample, Example } from '../rule.js';

const NOW = noonOf('2026-11-30');
const LAST = dayNumber('2026-11-15');
const HOUR_MS = 3_600_000;

/** Reports of one hotel, one for each day. @param ago days before the last report */
const reportedOn = (ago: readonly number[], change: Partial<LodgingFact> = {}): LodgingFact[] =>
  ago.map((days, no) =>
    aLodging(no + 1, {
      ...{ subjectId: null, checkInAt: beginningOf(LAST - days) + 14 * HOUR_MS },
      ...change,
    }),
  );
const upTo = (count: number): number[] => Array.from({ length: count }, (_, no) => no);
const daily = upTo(20);
/** Two check-outs every other day. */
const everyOtherDay = upTo(10).flatMap((no) => [no * 2, no * 2]);
const leaving = (report: LodgingFact): LodgingFact => ({
  ...report,
  checkInAt: null,
  checkOutAt: report.checkInAt,
});
/** Fridays and Saturdays of five weeks. */
const weekends = upTo(5).flatMap((week) => [week * 7, week * 7 + 1]);

const { given, trap } = examplesAt<'lodging'>(NOW);

export const MUST_FIRE: readonly Example<'lodging'>[] = [
  given(
    { lodging: reportedOn(daily) },
    'Melapor setiap hari, lalu diam empat belas hari.',
    'Reported every day, then silent for fourteen days.',
  ),
  given(
    { lodging: reportedOn(daily) },
    'Melapor setiap hari, lalu diam lima hari penuh sejauh laporan lengkap.',
    'Reported every day, then silent for five whole days, as far as reports are complete.',
    beginningOf(LAST + 6),
  ),
  given(
    { lodging: reportedOn(everyOtherDay.map((ago) => ago + 10)).map(leaving) },
    'Melapor check-out tiap dua hari, lalu diam lebih dari tiga minggu.',
    'Reported check-outs every other day, then silent for more than three weeks.',
  ),
];

export const MUST_NOT_FIRE: readonly CounterExample<'lodging'>[] = [
  trap(
    0,
    { lodging: reportedOn(daily) },
    'Belum ada pernyataan tentang kelengkapan.',
    'Nobody has stated any coverage.',
    null,
  ),
  trap(
    0,
    { lodging: reportedOn(daily) },
    'Laporan lengkap hanya sampai hari kelima, yang belum habis.',
    'Reports are complete only into the fifth day, which is not over.',
    beginningOf(LAST + 6) - 1,
  ),
  trap(
    1,
    { lodging: reportedOn(upTo(9)) },
    'Sembilan laporan belum menjadi kebiasaan.',
    'Nine reports make no habit yet.',
  ),
  trap(
    1,
    { lodging: reportedOn(upTo(20).map((no) => Math.floor(no / 5))) },
    'Satu rombongan dalam empat hari.',
    'One group of guests within four days.',
  ),
  trap(
    2,
    { lodging: reportedOn(weekends) },
    'Hotel akhir pekan: diamnya belum lima kali jeda biasanya.',
    'A hotel for weekends: its silence is not yet five times its usual gap.',
  ),
  trap(
    2,
    {
      lodging: [
        ...reportedOn(upTo(12)),
        ...reportedOn([27], { id: 'early', eventId: 'early-event' }),
      ],
    },
    'Pernah diam lebih lama dan kemudian melapor lagi.',
    'Was silent for longer before, and then reported again.',
  ),
  trap(
    3,
    { lodging: reportedOn(daily, { reportedBy: 'RT_RW' }) },
    'Laporannya dari RT/RW.',
    'The reports are by RT/RW.',
  ),
  trap(
    4,
    { lodging: reportedOn(everyOtherDay) },
    'Melapor separuh dari hari-harinya, lalu diam dua minggu.',
    'Reported on half of its days, then silent for two weeks.',
  ),
  trap(
    5,
    { lodging: reportedOn(daily, { premisesKind: 'BOARDING' }) },
    'Rumah kos.',
    'A boarding house.',
  ),
];
