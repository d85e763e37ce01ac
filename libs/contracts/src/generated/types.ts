// generated, do not edit: npm run generate
/** Changes of an accreditation (perubahan akreditasi). */
export type AccreditationChange = 'UNKNOWN' | 'RECORDED' | 'EXTENDED' | 'WITHDRAWN' | 'CORRECTED' | 'RETRACTED';

/** What it permits (jenis akreditasi). */
export type AccreditationKind = 'UNKNOWN' | 'ELECTION_OBSERVER' | 'PRESS';

/** Who gave it (penerbit). */
export type AccreditationIssuer = 'UNKNOWN' | 'BAWASLU' | 'KPU' | 'FOREIGN_MINISTRY' | 'COMMUNICATIONS_MINISTRY';

/** Status of an accreditation (status). */
export type AccreditationStatus = 'UNKNOWN' | 'ACTIVE' | 'WITHDRAWN' | 'RETRACTED';

/** Changes of an alert (perubahan peringatan). */
export type AlertChange = 'UNKNOWN' | 'RAISED' | 'UPDATED' | 'RETRACTED' | 'CLOSED';

/** What it is about (jenis peringatan). */
export type AlertCategory = 'UNKNOWN' | 'OVERSTAY' | 'WATCH_HIT' | 'LODGING' | 'ACTIVITY' | 'REPRESENTATION' | 'ELECTION' | 'OTHER';

/** How urgent it is (tingkat). */
export type AlertSeverity = 'UNKNOWN' | 'LOW' | 'MEDIUM' | 'HIGH';

/** What a human of the competent agency is asked to decide on (tindak lanjut yang diminta). */
export type AlertAction = 'UNKNOWN' | 'INFORM' | 'CHECK_RECORDS' | 'CHECK_DOCUMENT' | 'LOCATE' | 'PROTECT';

/** Status of an alert (status). */
export type AlertStatus = 'UNKNOWN' | 'OPEN' | 'RETRACTED' | 'CLOSED';

/** What a file is (jenis lampiran). */
export type AttachmentKind = 'UNKNOWN' | 'ORDER' | 'MINUTES' | 'DECISION' | 'PHOTO' | 'OTHER';

/** Changes of a bulletin (perubahan buletin). */
export type BulletinChange = 'UNKNOWN' | 'PUBLISHED' | 'CORRECTED' | 'WITHDRAWN';

/** Status (status). */
export type BulletinStatus = 'UNKNOWN' | 'CURRENT' | 'WITHDRAWN';

/** Changes of an entry of the calendar (perubahan kalender). */
export type CalendarEntryChange = 'UNKNOWN' | 'LISTED' | 'CHANGED' | 'WITHDRAWN';

/** Kind of entry (jenis acara). */
export type CalendarKind = 'UNKNOWN' | 'HOLIDAY' | 'ELECTION_STAGE' | 'EVENT';

/** Stages of an election (tahapan pemilu). */
export type ElectionStage = 'UNKNOWN' | 'CAMPAIGN' | 'QUIET_DAYS' | 'VOTING' | 'RECAPITULATION';

/** Status of an entry (status). */
export type CalendarStatus = 'UNKNOWN' | 'CURRENT' | 'WITHDRAWN';

/** Changes of a case (perubahan perkara). */
export type CaseChange = 'UNKNOWN' | 'OPENED' | 'EXAMINED' | 'CONFERENCE_HELD' | 'DECIDED' | 'OBJECTED' | 'OBJECTION_FORWARDED' | 'OBJECTION_DECIDED' | 'FINAL' | 'SPDP_SENT' | 'SPDP_RECEIVED' | 'FILE_SENT' | 'FILE_RETURNED' | 'FILE_COMPLETE' | 'HANDED_OVER' | 'CHARGED' | 'VERDICT' | 'EXECUTED' | 'STOPPED' | 'CLOSED' | 'RETRACTED' | 'NOTED' | 'SERVED' | 'DETAINED' | 'DETENTION_EXTENDED' | 'RELEASED' | 'CONSULATE_NOTIFIED' | 'CORRECTED';

/** Which machine a case follows (jalur). */
export type CaseTrack = 'UNKNOWN' | 'TAK' | 'INVESTIGATION' | 'PROSECUTION';

/** The last step of a case (langkah). */
export type CaseStep = 'UNKNOWN' | 'OPENED' | 'EXAMINED' | 'CONFERENCE_HELD' | 'DECIDED' | 'OBJECTED' | 'OBJECTION_FORWARDED' | 'OBJECTION_DECIDED' | 'FINAL' | 'SPDP_SENT' | 'SPDP_RECEIVED' | 'FILE_SENT' | 'FILE_RETURNED' | 'FILE_COMPLETE' | 'HANDED_OVER' | 'CHARGED' | 'VERDICT' | 'EXECUTED' | 'STOPPED' | 'CLOSED' | 'RETRACTED';

/** Administrative actions, UU 6/2011 art. 75 (2) (tindakan administratif keimigrasian). */
export type AdministrativeAction = 'UNKNOWN' | 'WATCH_LISTING' | 'PERMIT_RESTRICTION' | 'AREA_BAN' | 'RESIDENCE' | 'CHARGE' | 'DEPORTATION';

/** Who decided (pejabat yang berwenang). */
export type CaseAuthority = 'UNKNOWN' | 'OFFICE' | 'DIRECTOR_GENERAL' | 'MINISTER' | 'COURT';

/** What an objection ended in (hasil keberatan). */
export type ObjectionOutcome = 'UNKNOWN' | 'GRANTED' | 'REFUSED';

/** Who decides on objections (pemutus keberatan). */
export type ObjectionAuthority = 'UNKNOWN' | 'DIRECTOR_GENERAL' | 'MINISTER';

/** What a case ended in (hasil perkara). */
export type CaseOutcome = 'UNKNOWN' | 'CONVICTED' | 'ACQUITTED' | 'DISMISSED' | 'NO_ACTION' | 'EXECUTED';

/** Changes of a contribution (perubahan kontribusi). */
export type ContributionChange = 'UNKNOWN' | 'CONTRIBUTED' | 'UPDATED' | 'RETRACTED';

/** What is contributed (jenis kontribusi). */
export type ContributionKind = 'UNKNOWN' | 'INVITATION_ANSWER' | 'PROGRESS' | 'RESULT' | 'RESPONSE';

/** How far a work item is, as its agency says (kemajuan). */
export type ItemProgress = 'UNKNOWN' | 'NOT_STARTED' | 'UNDERWAY' | 'DONE' | 'HINDERED';

/** What is done about an incident (tindakan). */
export type ProtectiveMeasure = 'UNKNOWN' | 'SEEN' | 'GUARDED' | 'CONTACTED' | 'INVESTIGATED' | 'NOT_NEEDED';

/** Status of a contribution (status). */
export type ContributionStatus = 'UNKNOWN' | 'CURRENT' | 'RETRACTED';

/** Changes of a coverage (perubahan cakupan). */
export type CoverageChange = 'UNKNOWN' | 'STATED' | 'ADVANCED';

/** Changes of a diplomatic permit (perubahan izin tinggal diplomatik). */
export type DiplomaticPermitChange = 'UNKNOWN' | 'ISSUED' | 'EXTENDED' | 'REVOKED' | 'CANCELLED' | 'ENDED' | 'LAPSED' | 'CORRECTED' | 'RETRACTED';

/** Kind of a stay permit that the Foreign Ministry gives, UU 6/2011 art. 48 (jenis izin tinggal). */
export type DiplomaticPermitKind = 'UNKNOWN' | 'DINAS' | 'DIPLOMATIK';

/** Status of a diplomatic permit (status izin). */
export type DiplomaticPermitStatus = 'UNKNOWN' | 'ACTIVE' | 'REVOKED' | 'CANCELLED' | 'ENDED_BY_EXIT' | 'LAPSED' | 'RETRACTED';

/** Why a permit was retracted (alasan penarikan). */
export type DiplomaticPermitRetraction = 'UNKNOWN' | 'DUPLICATE' | 'MISTAKEN' | 'WRONG_PERSON' | 'OTHER';

/** Changes of a directory entry (perubahan direktori). */
export type DirectoryChange = 'UNKNOWN' | 'LISTED' | 'CHANGED' | 'KEY_ADDED' | 'KEY_REVOKED' | 'CLOSED' | 'ANNOUNCED' | 'REFUSED';

/** Kind of participant (jenis peserta). */
export type ParticipantKind = 'UNKNOWN' | 'AGENCY' | 'SERVICE' | 'OPERATOR' | 'EXCHANGE';

/** Changes of a notice (perubahan pemberitahuan). */
export type DisclosureChange = 'UNKNOWN' | 'GIVEN';

/** Changes of an exercise (perubahan latihan). */
export type ExerciseChange = 'UNKNOWN' | 'OPENED' | 'ADVANCED' | 'ENDED';

/** Status (status). */
export type ExerciseStatus = 'UNKNOWN' | 'OPEN' | 'ENDED';

