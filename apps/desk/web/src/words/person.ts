/** The words of the page of a person. */
const indonesian = {
  title: 'Orang',
  number: 'Nomor subjek {{id}}',
  onlyVisible:
    'Yang tampil hanya yang boleh dilihat lembaga Anda. Yang tidak tampil belum tentu tidak ada.',
  unlisted: 'Nomor ini belum mempunyai entri sendiri; yang menyebutnya tampil di bawah.',
  established: 'Ditetapkan',
  provisional: 'Sementara',
  same: 'Orang yang sama',
  noLinks: 'Belum ada nomor lain yang dinyatakan orang yang sama.',
  proposed: 'Diusulkan',
  otherNumber: 'Nomor subjek lain',
  compare: 'Bandingkan',
  say: { SAME_PERSON: 'Hubungkan: orang yang sama', NOT_SAME_PERSON: 'Bukan orang yang sama' },
  propose: {
    SAME_PERSON: 'Usulkan: orang yang sama',
    NOT_SAME_PERSON: 'Usulkan: bukan orang yang sama',
  },
  sayText: 'Pernyataan ini berlaku bagi semua lembaga dan tercatat atas nama lembaga Anda.',
  proposeText: 'Usulan ini diperiksa petugas Imigrasi; usulan saja tidak mengubah apa pun.',
  cancel: 'Batal',
  notSaid: 'Belum dinyatakan',
  notYours: 'Kedua nomor milik lembaga lain ({{name}}). Nyatakan dari nomor milik lembaga Anda.',
  needMore: 'Minta keterangan',
  needMoreText: 'Perlu keterangan lain? Tanyakan kepada lembaga yang mungkin mengetahuinya.',
  noneVisible: 'Tidak ada yang terlihat oleh lembaga Anda: {{flows}}.',
};

const english: typeof indonesian = {
  title: 'Person',
  number: 'Subject id {{id}}',
  onlyVisible:
    'Only what your agency may see is shown. What is not shown is not said not to be there.',
  unlisted: 'This id has no entry of its own yet; what names it is shown below.',
  established: 'Established',
  provisional: 'Provisional',
  same: 'The same person',
  noLinks: 'No other id is said to be the same person yet.',
  proposed: 'Proposed',
  otherNumber: 'Another subject id',
  compare: 'Compare',
  say: { SAME_PERSON: 'Link: the same person', NOT_SAME_PERSON: 'Not the same person' },
  propose: {
    SAME_PERSON: 'Propose: the same person',
    NOT_SAME_PERSON: 'Propose: not the same person',
  },
  sayText: 'This counts for all agencies, and is written down in the name of your agency.',
  proposeText: 'Immigration’s officers look at a proposal; by itself it changes nothing.',
  cancel: 'Cancel',
  notSaid: 'Not said',
  notYours: 'Both ids belong to other agencies ({{name}}). Say it from an id of your own agency.',
  needMore: 'Ask for more',
  needMoreText: 'Is more needed? Ask an agency that may know.',
  noneVisible: 'Nothing that your agency may see: {{flows}}.',
};

export const person = { id: indonesian, en: english };
