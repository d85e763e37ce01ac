export const widgets = {
  id: {
    problem: 'Terjadi masalah',
    noAnswer: 'Konsol tidak menjawab. Periksa sambungan lalu coba lagi.',
    oldValue: 'Gagal diperbarui; yang tampak berasal dari {{duration}} lalu.',
  },
  en: {
    problem: 'Something went wrong',
    noAnswer: 'The console does not answer. Check the connection and try again.',
    oldValue: 'Could not be refreshed; what you see is from {{duration}} ago.',
  },
};