/** Changes of a hold (perubahan penangguhan). */
export type HoldChange = 'UNKNOWN' | 'HELD' | 'CHANGED' | 'RELEASED';

/** Which leads a hold keeps off (cakupan penangguhan). */
export type HoldReach = 'UNKNOWN' | 'EVERY_LEAD' | 'OVERSTAY';

/** Status of a hold (status penangguhan). */
export type HoldStatus = 'UNKNOWN' | 'HELD' | 'RELEASED';

/** Sex as the document states it (jenis kelamin menurut dokumen). */
export type DocumentSex = 'UNKNOWN' | 'F' | 'M' | 'X';

/** Changes of an incident (perubahan kejadian). */
export type IncidentChange = 'UNKNOWN' | 'REPORTED' | 'UPDATED' | 'CLOSED' | 'RETRACTED';

/** Kind of incident (jenis kejadian). */
export type IncidentKind = 'UNKNOWN' | 'THREAT' | 'INTRUSION' | 'DAMAGE' | 'VIOLENCE' | 'OTHER';

/** How grave it is (tingkat). */
export type IncidentSeverity = 'UNKNOWN' | 'LOW' | 'MEDIUM' | 'HIGH';

/** Status of an incident (status). */
export type IncidentStatus = 'UNKNOWN' | 'OPEN' | 'CLOSED' | 'RETRACTED';

/** Changes of an intelligence report (perubahan laporan intelijen). */
export type IntelligenceChange = 'UNKNOWN' | 'PUBLISHED' | 'CORRECTED' | 'WITHDRAWN';

/** What a report is about (perihal). */
export type IntelligenceAbout = 'UNKNOWN' | 'SECURITY' | 'ELECTION' | 'REPRESENTATION' | 'BORDER' | 'OTHER';

/** Status of an intelligence report (status). */
export type IntelligenceStatus = 'UNKNOWN' | 'CURRENT' | 'WITHDRAWN';

/** What the record says (jenis catatan kunci). */
export type KeyRecordKind = 'UNKNOWN' | 'AUDIENCE' | 'SUBJECT' | 'DESTROYED';

/** Changes of a lodging report (perubahan pelaporan). */
export type LodgingChange = 'UNKNOWN' | 'CHECKED_IN' | 'CHECKED_OUT' | 'CORRECTED';

/** Kind of premises (jenis tempat). */
export type PremisesKind = 'UNKNOWN' | 'HOTEL' | 'BOARDING' | 'APARTMENT' | 'HOUSEHOLD';

/** Who reported (pelapor). */
export type LodgingReporter = 'UNKNOWN' | 'LODGING' | 'HOUSEHOLD' | 'RT_RW' | 'POLICE';

/** Changes of a meeting (perubahan rapat). */
export type MeetingChange = 'UNKNOWN' | 'SCHEDULED' | 'CHANGED' | 'HELD' | 'MINUTED' | 'FOLLOWED_UP' | 'CLOSED' | 'CANCELLED';

/** How a work item stands, as the meeting's owner says (status butir). */
export type WorkItemStatus = 'UNKNOWN' | 'OPEN' | 'DONE' | 'DROPPED';

/** Status of a meeting (status). */
export type MeetingStatus = 'UNKNOWN' | 'SCHEDULED' | 'HELD' | 'MINUTED' | 'FOLLOWED_UP' | 'CLOSED' | 'CANCELLED';

/** Changes of a movement (perubahan perlintasan). */
export type MovementChange = 'UNKNOWN' | 'RECORDED' | 'CORRECTED' | 'RETRACTED';

/** Entry or exit (arah). */
export type MovementDirection = 'UNKNOWN' | 'ENTRY' | 'EXIT';

/** Changes of an operation (perubahan operasi). */
export type OperationChange = 'UNKNOWN' | 'PLANNED' | 'CHANGED' | 'APPROVED' | 'STARTED' | 'ENDED' | 'REPORTED' | 'CANCELLED';

/** Kind of operation (jenis operasi). */
export type OperationKind = 'UNKNOWN' | 'JOINT' | 'ROUTINE' | 'SPECIAL';

/** Status of an operation (status). */
export type OperationStatus = 'UNKNOWN' | 'PLANNED' | 'APPROVED' | 'STARTED' | 'ENDED' | 'REPORTED' | 'CANCELLED';

/** Changes of a stay permit (perubahan izin tinggal). */
export type PermitChange = 'UNKNOWN' | 'ISSUED' | 'APPLICATION_FILED' | 'APPLICATION_DECIDED' | 'EXTENDED' | 'CONVERTED' | 'REVOKED' | 'CANCELLED' | 'ENDED' | 'LAPSED' | 'CORRECTED' | 'APPLICATION_PAID' | 'END_RETRACTED' | 'RETRACTED';

/** Kind of stay permit, UU 6/2011 art. 48 (jenis izin tinggal). */
export type PermitKind = 'UNKNOWN' | 'KUNJUNGAN' | 'TERBATAS' | 'TETAP' | 'DINAS' | 'DIPLOMATIK';

/** What the permit came from (asal izin tinggal). */
export type PermitOrigin = 'UNKNOWN' | 'VISIT_VISA' | 'VOA' | 'BVK' | 'CREW' | 'NEWBORN' | 'EMERGENCY' | 'VITAS' | 'CONVERSION' | 'BRIDGING';

/** Status of a stay permit (status izin). */
export type PermitStatus = 'UNKNOWN' | 'ACTIVE' | 'PENDING' | 'REVOKED' | 'CANCELLED' | 'ENDED_BY_EXIT' | 'LAPSED' | 'RETRACTED';

/** What was applied for (jenis permohonan). */
export type PermitApplication = 'UNKNOWN' | 'EXTENSION' | 'CONVERSION';

/** What was decided (putusan). */
export type PermitDecision = 'UNKNOWN' | 'GRANTED' | 'REFUSED';

/** Changes of a presence (perubahan keberadaan). */
export type PresenceChange = 'UNKNOWN' | 'CONFIRMED' | 'EXTENDED' | 'LAPSED' | 'WITHDRAWN';

/** On what the authority relies (dasar kepastian). */
export type PresenceBasis = 'UNKNOWN' | 'DOCUMENT_MATCHED' | 'LODGING_CONFIRMED' | 'OFFICER';

/** Status (status). */
export type PresenceStatus = 'UNKNOWN' | 'ACTIVE' | 'LAPSED' | 'WITHDRAWN';

/** Why a presence was withdrawn (alasan pencabutan). */
export type PresenceWithdrawal = 'UNKNOWN' | 'EVIDENCE_RETRACTED' | 'WRONG_PERSON' | 'MISTAKEN' | 'OTHER';

/** Changes of a referral (perubahan rujukan). */
export type ReferralChange = 'UNKNOWN' | 'REFERRED' | 'ANSWERED' | 'CLOSED' | 'RETRACTED';

/** What is referred (jenis rujukan). */
export type ReferralKind = 'UNKNOWN' | 'PRIVILEGE' | 'REFUGEE' | 'TRAFFICKING' | 'TWO_NATIONALITIES';

/** What a referral ended in (hasil rujukan). */
export type ReferralOutcome = 'UNKNOWN' | 'CONFIRMED' | 'NOT_CONFIRMED';

/** Status of a referral (status rujukan). */
export type ReferralStatus = 'UNKNOWN' | 'REFERRED' | 'ANSWERED' | 'CLOSED' | 'RETRACTED';

/** Changes of a reply (perubahan jawaban). */
export type ReplyChange = 'UNKNOWN' | 'REPLIED' | 'CORRECTED';

/** How it was answered (hasil). */
export type ReplyOutcome = 'UNKNOWN' | 'ANSWERED' | 'NOTHING_HELD' | 'REFUSED';

/** Changes of a representation (perubahan perwakilan). */
export type RepresentationChange = 'UNKNOWN' | 'LISTED' | 'CHANGED' | 'CLOSED';

/** Kind of representation (jenis perwakilan). */
export type RepresentationKind = 'UNKNOWN' | 'EMBASSY' | 'CONSULATE' | 'INTERNATIONAL_ORGANISATION';

/** Protection the host state owes it now, Vienna Conventions 1961 art. 22, 1963 art. 31 (tingkat perlindungan). */
export type ProtectionLevel = 'UNKNOWN' | 'NORMAL' | 'RAISED' | 'HIGH';

/** Status (status). */
export type RepresentationStatus = 'UNKNOWN' | 'OPEN' | 'CLOSED';

/** Changes of a request (perubahan permintaan). */
export type RequestChange = 'UNKNOWN' | 'ASKED' | 'REMINDED' | 'WITHDRAWN' | 'CLOSED';

/** Status of a request (status). */
export type RequestStatus = 'UNKNOWN' | 'OPEN' | 'WITHDRAWN' | 'CLOSED';

/** What is asked for (jenis permintaan). */
export type RequestKind = 'UNKNOWN' | 'INFORMATION' | 'ADVICE' | 'RECTIFICATION';

