import { aPerson, POINT_IN } from './a-sighting.js';

type Body = Record<string, unknown>;

export const DAY_MS = 86_400_000;
/** Returns a day as ISO 8601, the given number of days from today in Jakarta. */
export const dayFromNow = (days: number): string =>
  new Date(Date.now() + 7 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);
export const timeFromNow = (ms: number): string => new Date(Date.now() + ms).toISOString();

export const HANDLING = {
  purpose: 'SUPERVISION',
  legalBasis: 'UU 6/2011 art. 69',
  retainUntil: '2031-11-24',
};

/** Returns a new document number at each call, so the exchange does not know the person yet. */
let numbers = 0;
export const aNewDocument = (): Body => {
  numbers += 1;
  const number = `T${Date.now().toString(36).toUpperCase()}${numbers}`.slice(0, 20);
  return { issuingState: 'UTO', type: 'P', number, expiry: '2031-04-15' };
};

export const aPermit = (change: Body = {}): Body => ({
  kind: 'KUNJUNGAN',
  origin: 'VISIT_VISA',
  indexCode: 'C1',
  activities: ['TOURISM'],
  validFrom: dayFromNow(-10),
  validUntil: dayFromNow(20),
  kecamatan: '31.71.06',
  handling: HANDLING,
  holder: aPerson({ document: aNewDocument() }),
  ...change,
});

/** A diplomatic permit, by the ministry's note. */
export const aDiplomaticPermit = (change: Body = {}): Body => ({
  ...{ kind: 'DIPLOMATIK', noteNo: 'NOTA/1/LATIHAN', kecamatan: '31.71.06' },
  ...{ validFrom: dayFromNow(-10), validUntil: dayFromNow(300), handling: HANDLING },
  holder: aPerson({ document: aNewDocument() }),
  ...change,
});

export const aMovement = (change: Body = {}): Body => ({
  direction: 'ENTRY',
  checkpoint: 'CGK',
  at: timeFromNow(-DAY_MS),
  handling: HANDLING,
  traveller: aPerson({ document: aNewDocument() }),
  ...change,
});

export const aLodging = (change: Body = {}): Body => ({
  premisesId: 'HTL-0001',
  premisesKind: 'HOTEL',
  kecamatan: '31.71.06',
  checkInAt: timeFromNow(-3_600_000),
  receiptNo: 'APOA-TEST-1',
  reportedBy: 'LODGING',
  handling: HANDLING,
  guest: aPerson({ document: aNewDocument() }),
  place: { ...POINT_IN['31.71.06'], accuracyMetres: 20, address: 'Jalan Contoh 2' },
  ...change,
});

/** What it is about, and by which evidence, has to be said. */
export const aPresence = (change: Body = {}): Body => ({
  kecamatan: '31.71.06',
  basis: 'OFFICER',
  until: timeFromNow(7 * DAY_MS),
  handling: HANDLING,
  ...change,
});

export const aWatch = (change: Body = {}): Body => ({
  category: 'CEGAH',
  requestedAction: 'PREVENT_EXIT',
  requestedBy: 'kejari-jakpus',
  legalReference: 'KEP-001/LATIHAN/2026',
  validFrom: dayFromNow(-1),
  validUntil: dayFromNow(100),
  handling: HANDLING,
  person: aPerson({ document: aNewDocument() }),
  ...change,
});

export const anAlert = (change: Body = {}): Body => ({
  category: 'LODGING',
  severity: 'LOW',
  requestedAction: 'CHECK_RECORDS',
  competentAgency: 'imigrasi-jakpus',
  explanationId: 'Contoh petunjuk untuk pengujian.',
  explanationEn: 'A sample lead, for a test.',
  addressees: ['imigrasi-jakpus'],
  handling: HANDLING,
  detail: { text: 'Contoh rincian.' },
  ...change,
});

export const aRequest = (change: Body = {}): Body => ({
  to: { agencies: ['imigrasi-jakpus'], roles: [], areas: [] },
  question: 'Which lodging reports are held?',
  dueAt: timeFromNow(DAY_MS),
  handling: HANDLING,
  detail: { text: 'Contoh rincian permintaan.' },
  ...change,
});

export const aRepresentation = (change: Body = {}): Body => ({
  state: 'UTO',
  kind: 'EMBASSY',
  name: 'Perwakilan Contoh',
  kecamatan: '31.71.06',
  premises: { ...POINT_IN['31.71.06'], address: 'Jalan Contoh 3' },
  protectionLevel: 'NORMAL',
  addressees: ['polri-jakpus'],
  handling: HANDLING,
  notes: { text: 'Contoh catatan.' },
  ...change,
});

export const aBulletin = (change: Body = {}): Body => ({
  title: 'Contoh buletin',
  body: 'Contoh isi buletin untuk pengujian.',
  handling: HANDLING,
  ...change,
});
