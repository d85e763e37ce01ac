import { civilDay, counted } from '@sinergi/law';
import type { Fact, WatchFact } from '../facts.js';
import type { BothLanguages } from '../rule.js';
import { wallTime } from '../wall-time.js';

/** That somebody was met whose document was seen. */
export interface Encounter extends Fact {
  /** epoch ms */
  at: number;
  how: 'DOCUMENT_CHECKED' | 'CHECK_IN' | 'ENTRY' | 'EXIT';
  /** code of the district, or of the checkpoint */
  where: string;
}

export const TRAPS: readonly BothLanguages[] = [
  {
    id: 'Pengawasan yang habis masa berlakunya tidak lagi meminta apa pun.',
    en: 'A watch that has expired asks for nothing any more.',
  },
  {
    id: 'Pengawasan yang dicabut tidak lagi meminta apa pun.',
    en: 'A watch that was withdrawn asks for nothing any more.',
  },
  {
    id: 'Orang yang hanya digambarkan: tanpa dokumen tidak ada yang tahu siapa dia.',
    en: 'A person who was only described: without a document nobody knows who that is.',
  },
  {
    id: 'Temuan sebelum pengawasan berlaku bukan urusan pengawasan itu.',
    en: 'What was before the watch began is none of its matters.',
  },
  {
    id: 'Temuan atau perlintasan yang ditarik tidak pernah ada.',
    en: 'A sighting or a crossing that was retracted never was.',
  },
];

export const ENDED: BothLanguages = {
  id: 'Pengawasan itu sudah dicabut atau habis masa berlakunya.',
  en: 'The watch was withdrawn, or it has expired.',
};

export const ONLY_DESCRIBED: BothLanguages = {
  id: 'Orang itu hanya digambarkan; dokumennya tidak diperiksa.',
  en: 'The person was only described; no document was checked.',
};

const HOW: Readonly<Record<Encounter['how'], BothLanguages>> = {
  DOCUMENT_CHECKED: { id: 'dokumen diperiksa di', en: 'a document was checked in' },
  CHECK_IN: { id: 'masuk penginapan di', en: 'a check-in at a lodging in' },
  ENTRY: { id: 'masuk melalui', en: 'an entry at' },
  EXIT: { id: 'keluar melalui', en: 'an exit at' },
};

/** Explains that a watched person turned up. @param met the earliest first, at least one */
export function explainHit(
  { id, validUntil }: WatchFact,
  met: readonly Encounter[],
): BothLanguages {
  const last = met.at(-1) as Encounter;
  const how = HOW[last.how];
  const until = civilDay(validUntil);
  return {
    id:
      `Orang dalam pengawasan ${id}, yang berlaku sampai ${until}, tercatat ${met.length} kali, ` +
      `terakhir ${how.id} ${last.where} ${wallTime(last.at)}. Buka pengawasan itu untuk tindakan ` +
      'yang diminta, dan cocokkan dokumennya.',
    en:
      `The person of watch ${id}, which is in force until ${until}, is on record ` +
      `${counted(met.length, 'time')}, last ${how.en} ${last.where} at ${wallTime(last.at)}. ` +
      'Open the watch for what it asks, and compare the document.',
  };
}