/** Changes of a response (perubahan tindak lanjut). */
export type ResponseChange = 'UNKNOWN' | 'SEEN' | 'TAKEN' | 'RESULT' | 'CLOSED';

/** How far it is (tahap). */
export type ResponseStage = 'UNKNOWN' | 'SEEN' | 'TAKEN' | 'RESULT' | 'CLOSED';

/** What was found; LAWFUL is the right person, who stays or acts by the law (hasil). */
export type ResponseResult = 'UNKNOWN' | 'FOUND' | 'NOT_FOUND' | 'WRONG_PERSON' | 'MISUSED_IDENTITY' | 'NOT_EXECUTABLE' | 'LAWFUL';

/** Changes of a setting (perubahan penyetelan). */
export type RuleSettingChange = 'UNKNOWN' | 'ACTIVATED' | 'REVOKED';

/** Status of a setting (status). */
export type RuleSettingStatus = 'UNKNOWN' | 'ACTIVE' | 'REVOKED';

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
export type SubjectChange = 'UNKNOWN' | 'LISTED' | 'DOCUMENT_ADDED' | 'LINKED' | 'SPLIT' | 'CORRECTED' | 'PROPOSED';

/** Whether the identity authority has settled it (status subjek). */
export type SubjectStanding = 'UNKNOWN' | 'PROVISIONAL' | 'ESTABLISHED';

/** What is stated about the two (hubungan). */
export type SubjectRelation = 'UNKNOWN' | 'SAME_PERSON' | 'NOT_SAME_PERSON';

/** What is proposed about the two (hubungan). */
export type ProposedRelation = 'UNKNOWN' | 'SAME_PERSON' | 'NOT_SAME_PERSON';

/** Changes of a watch (perubahan). */
export type WatchChange = 'UNKNOWN' | 'PLACED' | 'EXTENDED' | 'LAPSED' | 'WITHDRAWN';

/** Kind of watch (jenis). */
export type WatchCategory = 'UNKNOWN' | 'CEGAH' | 'TANGKAL' | 'LOOKOUT';

/** What is asked of whoever meets the person (tindakan yang diminta). */
export type WatchAction = 'UNKNOWN' | 'INFORM' | 'LOCATE' | 'CHECK_DOCUMENT' | 'PREVENT_EXIT' | 'REFUSE_ENTRY';

/** Status of a watch (status). */
export type WatchStatus = 'UNKNOWN' | 'ACTIVE' | 'LAPSED' | 'WITHDRAWN';

/** A permission to observe or report, by the authority that gives it (akreditasi). Whole state after the change. */
export interface Accreditation {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: AccreditationChange;
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
  /** Identity of the accreditation (nomor akreditasi). */
  accreditationId: string;
  /** Pseudonym of the person; found by the document where it is left out (nomor subjek). */
  subjectId: string;
  /** What it permits (jenis akreditasi). */
  kind: AccreditationKind;
  /** Who gave it: foreign observers by Bawaslu (penerbit). */
  issuer: AccreditationIssuer;
  /** Number of the accreditation (nomor akreditasi penerbit). */
  issuerNo: string;
  /** Number of the Foreign Ministry's clearance (nomor izin Kementerian Luar Negeri). */
  clearanceNo: string | null;
  /** The event of the calendar that it is for (nomor acara). */
  calendarId: string | null;
  /** First day (berlaku sejak). Days since 1970-01-01. */
  validFrom: number;
  /** Last day (berlaku sampai). Days since 1970-01-01. */
  validUntil: number;
  /** Status after the change (status). */
  status: AccreditationStatus;
  /** Why it was changed, without personal data; the service moves it into reason, sealed (alasan). */
  statusReason: string | null;
  /** Officer who answers for this change, by name (pejabat). */
  officer: string;
  /** The cell that is uncertain and may not provide for it; it refuses nothing (ketentuan belum pasti). */
  uncertainLaw: LawCell | null;
  /** Whose it is, sealed (orang, tersegel). */
  person: Sealed;
  /** What statusReason said, sealed (alasan, tersegel). */
  reason: Sealed | null;
}

/** A lead from early detection or from an agency: never a verdict (peringatan dini). Whole state after the change. */
export interface Alert {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: AlertChange;
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
  /** Identity of the alert (nomor peringatan). */
  alertId: string;
  /** Rule that raised it; none when an agency did (aturan). */
  ruleId: string | null;
  /** Version of the rule (versi aturan). */
  ruleVersion: number | null;
  /** Pseudonym of the person it is about, when it is about one (nomor subjek). */
  subjectId: string | null;
  /** District it is about (kode kecamatan). */
  kecamatan: string | null;
  /** What it is about (jenis peringatan). */
  category: AlertCategory;
  /** How urgent it is (tingkat). */
  severity: AlertSeverity;
  /** What a human of the competent agency is asked to decide on (tindak lanjut yang diminta). */
  requestedAction: AlertAction;
  /** Agency that is competent to act (instansi berwenang). */
  competentAgency: string;
  /** When an answer is asked for, UTC (batas waktu). Milliseconds since 1970-01-01T00:00:00Z. */
  dueAt: number | null;
  /** Events it rests on (peristiwa pendukung). */
  evidence: string[];
  /** Why, in Indonesian: facts and rules, never a person (penjelasan). */
  explanationId: string;
  /** Why, in English (penjelasan dalam bahasa Inggris). */
  explanationEn: string;
  /** Status after the change (status). */
  status: AlertStatus;
  /** Why it was retracted or closed, without personal data (alasan). */
  statusReason: string | null;
  /** Agencies that may open its detail, beside its owner (instansi yang dituju). */
  addressees: string[];
  /** Details for the agencies it is addressed to, sealed (rincian, tersegel). */
  detail: Sealed | null;
  /** What statusReason said, sealed (alasan, tersegel). */
  reason: Sealed | null;
}

/** A file that belongs to an entity: what it is, and by which hash it is known again; its bytes stay with the owner (lampiran). */
export interface Attachment {
  /** Identity of the file, as its upload was answered (nomor lampiran). */
  attachmentId: string;
  /** What the file is (jenis lampiran). */
  kind: AttachmentKind;
  /** SHA-256 of the bytes that the owner keeps, in hexadecimal digits (sidik berkas). */
  sha256: string;
  /** Size in bytes (ukuran). */
  size: number;
  /** Media type, by the content of the file (tipe berkas). */
  type: string;
}

/** What all agencies should read (buletin). No personal data: it travels in clear. Whole state after the change. */
export interface Bulletin {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: BulletinChange;
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
  /** Identity of the bulletin (nomor buletin). */
  bulletinId: string;
  /** Title, without personal data (judul). */
  title: string;
  /** Text, without personal data (isi). */
  body: string;
  /** Entities that it is about (entitas terkait). */
  links: string[];
  /** The bulletin that it takes the place of (menggantikan). */
  supersedes: string | null;
  /** Status after the change (status). */
  status: BulletinStatus;
}

/** A day or period that matters to supervision: a public holiday, a stage of an election, an event (kalender). Whole state after the change. */
export interface CalendarEntry {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: CalendarEntryChange;
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
  /** Identity of the entry (nomor acara). */
  calendarId: string;
  /** Kind of entry (jenis acara). */
  kind: CalendarKind;
  /** Title, without personal data (judul). */
  title: string;
  /** Stage, with kind ELECTION_STAGE (tahapan). */
  stage: ElectionStage | null;
  /** First day, in Jakarta (hari pertama). Days since 1970-01-01. */
  firstDay: number;
  /** Last day, in Jakarta (hari terakhir). Days since 1970-01-01. */
  lastDay: number;
  /** District, when it is in one (kode kecamatan). */
  kecamatan: string | null;
  /** The decree or letter that set it (dasar penetapan). */
  source: string | null;
  /** Status after the change (status). */
  status: CalendarStatus;
  /** Officer who answers for this change, by name (pejabat). */
  officer: string;
}

