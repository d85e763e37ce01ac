// generated, do not edit: npm run generate
/** Changes of a directory entry (perubahan direktori). */
export type DirectoryChange = 'UNKNOWN' | 'LISTED' | 'CHANGED' | 'KEY_ADDED' | 'KEY_REVOKED' | 'CLOSED';

/** Kind of participant (jenis peserta). */
export type ParticipantKind = 'UNKNOWN' | 'AGENCY' | 'SERVICE' | 'OPERATOR';

/** Sex as the document states it (jenis kelamin menurut dokumen). */
export type DocumentSex = 'UNKNOWN' | 'F' | 'M' | 'X';

/** What the record says (jenis catatan kunci). */
export type KeyRecordKind = 'UNKNOWN' | 'AUDIENCE' | 'SUBJECT' | 'DESTROYED';

/** Changes of a sighting (perubahan temuan). */
export type SightingChange = 'UNKNOWN' | 'REPORTED' | 'IDENTIFIED' | 'CORRECTED' | 'RETRACTED';

/** What the person was doing (kegiatan). */
export type SightingActivity = 'UNKNOWN' | 'PRESENT' | 'LODGING' | 'WORK' | 'TRADE' | 'STUDY' | 'PERFORMANCE' | 'JOURNALISM' | 'RESEARCH' | 'ORGANISATION' | 'CAMPAIGN' | 'POLLING_PLACE' | 'OTHER';

/** How the person was recognised (tingkat kepastian). */
export type SightingCertainty = 'UNKNOWN' | 'DOCUMENT_CHECKED' | 'IDENTIFIED' | 'DESCRIBED';

/** On what order the check was made (dasar perintah). */
export type SightingOrder = 'UNKNOWN' | 'SURAT_PERINTAH' | 'URGENT' | 'NONE';

/** Why a sighting was withdrawn (alasan penarikan). */
export type RetractionReason = 'UNKNOWN' | 'DUPLICATE' | 'MISTAKEN' | 'WRONG_PERSON' | 'OTHER';

/** Changes of a subject (perubahan subjek). */
export type SubjectChange = 'UNKNOWN' | 'LISTED' | 'DOCUMENT_ADDED' | 'LINKED' | 'SPLIT' | 'CORRECTED';

/** Whether the identity authority has settled it (status subjek). */
export type SubjectStanding = 'UNKNOWN' | 'PROVISIONAL' | 'ESTABLISHED';

/** What is stated about the two (hubungan). */
export type SubjectRelation = 'UNKNOWN' | 'SAME_PERSON' | 'NOT_SAME_PERSON';

/** Where an unusable record lies and why; its bytes stay with the agency (pemberitahuan surat mati). */
export interface DeadLetterNotice {
  /** Who put it aside (instansi). */
  agency: string;
  /** Topic (topik). */
  topic: string;
  /** Partition (partisi). */
  partition: number;
  /** Offset (posisi). */
  offset: number;
  /** Reason code (alasan). */
  reason: string;
  /** Expected and got, without any payload (rincian). */
  detail: string;
  /** SHA-256 of the record's value (sidik jari isi). */
  sha256: Buffer;
  /** When it was put aside, UTC (waktu). Milliseconds since 1970-01-01T00:00:00Z. */
  at: number;
}

/** A participant: who it is, what it may do, with which public keys (entri direktori). Whole state after the change. */
export interface DirectoryEntry {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: DirectoryChange;
  /** Code of the agency that owns the entity; never changes (instansi pemilik). */
  owner: string;
  /** When it happened, UTC (waktu kejadian). Milliseconds since 1970-01-01T00:00:00Z. */
  occurredAt: number;
  /** When the owner's service recorded it, UTC (waktu pencatatan). Milliseconds since 1970-01-01T00:00:00Z. */
  recordedAt: number;
  /** Ties the events of one matter together (nomor perkara bersama). */
  correlationId: string;
  /** The event that led to this one (peristiwa penyebab). */
  causationId: string | null;
  /** Purpose, legal basis, retention (ketentuan penanganan). */
  handling: Handling;
  /** Code of the participant (kode instansi). */
  code: string;
  /** Name in Indonesian (nama). */
  nameId: string;
  /** Name in English (nama dalam bahasa Inggris). */
  nameEn: string;
  /** Kind of participant (jenis peserta). */
  kind: ParticipantKind;
  /** Areas it answers for (kode wilayah). */
  areaCodes: string[];
  /** Purposes it may state, each with its law (kewenangan). */
  legalAuthority: LegalAuthority[];
  /** Flows it may own entities of (arus yang diterbitkan). */
  publishes: string[];
  /** Flows it receives (arus yang diterima). */
  subscribes: string[];
  /** Sealed groups it may open (hak buka segel). */
  opens: OpeningRight[];
  /** Public keys with their whole history (kunci publik). */
  publicKeys: PublicKey[];
}

