/**
 * Texts by the closed codes of the server's problems. A code without a text here shows the server's
 * own title.
 */
export const problems = {
  id: {
    'no-answer': 'Konsol tidak menjawab. Periksa sambungan lalu coba lagi.',
    'login-needed': 'Perlu masuk dahulu.',
    'login-failed': 'Proses masuk tidak selesai.',
    'identity-unavailable': 'Penyedia identitas tidak menjawab.',
    'not-found': 'Tidak ada yang seperti itu di sini.',
    'not-allowed': 'Peran Anda tidak mengizinkannya di sini.',
    'forged-request':
      'Permintaan itu tidak berasal dari konsol. Muat ulang halaman lalu coba lagi.',
    'invalid-request': 'Permintaan tidak dapat dibaca.',
    'address-too-long': 'Alamat terlalu panjang, mungkin karena saringannya. Persingkat.',
    'request-timeout': 'Permintaan tidak sampai tepat waktu. Coba lagi.',
    'invalid-filter': 'Saringan tidak dapat dibaca.',
    'unknown-field': 'Saringan menyebut ruas yang tidak ada pada catatan topik ini.',
    'filter-too-large': 'Saringan terlalu panjang atau terlalu dalam.',
    'filter-too-costly':
      'Saringan memakan terlalu banyak waktu atau memori; pemindaian dihentikan.',
    'too-many-requests': 'Terlalu banyak permintaan. Tunggu sebentar.',
    'agency-refused': 'Lembaga menolak.',
    'agency-unavailable': 'Lembaga tidak menjawab.',
    'registry-unavailable': 'Registri skema tidak menjawab.',
    'export-switched-off': 'Pengunduhan dimatikan di sini.',
    unavailable: 'Bagian yang diperlukan sedang tidak tersedia.',
    internal: 'Konsol mengalami kegagalan.',
  },
  en: {
    'no-answer': 'The console does not answer. Check the connection and try again.',
    'login-needed': 'Log in first.',
    'login-failed': 'The login was not completed.',
    'identity-unavailable': 'The identity provider does not answer.',
    'not-found': 'It does not exist here.',
    'not-allowed': 'Your role does not allow this here.',
    'forged-request': 'The request did not come from the console. Reload the page and try again.',
    'invalid-request': 'The request could not be read.',
    'address-too-long': 'The address is too long, perhaps because of its filter. Make it shorter.',
    'request-timeout': 'The request did not arrive in time. Try again.',
    'invalid-filter': 'The filter could not be read.',
    'unknown-field': "The filter names a field that this topic's records do not have.",
    'filter-too-large': 'The filter is too long or too deeply nested.',
    'filter-too-costly': 'The filter takes too much time or memory; the scan was stopped.',
    'too-many-requests': 'Too many requests. Wait a moment.',
    'agency-refused': 'The agency refused.',
    'agency-unavailable': 'The agency does not answer.',
    'registry-unavailable': 'The schema registry does not answer.',
    'export-switched-off': 'Export is switched off here.',
    unavailable: 'A service that is needed for this is unavailable.',
    internal: 'The console failed.',
  },
};