/** A matter in which one authority acts towards a person: an administrative action, an investigation or a prosecution (perkara). Whole state after the change. */
export interface Case {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: CaseChange;
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
  /** Identity of the case (nomor perkara). */
  caseId: string;
  /** Pseudonym of the person (nomor subjek). */
  subjectId: string;
  /** TAK: administrative action of Imigrasi; INVESTIGATION: by its civil servants (PPNS) or the police; PROSECUTION: by the prosecution office (jalur). */
  track: CaseTrack;
  /** The last step that was taken (langkah). */
  step: CaseStep;
  /** Events it rests on (peristiwa dasar). */
  grounds: string[];
  /** Articles that it is about (pasal). */
  articles: string[];
  /** The case of another track that it follows from (perkara terkait). */
  citesCaseId: string | null;
  /** Number of the file or letter of the last step that had one, such as the SPDP (nomor berkas). */
  fileNo: string | null;
  /** What was decided, of the six kinds (tindakan). */
  actions: AdministrativeAction[];
  /** Whose decision it is (pengambil keputusan). */
  decidedBy: CaseAuthority | null;
  /** Number of the decision (nomor keputusan). */
  decisionNo: string | null;
  /** When it was decided, UTC (waktu keputusan). Milliseconds since 1970-01-01T00:00:00Z. */
  decidedAt: number | null;
  /** When the person received the decision, UTC: the time to object runs from then (waktu keputusan diterima). Milliseconds since 1970-01-01T00:00:00Z. */
  servedAt: number | null;
  /** When the objection was filed, UTC (waktu keberatan). Milliseconds since 1970-01-01T00:00:00Z. */
  objectedAt: number | null;
  /** When the objection was forwarded, UTC (waktu penerusan). Milliseconds since 1970-01-01T00:00:00Z. */
  forwardedAt: number | null;
  /** What the objection ended in (hasil keberatan). */
  objectionOutcome: ObjectionOutcome | null;
  /** Who decided on the objection (pemutus keberatan). */
  objectionDecidedBy: ObjectionAuthority | null;
  /** Number of the decision on the objection (nomor keputusan keberatan). */
  objectionDecisionNo: string | null;
  /** When the objection was decided, UTC (waktu keputusan keberatan). Milliseconds since 1970-01-01T00:00:00Z. */
  objectionDecidedAt: number | null;
  /** Whether an objection is open: the action is shown with it, and is not suspended by it (dalam keberatan). */
  underObjection: boolean;
  /** What it ended in (hasil). */
  outcome: CaseOutcome | null;
  /** When it was carried out, UTC (waktu pelaksanaan). Milliseconds since 1970-01-01T00:00:00Z. */
  executedAt: number | null;
  /** Since when the person is or was detained, UTC (ditahan sejak). Milliseconds since 1970-01-01T00:00:00Z. */
  detainedAt: number | null;
  /** Last day of the order of detention; by law where the request names none (akhir masa penahanan). Days since 1970-01-01. */
  detainedUntil: number | null;
  /** When the person was released, UTC (waktu pembebasan). Milliseconds since 1970-01-01T00:00:00Z. */
  releasedAt: number | null;
  /** When the consulate was told, at the person's wish, or the person refused it, UTC (waktu pemberitahuan konsuler). Milliseconds since 1970-01-01T00:00:00Z. */
  consulateNotifiedAt: number | null;
  /** Officer who answers for this change, by name (pejabat). */
  officer: string;
  /** Agencies that it concerns, beside its owner (instansi terkait). */
  addressees: string[];
  /** What there is to say, sealed (rincian, tersegel). */
  detail: Sealed | null;
  /** Files that belong to it; their bytes stay with the owner (lampiran). */
  attachments: Attachment[];
}

/** What an agency adds to something of another one: its answer to an invitation, progress of a work item, the result of its part (kontribusi). Whole state after the change. */
export interface Contribution {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: ContributionChange;
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
  /** Identity of the contribution (nomor kontribusi). */
  contributionId: string;
  /** INVITATION_ANSWER: to a meeting; PROGRESS: of a work item; RESULT: of a member's part in an operation; RESPONSE: to an incident (jenis kontribusi). */
  kind: ContributionKind;
  /** The meeting that it is about (nomor rapat). */
  meetingId: string | null;
  /** The work item that it is about (nomor butir). */
  itemId: string | null;
  /** The operation that it is about (nomor operasi). */
  operationId: string | null;
  /** The incident that it is about (nomor kejadian). */
  incidentId: string | null;
  /** Whether the agency will come, with kind INVITATION_ANSWER (hadir). */
  attends: boolean | null;
  /** How far the item is, with kind PROGRESS (kemajuan). */
  progress: ItemProgress | null;
  /** Counts of its part, with kind RESULT (hasil). */
  results: OperationResults | null;
  /** What is done, with kind RESPONSE (tindakan). */
  measure: ProtectiveMeasure | null;
  /** Status after the change (status). */
  status: ContributionStatus;
  /** Officer who answers for this change, by name (pejabat). */
  officer: string;
  /** Who may open its note: the owner of what it is about, and those it concerns (instansi yang dituju). */
  addressees: string[];
  /** What there is to say, sealed (catatan, tersegel). */
  note: Sealed | null;
}

/** Up to when an agency has said what it knows of a flow (cakupan). Where nothing was said by then, there was nothing to say. Whole state after the change. */
export interface Coverage {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: CoverageChange;
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
  /** Identity of the coverage (nomor cakupan). */
  coverageId: string;
  /** Flow of which the owner says it, one that it publishes (alur). */
  flow: string;
  /** Kemendagri code of the district that it is about; null for all that the owner reports (kecamatan). */
  kecamatan: string | null;
  /** What the owner knows up to then has been said, UTC; it only grows (lengkap sampai). Milliseconds since 1970-01-01T00:00:00Z. */
  completeUntil: number;
  /** Who answers for the statement (penanggung jawab). */
  officer: string;
}

/** Where unusable records of one partition lie and why: those of one batch and reason together; the log has their bytes (pemberitahuan surat mati). */
export interface DeadLetterNotice {
  /** Who put it aside (instansi). */
  agency: string;
  /** Topic (topik). */
  topic: string;
  /** Partition (partisi). */
  partition: number;
  /** Offset of the first (posisi pertama). */
  offset: number;
  /** Reason code (alasan). */
  reason: string;
  /** Of the first: expected and got, without any payload (rincian). */
  detail: string;
  /** SHA-256 of the first one's value (sidik jari isi). */
  sha256: Buffer;
  /** When it was put aside, UTC (waktu). Milliseconds since 1970-01-01T00:00:00Z. */
  at: number;
  /** How many records it is of (jumlah). */
  count: number;
  /** Offset of the last; none where it is of one (posisi terakhir). */
  lastOffset: number | null;
}

/** A diplomatic or service stay permit, on the word of the Foreign Ministry (izin tinggal diplomatik atau dinas). Whole state after the change. */
export interface DiplomaticPermit {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: DiplomaticPermitChange;
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
  /** Identity of the permit (nomor izin). */
  diplomaticPermitId: string;
  /** Pseudonym of the person; found by the document where it is left out (nomor subjek). */
  subjectId: string;
  /** Kind of stay permit (jenis izin tinggal). */
  kind: DiplomaticPermitKind;
  /** Number of the Foreign Ministry's note that this rests on (nomor nota Kementerian Luar Negeri). */
  noteNo: string;
  /** First day of the stay (berlaku sejak). Days since 1970-01-01. */
  validFrom: number;
  /** Last day of the stay (berlaku sampai). Days since 1970-01-01. */
  validUntil: number;
  /** Status after the change (status izin). */
  status: DiplomaticPermitStatus;
  /** Day on which it ended: by exit, revocation, cancellation or lapse (berakhir pada). Days since 1970-01-01. */
  endedOn: number | null;
  /** Why it never was, as a code (alasan penarikan). */
  retractionReason: DiplomaticPermitRetraction | null;
  /** District where the holder lives (kecamatan tempat tinggal). */
  kecamatan: string | null;
  /** Who holds it, sealed (pemegang, tersegel). */
  holder: Sealed;
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
  /** Whether it says who is the same person: only it links and splits subjects (otoritas identitas). */
  identityAuthority: boolean;
  /** Number of the participant, 1 to 65535, which its entities' ids carry; 0 before it has one; never changes (nomor peserta). */
  number: number;
  /** By which rules the directory changes; only in the entry of the exchange itself (ketentuan direktori). */
  terms: DirectoryTerms | null;
  /** Whom other agencies ask: the contact officer first, then the deputies (narahubung dan wakilnya). */
  contacts: Contact[];
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
  /** Proof of possession: an Ed25519 signature by this key, or by the agency's signing key where this key cannot sign, 64 bytes (bukti kepemilikan). */
  proof: Buffer | null;
  /** Ed25519 signature by the signing key that the agency had before, 64 bytes (pengesahan kunci lama). */
  endorsement: Buffer | null;
}

/** By which rules the directory changes, in the entry of the exchange itself (ketentuan direktori). */
export interface DirectoryTerms {
  /** Who approves changes of the directory (penyetuju). */
  approvers: NamedKey[];
  /** How many of them a change needs (ambang persetujuan). */
  threshold: number;
  /** Key that is kept offline and may replace the terms when too few approvers are left (kunci pemulihan). */
  recovery: NamedKey | null;
  /** Seconds between the announcement of a wider right and its approval (masa tunggu). */
  delaySeconds: number;
  /** Who signs fences, with the key of its service (penanda tangan pagar). */
  fenceSigners: NamedKey[];
  /** Schemas in which records count; empty means that all do (skema terdaftar). */
  schemas: ListedSchema[];
  /** Version of the rules of admission that every copy must know (versi aturan penerimaan). */
  admissionRules: number;
}

/** A public Ed25519 key and whose it is (kunci bernama). */
export interface NamedKey {
  /** Code of the agency (kode instansi). */
  agency: string;
  /** Identity of the key (nomor kunci). */
  keyId: string;
  /** Raw public key, 32 bytes (kunci). */
  key: Buffer;
}

