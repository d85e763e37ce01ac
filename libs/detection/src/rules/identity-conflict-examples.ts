import { aDocument, examplesAt, noonOf } from '../example-facts.js';
import type { BothLanguages, CounterExample, Example } from '../rule.js';

const { given, trap } = examplesAt<'document'>(noonOf('2026-11-30'));
const [FIRST, SECOND] = ['document-1', 'document-2'] as const;

export const TRAPS: readonly BothLanguages[] = [
  {
    id: 'Paspor yang diganti: dua dokumen satu orang tidak bertentangan.',
    en: 'A renewed passport: two documents of one person are no conflict.',
  },
  {
    id: 'Alih aksara: catatan yang ditulis lain tetap sepakat tentang hal lainnya.',
    en: 'A transliteration: records that are written differently agree in something else.',
  },
  {
    id: 'Orang kembar: masing-masing punya dokumen sendiri, dan catatannya mirip.',
    en: 'Twins: each has a document of their own, and the records are alike.',
  },
  {
    id: 'Petugas sudah menyatakan apakah mereka satu orang.',
    en: 'An officer has already said whether they are one person.',
  },
];

export const JUDGED: BothLanguages = {
  id: 'Petugas sudah menyatakan apakah subjek-subjek itu satu orang.',
  en: 'An officer has said whether these subjects are one person.',
};

export const MUST_FIRE: readonly Example<'document'>[] = [
  given(
    { document: [aDocument(1), aDocument(2)] },
    'Dua kecamatan mencatat dokumen yang sama dengan pemegang yang berbeda.',
    'Two districts listed one document with different holders.',
  ),
  given(
    {
      document: [
        aDocument(1, { agreesWith: [SECOND] }),
        aDocument(2, { agreesWith: [FIRST] }),
        aDocument(3),
      ],
    },
    'Dua catatan sepakat, catatan ketiga tidak.',
    'Two records agree, a third does not.',
  ),
];

export const MUST_NOT_FIRE: readonly CounterExample<'document'>[] = [
  trap(
    0,
    { document: [aDocument(1), aDocument(2, { document: 'document-b' })] },
    'Dokumen baru dengan nomor baru.',
    'A new document with a new number.',
  ),
  trap(
    0,
    { document: [aDocument(1, { agreesWith: [SECOND] }), aDocument(2)] },
    'Dokumen diganti dengan nomor yang sama.',
    'A document that was renewed under its number.',
  ),
  trap(
    1,
    { document: [aDocument(1), aDocument(2, { agreesWith: [FIRST] })] },
    'Dua catatan satu dokumen, yang satu ditulis dengan ejaan lain.',
    'Two records of one document, one of them spelt in another way.',
  ),
  trap(
    2,
    {
      document: [
        aDocument(1, { agreesWith: [SECOND] }),
        aDocument(2, { agreesWith: [FIRST] }),
        aDocument(3, { document: 'document-b' }),
      ],
    },
    'Dokumen orang kembar tertukar sekali.',
    'The documents of twins were mixed up once.',
  ),
  trap(
    3,
    { document: [aDocument(1, { sameAs: [SECOND] }), aDocument(2, { sameAs: [FIRST] })] },
    'Petugas menyatakan bahwa keduanya satu orang.',
    'An officer said that both are one person.',
  ),
  trap(
    3,
    { document: [aDocument(1, { apartFrom: [SECOND] }), aDocument(2)] },
    'Petugas menyatakan bahwa keduanya dua orang.',
    'An officer said that they are two persons.',
  ),
];
