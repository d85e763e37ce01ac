import { PRIVILEGED_TRAP } from '../permits-at.js';
import type { BothLanguages } from '../rule.js';

export const TRAPS: readonly BothLanguages[] = [
  {
    id: 'Laporan yang belum masuk: menunggu sampai laporan di kecamatan itu lengkap.',
    en: 'A report that is not in yet: wait until reports of the district are complete.',
  },
  {
    id: 'Orang tidur di luar kota atau di kecamatan lain: laporan dari mana pun cukup.',
    en: 'People sleep outside the city or in another district: a report from anywhere is enough.',
  },
  {
    id: 'Check-out tanpa check-in, atau sebaliknya, adalah biasa.',
    en: 'A check-out without a check-in, or the other way round, is normal.',
  },
  {
    id: 'Laporan sehari sebelum atau sesudah temuan.',
    en: 'A report of the day before or after the sighting.',
  },
  {
    id: 'Pemegang izin terbatas atau tetap yang beralamat di kecamatan itu tinggal di rumahnya.',
    en: 'Holders of a limited or permanent permit with an address in the district live there.',
  },
  {
    id: 'Temuan tanpa pemeriksaan dokumen, atau yang ditarik.',
    en: 'A sighting without a document check, or a retracted one.',
  },
  PRIVILEGED_TRAP,
];

export const SILENCE = {
  resident: {
    id: 'Menurut izinnya orang itu beralamat di kecamatan ini: tidak perlu laporan penginapan.',
    en: 'By the permit the address is in this district: no lodging report is needed.',
  },
  notCovered: {
    id: 'Laporan penginapan di kecamatan ini belum lengkap sampai sesudah hari temuan.',
    en: 'Lodging reports of this district are not complete beyond the day of the sighting.',
  },
} as const satisfies Record<string, BothLanguages>;

/** @param day in ISO 8601 */
export const explain = (day: string): BothLanguages => ({
  id:
    `Pada ${day} saat dokumen diperiksa terlihat orang asing menginap di kecamatan ini, tetapi ` +
    'sekitar hari itu tidak ada laporan penginapan, sedangkan laporan di kecamatan itu lengkap. ' +
    'Tanyakan kepada pengelola tempat; orang dapat menginap di luar kota.',
  en:
    `On ${day} somebody was seen lodging in this district while a document was checked, but no ` +
    'lodging report is about that day, and reports of the district are complete. Ask whoever ' +
    'runs the place; people may sleep outside the city.',
});
