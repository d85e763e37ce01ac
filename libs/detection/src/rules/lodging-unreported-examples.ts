import { dayNumber } from '@sinergi/law';
import { aLodging, aPermit, aSighting, examplesAt, noonOf } from '../example-facts.js';
import type { SightingFact } from '../facts.js';
import type { CounterExample, Example } from '../rule.js';

type Reads = 'permit' | 'sighting' | 'lodging';
const NOW = noonOf('2026-11-30');
const lodging = (change: Partial<SightingFact> = {}): SightingFact =>
  aSighting(1, { activity: 'LODGING', ...change });

const { given, trap } = examplesAt<Reads>(NOW);

export const MUST_FIRE: readonly Example<Reads>[] = [
  given(
    { sighting: [lodging()] },
    'Terlihat menginap saat dokumen diperiksa; tidak ada laporan.',
    'Seen lodging while a document was checked; there is no report.',
  ),
  given(
    {
      permit: [aPermit(1, { kind: 'KUNJUNGAN', validUntil: dayNumber('2026-12-30') })],
      sighting: [lodging(), lodging({ id: 'sighting-2', eventId: 'sighting-2-event' })],
      lodging: [aLodging(1, { checkInAt: noonOf('2026-11-02'), checkOutAt: noonOf('2026-11-08') })],
    },
    'Laporan terakhir berakhir dua hari sebelum terlihat menginap.',
    'The last report ended two days before the lodging was seen.',
  ),
];

export const MUST_NOT_FIRE: readonly CounterExample<Reads>[] = [
  trap(
    0,
    { sighting: [lodging()] },
    'Laporan di kecamatan itu lengkap hanya sampai hari itu.',
    'Reports of the district are complete only up to that day.',
    noonOf('2026-11-11'),
  ),
  trap(
    0,
    { sighting: [lodging()] },
    'Belum ada pernyataan tentang kelengkapan.',
    'Nobody has stated any coverage.',
    null,
  ),
  trap(
    1,
    { sighting: [lodging()], lodging: [aLodging(1, { kecamatan: '31.71.02' })] },
    'Laporan dari kecamatan lain.',
    'A report from another district.',
  ),
  trap(
    2,
    {
      sighting: [lodging()],
      lodging: [aLodging(1, { checkInAt: null, checkOutAt: noonOf('2026-11-18') })],
    },
    'Hanya check-out yang dilaporkan.',
    'Only a check-out was reported.',
  ),
  trap(
    2,
    { sighting: [lodging()], lodging: [aLodging(1, { checkInAt: noonOf('2026-10-20') })] },
    'Check-in tiga minggu sebelumnya tanpa check-out.',
    'A check-in three weeks before, without a check-out.',
  ),
  trap(
    3,
    { sighting: [lodging()], lodging: [aLodging(1, { checkInAt: noonOf('2026-11-11') })] },
    'Check-in dilaporkan untuk hari berikutnya.',
    'A check-in is reported for the next day.',
  ),
  trap(
    4,
    { permit: [aPermit(1)], sighting: [lodging()] },
    'Pemegang izin terbatas yang beralamat di kecamatan itu.',
    'The holder of a limited permit with an address in the district.',
  ),
  trap(
    5,
    { sighting: [lodging({ certainty: 'IDENTIFIED' })] },
    'Dikenali tanpa pemeriksaan dokumen.',
    'Identified without a document check.',
  ),
  trap(
    5,
    { sighting: [lodging({ isRetracted: true })] },
    'Temuannya ditarik.',
    'The sighting was retracted.',
  ),
  trap(
    6,
    {
      permit: [aPermit(1, { kind: 'DINAS', kecamatan: '31.71.01' })],
      sighting: [lodging()],
    },
    'Pemegang izin dinas.',
    'The holder of a service permit.',
  ),
];
