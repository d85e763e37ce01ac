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
    limits: {
      title: 'Batas pembukaan',
      of: '{{used}} dari {{limit}}',
      all: 'Seluruh petugas dalam {{hours}} jam: {{of}}',
      perOfficer: 'Batas seorang petugas: {{limit}}',
      bulk: 'Ada yang membuka secara borongan, atau batasnya habis',
      nobody: 'Belum ada petugas yang membuka dalam jangka waktu ini.',
    },
    beyond: {
      title: 'Pembukaan di atas batas',
      hint:
        'Seorang petugas meminta, orang kedua yang masuk sendiri mengesahkannya. ' +
        'Setiap langkah tercatat dalam buku, dan pemilik data melihat siapa yang mengesahkan.',
      none: 'Tidak ada permintaan dalam tujuh hari terakhir.',
      ask: 'Minta membuka di atas batas',
      askText:
        'Permintaan ini atas nama Anda. Orang lain di lembaga ini harus mengesahkannya sebelum ' +
        'waktunya habis; sesudah itu Anda boleh membuka lebih banyak selama beberapa jam.',
      confirm: 'Sahkan',
      confirmText:
        '{{officer}} boleh membuka lebih banyak selama beberapa jam. Nama Anda dicatat, dan ' +
        'pemilik data melihatnya.',
      second: 'Orang kedua',
      by: 'disahkan oleh {{name}}',
      until: 'sampai {{until}}, {{value}} pembukaan',
      state: {
        ASKED: 'Menunggu orang kedua',
        LAPSED: 'Tidak disahkan pada waktunya',
        GRANTED: 'Berlaku',
        ENDED: 'Berakhir',
      },
      step: {
        asked: 'Meminta membuka di atas batas',
        confirmed: 'Mengesahkan pembukaan di atas batas',
      },
    },
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
    limits: {
      title: 'Limits of openings',
      of: '{{used}} of {{limit}}',
      all: 'All officers in {{hours}} hours: {{of}}',
      perOfficer: 'Limit of one officer: {{limit}}',
      bulk: 'Somebody opens in bulk, or has used a limit up',
      nobody: 'No officer has opened anything in this time.',
    },
    beyond: {
      title: 'Opening beyond the limit',
      hint:
        'An officer asks, and a second person who logged in confirms. Each step is an entry of ' +
        'the ledger, and the owner of the data sees who confirmed.',
      none: 'No requests in the last seven days.',
      ask: 'Ask to open beyond the limit',
      askText:
        'You ask in your own name. Another person of this agency has to confirm in time; then ' +
        'you may open more for some hours.',
      confirm: 'Confirm',
      confirmText:
        '{{officer}} may then open more for some hours. Your name is written down, and the owner ' +
        'of the data sees it.',
      second: 'Second person',
      by: 'confirmed by {{name}}',
      until: 'until {{until}}, openings: {{value}}',
      state: {
        ASKED: 'Waiting for a second person',
        LAPSED: 'Not confirmed in time',
        GRANTED: 'In force',
        ENDED: 'Over',
      },
      step: {
        asked: 'Asked to open beyond the limit',
        confirmed: 'Confirmed opening beyond the limit',
      },
    },
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