/** A schema in which a record counts (skema terdaftar). */
export interface ListedSchema {
  /** Name of the record (nama rekaman). */
  record: string;
  /** SHA-256 of the schema's canonical form, 32 bytes (sidik jari skema). */
  hash: Buffer;
}

/** A post of an agency that answers the others (narahubung). */
export interface Contact {
  /** The post, not a person (jabatan). */
  post: string;
  /** Its official address: mailto: or tel: (alamat). */
  address: string;
}

/** Who opened what of an agency's data, for what and why; nothing of what was opened (rincian pembukaan). Only ever travels sealed, group addressed. */
export interface DisclosureDetail {
  /** Topic of what was opened (topik). */
  topic: string;
  /** Key of the entity that was opened (kunci entitas). */
  key: string;
  /** Version that was opened (versi yang dibuka). */
  entityVersion: number;
  /** Sealed groups that were asked for (kelompok). */
  groups: string[];
  /** Who asked (petugas). */
  officer: string;
  /** How it is known who the officer is: LOGGED_IN or STATED (jenis petugas). */
  officerKind: string;
  /** The system that asked (sistem). */
  client: string;
  /** Why, as the officer said (alasan). */
  reason: string;
  /** The second person, where the opening went beyond the opener's limit (pengesah pembukaan di atas batas). */
  confirmedBy: string | null;
}

/** Tells the owner of data that somebody opened it (pemberitahuan pembukaan). Only the service that opens writes it. Whole state after the change. */
export interface DisclosureNotice {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: DisclosureChange;
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
  /** Identity of the notice, and of the ledger's entry (nomor pemberitahuan). */
  noticeId: string;
  /** The agency whose data was opened (instansi pemilik data). */
  addressees: string[];
  /** Who opened what, for what and why, sealed (rincian, tersegel). */
  detail: Sealed | null;
}

/** An exercise: a lane of its own, in which nothing is live (latihan). Whole state after the change. */
export interface Exercise {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: ExerciseChange;
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
  /** Identity of the exercise (nomor latihan). */
  exerciseId: string;
  /** Its name, of which there is one (nama). */
  name: string;
  /** What is exercised, without personal data (judul). */
  title: string;
  /** Who leads it (penanggung jawab). */
  officer: string;
  /** The time in the exercise, UTC; it only grows; null where the exercise has the real time (waktu latihan). Milliseconds since 1970-01-01T00:00:00Z. */
  now: number | null;
  /** Status after the change (status). */
  status: ExerciseStatus;
}

/** Says in one partition that a directory version is in force for the records after it (pagar). */
export interface Fence {
  /** Id of this fence, UUID (nomor pagar). */
  eventId: string;
  /** Number of directory records, by their offsets, that are in force (versi direktori). */
  directoryVersion: number;
  /** Hash of the chain of these directory records, 32 bytes (sidik jari direktori). */
  directoryHash: Buffer;
  /** When it was written, UTC; decides nothing (waktu). Milliseconds since 1970-01-01T00:00:00Z. */
  at: number;
}

/** How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022). */
export interface Handling {
  /** Purpose code the owner is entitled to (tujuan), such as SUPERVISION. */
  purpose: string;
  /** The article that allows it (dasar hukum). */
  legalBasis: string;
  /** Last day the content may be kept (batas retensi). Days since 1970-01-01. */
  retainUntil: number;
  /** True for drills, never a real case; follows from exerciseId (latihan). */
  exercise: boolean;
  /** True while its content is contested (disengketakan). */
  disputed: boolean;
  /** The exercise that it is part of; null where it is live (nomor latihan). */
  exerciseId: string | null;
}

