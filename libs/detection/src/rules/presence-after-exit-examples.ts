import { aLodging, aMovement, aPermit, aSighting, examplesAt, noonOf } from '../example-facts.js';
import type { MovementFact } from '../facts.js';
import type { CounterExample, Example } from '../rule.js';

type Reads = 'permit' | 'movement' | 'sighting' | 'lodging';
const NOW = noonOf('2026-11-30');
const MINUTE_MS = 60_000;
const LEFT_AT = noonOf('2026-11-10');

const anExit = (change: Partial<MovementFact> = {}): MovementFact =>
  aMovement(1, { direction: 'EXIT', at: LEFT_AT, ...change });
const anEntry = (at: number): MovementFact => aMovement(2, { at });
const seen = (at: number, change = {}) => [aSighting(1, { seenAt: at, ...change })];
const later = noonOf('2026-11-20');

const { given, trap } = examplesAt<Reads>(NOW);

export const MUST_FIRE: readonly Example<Reads>[] = [
  given(
    { movement: [anExit()], sighting: seen(later) },
    'Keluar tercatat; sepuluh hari kemudian dokumennya diperiksa di kota.',
    'An exit is on record; ten days later the document was checked in the city.',
  ),
  given(
    {
      movement: [anExit()],
      lodging: [
        aLodging(1, { checkInAt: noonOf('2026-11-12') }),
        aLodging(2, { checkInAt: noonOf('2026-11-14') }),
      ],
    },
    'Keluar tercatat; sesudah itu dua kali masuk hotel.',
    'An exit is on record; two check-ins at hotels followed.',
  ),
  given(
    {
      movement: [anExit(), anEntry(noonOf('2026-11-25'))],
      sighting: seen(later),
    },
    'Terlihat antara keluar dan masuk berikutnya.',
    'Seen between an exit and the next entry.',
  ),
  given(
    { movement: [anExit()], sighting: seen(LEFT_AT - 10 * MINUTE_MS) },
    'Dokumen diperiksa di kota sepuluh menit sebelum keluar di bandara.',
    'A document was checked in the city ten minutes before the exit at the airport.',
  ),
  given(
    { movement: [anEntry(later)], sighting: seen(later + 14 * MINUTE_MS) },
    'Dokumen diperiksa di kota empat belas menit sesudah masuk di bandara.',
    'A document was checked in the city fourteen minutes after the entry at the airport.',
  ),
];

export const MUST_NOT_FIRE: readonly CounterExample<Reads>[] = [
  trap(
    0,
    { movement: [anExit()], sighting: seen(LEFT_AT + 720 * MINUTE_MS) },
    'Terlihat dua belas jam sesudah keluar.',
    'Seen twelve hours after the exit.',
  ),
  trap(
    0,
    { movement: [anExit(), anEntry(later + 60 * MINUTE_MS)], sighting: seen(later) },
    'Masuk tercatat satu jam sesudah terlihat.',
    'An entry is on record an hour after the sighting.',
  ),
  trap(
    0,
    { movement: [anExit()], sighting: seen(LEFT_AT - 15 * MINUTE_MS) },
    'Dokumen diperiksa lima belas menit sebelum keluar: selisih jam yang mungkin.',
    'A document was checked fifteen minutes before the exit: clocks may differ by that.',
  ),
  trap(
    1,
    { movement: [anExit()], sighting: seen(later, { certainty: 'IDENTIFIED' }) },
    'Dikenali tanpa pemeriksaan dokumen.',
    'Identified without a document check.',
  ),
  trap(
    2,
    { movement: [anExit()], sighting: seen(later) },
    'Perlintasan lengkap hanya sampai sehari sebelumnya.',
    'Movements are complete only up to the day before.',
    noonOf('2026-11-19'),
  ),
  trap(
    2,
    { movement: [anExit()], sighting: seen(later) },
    'Belum ada pernyataan tentang kelengkapan.',
    'Nobody has stated any coverage.',
    null,
  ),
  trap(
    3,
    { movement: [anExit({ retracted: true })], sighting: seen(later) },
    'Keluarnya ditarik.',
    'The exit was retracted.',
  ),
  trap(
    3,
    { movement: [anExit()], sighting: seen(later, { isRetracted: true }) },
    'Temuannya ditarik.',
    'The sighting was retracted.',
  ),
  trap(
    4,
    { movement: [anExit(), anEntry(noonOf('2026-11-15'))], sighting: seen(later) },
    'Masuk kembali lima hari sebelumnya.',
    'A re-entry five days before.',
  ),
  trap(
    5,
    {
      movement: [anExit()],
      lodging: [aLodging(1, { checkInAt: null, checkOutAt: later })],
    },
    'Hanya check-out yang tercatat sesudah keluar.',
    'Only a check-out is on record after the exit.',
  ),
  trap(
    6,
    {
      sighting: [aSighting(1, { kecamatan: '31.71.01' }), aSighting(2, { kecamatan: '31.71.08' })],
    },
    'Dua kecamatan pada saat yang sama.',
    'Two districts at the same time.',
  ),
  trap(
    7,
    { permit: [aPermit(1, { kind: 'DIPLOMATIK' })], movement: [anExit()], sighting: seen(later) },
    'Pemegang izin diplomatik.',
    'The holder of a diplomatic permit.',
  ),
];
