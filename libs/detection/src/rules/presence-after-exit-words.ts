import { civilDayAt, counted } from '@sinergi/law';
import type { MovementFact } from '../facts.js';
import { PRIVILEGED_TRAP } from '../permits-at.js';
import type { Presence } from '../presences.js';
import type { BothLanguages } from '../rule.js';
import { wallTime } from '../wall-time.js';

export const TRAPS: readonly BothLanguages[] = [
  {
    id: 'Jam yang salah: selisih yang wajar, juga salah zona waktu, tidak dihitung.',
    en: 'A wrong clock: a usual difference, a wrong time zone too, does not count.',
  },
  {
    id: 'Subjek yang tertukar: hanya dokumen yang diperiksa, dan identitas perlu dicocokkan.',
    en: 'A wrong subject: checked documents only, and the identity is to be compared.',
  },
  {
    id: 'Masuk yang belum dilaporkan: menunggu sampai perlintasan lengkap.',
    en: 'An entry that is not reported yet: wait until movements are complete.',
  },
  {
    id: 'Keluar atau temuan yang ditarik tidak pernah ada.',
    en: 'An exit or a sighting that was retracted never was.',
  },
  {
    id: 'Masuk kembali sebelum terlihat.',
    en: 'A re-entry before the presence.',
  },
  {
    id: 'Check-out dicatat terlambat: tidak menunjukkan keberadaan.',
    en: 'A check-out entered late shows no presence.',
  },
  {
    id: 'Dua temuan di dalam kota: jaraknya tidak berarti.',
    en: 'Two sightings within the city: their distance means nothing.',
  },
  PRIVILEGED_TRAP,
];

export const NOT_COVERED: BothLanguages = {
  id: 'Ada keberadaan sesudah keluar, tetapi perlintasan sampai waktu itu belum lengkap.',
  en: 'There is a presence after an exit, but movements are not complete up to then.',
};

/** Explains presences after an exit. @param presences the earliest first, at least one */
export function explainPresence(
  { checkpoint, at }: MovementFact,
  presences: readonly Presence[],
): BothLanguages {
  const last = presences.at(-1) as Presence;
  const times = presences.length;
  const seen =
    last.shownBy === 'CHECK_IN'
      ? { id: 'masuk penginapan', en: 'checked in at a lodging' }
      : { id: 'dokumen diperiksa', en: 'document checked' };
  return {
    id:
      `Keluar melalui ${checkpoint} tercatat ${wallTime(at)}; sesudah itu tidak ada masuk yang ` +
      `tercatat, tetapi keberadaan tercatat ${times} kali, terakhir ${civilDayAt(last.at)} ` +
      `(${seen.id}). Cocokkan identitas, jam dan kedua catatan: mungkin ada masuk yang tidak ` +
      'tercatat atau subjek yang tertukar.',
    en:
      `An exit at ${checkpoint} is on record for ${wallTime(at)}, and no entry after it; yet a ` +
      `presence is on record ${counted(times, 'time')}, last on ` +
      `${civilDayAt(last.at)} (${seen.en}). Compare the identity, the clocks and both records: ` +
      'an entry may be missing, or the subject may be another.',
  };
}

/** Explains a crossing and a checked document too close in time. */
export function explainTravel(
  { direction, checkpoint, at }: MovementFact,
  presence: Presence,
): BothLanguages {
  const crossed = CROSSED[direction] ?? { id: 'Perlintasan', en: 'A crossing' };
  return {
    id:
      `${crossed.id} di ${checkpoint} tercatat ${wallTime(at)}, dan dokumen subjek itu diperiksa ` +
      `di kota ${wallTime(presence.at)}: jaraknya tidak dapat ditempuh dalam waktu sesingkat ` +
      'itu. Cocokkan identitas, jam dan kedua catatan: mungkin jamnya salah, atau subjeknya ' +
      'tertukar.',
    en:
      `${crossed.en} at ${checkpoint} is on record for ${wallTime(at)}, and a document of the ` +
      `same subject was checked in the city at ${wallTime(presence.at)}: nobody covers the way ` +
      'in so little time. Compare the identity, the clocks and both records: a clock may be ' +
      'wrong, or the subject may be another.',
  };
}

const CROSSED: Readonly<Record<string, BothLanguages>> = {
  ENTRY: { id: 'Masuk', en: 'An entry' },
  EXIT: { id: 'Keluar', en: 'An exit' },
};
