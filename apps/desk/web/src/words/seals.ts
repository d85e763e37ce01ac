/** The words of what is sealed, and of opening it. */
const indonesian = {
  title: 'Tersegel',
  ask: 'Buka dengan alasan',
  what: 'Apa yang dibuka',
  reason: 'Alasan',
  reasonHelp: 'Misalnya nomor surat perintah yang memerlukannya.',
  reasonShort: 'Tuliskan alasannya, paling sedikit 10 huruf.',
  willBeWritten:
    'Pembukaan dicatat dengan nama Anda sebelum isinya tampil; pemiliknya diberi tahu.',
  open: 'Buka segel',
  notOpened: 'Tidak dibuka',
  again: 'Coba buka lagi',
  asked: 'Permintaan Anda tetap tercatat.',
  notYours: 'Hanya petugas dengan hak membuka yang dapat membacanya.',
  written: 'Tercatat dengan nomor {{number}}. Isinya hanya tampil selama halaman ini terbuka.',
  group: {
    identity: 'Identitas',
    location: 'Tempat',
    case: 'Catatan perkara',
    addressed: 'Isi untuk yang dituju',
    watch: 'Pengawasan',
    intelligence: 'Intelijen',
  },
  status: {
    EMPTY: 'Tidak ada isinya.',
    NOT_ENTITLED: 'Lembaga Anda tidak berhak membukanya.',
    NOT_CONFIRMED:
      'Kehadiran orang ini di wilayah Anda belum dipastikan Imigrasi. Itu tidak berarti orang ' +
      'ini tidak berizin.',
    KEY_PENDING: 'Kuncinya belum tiba. Coba lagi sebentar lagi.',
    KEY_DESTROYED: 'Kuncinya sudah dimusnahkan, jadi isinya tidak dapat dibaca lagi.',
    DAMAGED: 'Isinya rusak.',
  },
};

const english: typeof indonesian = {
  title: 'Sealed',
  ask: 'Open with a reason',
  what: 'What is opened',
  reason: 'Reason',
  reasonHelp: 'Such as the number of the order that needs it.',
  reasonShort: 'Write the reason, at least 10 characters.',
  willBeWritten:
    'The opening is written down in your name before anything is shown; its owner is told.',
  open: 'Open the seal',
  notOpened: 'Not opened',
  again: 'Try to open again',
  asked: 'Your asking was written down all the same.',
  notYours: 'Only officers with the right to open can read it.',
  written: 'Written down as number {{number}}. It is shown only as long as this page stays open.',
  group: {
    identity: 'Identity',
    location: 'Place',
    case: 'Notes of the case',
    addressed: 'For whom it is addressed to',
    watch: 'Watch',
    intelligence: 'Intelligence',
  },
  status: {
    EMPTY: 'There is nothing in it.',
    NOT_ENTITLED: 'Your agency is not entitled to open it.',
    NOT_CONFIRMED:
      'Immigration has not confirmed yet that this person is present in your area. That does not ' +
      'mean that the person has no permit.',
    KEY_PENDING: 'Its key has not arrived yet. Try again in a moment.',
    KEY_DESTROYED: 'Its key was destroyed, so it cannot be read any more.',
    DAMAGED: 'It is damaged.',
  },
};

export const seals = { id: indonesian, en: english };
