/**
 * Texts by the closed codes of the desk's problems and of the agencies'. A code without a text here
 * shows the server's own title.
 */
const indonesian = {
  'no-answer': 'Meja kerja tidak menjawab. Periksa sambungan lalu coba lagi.',
  'login-needed': 'Sesi Anda berakhir. Masuk lagi; isian Anda tersimpan di perangkat ini.',
  'identity-unavailable': 'Penyedia identitas tidak menjawab. Coba lagi sebentar lagi.',
  'not-found': 'Tidak ada yang seperti itu di sini.',
  'not-allowed': 'Peran Anda tidak mengizinkannya.',
  'forged-request': 'Permintaan itu tidak berasal dari halaman ini. Muat ulang lalu coba lagi.',
  'invalid-request': 'Ada yang tidak sesuai dalam isian.',
  'invalid-entity': 'Isiannya tidak sesuai dengan aturan.',
  'body-too-large': 'Isiannya terlalu besar.',
  'invalid-attachment': 'Berkas itu tidak seperti jenisnya, rusak, atau dapat menjalankan sesuatu.',
  'unsupported-media-type': 'Jenis berkas itu tidak diterima.',
  'too-slow': 'Sambungan terlalu lambat. Coba lagi di tempat dengan sinyal yang lebih baik.',
  'too-many-requests': 'Terlalu banyak permintaan. Tunggu sebentar.',
  'agency-unavailable': 'Layanan lembaga Anda tidak menjawab. Coba lagi sebentar lagi.',
  'scope-missing': 'Peran Anda tidak mengizinkannya.',
  'not-entitled': 'Lembaga Anda tidak berhak atas hal ini.',
  'not-owner': 'Ini milik lembaga lain. Ajukan permintaan.',
  'version-conflict': 'Sementara itu ada yang mengubahnya. Baca lagi.',
  'already-exists': 'Itu sudah ada.',
  'change-refused': 'Keadaannya sekarang tidak mengizinkan hal itu.',
  'not-confirmed':
    'Kehadiran orang ini di wilayah Anda belum dipastikan Imigrasi, jadi identitasnya belum ' +
    'dapat dibuka. Itu tidak berarti orang ini tidak berizin.',
  'too-many-openings': 'Terlalu banyak yang dibuka. Tunggu, atau bicarakan dengan atasan Anda.',
  'several-owners': 'Lebih dari satu entri memakai nomor itu.',
  'idempotency-key-reused':
    'Laporan ini tampaknya sudah terkirim sebelum Anda mengubahnya. Periksa daftarnya dahulu.',
  starting: 'Layanan lembaga Anda baru mulai. Coba lagi sebentar lagi.',
  unavailable: 'Bagian yang diperlukan sedang tidak tersedia. Coba lagi sebentar lagi.',
  internal: 'Terjadi kegagalan. Coba lagi.',
};

const english: typeof indonesian = {
  'no-answer': 'The desk does not answer. Check the connection and try again.',
  'login-needed': 'Your session has ended. Log in again; your entries are kept on this device.',
  'identity-unavailable': 'The identity provider does not answer. Try again in a moment.',
  'not-found': 'There is nothing like that here.',
  'not-allowed': 'Your role does not allow this.',
  'forged-request': 'The request did not come from this page. Reload it and try again.',
  'invalid-request': 'Something in the entries does not fit.',
  'invalid-entity': 'The entries do not follow the rules.',
  'body-too-large': 'The entries are too large.',
  'invalid-attachment': 'The file is not what its type says, is damaged, or could run something.',
  'unsupported-media-type': 'Files of that type are not taken.',
  'too-slow': 'The connection is too slow. Try again where the signal is better.',
  'too-many-requests': 'Too many requests. Wait a moment.',
  'agency-unavailable': 'Your agency’s service does not answer. Try again in a moment.',
  'scope-missing': 'Your role does not allow this.',
  'not-entitled': 'Your agency is not entitled to this.',
  'not-owner': 'This belongs to another agency. Ask it by a request.',
  'version-conflict': 'Somebody changed it in the meantime. Read it again.',
  'already-exists': 'It exists already.',
  'change-refused': 'As it stands now, this is not possible.',
  'not-confirmed':
    'Immigration has not confirmed yet that this person is present in your area, so the identity ' +
    'cannot be opened. That does not mean that the person has no permit.',
  'too-many-openings': 'Too much was opened. Wait, or talk to your superior.',
  'several-owners': 'More than one entry has this number.',
  'idempotency-key-reused':
    'This report seems to have been sent before you changed it. Look at the list first.',
  starting: 'Your agency’s service is still starting. Try again in a moment.',
  unavailable: 'Something that is needed is unavailable. Try again in a moment.',
  internal: 'Something failed. Try again.',
};

export const problems = { id: indonesian, en: english };