/** A purpose and the laws that allow it (kewenangan). */
export interface LegalAuthority {
  /** Purpose code (tujuan). */
  purpose: string;
  /** Articles that allow it (dasar hukum). */
  legalBases: string[];
}

/** A sealed group it may open (hak buka segel). */
export interface OpeningRight {
  /** Sealed group (kelompok data). */
  group: string;
  /** Only in these areas; empty means everywhere (wilayah). */
  areas: string[];
}

/** A public key with its life (kunci publik). */
export interface PublicKey {
  /** Identity of the key (nomor kunci). */
  keyId: string;
  /** X25519 (algoritma). */
  algorithm: string;
  /** Raw public key (kunci). */
  key: Buffer;
  /** Used from, UTC (berlaku sejak). Milliseconds since 1970-01-01T00:00:00Z. */
  validFrom: number;
  /** Not used from, UTC (dicabut pada). Milliseconds since 1970-01-01T00:00:00Z. */
  revokedAt: number | null;
}

/** How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022). */
export interface Handling {
  /** Purpose code the owner is entitled to (tujuan), such as SUPERVISION. */
  purpose: string;
  /** The article that allows it (dasar hukum). */
  legalBasis: string;
  /** Last day the content may be kept (batas retensi). Days since 1970-01-01. */
  retainUntil: number;
  /** True for drills, never a real case (latihan). */
  exercise: boolean;
  /** True while its content is contested (disengketakan). */
  disputed: boolean;
}

/** Who a person is, as the travel document says (identitas). Only ever travels sealed, group identity. */
export interface Identity {
  /** Primary identifier (nama keluarga). */
  surname: string;
  /** Secondary identifier, may be empty (nama depan). */
  givenNames: string;
  /** The travel document shown (dokumen perjalanan). */
  document: TravelDocument;
  /** ICAO 9303 code of the nationality (kewarganegaraan). */
  nationality: string;
  /** Date of birth (tanggal lahir). Days since 1970-01-01. */
  birthDate: number;
  /** Sex as the document states it (jenis kelamin). */
  sex: DocumentSex;
  /** The two lines of the machine-readable zone joined by a line feed, when it was read (zona baca mesin). */
  machineReadableZone: string | null;
}

/** A travel document (dokumen perjalanan). */
export interface TravelDocument {
  /** ICAO 9303 code of the issuing state (negara penerbit). */
  issuingState: string;
  /** Document type as in the machine-readable zone (jenis dokumen). */
  type: string;
  /** Document number (nomor dokumen). */
  number: string;
  /** Last day of validity (tanggal kedaluwarsa). Days since 1970-01-01. */
  expiry: number;
}

/** A wrapped key of one publisher, or the news that it was destroyed (catatan kunci). */
export interface KeyRecord {
  /** Identity of this record (nomor peristiwa). */
  eventId: string;
  /** Agency whose key it is (instansi penerbit). */
  publisher: string;
  /** What the record says (jenis catatan kunci). */
  kind: KeyRecordKind;
  /** Sealed group (kelompok data). */
  group: string;
  /** core, or a district code; for AUDIENCE (khalayak). */
  audience: string | null;
  /** Epoch of the audience key (masa kunci khalayak). */
  epoch: number | null;
  /** One per member; for AUDIENCE (bungkus untuk anggota). */
  hpkeWraps: HpkeWrap[];
  /** Subject or entity the key is for; for SUBJECT (lingkup kunci). */
  scope: string | null;
  /** Generation of the subject key (generasi kunci). */
  generation: number | null;
  /** One per audience; for SUBJECT (bungkus untuk khalayak). */
  audienceWraps: AudienceWrap[];
}

