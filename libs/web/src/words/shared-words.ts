/** The words of what this lib shows, in both languages. Each app adds its own beside them. */
const indonesian = {
  skip: 'Lompat ke isi',
  language: 'Bahasa',
  toDark: 'Warna gelap',
  toLight: 'Warna terang',
  exercise: 'Latihan',
  login: 'Masuk',
  logout: 'Keluar',
  loginProblem: {
    'login-failed': 'Proses masuk tidak selesai. Silakan coba lagi.',
    'identity-unavailable': 'Penyedia identitas tidak menjawab. Coba lagi sebentar lagi.',
  },
  retry: 'Coba lagi',
  problem: 'Terjadi masalah',
  calendar: {
    day: 'mis. 24 Nov 2026',
    moment: 'mis. 24 Nov 2026 10:30:00',
    clear: 'Kosongkan tanggal',
    previous: 'Bulan sebelumnya',
    next: 'Bulan berikutnya',
    month: 'Pilih bulan',
  },
  page: {
    problem: 'Halaman tidak dapat ditampilkan',
    problemText: 'Halaman lain tetap dapat dipakai.',
    missing: 'Halaman tidak ada',
    missingText: 'Alamat ini tidak menuju ke halaman mana pun.',
    toFirst: 'Ke halaman pertama',
    notLoaded: 'Halaman belum dapat dimuat',
    notLoadedText:
      'Server tidak terjangkau, jadi halaman ini belum termuat. Halaman yang sudah termuat ' +
      'tetap dapat dibuka; yang ini dicoba lagi begitu sambungan pulih.',
  },
};

const english: typeof indonesian = {
  skip: 'Skip to content',
  language: 'Language',
  toDark: 'Dark colours',
  toLight: 'Light colours',
  exercise: 'Exercise',
  login: 'Log in',
  logout: 'Log out',
  loginProblem: {
    'login-failed': 'The login was not completed. Please try again.',
    'identity-unavailable': 'The identity provider does not answer. Please try again in a moment.',
  },
  retry: 'Try again',
  problem: 'Something went wrong',
  calendar: {
    day: 'e.g. 24 Nov 2026',
    moment: 'e.g. 24 Nov 2026 10:30:00',
    clear: 'Clear the date',
    previous: 'Previous month',
    next: 'Next month',
    month: 'Choose a month',
  },
  page: {
    problem: 'The page cannot be shown',
    problemText: 'Other pages still work.',
    missing: 'No such page',
    missingText: 'There is no page at this address.',
    toFirst: 'To the first page',
    notLoaded: 'The page could not be loaded yet',
    notLoadedText:
      'The server cannot be reached, so this page is not loaded yet. Pages that are loaded ' +
      'still open; this one is loaded when the connection is back.',
  },
};

export const sharedWords = { id: indonesian, en: english };
