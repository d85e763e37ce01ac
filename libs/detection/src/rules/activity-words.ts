import type { BothLanguages } from '../rule.js';

/** Activities in words, by their codes in sightings, permits and the table of visa indexes. */
const WORDS: Readonly<Record<string, BothLanguages>> = {
  TOURISM: { id: 'wisata', en: 'tourism' },
  BUSINESS: { id: 'kunjungan bisnis', en: 'business visits' },
  WORK: { id: 'bekerja', en: 'work' },
  TRADE: { id: 'berdagang', en: 'trade' },
  STUDY: { id: 'belajar', en: 'study' },
  PERFORMANCE: { id: 'pertunjukan', en: 'performance' },
  JOURNALISM: { id: 'jurnalistik', en: 'journalism' },
  RESEARCH: { id: 'penelitian', en: 'research' },
  ORGANISATION: { id: 'kegiatan organisasi', en: 'work for an organisation' },
};

/** An activity in words; the code where no words are known. */
export const activityInWords = (code: string): BothLanguages =>
  WORDS[code] ?? { id: code, en: code };

/** Activities in words, sorted by code. */
export const activitiesInWords = (codes: readonly string[]): BothLanguages => {
  const words = [...new Set(codes)].sort().map(activityInWords);
  return {
    id: words.map(({ id }) => id).join(', ') || 'tidak ada kegiatan selain tinggal',
    en: words.map(({ en }) => en).join(', ') || 'no activity beside the stay',
  };
};
