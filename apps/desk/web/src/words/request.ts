/** The words of the page of a request. */
const indonesian = {
  title: 'Permintaan',
  replies: 'Jawaban sejauh ini',
  noReplies: 'Belum ada jawaban.',
  answered: 'Lembaga Anda sudah menjawab. Jawaban itu dapat diperbaiki.',
};

const english: typeof indonesian = {
  title: 'Request',
  replies: 'Replies so far',
  noReplies: 'There is no reply yet.',
  answered: 'Your agency has replied. The reply can be corrected.',
};

export const request = { id: indonesian, en: english };
