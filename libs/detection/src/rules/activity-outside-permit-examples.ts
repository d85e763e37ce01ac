import { dayNumber } from '@sinergi/law';
import {
  aMovement,
  anAccreditation,
  aPermit,
  aSighting,
  examplesAt,
  noonOf,
} from '../example-facts.js';
import type { PermitFact, SightingFact } from '../facts.js';
import type { CounterExample, Example } from '../rule.js';

type Reads = 'permit' | 'movement' | 'sighting' | 'accreditation';
const NOW = noonOf('2026-11-30');

const tourist = (change: Partial<PermitFact> = {}): PermitFact =>
  aPermit(1, {
    ...{ kind: 'KUNJUNGAN', indexCode: 'C1', activities: ['TOURISM'] },
    validUntil: dayNumber('2026-12-30'),
    ...change,
  });
const atWork = (change: Partial<SightingFact> = {}): SightingFact =>
  aSighting(1, { activity: 'WORK', ...change });

const { given, trap } = examplesAt<Reads>(NOW);
const oneOf = (permit: PermitFact, sighting: SightingFact) => ({
  permit: [permit],
  sighting: [sighting],
});

export const MUST_FIRE: readonly Example<Reads>[] = [
  given(
    oneOf(tourist(), atWork()),
    'Pemegang visa wisata (C1) terlihat bekerja saat dokumennya diperiksa.',
    'The holder of a tourist visa (C1) was at work while the document was checked.',
  ),
  given(
    {
      permit: [
        aPermit(1, { origin: 'VITAS', indexCode: 'E30A', activities: ['STUDY'] }),
        tourist({ id: 'permit-2', eventId: 'permit-2-event' }),
      ],
      sighting: [
        aSighting(1, { activity: 'TRADE' }),
        aSighting(2, { activity: 'TRADE', seenAt: noonOf('2026-11-12') }),
      ],
    },
    'Pelajar dengan dua izin yang keduanya tidak mencakup dagang, dua kali berdagang.',
    'A student with two permits, neither of which covers trade, traded twice.',
  ),
  given(
    oneOf(tourist({ indexCode: 'C2', activities: [] }), aSighting(1, { activity: 'JOURNALISM' })),
    'Pemegang visa bisnis (C2) terlihat melakukan liputan tanpa akreditasi.',
    'The holder of a business visa (C2) reported as a journalist without an accreditation.',
  ),
];

export const MUST_NOT_FIRE: readonly CounterExample<Reads>[] = [
  trap(
    0,
    oneOf(tourist({ indexCode: 'C99' }), atWork()),
    'Indeks yang tidak dikenal.',
    'An unknown index.',
  ),
  trap(
    0,
    oneOf(
      tourist({ validFrom: dayNumber('2023-12-01'), validUntil: dayNumber('2023-12-30') }),
      atWork({ seenAt: noonOf('2023-12-19') }),
    ),
    'Sehari sebelum tabel indeks berlaku.',
    'The day before the table of indexes began.',
  ),
  trap(
    1,
    {
      permit: [tourist(), aPermit(2, { origin: 'VITAS', indexCode: 'E23' })],
      sighting: [atWork()],
    },
    'Izin kedua (E23) mencakup bekerja.',
    'A second permit (E23) covers work.',
  ),
  trap(
    1,
    {
      permit: [tourist(), aPermit(2, { indexCode: 'C99' })],
      sighting: [atWork()],
    },
    'Cakupan izin kedua tidak diketahui.',
    'What a second permit covers is not known.',
  ),
  trap(
    2,
    oneOf(aPermit(1, { origin: 'VITAS', indexCode: 'E31A' }), atWork()),
    'Izin keluarga bagi pasangan warga negara.',
    'A family permit of a spouse of a citizen.',
  ),
  trap(
    2,
    oneOf(aPermit(1, { kind: 'TETAP', origin: 'CONVERSION', indexCode: 'E30A' }), atWork()),
    'Izin tinggal tetap.',
    'A permanent permit.',
  ),
  trap(
    3,
    oneOf(
      aPermit(1, { origin: 'VITAS', indexCode: 'E23', activities: ['WORSHIP_SERVICE'] }),
      aSighting(1, { activity: 'ORGANISATION' }),
    ),
    'Izin untuk rohaniwan, terlihat dalam kegiatan organisasi.',
    'A permit for clergy, seen at the work of an organisation.',
  ),
  trap(
    4,
    oneOf(tourist({ activities: ['TOURISM', 'WORK'] }), atWork()),
    'Izin itu sendiri menyebut bekerja.',
    'The permit itself states work.',
  ),
  ...['PRESENT', 'LODGING', 'OTHER', 'CAMPAIGN', 'POLLING_PLACE', 'UNKNOWN'].map((activity) =>
    trap(
      5,
      oneOf(tourist(), aSighting(1, { activity })),
      `Temuan dengan kegiatan ${activity}.`,
      `A sighting with the activity ${activity}.`,
    ),
  ),
  trap(
    6,
    oneOf(tourist(), atWork({ certainty: 'IDENTIFIED' })),
    'Dikenali, tetapi dokumennya tidak diperiksa.',
    'Identified, but no document was checked.',
  ),
  trap(
    6,
    oneOf(tourist(), atWork({ isRetracted: true })),
    'Temuannya ditarik.',
    'The sighting was retracted.',
  ),
  trap(
    7,
    oneOf(tourist({ origin: 'BRIDGING' }), atWork()),
    'Izin jembatan antara dua izin.',
    'A bridging permit between two permits.',
  ),
  trap(
    7,
    oneOf(
      tourist({
        ...{ status: 'PENDING', validUntil: dayNumber('2026-11-09') },
        ...{ pendingSince: noonOf('2026-11-05'), paidAt: noonOf('2026-11-05') },
      }),
      atWork(),
    ),
    'Izin habis sehari sebelumnya; permohonan yang dibayar belum diputus.',
    'The permit ended the day before; a paid application is open.',
  ),
  trap(
    8,
    {
      ...oneOf(tourist(), aSighting(1, { activity: 'JOURNALISM' })),
      accreditation: [anAccreditation(1, { kind: 'PRESS' })],
    },
    'Wartawan dengan akreditasi.',
    'A journalist with an accreditation.',
  ),
  trap(
    8,
    {
      ...oneOf(tourist(), aSighting(1, { activity: 'RESEARCH' })),
      accreditation: [anAccreditation(1)],
    },
    'Pemantau pemilu dengan akreditasi.',
    'An election observer with an accreditation.',
  ),
  trap(
    9,
    {
      ...oneOf(tourist({ validUntil: dayNumber('2026-11-09') }), atWork()),
      movement: [aMovement(1)],
    },
    'Izin habis sehari sebelumnya.',
    'The permit ended the day before.',
  ),
  trap(
    10,
    { permit: [tourist(), aPermit(2, { kind: 'DINAS' })], sighting: [atWork()] },
    'Orang yang juga memegang izin dinas.',
    'Somebody who holds a service permit too.',
  ),
];
