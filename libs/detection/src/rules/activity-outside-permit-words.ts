import { counted } from '@sinergi/law';
import { PRIVILEGED_TRAP } from '../permits-at.js';
import type { BothLanguages } from '../rule.js';
import { activitiesInWords, activityInWords } from './activity-words.js';

export const TRAPS: readonly BothLanguages[] = [
  {
    id: 'Indeks yang tidak ada dalam tabel hari itu: tidak ada temuan.',
    en: 'An index that the table of the day does not have: no lead.',
  },
  {
    id: 'Izin kedua yang mencakup kegiatan itu.',
    en: 'A second permit that covers the activity.',
  },
  {
    id: 'Pasangan warga negara boleh bekerja (belum pasti): indeks keluarga dan ITAP dilewati.',
    en: 'Spouses of citizens may work (uncertain): family indexes and ITAP are left out.',
  },
  {
    id: 'Indeks rohaniwan tidak mengatakan apa-apa tentang perbuatan: tidak dinilai.',
    en: 'An index for clergy says nothing about conduct: it is not judged.',
  },
  {
    id: 'Kegiatan yang disebut dalam izin itu sendiri: keputusan nasional yang berlaku.',
    en: 'An activity that the permit itself states: the national decision holds.',
  },
  {
    id: 'Hadir, menginap atau lainnya bukan kegiatan; pemilu dinilai aturan lain.',
    en: 'Being there, lodging or other is no activity; elections are another rule’s.',
  },
  {
    id: 'Temuan tanpa pemeriksaan dokumen, atau yang ditarik.',
    en: 'A sighting without a document check, or a retracted one.',
  },
  {
    id: 'Izin jembatan, atau permohonan tepat waktu sesudah izin habis: belum jelas.',
    en: 'A bridging permit, or an application in time after the end: not settled.',
  },
  {
    id: 'Pers dan pemantau pemilu yang terakreditasi.',
    en: 'Accredited press and election observers.',
  },
  {
    id: 'Tanpa izin yang berlaku pada hari itu: aturan lain yang menilai.',
    en: 'No permit in force on that day: other rules decide.',
  },
  PRIVILEGED_TRAP,
];

export const SILENCE = {
  unknown: {
    id: 'Tabel indeks tidak memuat kegiatan yang dicakup salah satu izinnya.',
    en: 'The table of indexes does not say what one of the permits covers.',
  },
  accredited: {
    id: 'Akreditasi yang berlaku pada hari itu mencakup kegiatan ini.',
    en: 'An accreditation valid on that day covers this activity.',
  },
  pending: {
    id: 'Izin sudah habis, tetapi permohonan pada waktunya belum selesai: belum jelas cakupannya.',
    en: 'The permit is over, but an application in time is open: what it covers is not settled.',
  },
} as const satisfies Record<string, BothLanguages>;

/** What there is to explain: the day in ISO 8601, codes as the facts have them. */
interface Explained {
  kind: string;
  indexCode: string;
  listed: readonly string[];
  activity: string;
  /** days with a sighting */
  days: number;
  lastDay: string;
  isUncertain: boolean;
}

export function explain({
  kind,
  indexCode,
  listed,
  activity,
  days,
  lastDay,
  isUncertain,
}: Explained): BothLanguages {
  const seen = activityInWords(activity);
  const words = activitiesInWords(listed);
  const uncertain = isUncertain
    ? { id: ' Isi indeks ini belum pasti.', en: ' What this index covers is uncertain.' }
    : { id: '', en: '' };
  return {
    id:
      `Saat dokumen diperiksa terlihat ${seen.id}: pada ${days} hari, terakhir ${lastDay}. ` +
      `Izin ${kind} indeks ${indexCode} yang berlaku pada hari itu mencakup ${words.id}. Periksa ` +
      `izin dan kegiatannya; mungkin ada izin lain yang belum dilaporkan.${uncertain.id}`,
    en:
      `Seen while a document was checked: ${seen.en}, on ${counted(days, 'day')}, ` +
      `last on ${lastDay}. The ${kind} permit of index ${indexCode} in force on that day ` +
      `covers ${words.en}. Check permit and activity; another permit may not be reported ` +
      `yet.${uncertain.en}`,
  };
}
