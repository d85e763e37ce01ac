/** The words of the page of an early warning. */
const indonesian = {
  title: 'Kewaspadaan',
  evidence: 'Dasar',
  noEvidence: 'Tidak ada peristiwa yang disebut sebagai dasar.',
  responses: 'Tanggapan sejauh ini',
  noResponses: 'Belum ada lembaga yang menanggapi.',
  own: 'Kewaspadaan lembaga Anda',
  closedByResult: 'Dapat ditutup setelah lembaga yang berwenang mencatat hasilnya.',
  mayAnswer: 'Lembaga Anda dapat menanggapi:',
  notYours:
    'Yang menanggapi ialah lembaga yang berwenang, yang dituju, dan yang wilayahnya terkait.',
  mayNotWrite: 'Peran Anda tidak mengizinkan tanggapan.',
  answered: 'Lembaga Anda sudah menyelesaikan tanggapannya.',
  pastDue: 'Lewat batas waktu',
  stage: {
    OPEN: 'Belum ada yang menangani',
    SEEN: 'Sudah dibaca',
    TAKEN: 'Sedang ditangani',
    ANSWERED: 'Ada hasilnya',
    CLOSED: 'Ditutup',
    RETRACTED: 'Ditarik',
  },
};

const english: typeof indonesian = {
  title: 'Early warning',
  evidence: 'Evidence',
  noEvidence: 'No event is named as evidence.',
  responses: 'Responses so far',
  noResponses: 'No agency has responded yet.',
  own: 'Your agency’s early warning',
  closedByResult: 'It can be closed once the competent agency has given its result.',
  mayAnswer: 'Your agency may respond:',
  notYours:
    'Who responds: the competent agency, whom it is addressed to, and whose district it is.',
  mayNotWrite: 'Your role does not allow responses.',
  answered: 'Your agency has closed its response.',
  pastDue: 'Past its due time',
  stage: {
    OPEN: 'Nobody has taken it up',
    SEEN: 'Read',
    TAKEN: 'Taken up',
    ANSWERED: 'There is a result',
    CLOSED: 'Closed',
    RETRACTED: 'Retracted',
  },
};

export const alert = { id: indonesian, en: english };
