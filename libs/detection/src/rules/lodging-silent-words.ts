import type { BothLanguages } from '../rule.js';

export const TRAPS: readonly BothLanguages[] = [
  {
    id: 'Laporan penginapan di kecamatan itu belum lengkap: diamnya belum menjadi fakta.',
    en: 'Lodging reports of the district are not complete: the silence is no fact yet.',
  },
  {
    id: 'Hotel yang jarang melapor, atau hanya menerima satu rombongan, tidak punya kebiasaan.',
    en: 'A hotel that seldom reports, or had one group of guests, has no habit.',
  },
  {
    id: 'Hotel yang kebiasaannya tidak merata, misalnya akhir pekan: jeda terpanjangnya berlaku.',
    en: 'A hotel with an uneven habit, such as weekends: its longest gap counts.',
  },
  {
    id: 'Laporan RT/RW, polisi atau rumah tangga bukan kebiasaan hotel itu sendiri.',
    en: 'Reports by RT/RW, the police or households are no habit of the hotel’s own.',
  },
  {
    id: 'Hotel kecil yang kebetulan tidak kedatangan tamu asing: ditunggu sampai itu mustahil.',
    en: 'A small hotel that no foreign guest comes to by chance: wait until chance is no reason.',
  },
  {
    id: 'Rumah kos, apartemen dan rumah tangga tidak dinilai.',
    en: 'Boarding houses, apartments and households are left out.',
  },
];

export const NOT_COVERED: BothLanguages = {
  id: 'Hotel ini diam, tetapi laporan penginapan di kecamatannya belum lengkap sampai hari ini.',
  en: 'The hotel is silent, but lodging reports of its district are not complete up to today.',
};

/** What there is to explain: days in ISO 8601. */
interface Explained {
  premisesId: string;
  reports: number;
  days: number;
  windowDays: number;
  lastDay: string;
  silentDays: number;
  until: string;
}

export const explain = ({
  premisesId,
  reports,
  days,
  windowDays,
  lastDay,
  silentDays,
  until,
}: Explained): BothLanguages => ({
  id:
    `Hotel ${premisesId} biasanya melapor: ${reports} laporan pada ${days} dari ${windowDays} ` +
    `hari sampai ${lastDay}. Sesudah itu ${silentDays} hari penuh tanpa laporan, sampai ` +
    `${until}; laporan lain di kecamatan itu lengkap. Tanyakan kepada hotel: mungkin tutup, ` +
    'tidak ada tamu asing, atau pelaporannya terganggu.',
  en:
    `The hotel ${premisesId} used to report: ${reports} reports on ${days} of ${windowDays} days ` +
    `up to ${lastDay}. After that ${silentDays} whole days without a report, to ${until}; ` +
    'reports of the district are complete. Ask the hotel: it may be closed, have no foreign ' +
    'guests, or have trouble with reporting.',
});