/** An audience key wrapped for one member, RFC 9180 (bungkus HPKE). */
export interface HpkeWrap {
  /** Member (instansi). */
  agency: string;
  /** Public key it was wrapped for (nomor kunci). */
  keyId: string;
  /** Encapsulated key (kunci terkapsul). */
  enc: Buffer;
  /** Wrapped audience key (kunci terbungkus). */
  ciphertext: Buffer;
}

/** A subject key wrapped under an audience key, RFC 3394 (bungkus khalayak). */
export interface AudienceWrap {
  /** core, or a district code (khalayak). */
  audience: string;
  /** Epoch of the audience key (masa kunci khalayak). */
  epoch: number;
  /** Wrapped subject key (kunci terbungkus). */
  wrapped: Buffer;
}

/** An exact place (lokasi tepat). Only ever travels sealed, group location. */
export interface Location {
  /** Latitude in degrees, WGS 84 (lintang). */
  lat: number;
  /** Longitude in degrees, WGS 84 (bujur). */
  lon: number;
  /** Radius of uncertainty in metres (ketelitian). */
  accuracyMetres: number;
  /** Street address as noted (alamat). */
  address: string | null;
}

/** What an agency has applied and how it fares, at most once a second (laporan keadaan). */
export interface Report {
  /** Who reports (instansi pelapor). */
  agency: string;
  /** When it was written, UTC (waktu laporan). Milliseconds since 1970-01-01T00:00:00Z. */
  at: number;
  /** When the service started, UTC (waktu mulai). Milliseconds since 1970-01-01T00:00:00Z. */
  startedAt: number;
  /** Whether it takes work (siap). */
  ready: boolean;
  /** Records not yet published (antrean kirim). */
  outboxPending: number;
  /** Records put aside as unusable (surat mati). */
  deadLetters: number;
  /** Records that wait for something (menunggu). */
  waiting: number;
  /** Same version with other bytes (percabangan). */
  forks: number;
  /** Partitions with a gap, as topic/partition (celah). */
  gaps: string[];
  /** Version of the software (versi perangkat lunak). */
  software: string;
  /** One per partition it reads (posisi). */
  positions: PartitionReport[];
}

/** How far one partition is applied (posisi partisi). */
export interface PartitionReport {
  /** Topic (topik). */
  topic: string;
  /** Partition (partisi). */
  partition: number;
  /** Where it reads next (posisi berikut). */
  nextOffset: number;
  /** End of the log as last seen (akhir log). */
  logEnd: number;
  /** History rows it holds (jumlah catatan). */
  records: number;
  /** How many entities it holds (jumlah entitas). */
  entities: number;
  /** XOR fold of the buckets (ringkasan). */
  digest: Buffer;
  /** LogAppendTime of the last applied record, 0 for none (waktu catatan terakhir). Milliseconds since 1970-01-01T00:00:00Z. */
  lastAppendedAt: number;
  /** The latest cuts, up to six (irisan terakhir). */
  cuts: CutReport[];
}

/** The digest at a cut: all offsets below it (irisan). */
export interface CutReport {
  /** The cut (posisi irisan). */
  offset: number;
  /** Digest at the cut (ringkasan). */
  digest: Buffer;
}

/** A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes. */
export interface Sealed {
  /** Sealed group (kelompok data), such as identity. */
  group: string;
  /** What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci). */
  scope: string;
  /** Generation of the subject key (generasi kunci). */
  generation: number;
  /** CRC-64-AVRO of the group's schema, little-endian (sidik jari skema). */
  fingerprint: Buffer;
  /** AES-GCM nonce (nonce). */
  nonce: Buffer;
  /** Sealed bytes with the 16-byte tag at their end (isi tersandi). */
  ciphertext: Buffer;
}

