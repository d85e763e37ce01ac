import { counted } from '@sinergi/law';
import type { PermitFact } from '../facts.js';
import { PRIVILEGED_TRAP } from '../permits-at.js';
import type { Presence } from '../presences.js';
import type { BothLanguages } from '../rule.js';

/** How a permit ends before its last day, by its status. */
export const ENDED: Readonly<Record<string, BothLanguages>> = {
  REVOKED: { id: 'dicabut', en: 'was revoked on' },
  CANCELLED: { id: 'dibatalkan', en: 'was cancelled on' },
  ENDED_BY_EXIT: { id: 'berakhir karena keluar', en: 'ended by exit on' },
};

const SHOWN_BY: Readonly<Record<Presence['shownBy'], BothLanguages>> = {
  DOCUMENT_CHECKED: { id: 'dokumen diperiksa', en: 'document checked' },
  IDENTIFIED: { id: 'dikenali', en: 'identified' },
  CHECK_IN: { id: 'laporan penginapan', en: 'lodging report' },
};

export const NEW_STAY: BothLanguages = {
  id: 'Ada masuk sesudah izin berakhir: keberadaan itu bagian dari masa tinggal yang baru.',
  en: 'An entry followed the end of the permit: the presence is of a new stay.',
};
export const PUT_IN_ORDER: BothLanguages = {
  id: 'Izin lain diberikan sesudahnya tanpa masuk baru: masa tinggal telah ditertibkan.',
  en: 'Another permit was granted later without a new entry: the stay was put in order.',
};
export const NOT_COVERED: BothLanguages = {
  id: 'Perlintasan sampai waktu itu belum lengkap: mungkin ada masuk baru.',
  en: 'Movements are not complete up to then: there may have been a new entry.',
};

export const TRAPS: readonly BothLanguages[] = [
  {
    id: 'Izin lain yang berlaku pada hari itu, juga izin jembatan (bridging): tidak ada temuan.',
    en: 'Another permit in force on that day, a bridging permit too: no lead.',
  },
  {
    id: 'Masuk kembali sesudah izin berakhir adalah masa tinggal baru.',
    en: 'A re-entry after the end is a new stay.',
  },
  {
    id: 'Temuan yang ditarik tidak pernah ada.',
    en: 'A sighting that was retracted never was.',
  },
  {
    id: 'Hari berakhirnya izin itu sendiri belum melewati izin.',
    en: 'The day of the end itself is still within the permit.',
  },
  {
    id: 'Izin yang sekadar habis masa berlakunya dinilai oleh aturan overstay.',
    en: 'A permit that merely expired is the overstay rule’s.',
  },
  {
    id: 'Izin yang dibatalkan sebelum hari pertamanya tidak pernah berlaku.',
    en: 'A permit cancelled before its first day was never in force.',
  },
  {
    id: 'Permohonan yang diajukan dan dibayar pada waktunya: masa tinggal berjalan terus.',
    en: 'An application filed and paid in time: the stay goes on.',
  },
  {
    id: 'Izin yang diberikan kemudian tanpa masuk baru: masa tinggal sudah ditertibkan.',
    en: 'A later permit without a new entry: the stay was put in order.',
  },
  {
    id: 'Sesudah izin berakhir karena keluar, masuk baru mungkin belum dilaporkan.',
    en: 'After an end by exit a new entry may not be reported yet.',
  },
  {
    id: 'Check-out sering dicatat terlambat: tidak menunjukkan keberadaan.',
    en: 'A check-out is often entered late: it shows no presence.',
  },
  PRIVILEGED_TRAP,
];

/** What there is to explain: days in ISO 8601. */
interface Explained {
  permit: Pick<PermitFact, 'kind' | 'status'>;
  end: string;
  times: number;
  lastDay: string;
  shownBy: Presence['shownBy'];
  isObjected: boolean;
}

export function explain({
  permit: { kind, status },
  end,
  times,
  lastDay,
  shownBy,
  isObjected,
}: Explained): BothLanguages {
  const ended = ENDED[status] as BothLanguages;
  const shown = SHOWN_BY[shownBy];
  const objection = isObjected
    ? {
        id: ' Keberatan atas tindakan administratif belum diputus: sebutkan dalam tindak lanjut.',
        en: ' An objection to the administrative action is open: say so in whatever follows.',
      }
    : { id: '', en: '' };
  return {
    id:
      `Izin ${kind} ${ended.id} ${end}. Keberadaan sesudah itu: ${times} kali, terakhir ` +
      `${lastDay} (${shown.id}). Pada hari itu tidak ada izin lain yang berlaku, dan tidak ada ` +
      `masuk baru yang tercatat.${objection.id} Cocokkan dahulu dokumen dengan subjeknya.`,
    en:
      `The ${kind} permit ${ended.en} ${end}. Present after that: ${counted(times, 'time')}, ` +
      `last on ${lastDay} (${shown.en}). No other permit was in force on that day, and no new ` +
      `entry is on record.${objection.en} Compare the document with the subject first.`,
  };
}
