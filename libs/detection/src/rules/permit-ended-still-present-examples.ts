import { dayNumber } from '@sinergi/law';
import {
  aCase,
  aLodging,
  aMovement,
  aPermit,
  aSighting,
  examplesAt,
  noonOf,
} from '../example-facts.js';
import type { PermitFact } from '../facts.js';
import type { CounterExample, Example } from '../rule.js';

type Reads = 'permit' | 'movement' | 'sighting' | 'lodging' | 'case';
const day = dayNumber;
const NOW = noonOf('2026-11-30');
const revoked = (change: Partial<PermitFact> = {}): PermitFact =>
  aPermit(1, { status: 'REVOKED', endedOn: day('2026-11-10'), ...change });
const leftByExit = () => revoked({ status: 'ENDED_BY_EXIT' });
const seenLater = (change = {}) => aSighting(1, { seenAt: noonOf('2026-11-20'), ...change });

const { given, trap } = examplesAt<Reads>(NOW);

export const MUST_FIRE: readonly Example<Reads>[] = [
  given(
    { permit: [revoked()], sighting: [seenLater()] },
    'Izin dicabut; sepuluh hari kemudian dokumennya diperiksa di kecamatan.',
    'The permit was revoked; ten days later the document was checked in a district.',
  ),
  given(
    {
      permit: [revoked({ status: 'CANCELLED' })],
      lodging: [aLodging(1, { checkInAt: noonOf('2026-11-11') })],
      movement: [aMovement(1)],
    },
    'Izin dibatalkan; keesokan harinya tamu masuk hotel.',
    'The permit was cancelled; the guest checked in the day after.',
  ),
  given(
    { permit: [revoked()], sighting: [seenLater()], case: [aCase(1)] },
    'Izin dicabut dan ada keberatan: temuan menyebutkannya.',
    'The permit was revoked and an objection is open: the lead says so.',
  ),
  given(
    { permit: [leftByExit()], sighting: [seenLater({ certainty: 'IDENTIFIED' })] },
    'Izin berakhir karena keluar, tanpa keluar atau masuk yang tercatat; orangnya dikenali.',
    'The permit ended by exit, without exit or entry on record; the person was identified.',
  ),
];

export const MUST_NOT_FIRE: readonly CounterExample<Reads>[] = [
  trap(
    0,
    {
      permit: [
        revoked(),
        aPermit(2, {
          ...{ origin: 'BRIDGING', kind: 'KUNJUNGAN' },
          ...{ validFrom: day('2026-11-09'), validUntil: day('2026-12-30') },
        }),
      ],
      sighting: [seenLater()],
    },
    'Izin jembatan berlaku pada hari itu.',
    'A bridging permit is in force on that day.',
  ),
  trap(
    1,
    {
      permit: [leftByExit(), aPermit(2, { validFrom: day('2026-11-15') })],
      movement: [aMovement(1), aMovement(2, { at: noonOf('2026-11-15') })],
      sighting: [seenLater()],
    },
    'Masuk kembali dengan izin baru.',
    'A re-entry with a new permit.',
  ),
  trap(
    1,
    {
      permit: [revoked()],
      movement: [aMovement(1), aMovement(2, { at: noonOf('2026-11-15') })],
      sighting: [seenLater()],
    },
    'Masuk kembali; izin barunya belum diketahui.',
    'A re-entry; the new permit is not known yet.',
  ),
  trap(
    2,
    { permit: [revoked()], sighting: [seenLater({ isRetracted: true })] },
    'Temuannya ditarik.',
    'The sighting was retracted.',
  ),
  trap(
    3,
    { permit: [revoked()], sighting: [aSighting(1, { seenAt: noonOf('2026-11-10') })] },
    'Terlihat pada hari pencabutan.',
    'Seen on the day of the revocation.',
  ),
  trap(
    4,
    {
      permit: [aPermit(1, { status: 'LAPSED', validUntil: day('2026-11-10') })],
      sighting: [seenLater()],
    },
    'Izin habis masa berlakunya.',
    'The permit expired.',
  ),
  trap(
    4,
    {
      permit: [
        revoked({ endedOn: day('2026-11-05') }),
        aPermit(2, { validFrom: day('2026-11-06'), validUntil: day('2026-11-15') }),
      ],
      sighting: [seenLater()],
    },
    'Izin sesudah pencabutan itu yang habis masa berlakunya.',
    'The permit after the revoked one is the one that expired.',
  ),
  trap(
    5,
    {
      permit: [revoked({ status: 'CANCELLED', endedOn: day('2026-10-25') })],
      sighting: [seenLater()],
    },
    'Izin dibatalkan sebelum hari pertamanya.',
    'The permit was cancelled before its first day.',
  ),
  trap(
    6,
    {
      permit: [
        revoked(),
        aPermit(2, {
          ...{ kind: 'KUNJUNGAN', status: 'PENDING', validUntil: day('2026-11-12') },
          ...{ pendingSince: noonOf('2026-11-08'), paidAt: noonOf('2026-11-08') },
        }),
      ],
      sighting: [seenLater()],
    },
    'Permohonan atas izin lain diajukan dan dibayar pada waktunya.',
    'An application for another permit was filed and paid in time.',
  ),
  trap(
    7,
    {
      permit: [revoked(), aPermit(2, { validFrom: day('2026-11-25'), origin: 'CONVERSION' })],
      sighting: [seenLater()],
    },
    'Izin diberikan sesudahnya tanpa masuk baru.',
    'A permit was granted later without a new entry.',
  ),
  trap(
    8,
    { permit: [leftByExit()], sighting: [seenLater()] },
    'Perlintasan lengkap hanya sampai sehari sebelum temuan.',
    'Movements are complete only up to the day before the sighting.',
    noonOf('2026-11-19'),
  ),
  trap(
    9,
    {
      permit: [revoked()],
      lodging: [aLodging(1, { checkInAt: noonOf('2026-11-05'), checkOutAt: noonOf('2026-11-20') })],
    },
    'Hanya check-out yang tercatat sesudah pencabutan.',
    'Only a check-out is on record after the revocation.',
  ),
  trap(
    10,
    { permit: [revoked({ kind: 'DINAS' })], sighting: [seenLater()] },
    'Izin dinas yang dicabut.',
    'A service permit that was revoked.',
  ),
  given(
    {
      permit: [leftByExit()],
      movement: [aMovement(1, { direction: 'EXIT', at: noonOf('2026-11-10') })],
      sighting: [seenLater()],
    },
    'Keluar tercatat: aturan presence-after-exit menilainya.',
    'An exit is on record: the rule presence-after-exit decides.',
  ),
];
