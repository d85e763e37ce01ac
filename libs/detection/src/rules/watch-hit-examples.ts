import { dayNumber } from '@sinergi/law';
import { aLodging, aMovement, aSighting, aWatch, examplesAt, noonOf } from '../example-facts.js';
import type { CounterExample, Example } from '../rule.js';

type Reads = 'watch' | 'sighting' | 'lodging' | 'movement';
const { given, trap } = examplesAt<Reads>(noonOf('2026-11-30'));
const seen = [aSighting(1)];

export const MUST_FIRE: readonly Example<Reads>[] = [
  given(
    { watch: [aWatch(1)], sighting: seen },
    'Dokumen orang yang diawasi diperiksa di kecamatan.',
    'The document of a watched person was checked in a district.',
  ),
  given(
    {
      watch: [aWatch(1)],
      lodging: [aLodging(1)],
      movement: [aMovement(1, { direction: 'EXIT', at: noonOf('2026-11-12') })],
    },
    'Orang yang diawasi menginap, lalu keluar melalui bandara.',
    'A watched person stayed at a lodging, then left by the airport.',
  ),
  given(
    { watch: [aWatch(1), aWatch(2, { owner: 'imigrasi-jakpus' })], movement: [aMovement(1)] },
    'Dua pengawasan atas orang yang sama, dan ia masuk: satu peringatan untuk masing-masing.',
    'Two watches on one person, and an entry: a lead for each.',
  ),
];

export const MUST_NOT_FIRE: readonly CounterExample<Reads>[] = [
  trap(
    0,
    { watch: [aWatch(1, { validUntil: dayNumber('2026-11-20') })], sighting: seen },
    'Pengawasan itu habis sepuluh hari yang lalu.',
    'The watch expired ten days ago.',
  ),
  trap(
    0,
    { watch: [aWatch(1, { status: 'LAPSED' })], sighting: seen },
    'Pengawasan itu gugur.',
    'The watch has lapsed.',
  ),
  trap(
    1,
    { watch: [aWatch(1, { status: 'WITHDRAWN' })], sighting: seen },
    'Pengawasan itu dicabut.',
    'The watch was withdrawn.',
  ),
  trap(
    2,
    { watch: [aWatch(1)], sighting: [aSighting(1, { certainty: 'DESCRIBED' })] },
    'Warga hanya menggambarkan orangnya.',
    'A resident only described the person.',
  ),
  trap(
    2,
    { watch: [aWatch(1)], sighting: [aSighting(1, { certainty: 'IDENTIFIED' })] },
    'Seseorang mengenalinya, tanpa dokumen.',
    'Somebody recognised the person, without a document.',
  ),
  trap(
    3,
    { watch: [aWatch(1, { validFrom: dayNumber('2026-11-11') })], sighting: seen },
    'Dokumen diperiksa sehari sebelum pengawasan berlaku.',
    'The document was checked on the day before the watch began.',
  ),
  trap(
    4,
    {
      watch: [aWatch(1)],
      sighting: [aSighting(1, { isRetracted: true })],
      movement: [aMovement(1, { retracted: true })],
    },
    'Temuan dan perlintasan itu ditarik.',
    'The sighting and the crossing were retracted.',
  ),
];