/** The identity authority's word that a subject is held for a human: which leads may not name it, and never why (penangguhan). Only its service writes it. Whole state after the change. */
export interface Hold {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: HoldChange;
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
  /** Identity of the hold (nomor penangguhan). */
  holdId: string;
  /** Pseudonym of the person (nomor subjek). */
  subjectId: string;
  /** Which leads may not name the subject: all alerts, watches and bulletins, or alerts on overstay alone (cakupan penangguhan). */
  reach: HoldReach;
  /** Status after the change (status). */
  status: HoldStatus;
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

/** Harm or a threat at a foreign representation or an event; a lawful assembly is none (kejadian). Whole state after the change. */
export interface Incident {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: IncidentChange;
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
  /** Identity of the incident (nomor kejadian). */
  incidentId: string;
  /** Kind of incident (jenis kejadian). */
  kind: IncidentKind;
  /** When it happened, or is threatened to happen, UTC (waktu kejadian). Milliseconds since 1970-01-01T00:00:00Z. */
  happenedAt: number;
  /** District (kode kecamatan). */
  kecamatan: string;
  /** The representation at whose premises it is (nomor perwakilan). */
  representationId: string | null;
  /** The event of the calendar at which it is (nomor acara). */
  calendarId: string | null;
  /** How grave it is (tingkat). */
  severity: IncidentSeverity;
  /** Status after the change (status). */
  status: IncidentStatus;
  /** Why it was changed, without personal data; the service moves it into reason, sealed (alasan). */
  statusReason: string | null;
  /** Officer who answers for this change, by name (pejabat). */
  officer: string;
  /** Agencies that may open its detail, beside its owner (instansi yang dituju). */
  addressees: string[];
  /** What happened, sealed (rincian, tersegel). */
  detail: Sealed | null;
  /** What statusReason said, sealed (alasan, tersegel). */
  reason: Sealed | null;
}

/** A restricted report for the readers of its topic (laporan intelijen). Whole state after the change. */
export interface Intelligence {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: IntelligenceChange;
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
  /** Identity of the report (nomor laporan). */
  intelligenceId: string;
  /** What it is about (perihal). */
  about: IntelligenceAbout;
  /** District it is about (kode kecamatan). */
  kecamatan: string | null;
  /** The report that it takes the place of (menggantikan). */
  supersedes: string | null;
  /** Status after the change (status). */
  status: IntelligenceStatus;
  /** Officer who answers for this change, by name (pejabat). */
  officer: string;
  /** The report, sealed (isi, tersegel). */
  body: Sealed;
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
  /** Number of this record among those of its key: the highest counts; 0 in records of before (nomor urut). */
  sequence: number;
  /** For DESTROYED: who had it destroyed (pemusnahan kunci). */
  destruction: KeyDestruction | null;
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

/** That two officers had the key destroyed (pemusnahan kunci). */
export interface KeyDestruction {
  /** Who announced it: a name that only the publisher can tell, HMAC-SHA-256 (pengusul). */
  announcedBy: string;
  /** When it was announced (waktu usulan). Milliseconds since 1970-01-01T00:00:00Z. */
  announcedAt: number;
  /** Who confirmed it, likewise (pengesah). */
  confirmedBy: string;
  /** When it was confirmed (waktu pengesahan). Milliseconds since 1970-01-01T00:00:00Z. */
  confirmedAt: number;
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

/** A foreign guest's stay at lodging or a household (pelaporan penginapan, APOA). Whole state after the change. */
export interface Lodging {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: LodgingChange;
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
  /** Identity of the report (nomor pelaporan). */
  lodgingId: string;
  /** Pseudonym of the person; found by the document where it is left out (nomor subjek). */
  subjectId: string | null;
  /** Code of the premises, as the registers have it (kode tempat). */
  premisesId: string;
  /** Kind of premises (jenis tempat). */
  premisesKind: PremisesKind;
  /** District of the premises (kode kecamatan). */
  kecamatan: string;
  /** Village of the premises (kode kelurahan). */
  kelurahan: string | null;
  /** When the guest came, UTC; unknown for a check-out without a check-in (waktu masuk). Milliseconds since 1970-01-01T00:00:00Z. */
  checkInAt: number | null;
  /** When the guest left, UTC (waktu keluar). Milliseconds since 1970-01-01T00:00:00Z. */
  checkOutAt: number | null;
  /** Receipt of the report (nomor tanda terima). */
  receiptNo: string | null;
  /** Who reported (pelapor). */
  reportedBy: LodgingReporter;
  /** Who stays, sealed (tamu, tersegel). */
  guest: Sealed | null;
  /** Where exactly, sealed (tempat, tersegel). */
  place: Sealed | null;
}

/** A meeting of the team and its work programme, to the last item (rapat). Whole state after the change. */
export interface Meeting {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: MeetingChange;
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
  /** Identity of the meeting (nomor rapat). */
  meetingId: string;
  /** Title, without personal data (judul). */
  title: string;
  /** When it begins, UTC (waktu mulai). Milliseconds since 1970-01-01T00:00:00Z. */
  startsAt: number;
  /** When it is to end, UTC (waktu selesai). Milliseconds since 1970-01-01T00:00:00Z. */
  endsAt: number;
  /** Where it is held, a public place or a link (tempat). */
  venue: string;
  /** Agencies that are invited, beside its owner (instansi yang diundang). */
  addressees: string[];
  /** Items of the agenda, without personal data (acara). */
  agenda: string[];
  /** Agencies that were there (instansi yang hadir). */
  attendance: string[];
  /** The work programme (program kerja). */
  workItems: WorkItem[];
  /** Status after the change (status). */
  status: MeetingStatus;
  /** Officer who answers for this change, by name (pejabat). */
  officer: string;
  /** The minutes, for who was invited, sealed (notulen, tersegel). */
  minutes: Sealed | null;
  /** Files that belong to it; their bytes stay with the owner (lampiran). */
  attachments: Attachment[];
}

/** One item of the work programme (butir kerja). */
export interface WorkItem {
  /** Identity of the item, chosen by who minutes it (nomor butir). */
  itemId: string;
  /** What is to be done, without personal data (pekerjaan). */
  title: string;
  /** Agency that does it (instansi pelaksana). */
  agency: string;
  /** Last day for it (batas waktu). Days since 1970-01-01. */
  dueOn: number;
  /** How it stands (status butir). */
  status: WorkItemStatus;
  /** Why it was dropped, or what came of it, without personal data (penjelasan). */
  explanation: string | null;
}

/** An entry or exit at a checkpoint (perlintasan). Whole state after the change. */
export interface Movement {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: MovementChange;
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
  /** Identity of the movement (nomor perlintasan). */
  movementId: string;
  /** Pseudonym of the person; found by the document where it is left out (nomor subjek). */
  subjectId: string;
  /** Entry or exit (arah). */
  direction: MovementDirection;
  /** Code of the checkpoint (tempat pemeriksaan imigrasi). */
  checkpoint: string;
  /** When it was crossed, UTC (waktu perlintasan). Milliseconds since 1970-01-01T00:00:00Z. */
  at: number;
  /** The stay permit it belongs to (nomor izin). */
  permitId: string | null;
  /** Whether it never happened (dicabut). */
  retracted: boolean;
  /** Why it was retracted, without personal data (alasan). */
  statusReason: string | null;
  /** Who crossed, sealed (pelintas, tersegel). */
  traveller: Sealed;
  /** What statusReason said, sealed (alasan, tersegel). */
  reason: Sealed | null;
}

/** Free text (catatan). Only ever travels sealed, groups addressed and case. */
export interface Note {
  /** The text (isi). */
  text: string;
}

/** A joint operation: its plan, orders, members, areas and results (operasi gabungan). Whole state after the change. */
export interface JointOperation {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: OperationChange;
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
  /** Identity of the operation (nomor operasi). */
  operationId: string;
  /** Title, without personal data (judul). */
  title: string;
  /** Kind of operation (jenis operasi). */
  kind: OperationKind;
  /** Members beside the lead agency, its owner (instansi peserta). */
  addressees: string[];
  /** Districts in which it takes place (wilayah). */
  areas: string[];
  /** When it begins, UTC (waktu mulai). Milliseconds since 1970-01-01T00:00:00Z. */
  startsAt: number;
  /** When it ends, UTC; its room is open until then (waktu selesai). Milliseconds since 1970-01-01T00:00:00Z. */
  endsAt: number;
  /** Officer who leads it, by name: one (pimpinan operasi). */
  leadOfficer: string;
  /** Officer who led it until this change, where the change hands it over (pimpinan sebelumnya). */
  handedOverFrom: string | null;
  /** Numbers of its orders, such as a surat perintah (nomor surat). */
  orderNos: string[];
  /** Status after the change (status). */
  status: OperationStatus;
  /** When it did begin, UTC (dimulai pada). Milliseconds since 1970-01-01T00:00:00Z. */
  startedAt: number | null;
  /** When it did end, UTC (diakhiri pada). Milliseconds since 1970-01-01T00:00:00Z. */
  endedAt: number | null;
  /** Counts of what it found, by its lead (hasil). */
  results: OperationResults | null;
  /** Officer who answers for this change, by name (pejabat). */
  officer: string;
  /** The plan, for its members, sealed (rencana, tersegel). */
  plan: Sealed | null;
  /** Files that belong to it; their bytes stay with the owner (lampiran). */
  attachments: Attachment[];
}

/** Counts of what an operation found; no persons (hasil operasi). */
export interface OperationResults {
  /** Premises visited (tempat yang dikunjungi). */
  premisesVisited: number;
  /** People whose documents were checked (orang yang diperiksa). */
  peopleChecked: number;
  /** Irregularities found (pelanggaran yang ditemukan). */
  irregularities: number;
  /** People handed over to the competent agency (orang yang diserahkan). */
  handedOver: number;
}

/** A stay permit after a change (izin tinggal). Whole state after the change. */
export interface Permit {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: PermitChange;
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
  /** Identity of the permit (nomor izin). */
  permitId: string;
  /** Pseudonym of the person; found by the document where it is left out (nomor subjek). */
  subjectId: string;
  /** Kind of stay permit (jenis izin tinggal). */
  kind: PermitKind;
  /** What the permit came from (asal izin tinggal). */
  origin: PermitOrigin;
  /** Index of the visa or permit (indeks). */
  indexCode: string;
  /** Activities it allows, as codes (kegiatan yang diizinkan). */
  activities: string[];
  /** Sponsor or guarantor, as the agency names it (penjamin). */
  sponsorId: string | null;
  /** First day of the stay (berlaku sejak). Days since 1970-01-01. */
  validFrom: number;
  /** Last day of the stay (berlaku sampai). Days since 1970-01-01. */
  validUntil: number;
  /** Status after the change (status izin). */
  status: PermitStatus;
  /** What is applied for, while pending (jenis permohonan). */
  application: PermitApplication | null;
  /** When the application was filed; where it awaits no payment, the clock of the stay stands still (permohonan sejak). Milliseconds since 1970-01-01T00:00:00Z. */
  pendingSince: number | null;
  /** When the pending application was paid; left out: when it was filed; null: not yet (waktu pembayaran). Milliseconds since 1970-01-01T00:00:00Z. */
  paidAt: number | null;
  /** Whether the pending application is not paid: the clock of the stay runs (menunggu pembayaran). */
  awaitsPayment: boolean;
  /** What the latest application ended in (putusan). */
  decision: PermitDecision | null;
  /** When the latest application was decided (waktu putusan). Milliseconds since 1970-01-01T00:00:00Z. */
  decidedAt: number | null;
  /** How often it was extended (jumlah perpanjangan). */
  extensions: number;
  /** Day on which it ended: by exit, revocation, cancellation or lapse (berakhir pada). Days since 1970-01-01. */
  endedOn: number | null;
  /** Number of the national decision that this change rests on, where the law as the exchange keeps it does not provide for it (nomor keputusan). */
  decisionNo: string | null;
  /** Officer who answers for that decision, by name (pejabat). */
  decisionOfficer: string | null;
  /** The cell outside of which a national decision granted it: for Imigrasi to look at (di luar ketentuan). */
  irregular: LawCell | null;
  /** The cell that is uncertain and may not provide for it; it refuses nothing (ketentuan belum pasti). */
  uncertainLaw: LawCell | null;
  /** Why it, or its end, was retracted, without personal data (alasan). */
  statusReason: string | null;
  /** District where the holder lives (kecamatan tempat tinggal). */
  kecamatan: string | null;
  /** Who holds it, sealed (pemegang, tersegel). */
  holder: Sealed;
  /** Where the holder lives, sealed (alamat, tersegel). */
  address: Sealed | null;
  /** What statusReason said, sealed (alasan, tersegel). */
  reason: Sealed | null;
  /** The permit that a bridging permit follows; of no other permit (izin sebelumnya). */
  precedingPermitId: string | null;
  /** When a bridging permit was paid, UTC (waktu pembayaran jembatan). Milliseconds since 1970-01-01T00:00:00Z. */
  bridgePaidAt: number | null;
}

/** A cell of the law as the exchange keeps it (ketentuan). */
export interface LawCell {
  /** What it decides (sel). */
  cell: string;
  /** The text and where in it (pasal). */
  article: string;
  /** Version of the table (versi tabel). */
  tableVersion: string;
}

/** The identity authority's word that a person was in a district (keberadaan orang asing yang dipastikan). With the district's own evidence it lets the district open that person's identity. Whole state after the change. */
export interface Presence {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: PresenceChange;
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
  /** Identity of the presence (nomor keberadaan). */
  presenceId: string;
  /** Pseudonym of the person (nomor subjek). */
  subjectId: string;
  /** Code of the district where the person was (kode kecamatan). */
  kecamatan: string;
  /** On what the authority relies: the document, the lodging, or an officer's decision (dasar kepastian). */
  basis: PresenceBasis;
  /** Event of another agency by which the person was seen or lodged there (peristiwa bukti). */
  evidence: string;
  /** Until when it counts, UTC (berlaku sampai). Milliseconds since 1970-01-01T00:00:00Z. */
  until: number;
  /** Status after the change (status). */
  status: PresenceStatus;
  /** Why it was withdrawn, as a code (alasan pencabutan). */
  withdrawalReason: PresenceWithdrawal | null;
}

/** A matter that is not the exchange's to judge, referred to who decides it by a named officer (rujukan). Whole state after the change. */
export interface Referral {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: ReferralChange;
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
  /** Identity of the referral (nomor rujukan). */
  referralId: string;
  /** Pseudonym of the person (nomor subjek). */
  subjectId: string;
  /** PRIVILEGE: to the Foreign Ministry; REFUGEE: Perpres 125/2016; TRAFFICKING: who may be a victim of it; TWO_NATIONALITIES: a child with two (jenis rujukan). */
  kind: ReferralKind;
  /** Events it rests on (peristiwa dasar). */
  grounds: string[];
  /** Officer who answers for this change, by name (pejabat). */
  officer: string;
  /** Agencies that may open its reason, beside its owner (instansi yang dituju). */
  addressees: string[];
  /** Why it is referred, sealed (alasan, tersegel). */
  reason: Sealed | null;
  /** Number of the answer of who decides it (nomor jawaban). */
  answerNo: string | null;
  /** When it was answered, UTC (waktu jawaban). Milliseconds since 1970-01-01T00:00:00Z. */
  answeredAt: number | null;
  /** What it ended in (hasil rujukan). */
  outcome: ReferralOutcome | null;
  /** Status after the change (status). */
  status: ReferralStatus;
}

/** One agency's answer to a request (jawaban). One entity per request and agency. Whole state after the change. */
export interface InformationReply {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: ReplyChange;
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
  /** Identity of the reply, from request and agency (nomor jawaban). */
  replyId: string;
  /** The request (nomor permintaan). */
  requestId: string;
  /** How it was answered (hasil). */
  outcome: ReplyOutcome;
  /** On what ground it was refused; the service moves it into content, sealed (alasan penolakan). */
  ground: string | null;
  /** Whether it came after the time it was due (terlambat). */
  late: boolean;
  /** The asker, who opens what is sealed (instansi yang dituju). */
  addressees: string[];
  /** The answer, sealed (isi, tersegel). */
  content: Sealed | null;
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
  /** The dead letters, one per topic that has any; empty also in reports of before (surat mati per topik). */
  deadLettersByTopic: TopicDeadLetters[];
  /** Records that wait for something (menunggu). */
  waiting: number;
  /** Same version with other bytes (percabangan). */
  forks: number;
  /** Partitions with a gap, as topic/partition (celah). */
  gaps: string[];
  /** What the latest scrub of each partition found (temuan). */
  findings: CopyFinding[];
  /** Entities of its own that its copy has otherwise (beda dengan salinan). */
  ownedDiffering: number;
  /** When every partition was last looked over, 0 for not yet (waktu pemeriksaan). Milliseconds since 1970-01-01T00:00:00Z. */
  lookedOverAt: number;
  /** Partitions whose reading an operator paused, as topic/partition (dijeda). */
  paused: string[];
  /** One per flow it may publish (terbitan). */
  published: PublishedReport[];
  /** Its ledger; null in reports of before (buku pembukaan). */
  ledger: LedgerReport | null;
  /** Its openings; null in reports of before (pembukaan). */
  openings: OpeningsReport | null;
  /** Keys that are due to be replaced; empty also in reports of before (kunci yang perlu diganti). */
  oldKeys: OldKey[];
  /** Version of the software (versi perangkat lunak). */
  software: string;
  /** One per partition it reads (posisi). */
  positions: PartitionReport[];
}

/** How many of one topic's records are put aside (surat mati per topik). */
export interface TopicDeadLetters {
  /** Topic (topik). */
  topic: string;
  /** Records put aside (jumlah). */
  count: number;
}

/** Something in the copy that is not as applying leaves it (temuan salinan). */
export interface CopyFinding {
  /** Topic (topik). */
  topic: string;
  /** Partition (partisi). */
  partition: number;
  /** What it is, as a code (kode temuan). */
  code: string;
  /** When it was last found, UTC (waktu temuan). Milliseconds since 1970-01-01T00:00:00Z. */
  foundAt: number;
}

/** What it has published to one flow (terbitan per alur). */
export interface PublishedReport {
  /** Flow (alur). */
  flow: string;
  /** Events published since the service started (jumlah sejak mulai). */
  count: number;
  /** When the latest was published, 0 for never, UTC (terbitan terakhir). Milliseconds since 1970-01-01T00:00:00Z. */
  lastAt: number;
}

/** How its ledger of disclosures stands (buku pembukaan). */
export interface LedgerReport {
  /** Number of entries (jumlah catatan buku). */
  length: number;
  /** Hash of the last entry (hash terakhir). */
  head: Buffer;
  /** Lengths of the latest reports, up to sixteen, as they are now (laporan sebelumnya). */
  earlier: LedgerMark[];
  /** First entry at which its own check found the chain broken, 0 for none (catatan rusak). */
  faultAt: number;
}

/** The hash at an earlier length (tanda buku). */
export interface LedgerMark {
  /** Number of entries then (jumlah waktu itu). */
  length: number;
  /** Hash of the last of them (hash waktu itu). */
  head: Buffer;
}

/** How much its officers opened, against its limits; no names (pembukaan dan batasnya). */
export interface OpeningsReport {
  /** The window that is counted, in hours (jendela hitung). */
  windowHours: number;
  /** Openings of all officers within the window (jumlah pembukaan). */
  used: number;
  /** How many all officers may open, with what was granted beyond (batas lembaga). */
  limit: number;
  /** Openings of the officer who opened most (terbanyak oleh satu petugas). */
  mostByOfficer: number;
  /** How many that officer may open (batas petugas). */
  officerLimit: number;
  /** Openings of all officers within the short time that bulk takes (pembukaan belakangan ini). */
  lately: number;
  /** Whether somebody opens in bulk or has used a limit up (pembukaan borongan). */
  bulk: boolean;
  /** Requests to open beyond the limit that wait for a second person (permintaan melampaui batas). */
  beyondAsked: number;
  /** Such requests that a second person confirmed and that are in force (izin melampaui batas). */
  beyondGranted: number;
}

/** A key that is used for longer than the settings allow (kunci lama). */
export interface OldKey {
  /** Id of the key (id kunci). */
  keyId: string;
  /** SIGN: it signs; WRAP: others wrap keys for it (guna). */
  use: string;
  /** When the directory listed it, UTC (terdaftar sejak). Milliseconds since 1970-01-01T00:00:00Z. */
  listedAt: number;
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

/** A foreign representation and its premises (perwakilan negara asing). Premises are public, people are not. Whole state after the change. */
export interface Representation {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: RepresentationChange;
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
  /** Identity of the representation (nomor perwakilan). */
  representationId: string;
  /** ISO 3166-1 alpha-3 code of the sending state, or of the organisation (negara). */
  state: string;
  /** Kind of representation (jenis perwakilan). */
  kind: RepresentationKind;
  /** Name (nama). */
  name: string;
  /** District of the premises (kode kecamatan). */
  kecamatan: string;
  /** Its premises (gedung). */
  premises: PublicPremises;
  /** Protection it is given now (tingkat perlindungan). */
  protectionLevel: ProtectionLevel;
  /** Status after the change (status). */
  status: RepresentationStatus;
  /** Agencies that may open its notes, beside its owner (instansi yang dituju). */
  addressees: string[];
  /** Protection notes and the host side's contact officer, sealed (catatan, tersegel). */
  notes: Sealed | null;
}

/** A public place (gedung). */
export interface PublicPremises {
  /** Latitude in degrees, WGS 84 (lintang). */
  lat: number;
  /** Longitude in degrees, WGS 84 (bujur). */
  lon: number;
  /** Street address (alamat). */
  address: string | null;
}

/** A request for information to agencies, by name, role or area, with a due time (permintaan informasi). Whole state after the change. */
export interface InformationRequest {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: RequestChange;
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
  /** Identity of the request (nomor permintaan). */
  requestId: string;
  /** Whom it is addressed to (tujuan). */
  to: RequestTarget;
  /** Agencies it was resolved to when it was asked (instansi yang dituju). */
  addressees: string[];
  /** What is asked; the service moves it into detail, sealed (pertanyaan). */
  question: string;
  /** Pseudonym of the person it is about, when it is about one (nomor subjek). */
  subjectId: string | null;
  /** When an answer is due, UTC (batas waktu). Milliseconds since 1970-01-01T00:00:00Z. */
  dueAt: number;
  /** How often it was called to mind (jumlah pengingat). */
  reminders: number;
  /** Status after the change (status). */
  status: RequestStatus;
  /** What only the addressed agencies may read, sealed (rincian, tersegel). */
  detail: Sealed | null;
  /** INFORMATION: what somebody holds; ADVICE: what somebody advises (saran dan pertimbangan); RECTIFICATION: that somebody puts right what is wrong about a person, who asked for it (perbaikan data) (jenis permintaan). */
  kind: RequestKind;
}

/** Whom it is addressed to: by name, by what they publish, or by the area they answer for (tujuan). */
export interface RequestTarget {
  /** Agencies by code (instansi). */
  agencies: string[];
  /** Agencies that publish this flow (peran), such as permit. */
  roles: string[];
  /** Agencies that answer for this area and no wider one (wilayah). */
  areas: string[];
}

/** What one agency did about one alert (tindak lanjut). One entity per alert and agency. Whole state after the change. */
export interface Response {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: ResponseChange;
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
  /** Identity of the response, from alert and agency (nomor tindak lanjut). */
  responseId: string;
  /** The alert (nomor peringatan). */
  alertId: string;
  /** How far it is (tahap). */
  stage: ResponseStage;
  /** What was found (hasil). */
  result: ResponseResult | null;
  /** The human who answers for it, as the agency names them (petugas). */
  officer: string;
  /** What there is to say, sealed (catatan, tersegel). */
  note: Sealed | null;
}

/** An act of the coordinator: from a day on, a rule of early detection is evaluated by other numbers (penyetelan aturan). Whole state after the change. */
export interface RuleSetting {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: RuleSettingChange;
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
  /** Identity of the setting (nomor penyetelan). */
  ruleSettingId: string;
  /** The rule of early detection (aturan). */
  ruleId: string;
  /** The version of the rule; the setting holds for no other (versi aturan). */
  ruleVersion: number;
  /** What is set; a parameter that is not named keeps its number (nilai yang disetel). */
  values: SetValue[];
  /** First day on which it holds, in Jakarta, today or later (berlaku mulai). Days since 1970-01-01. */
  inForceFrom: number;
  /** Last day on which it holds, in Jakarta; null where it holds until it is revoked (berlaku sampai). Days since 1970-01-01. */
  inForceUntil: number | null;
  /** Why, without personal data (alasan). */
  activationReason: string;
  /** The decision or minutes on which it rests (dasar penetapan). */
  source: string | null;
  /** Officer who decided this change, by name (pejabat). */
  officer: string;
  /** Status after the change (status). */
  status: RuleSettingStatus;
  /** Why it was revoked, without personal data (alasan pencabutan). */
  statusReason: string | null;
  /** Day of its revocation, in Jakarta; from then on it does not hold (dicabut pada). Days since 1970-01-01. */
  revokedOn: number | null;
}

/** A parameter of the rule and its number (nilai parameter). */
export interface SetValue {
  /** Name of the parameter (parameter). */
  parameter: string;
  /** Its number, within the bounds of the rule (nilai). */
  value: number;
}

/** A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes. */
export interface Sealed {
  /** Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel). */
  format: number;
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
  /** Pseudonym of the person, when known; never guessed, and only with certainty DOCUMENT_CHECKED or IDENTIFIED (nomor subjek). */
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
  /** Number of the order; may follow when urgent (nomor surat perintah). */
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
  /** Statements that its owner proposes to the identity authority; they count for nothing by themselves (usulan hubungan). */
  proposals: SubjectProposal[];
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

/** A statement that is proposed (usulan). */
export interface SubjectProposal {
  /** The other subject (subjek lain). */
  subjectId: string;
  /** What is proposed about the two (hubungan). */
  relation: ProposedRelation;
  /** When it was proposed, UTC (waktu usulan). Milliseconds since 1970-01-01T00:00:00Z. */
  assertedAt: number;
}

/** Whom a watch is about, what it asks, who asked for it and why (isi daftar cegah dan tangkal). Only ever travels sealed, group watch. */
export interface WatchMatter {
  /** Pseudonym of the person (nomor subjek). */
  subjectId: string | null;
  /** Kind of watch (jenis). */
  category: WatchCategory;
  /** What is asked of whoever meets the person (tindakan yang diminta). */
  requestedAction: WatchAction;
  /** Competent agency that asked for it (instansi pemohon). */
  requestedBy: string;
  /** Decision it rests on (dasar keputusan). */
  legalReference: string;
  /** Why it was withdrawn (alasan). */
  statusReason: string | null;
  /** Who it is about (orang). */
  person: Identity | null;
}

/** Cegah, tangkal or lookout: what to do when a person turns up, until when, on what law (daftar cegah dan tangkal). Whole state after the change. */
export interface Watch {
  /** Identity of this event (nomor peristiwa). */
  eventId: string;
  /** 1, 2, 3 ... without holes per entity, minted by the owner (versi). */
  version: number;
  /** What happened to the entity (jenis perubahan). */
  change: WatchChange;
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
  /** Identity of the watch (nomor). */
  watchId: string;
  /** Pseudonym of the person; found by the document where it is left out. On the log in watches of before only (nomor subjek). */
  subjectId: string | null;
  /** Kind of watch; on the log UNKNOWN but in watches of before (jenis). */
  category: WatchCategory;
  /** What is asked of whoever meets the person; on the log UNKNOWN but in watches of before (tindakan yang diminta). */
  requestedAction: WatchAction;
  /** Competent agency that asked for it; on the log in watches of before only (instansi pemohon). */
  requestedBy: string | null;
  /** Decision it rests on; on the log in watches of before only (dasar keputusan). */
  legalReference: string | null;
  /** First day (berlaku sejak). Days since 1970-01-01. */
  validFrom: number;
  /** Last day; a watch without one is refused (berlaku sampai). Days since 1970-01-01. */
  validUntil: number;
  /** Asked for in urgency: lapses early unless confirmed (mendesak). */
  urgent: boolean;
  /** How often it was extended (jumlah perpanjangan). */
  extensions: number;
  /** Status after the change (status). */
  status: WatchStatus;
  /** Why it was withdrawn; on the log in watches of before only (alasan). */
  statusReason: string | null;
  /** Who it is about; sealed by itself in watches of before only (orang, tersegel). */
  person: Sealed | null;
  /** District whose agency may open it too (kode kecamatan). */
  kecamatan: string | null;
  /** Agencies that may open it, beside its owner and those whose profile says so (instansi yang dituju). */
  addressees: string[];
  /** Whom it is about, what it asks, who asked and why, sealed; null in watches of before (isi, tersegel). */
  matter: Sealed | null;
}

/** The type of each record, by its name. */
export interface RecordTypes {
  Accreditation: Accreditation;
  Alert: Alert;
  Attachment: Attachment;
  Bulletin: Bulletin;
  CalendarEntry: CalendarEntry;
  Case: Case;
  Contribution: Contribution;
  Coverage: Coverage;
  DeadLetterNotice: DeadLetterNotice;
  DiplomaticPermit: DiplomaticPermit;
  DirectoryEntry: DirectoryEntry;
  DisclosureDetail: DisclosureDetail;
  DisclosureNotice: DisclosureNotice;
  Exercise: Exercise;
  Fence: Fence;
  Handling: Handling;
  Hold: Hold;
  Identity: Identity;
  Incident: Incident;
  Intelligence: Intelligence;
  KeyRecord: KeyRecord;
  Location: Location;
  Lodging: Lodging;
  Meeting: Meeting;
  Movement: Movement;
  Note: Note;
  JointOperation: JointOperation;
  Permit: Permit;
  Presence: Presence;
  Referral: Referral;
  InformationReply: InformationReply;
  Report: Report;
  Representation: Representation;
  InformationRequest: InformationRequest;
  Response: Response;
  RuleSetting: RuleSetting;
  Sealed: Sealed;
  Sighting: Sighting;
  Subject: Subject;
  WatchMatter: WatchMatter;
  Watch: Watch;
}

export type RecordName = keyof RecordTypes;

/** The record name of each entity flow. */
export interface FlowRecords {
  permit: 'Permit';
  'diplomatic-permit': 'DiplomaticPermit';
  referral: 'Referral';
  movement: 'Movement';
  lodging: 'Lodging';
  sighting: 'Sighting';
  presence: 'Presence';
  hold: 'Hold';
  watch: 'Watch';
  alert: 'Alert';
  response: 'Response';
  request: 'InformationRequest';
  reply: 'InformationReply';
  representation: 'Representation';
  bulletin: 'Bulletin';
  exercise: 'Exercise';
  case: 'Case';
  operation: 'JointOperation';
  meeting: 'Meeting';
  contribution: 'Contribution';
  incident: 'Incident';
  accreditation: 'Accreditation';
  intelligence: 'Intelligence';
  calendar: 'CalendarEntry';
  coverage: 'Coverage';
  'rule-setting': 'RuleSetting';
  subject: 'Subject';
  disclosure: 'DisclosureNotice';
  directory: 'DirectoryEntry';
}

export type Flow = keyof FlowRecords;

export type SealedGroup = 'identity' | 'case' | 'addressed' | 'intelligence' | 'location' | 'watch';

export type SealedRecordName = 'Identity' | 'Note' | 'DisclosureDetail' | 'Location' | 'WatchMatter';

/** The event type of a flow. */
export type EventOf<F extends Flow> = RecordTypes[FlowRecords[F]];