/** The presence or activity of a foreign national as observed (temuan keberadaan atau kegiatan orang asing). Whole state after the change. */
export interface Sighting {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: SightingChange;
  /** Code of the agency that owns the entity; never changes (instansi pemilik). */
  owner: string;
  /** When it happened, UTC (waktu kejadian). Milliseconds since 1970-01-01T00:00:00Z. */
  occurredAt: number;
  /** When the owner's service recorded it, UTC (waktu pencatatan). Milliseconds since 1970-01-01T00:00:00Z. */
  recordedAt: number;
  /** Ties the events of one matter together (nomor perkara bersama). */
  correlationId: string;
  /** The event that led to this one (peristiwa penyebab). */
  causationId: string | null;
  /** Purpose, legal basis, retention (ketentuan penanganan). */
  handling: Handling;
  /** Identity of the sighting (nomor temuan). */
  sightingId: string;
  /** Pseudonym of the person, when known; never guessed (nomor subjek). */
  subjectId: string | null;
  /** When it was seen, UTC (waktu terlihat). Milliseconds since 1970-01-01T00:00:00Z. */
  seenAt: number;
  /** Code of the district where it was seen (kode kecamatan). */
  kecamatan: string;
  /** What the person was doing (kegiatan). */
  activity: SightingActivity;
  /** How the person was recognised (tingkat kepastian). */
  certainty: SightingCertainty;
  /** On what order the check was made (dasar perintah). */
  order: SightingOrder;
  /** Number of the order; may follow within a day when urgent (nomor surat perintah). */
  orderNo: string | null;
  /** How many people were seen (jumlah orang). */
  peopleCount: number;
  /** Who it was, sealed (orang, tersegel). */
  person: Sealed | null;
  /** Where exactly, sealed (tempat, tersegel). */
  place: Sealed;
  /** Why it was withdrawn, as a code (alasan penarikan). */
  retractionReason: RetractionReason | null;
}

/** Who is the same person: a random pseudonym and what is tied to it (subjek). Whole state after the change. */
export interface Subject {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: SubjectChange;
  /** Code of the agency that owns the entity; never changes (instansi pemilik). */
  owner: string;
  /** When it happened, UTC (waktu kejadian). Milliseconds since 1970-01-01T00:00:00Z. */
  occurredAt: number;
  /** When the owner's service recorded it, UTC (waktu pencatatan). Milliseconds since 1970-01-01T00:00:00Z. */
  recordedAt: number;
  /** Ties the events of one matter together (nomor perkara bersama). */
  correlationId: string;
  /** The event that led to this one (peristiwa penyebab). */
  causationId: string | null;
  /** Purpose, legal basis, retention (ketentuan penanganan). */
  handling: Handling;
  /** Random pseudonym of the person (nomor subjek). */
  subjectId: string;
  /** PROVISIONAL until the identity authority settles it (status subjek). */
  standing: SubjectStanding;
  /** Identities by document, each sealed (dokumen, tersegel). */
  documents: Sealed[];
  /** Subjects found to be the same person, or not (hubungan antar subjek). */
  links: SubjectLink[];
}

/** A statement about two subjects (hubungan subjek). */
export interface SubjectLink {
  /** The other subject (subjek lain). */
  subjectId: string;
  /** What is stated about the two (hubungan). */
  relation: SubjectRelation;
  /** When it was stated, UTC (waktu pernyataan). Milliseconds since 1970-01-01T00:00:00Z. */
  assertedAt: number;
}

/** DirectoryEntry as the API takes it. */
export interface DirectoryEntryJson {
  occurredAt?: string;
  correlationId?: string;
  causationId?: string | null;
  handling: HandlingJson;
  code: string;
  nameId: string;
  nameEn: string;
  kind: Exclude<ParticipantKind, 'UNKNOWN'>;
  areaCodes: string[];
  legalAuthority: LegalAuthorityJson[];
  publishes: string[];
  subscribes: string[];
  opens: OpeningRightJson[];
  publicKeys: PublicKeyJson[];
}

/** LegalAuthority as the API takes it. */
export interface LegalAuthorityJson {
  purpose: string;
  legalBases: string[];
}

/** OpeningRight as the API takes it. */
export interface OpeningRightJson {
  group: string;
  areas: string[];
}

/** PublicKey as the API takes it. */
export interface PublicKeyJson {
  keyId: string;
  algorithm: string;
  key: string;
  validFrom: string;
  revokedAt?: string | null;
}

/** Handling as the API takes it. */
export interface HandlingJson {
  purpose: string;
  legalBasis: string;
  retainUntil: string;
  exercise?: boolean;
}

/** Identity as the API takes it. */
export interface IdentityJson {
  surname: string;
  givenNames: string;
  document: TravelDocumentJson;
  nationality: string;
  birthDate: string;
  sex: Exclude<DocumentSex, 'UNKNOWN'>;
  machineReadableZone?: string | null;
}

