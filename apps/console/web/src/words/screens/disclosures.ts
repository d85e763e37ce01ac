export const disclosures = {
  id: {
    hint: {
      made:
        'Siapa membuka isi tersegel di lembaga ini, untuk apa dan mengapa. ' +
        'Isinya tidak disimpan.',
      received:
        'Siapa di lembaga lain meminta membuka data lembaga ini, menurut pemberitahuan yang ' +
        'ditandatanganinya. Pemberitahuan ditulis sebelum dibuka, berhasil atau tidak.',
    },
    which: 'Pembukaan yang mana',
    view: { made: 'Dibuka di sini', received: 'Data lembaga ini dibuka' },
    who: { made: 'Cari petugas', received: 'Kode lembaga pembuka' },
    mayNot: 'Hanya operator dan administrator lembaga yang melihat pembukaan lembaganya.',
    none: 'Tidak ada pembukaan.',
    number: 'No.',
    officer: 'Petugas',
    opener: 'Dibuka oleh',
    what: 'Yang dibuka',
    kind: {
      LOGGED_IN: 'masuk sendiri',
      STATED: 'disebut oleh sistem',
      MACHINE: 'dibuka oleh program',
      UNKNOWN: 'tidak diketahui',
    },
    status: { OPEN: 'Terbuka', KEY_PENDING: 'Menunggu kunci', UNREADABLE: 'Tidak terbaca' },
    many_one: '{{value}} entitas sekaligus',
    many_other: '{{value}} entitas sekaligus',
  },
  en: {
    hint: {
      made: 'Who opened sealed content at this agency, for what and why. The content is not kept.',
      received:
        'Who at another agency asked to open data of this agency, by the notices that it signed. ' +
        'A notice is written before the opening is tried, whether it succeeds or not.',
    },
    which: 'Which disclosures',
    view: { made: 'Opened here', received: 'This agency’s data' },
    who: { made: 'Search officers', received: 'Code of the agency that opened' },
    mayNot: 'Only operators and administrators of an agency see its disclosures.',
    none: 'No disclosures.',
    number: 'No.',
    officer: 'Officer',
    opener: 'Opened by',
    what: 'What was opened',
    kind: {
      LOGGED_IN: 'logged in',
      STATED: 'stated by a system',
      MACHINE: 'opened by a program',
      UNKNOWN: 'not known',
    },
    status: { OPEN: 'Open', KEY_PENDING: 'Waiting for a key', UNREADABLE: 'Unreadable' },
    many_one: '{{value}} entity at once',
    many_other: '{{value}} entities at once',
  },
};