/** TravelDocument as the API takes it. */
export interface TravelDocumentJson {
  issuingState: string;
  type: string;
  number: string;
  expiry: string;
}

/** Location as the API takes it. */
export interface LocationJson {
  lat: number;
  lon: number;
  accuracyMetres: number;
  address?: string | null;
}

/** Sighting as the API takes it. */
export interface SightingJson {
  occurredAt?: string;
  correlationId?: string;
  causationId?: string | null;
  handling: HandlingJson;
  subjectId?: string | null;
  seenAt: string;
  kecamatan: string;
  activity: Exclude<SightingActivity, 'UNKNOWN'>;
  certainty: Exclude<SightingCertainty, 'UNKNOWN'>;
  order: Exclude<SightingOrder, 'UNKNOWN'>;
  orderNo?: string | null;
  peopleCount: number;
  person?: IdentityJson | null;
  place: LocationJson;
}

/** Subject as the API takes it. */
export interface SubjectJson {
  occurredAt?: string;
  correlationId?: string;
  causationId?: string | null;
  handling: HandlingJson;
  standing: Exclude<SubjectStanding, 'UNKNOWN'>;
  documents?: IdentityJson[];
  links?: SubjectLinkJson[];
}

/** SubjectLink as the API takes it. */
export interface SubjectLinkJson {
  subjectId: string;
  relation: Exclude<SubjectRelation, 'UNKNOWN'>;
  assertedAt: string;
}

/** Sighting after intake: what the caller says, Avro-ready; groups still to be sealed, server-minted fields still to be added. */
export interface SightingDraft {
  open: {
    occurredAt?: number;
    correlationId?: string;
    causationId: string | null;
    handling: Handling;
    subjectId: string | null;
    seenAt: number;
    kecamatan: string;
    activity: SightingActivity;
    certainty: SightingCertainty;
    order: SightingOrder;
    orderNo: string | null;
    peopleCount: number;
  };
  sealed: {
    person: Identity | null;
    place: Location;
  };
}

/** Subject after intake: what the caller says, Avro-ready; groups still to be sealed, server-minted fields still to be added. */
export interface SubjectDraft {
  open: {
    occurredAt?: number;
    correlationId?: string;
    causationId: string | null;
    handling: Handling;
    standing: SubjectStanding;
    links: SubjectLink[];
  };
  sealed: {
    documents: Identity[];
  };
}

/** DirectoryEntry after intake: what the caller says, Avro-ready; groups still to be sealed, server-minted fields still to be added. */
export interface DirectoryEntryDraft {
  open: {
    occurredAt?: number;
    correlationId?: string;
    causationId: string | null;
    handling: Handling;
    code: string;
    nameId: string;
    nameEn: string;
    kind: ParticipantKind;
    areaCodes: string[];
    legalAuthority: LegalAuthority[];
    publishes: string[];
    subscribes: string[];
    opens: OpeningRight[];
    publicKeys: PublicKey[];
  };
  sealed: Record<never, never>;
}

/** The type of each record, by its name. */
export interface RecordTypes {
  DeadLetterNotice: DeadLetterNotice;
  DirectoryEntry: DirectoryEntry;
  Handling: Handling;
  Identity: Identity;
  KeyRecord: KeyRecord;
  Location: Location;
  Report: Report;
  Sealed: Sealed;
  Sighting: Sighting;
  Subject: Subject;
}

export type RecordName = keyof RecordTypes;

/** The record name of each entity flow. */
export interface FlowRecords {
  sighting: 'Sighting';
  subject: 'Subject';
  directory: 'DirectoryEntry';
}

/** The draft of each entity flow. */
export interface FlowDrafts {
  sighting: SightingDraft;
  subject: SubjectDraft;
  directory: DirectoryEntryDraft;
}

/** The intake JSON of each entity flow. */
export interface FlowJson {
  sighting: SightingJson;
  subject: SubjectJson;
  directory: DirectoryEntryJson;
}

export type Flow = keyof FlowRecords;

export type SealedGroup = 'identity' | 'location';

export type SealedRecordName = 'Identity' | 'Location';

/** The event type of a flow. */
export type EventOf<F extends Flow> = RecordTypes[FlowRecords[F]];
