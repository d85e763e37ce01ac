// generated, do not edit: npm run generate
import type { AvroSchema } from '../avro-schema.js';
import type { RecordName } from './types.js';

/** Our reader schema of each record, self-contained, as it is registered. */
export const recordSchemas: Readonly<Record<RecordName, AvroSchema>> = {
  "Accreditation": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Accreditation",
    "doc": "A permission to observe or report, by the authority that gives it (akreditasi). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "AccreditationChange",
          "symbols": [
            "UNKNOWN",
            "RECORDED",
            "EXTENDED",
            "WITHDRAWN",
            "CORRECTED",
            "RETRACTED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of an accreditation (perubahan akreditasi)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "accreditationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the accreditation (nomor akreditasi)."
      },
      {
        "name": "subjectId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Pseudonym of the person; found by the document where it is left out (nomor subjek)."
      },
      {
        "name": "kind",
        "type": {
          "type": "enum",
          "name": "AccreditationKind",
          "symbols": [
            "UNKNOWN",
            "ELECTION_OBSERVER",
            "PRESS"
          ],
          "default": "UNKNOWN",
          "doc": "What it permits (jenis akreditasi)."
        },
        "doc": "What it permits (jenis akreditasi)."
      },
      {
        "name": "issuer",
        "type": {
          "type": "enum",
          "name": "AccreditationIssuer",
          "symbols": [
            "UNKNOWN",
            "BAWASLU",
            "KPU",
            "FOREIGN_MINISTRY",
            "COMMUNICATIONS_MINISTRY"
          ],
          "default": "UNKNOWN",
          "doc": "Who gave it (penerbit)."
        },
        "doc": "Who gave it: foreign observers by Bawaslu (penerbit)."
      },
      {
        "name": "issuerNo",
        "type": "string",
        "doc": "Number of the accreditation (nomor akreditasi penerbit)."
      },
      {
        "name": "clearanceNo",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Number of the Foreign Ministry's clearance (nomor izin Kementerian Luar Negeri)."
      },
      {
        "name": "calendarId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event of the calendar that it is for (nomor acara)."
      },
      {
        "name": "validFrom",
        "type": {
          "type": "int",
          "logicalType": "date"
        },
        "doc": "First day (berlaku sejak)."
      },
      {
        "name": "validUntil",
        "type": {
          "type": "int",
          "logicalType": "date"
        },
        "doc": "Last day (berlaku sampai)."
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "AccreditationStatus",
          "symbols": [
            "UNKNOWN",
            "ACTIVE",
            "WITHDRAWN",
            "RETRACTED"
          ],
          "default": "UNKNOWN",
          "doc": "Status of an accreditation (status)."
        },
        "doc": "Status after the change (status)."
      },
      {
        "name": "statusReason",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Why it was changed, without personal data; the service moves it into reason, sealed (alasan)."
      },
      {
        "name": "officer",
        "type": "string",
        "doc": "Officer who answers for this change, by name (pejabat)."
      },
      {
        "name": "uncertainLaw",
        "type": [
          "null",
          {
            "type": "record",
            "name": "LawCell",
            "doc": "A cell of the law as the exchange keeps it (ketentuan).",
            "fields": [
              {
                "name": "cell",
                "type": "string",
                "doc": "What it decides (sel)."
              },
              {
                "name": "article",
                "type": "string",
                "doc": "The text and where in it (pasal)."
              },
              {
                "name": "tableVersion",
                "type": "string",
                "doc": "Version of the table (versi tabel)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "The cell that is uncertain and may not provide for it; it refuses nothing (ketentuan belum pasti)."
      },
      {
        "name": "person",
        "type": {
          "type": "record",
          "name": "Sealed",
          "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
          "fields": [
            {
              "name": "format",
              "type": "int",
              "default": 1,
              "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
            },
            {
              "name": "group",
              "type": "string",
              "doc": "Sealed group (kelompok data), such as identity."
            },
            {
              "name": "scope",
              "type": "string",
              "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
            },
            {
              "name": "generation",
              "type": "int",
              "doc": "Generation of the subject key (generasi kunci)."
            },
            {
              "name": "fingerprint",
              "type": {
                "type": "fixed",
                "name": "SchemaFingerprint",
                "size": 8
              },
              "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
            },
            {
              "name": "nonce",
              "type": {
                "type": "fixed",
                "name": "SealNonce",
                "size": 12
              },
              "doc": "AES-GCM nonce (nonce)."
            },
            {
              "name": "ciphertext",
              "type": "bytes",
              "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
            }
          ]
        },
        "doc": "Whose it is, sealed (orang, tersegel)."
      },
      {
        "name": "reason",
        "type": [
          "null",
          "Sealed"
        ],
        "default": null,
        "doc": "What statusReason said, sealed (alasan, tersegel)."
      }
    ]
  },
  "Alert": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Alert",
    "doc": "A lead from early detection or from an agency: never a verdict (peringatan dini). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "AlertChange",
          "symbols": [
            "UNKNOWN",
            "RAISED",
            "UPDATED",
            "RETRACTED",
            "CLOSED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of an alert (perubahan peringatan)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "alertId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the alert (nomor peringatan)."
      },
      {
        "name": "ruleId",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Rule that raised it; none when an agency did (aturan)."
      },
      {
        "name": "ruleVersion",
        "type": [
          "null",
          "int"
        ],
        "default": null,
        "doc": "Version of the rule (versi aturan)."
      },
      {
        "name": "subjectId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "Pseudonym of the person it is about, when it is about one (nomor subjek)."
      },
      {
        "name": "kecamatan",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "District it is about (kode kecamatan)."
      },
      {
        "name": "category",
        "type": {
          "type": "enum",
          "name": "AlertCategory",
          "symbols": [
            "UNKNOWN",
            "OVERSTAY",
            "WATCH_HIT",
            "LODGING",
            "ACTIVITY",
            "REPRESENTATION",
            "ELECTION",
            "OTHER"
          ],
          "default": "UNKNOWN",
          "doc": "What it is about (jenis peringatan)."
        },
        "doc": "What it is about (jenis peringatan)."
      },
      {
        "name": "severity",
        "type": {
          "type": "enum",
          "name": "AlertSeverity",
          "symbols": [
            "UNKNOWN",
            "LOW",
            "MEDIUM",
            "HIGH"
          ],
          "default": "UNKNOWN",
          "doc": "How urgent it is (tingkat)."
        },
        "doc": "How urgent it is (tingkat)."
      },
      {
        "name": "requestedAction",
        "type": {
          "type": "enum",
          "name": "AlertAction",
          "symbols": [
            "UNKNOWN",
            "INFORM",
            "CHECK_RECORDS",
            "CHECK_DOCUMENT",
            "LOCATE",
            "PROTECT"
          ],
          "default": "UNKNOWN",
          "doc": "What a human of the competent agency is asked to decide on (tindak lanjut yang diminta)."
        },
        "doc": "What a human of the competent agency is asked to decide on (tindak lanjut yang diminta)."
      },
      {
        "name": "competentAgency",
        "type": "string",
        "doc": "Agency that is competent to act (instansi berwenang)."
      },
      {
        "name": "dueAt",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "When an answer is asked for, UTC (batas waktu)."
      },
      {
        "name": "evidence",
        "type": {
          "type": "array",
          "items": {
            "type": "string",
            "logicalType": "uuid"
          }
        },
        "default": [],
        "doc": "Events it rests on (peristiwa pendukung)."
      },
      {
        "name": "explanationId",
        "type": "string",
        "doc": "Why, in Indonesian: facts and rules, never a person (penjelasan)."
      },
      {
        "name": "explanationEn",
        "type": "string",
        "doc": "Why, in English (penjelasan dalam bahasa Inggris)."
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "AlertStatus",
          "symbols": [
            "UNKNOWN",
            "OPEN",
            "RETRACTED",
            "CLOSED"
          ],
          "default": "UNKNOWN",
          "doc": "Status of an alert (status)."
        },
        "doc": "Status after the change (status)."
      },
      {
        "name": "statusReason",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Why it was retracted or closed, without personal data (alasan)."
      },
      {
        "name": "addressees",
        "type": {
          "type": "array",
          "items": "string"
        },
        "default": [],
        "doc": "Agencies that may open its detail, beside its owner (instansi yang dituju)."
      },
      {
        "name": "detail",
        "type": [
          "null",
          {
            "type": "record",
            "name": "Sealed",
            "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
            "fields": [
              {
                "name": "format",
                "type": "int",
                "default": 1,
                "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
              },
              {
                "name": "group",
                "type": "string",
                "doc": "Sealed group (kelompok data), such as identity."
              },
              {
                "name": "scope",
                "type": "string",
                "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
              },
              {
                "name": "generation",
                "type": "int",
                "doc": "Generation of the subject key (generasi kunci)."
              },
              {
                "name": "fingerprint",
                "type": {
                  "type": "fixed",
                  "name": "SchemaFingerprint",
                  "size": 8
                },
                "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
              },
              {
                "name": "nonce",
                "type": {
                  "type": "fixed",
                  "name": "SealNonce",
                  "size": 12
                },
                "doc": "AES-GCM nonce (nonce)."
              },
              {
                "name": "ciphertext",
                "type": "bytes",
                "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "Details for the agencies it is addressed to, sealed (rincian, tersegel)."
      },
      {
        "name": "reason",
        "type": [
          "null",
          "Sealed"
        ],
        "default": null,
        "doc": "What statusReason said, sealed (alasan, tersegel)."
      }
    ]
  },
  "Attachment": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Attachment",
    "doc": "A file that belongs to an entity: what it is, and by which hash it is known again; its bytes stay with the owner (lampiran).",
    "fields": [
      {
        "name": "attachmentId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the file, as its upload was answered (nomor lampiran)."
      },
      {
        "name": "kind",
        "type": {
          "type": "enum",
          "name": "AttachmentKind",
          "symbols": [
            "UNKNOWN",
            "ORDER",
            "MINUTES",
            "DECISION",
            "PHOTO",
            "OTHER"
          ],
          "default": "UNKNOWN",
          "doc": "What a file is (jenis lampiran)."
        },
        "doc": "What the file is (jenis lampiran)."
      },
      {
        "name": "sha256",
        "type": "string",
        "doc": "SHA-256 of the bytes that the owner keeps, in hexadecimal digits (sidik berkas)."
      },
      {
        "name": "size",
        "type": "int",
        "doc": "Size in bytes (ukuran)."
      },
      {
        "name": "type",
        "type": "string",
        "doc": "Media type, by the content of the file (tipe berkas)."
      }
    ]
  },
  "Bulletin": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Bulletin",
    "doc": "What all agencies should read (buletin). No personal data: it travels in clear. Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "BulletinChange",
          "symbols": [
            "UNKNOWN",
            "PUBLISHED",
            "CORRECTED",
            "WITHDRAWN"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a bulletin (perubahan buletin)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "bulletinId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the bulletin (nomor buletin)."
      },
      {
        "name": "title",
        "type": "string",
        "doc": "Title, without personal data (judul)."
      },
      {
        "name": "body",
        "type": "string",
        "doc": "Text, without personal data (isi)."
      },
      {
        "name": "links",
        "type": {
          "type": "array",
          "items": {
            "type": "string",
            "logicalType": "uuid"
          }
        },
        "default": [],
        "doc": "Entities that it is about (entitas terkait)."
      },
      {
        "name": "supersedes",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The bulletin that it takes the place of (menggantikan)."
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "BulletinStatus",
          "symbols": [
            "UNKNOWN",
            "CURRENT",
            "WITHDRAWN"
          ],
          "default": "UNKNOWN",
          "doc": "Status (status)."
        },
        "doc": "Status after the change (status)."
      }
    ]
  },
  "CalendarEntry": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "CalendarEntry",
    "doc": "A day or period that matters to supervision: a public holiday, a stage of an election, an event (kalender). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "CalendarEntryChange",
          "symbols": [
            "UNKNOWN",
            "LISTED",
            "CHANGED",
            "WITHDRAWN"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of an entry of the calendar (perubahan kalender)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "calendarId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the entry (nomor acara)."
      },
      {
        "name": "kind",
        "type": {
          "type": "enum",
          "name": "CalendarKind",
          "symbols": [
            "UNKNOWN",
            "HOLIDAY",
            "ELECTION_STAGE",
            "EVENT"
          ],
          "default": "UNKNOWN",
          "doc": "Kind of entry (jenis acara)."
        },
        "doc": "Kind of entry (jenis acara)."
      },
      {
        "name": "title",
        "type": "string",
        "doc": "Title, without personal data (judul)."
      },
      {
        "name": "stage",
        "type": [
          "null",
          {
            "type": "enum",
            "name": "ElectionStage",
            "symbols": [
              "UNKNOWN",
              "CAMPAIGN",
              "QUIET_DAYS",
              "VOTING",
              "RECAPITULATION"
            ],
            "default": "UNKNOWN",
            "doc": "Stages of an election (tahapan pemilu)."
          }
        ],
        "default": null,
        "doc": "Stage, with kind ELECTION_STAGE (tahapan)."
      },
      {
        "name": "firstDay",
        "type": {
          "type": "int",
          "logicalType": "date"
        },
        "doc": "First day, in Jakarta (hari pertama)."
      },
      {
        "name": "lastDay",
        "type": {
          "type": "int",
          "logicalType": "date"
        },
        "doc": "Last day, in Jakarta (hari terakhir)."
      },
      {
        "name": "kecamatan",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "District, when it is in one (kode kecamatan)."
      },
      {
        "name": "source",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "The decree or letter that set it (dasar penetapan)."
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "CalendarStatus",
          "symbols": [
            "UNKNOWN",
            "CURRENT",
            "WITHDRAWN"
          ],
          "default": "UNKNOWN",
          "doc": "Status of an entry (status)."
        },
        "doc": "Status after the change (status)."
      },
      {
        "name": "officer",
        "type": "string",
        "doc": "Officer who answers for this change, by name (pejabat)."
      }
    ]
  },
  "Case": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Case",
    "doc": "A matter in which one authority acts towards a person: an administrative action, an investigation or a prosecution (perkara). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "CaseChange",
          "symbols": [
            "UNKNOWN",
            "OPENED",
            "EXAMINED",
            "CONFERENCE_HELD",
            "DECIDED",
            "OBJECTED",
            "OBJECTION_FORWARDED",
            "OBJECTION_DECIDED",
            "FINAL",
            "SPDP_SENT",
            "SPDP_RECEIVED",
            "FILE_SENT",
            "FILE_RETURNED",
            "FILE_COMPLETE",
            "HANDED_OVER",
            "CHARGED",
            "VERDICT",
            "EXECUTED",
            "STOPPED",
            "CLOSED",
            "RETRACTED",
            "NOTED",
            "SERVED",
            "DETAINED",
            "DETENTION_EXTENDED",
            "RELEASED",
            "CONSULATE_NOTIFIED",
            "CORRECTED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a case (perubahan perkara)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "caseId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the case (nomor perkara)."
      },
      {
        "name": "subjectId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Pseudonym of the person (nomor subjek)."
      },
      {
        "name": "track",
        "type": {
          "type": "enum",
          "name": "CaseTrack",
          "symbols": [
            "UNKNOWN",
            "TAK",
            "INVESTIGATION",
            "PROSECUTION"
          ],
          "default": "UNKNOWN",
          "doc": "Which machine a case follows (jalur)."
        },
        "doc": "TAK: administrative action of Imigrasi; INVESTIGATION: by its civil servants (PPNS) or the police; PROSECUTION: by the prosecution office (jalur)."
      },
      {
        "name": "step",
        "type": {
          "type": "enum",
          "name": "CaseStep",
          "symbols": [
            "UNKNOWN",
            "OPENED",
            "EXAMINED",
            "CONFERENCE_HELD",
            "DECIDED",
            "OBJECTED",
            "OBJECTION_FORWARDED",
            "OBJECTION_DECIDED",
            "FINAL",
            "SPDP_SENT",
            "SPDP_RECEIVED",
            "FILE_SENT",
            "FILE_RETURNED",
            "FILE_COMPLETE",
            "HANDED_OVER",
            "CHARGED",
            "VERDICT",
            "EXECUTED",
            "STOPPED",
            "CLOSED",
            "RETRACTED"
          ],
          "default": "UNKNOWN",
          "doc": "The last step of a case (langkah)."
        },
        "doc": "The last step that was taken (langkah)."
      },
      {
        "name": "grounds",
        "type": {
          "type": "array",
          "items": {
            "type": "string",
            "logicalType": "uuid"
          }
        },
        "doc": "Events it rests on (peristiwa dasar).",
        "default": []
      },
      {
        "name": "articles",
        "type": {
          "type": "array",
          "items": "string"
        },
        "doc": "Articles that it is about (pasal).",
        "default": []
      },
      {
        "name": "citesCaseId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The case of another track that it follows from (perkara terkait)."
      },
      {
        "name": "fileNo",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Number of the file or letter of the last step that had one, such as the SPDP (nomor berkas)."
      },
      {
        "name": "actions",
        "type": {
          "type": "array",
          "items": {
            "type": "enum",
            "name": "AdministrativeAction",
            "symbols": [
              "UNKNOWN",
              "WATCH_LISTING",
              "PERMIT_RESTRICTION",
              "AREA_BAN",
              "RESIDENCE",
              "CHARGE",
              "DEPORTATION"
            ],
            "default": "UNKNOWN",
            "doc": "Administrative actions, UU 6/2011 art. 75 (2) (tindakan administratif keimigrasian)."
          }
        },
        "doc": "What was decided, of the six kinds (tindakan).",
        "default": []
      },
      {
        "name": "decidedBy",
        "type": [
          "null",
          {
            "type": "enum",
            "name": "CaseAuthority",
            "symbols": [
              "UNKNOWN",
              "OFFICE",
              "DIRECTOR_GENERAL",
              "MINISTER",
              "COURT"
            ],
            "default": "UNKNOWN",
            "doc": "Who decided (pejabat yang berwenang)."
          }
        ],
        "default": null,
        "doc": "Whose decision it is (pengambil keputusan)."
      },
      {
        "name": "decisionNo",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Number of the decision (nomor keputusan)."
      },
      {
        "name": "decidedAt",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "When it was decided, UTC (waktu keputusan)."
      },
      {
        "name": "servedAt",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "When the person received the decision, UTC: the time to object runs from then (waktu keputusan diterima)."
      },
      {
        "name": "objectedAt",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "When the objection was filed, UTC (waktu keberatan)."
      },
      {
        "name": "forwardedAt",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "When the objection was forwarded, UTC (waktu penerusan)."
      },
      {
        "name": "objectionOutcome",
        "type": [
          "null",
          {
            "type": "enum",
            "name": "ObjectionOutcome",
            "symbols": [
              "UNKNOWN",
              "GRANTED",
              "REFUSED"
            ],
            "default": "UNKNOWN",
            "doc": "What an objection ended in (hasil keberatan)."
          }
        ],
        "default": null,
        "doc": "What the objection ended in (hasil keberatan)."
      },
      {
        "name": "objectionDecidedBy",
        "type": [
          "null",
          {
            "type": "enum",
            "name": "ObjectionAuthority",
            "symbols": [
              "UNKNOWN",
              "DIRECTOR_GENERAL",
              "MINISTER"
            ],
            "default": "UNKNOWN",
            "doc": "Who decides on objections (pemutus keberatan)."
          }
        ],
        "default": null,
        "doc": "Who decided on the objection (pemutus keberatan)."
      },
      {
        "name": "objectionDecisionNo",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Number of the decision on the objection (nomor keputusan keberatan)."
      },
      {
        "name": "objectionDecidedAt",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "When the objection was decided, UTC (waktu keputusan keberatan)."
      },
      {
        "name": "underObjection",
        "type": "boolean",
        "doc": "Whether an objection is open: the action is shown with it, and is not suspended by it (dalam keberatan).",
        "default": false
      },
      {
        "name": "outcome",
        "type": [
          "null",
          {
            "type": "enum",
            "name": "CaseOutcome",
            "symbols": [
              "UNKNOWN",
              "CONVICTED",
              "ACQUITTED",
              "DISMISSED",
              "NO_ACTION",
              "EXECUTED"
            ],
            "default": "UNKNOWN",
            "doc": "What a case ended in (hasil perkara)."
          }
        ],
        "default": null,
        "doc": "What it ended in (hasil)."
      },
      {
        "name": "executedAt",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "When it was carried out, UTC (waktu pelaksanaan)."
      },
      {
        "name": "detainedAt",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "Since when the person is or was detained, UTC (ditahan sejak)."
      },
      {
        "name": "detainedUntil",
        "type": [
          "null",
          {
            "type": "int",
            "logicalType": "date"
          }
        ],
        "default": null,
        "doc": "Last day of the order of detention; by law where the request names none (akhir masa penahanan)."
      },
      {
        "name": "releasedAt",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "When the person was released, UTC (waktu pembebasan)."
      },
      {
        "name": "consulateNotifiedAt",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "When the consulate was told, at the person's wish, or the person refused it, UTC (waktu pemberitahuan konsuler)."
      },
      {
        "name": "officer",
        "type": "string",
        "doc": "Officer who answers for this change, by name (pejabat)."
      },
      {
        "name": "addressees",
        "type": {
          "type": "array",
          "items": "string"
        },
        "doc": "Agencies that it concerns, beside its owner (instansi terkait).",
        "default": []
      },
      {
        "name": "detail",
        "type": [
          "null",
          {
            "type": "record",
            "name": "Sealed",
            "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
            "fields": [
              {
                "name": "format",
                "type": "int",
                "default": 1,
                "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
              },
              {
                "name": "group",
                "type": "string",
                "doc": "Sealed group (kelompok data), such as identity."
              },
              {
                "name": "scope",
                "type": "string",
                "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
              },
              {
                "name": "generation",
                "type": "int",
                "doc": "Generation of the subject key (generasi kunci)."
              },
              {
                "name": "fingerprint",
                "type": {
                  "type": "fixed",
                  "name": "SchemaFingerprint",
                  "size": 8
                },
                "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
              },
              {
                "name": "nonce",
                "type": {
                  "type": "fixed",
                  "name": "SealNonce",
                  "size": 12
                },
                "doc": "AES-GCM nonce (nonce)."
              },
              {
                "name": "ciphertext",
                "type": "bytes",
                "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "What there is to say, sealed (rincian, tersegel)."
      },
      {
        "name": "attachments",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "Attachment",
            "doc": "A file that belongs to an entity: what it is, and by which hash it is known again; its bytes stay with the owner (lampiran).",
            "fields": [
              {
                "name": "attachmentId",
                "type": {
                  "type": "string",
                  "logicalType": "uuid"
                },
                "doc": "Identity of the file, as its upload was answered (nomor lampiran)."
              },
              {
                "name": "kind",
                "type": {
                  "type": "enum",
                  "name": "AttachmentKind",
                  "symbols": [
                    "UNKNOWN",
                    "ORDER",
                    "MINUTES",
                    "DECISION",
                    "PHOTO",
                    "OTHER"
                  ],
                  "default": "UNKNOWN",
                  "doc": "What a file is (jenis lampiran)."
                },
                "doc": "What the file is (jenis lampiran)."
              },
              {
                "name": "sha256",
                "type": "string",
                "doc": "SHA-256 of the bytes that the owner keeps, in hexadecimal digits (sidik berkas)."
              },
              {
                "name": "size",
                "type": "int",
                "doc": "Size in bytes (ukuran)."
              },
              {
                "name": "type",
                "type": "string",
                "doc": "Media type, by the content of the file (tipe berkas)."
              }
            ]
          }
        },
        "doc": "Files that belong to it; their bytes stay with the owner (lampiran).",
        "default": []
      }
    ]
  },
  "Contribution": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Contribution",
    "doc": "What an agency adds to something of another one: its answer to an invitation, progress of a work item, the result of its part (kontribusi). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "ContributionChange",
          "symbols": [
            "UNKNOWN",
            "CONTRIBUTED",
            "UPDATED",
            "RETRACTED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a contribution (perubahan kontribusi)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "contributionId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the contribution (nomor kontribusi)."
      },
      {
        "name": "kind",
        "type": {
          "type": "enum",
          "name": "ContributionKind",
          "symbols": [
            "UNKNOWN",
            "INVITATION_ANSWER",
            "PROGRESS",
            "RESULT",
            "RESPONSE"
          ],
          "default": "UNKNOWN",
          "doc": "What is contributed (jenis kontribusi)."
        },
        "doc": "INVITATION_ANSWER: to a meeting; PROGRESS: of a work item; RESULT: of a member's part in an operation; RESPONSE: to an incident (jenis kontribusi)."
      },
      {
        "name": "meetingId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The meeting that it is about (nomor rapat)."
      },
      {
        "name": "itemId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The work item that it is about (nomor butir)."
      },
      {
        "name": "operationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The operation that it is about (nomor operasi)."
      },
      {
        "name": "incidentId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The incident that it is about (nomor kejadian)."
      },
      {
        "name": "attends",
        "type": [
          "null",
          "boolean"
        ],
        "default": null,
        "doc": "Whether the agency will come, with kind INVITATION_ANSWER (hadir)."
      },
      {
        "name": "progress",
        "type": [
          "null",
          {
            "type": "enum",
            "name": "ItemProgress",
            "symbols": [
              "UNKNOWN",
              "NOT_STARTED",
              "UNDERWAY",
              "DONE",
              "HINDERED"
            ],
            "default": "UNKNOWN",
            "doc": "How far a work item is, as its agency says (kemajuan)."
          }
        ],
        "default": null,
        "doc": "How far the item is, with kind PROGRESS (kemajuan)."
      },
      {
        "name": "results",
        "type": [
          "null",
          {
            "type": "record",
            "name": "OperationResults",
            "doc": "Counts of what an operation found; no persons (hasil operasi).",
            "fields": [
              {
                "name": "premisesVisited",
                "type": "int",
                "doc": "Premises visited (tempat yang dikunjungi).",
                "default": 0
              },
              {
                "name": "peopleChecked",
                "type": "int",
                "doc": "People whose documents were checked (orang yang diperiksa).",
                "default": 0
              },
              {
                "name": "irregularities",
                "type": "int",
                "doc": "Irregularities found (pelanggaran yang ditemukan).",
                "default": 0
              },
              {
                "name": "handedOver",
                "type": "int",
                "doc": "People handed over to the competent agency (orang yang diserahkan).",
                "default": 0
              }
            ]
          }
        ],
        "default": null,
        "doc": "Counts of its part, with kind RESULT (hasil)."
      },
      {
        "name": "measure",
        "type": [
          "null",
          {
            "type": "enum",
            "name": "ProtectiveMeasure",
            "symbols": [
              "UNKNOWN",
              "SEEN",
              "GUARDED",
              "CONTACTED",
              "INVESTIGATED",
              "NOT_NEEDED"
            ],
            "default": "UNKNOWN",
            "doc": "What is done about an incident (tindakan)."
          }
        ],
        "default": null,
        "doc": "What is done, with kind RESPONSE (tindakan)."
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "ContributionStatus",
          "symbols": [
            "UNKNOWN",
            "CURRENT",
            "RETRACTED"
          ],
          "default": "UNKNOWN",
          "doc": "Status of a contribution (status)."
        },
        "doc": "Status after the change (status)."
      },
      {
        "name": "officer",
        "type": "string",
        "doc": "Officer who answers for this change, by name (pejabat)."
      },
      {
        "name": "addressees",
        "type": {
          "type": "array",
          "items": "string"
        },
        "doc": "Who may open its note: the owner of what it is about, and those it concerns (instansi yang dituju).",
        "default": []
      },
      {
        "name": "note",
        "type": [
          "null",
          {
            "type": "record",
            "name": "Sealed",
            "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
            "fields": [
              {
                "name": "format",
                "type": "int",
                "default": 1,
                "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
              },
              {
                "name": "group",
                "type": "string",
                "doc": "Sealed group (kelompok data), such as identity."
              },
              {
                "name": "scope",
                "type": "string",
                "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
              },
              {
                "name": "generation",
                "type": "int",
                "doc": "Generation of the subject key (generasi kunci)."
              },
              {
                "name": "fingerprint",
                "type": {
                  "type": "fixed",
                  "name": "SchemaFingerprint",
                  "size": 8
                },
                "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
              },
              {
                "name": "nonce",
                "type": {
                  "type": "fixed",
                  "name": "SealNonce",
                  "size": 12
                },
                "doc": "AES-GCM nonce (nonce)."
              },
              {
                "name": "ciphertext",
                "type": "bytes",
                "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "What there is to say, sealed (catatan, tersegel)."
      }
    ]
  },
  "Coverage": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Coverage",
    "doc": "Up to when an agency has said what it knows of a flow (cakupan). Where nothing was said by then, there was nothing to say. Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "CoverageChange",
          "symbols": [
            "UNKNOWN",
            "STATED",
            "ADVANCED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a coverage (perubahan cakupan)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "coverageId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the coverage (nomor cakupan)."
      },
      {
        "name": "flow",
        "type": "string",
        "doc": "Flow of which the owner says it, one that it publishes (alur)."
      },
      {
        "name": "kecamatan",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Kemendagri code of the district that it is about; null for all that the owner reports (kecamatan)."
      },
      {
        "name": "completeUntil",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "What the owner knows up to then has been said, UTC; it only grows (lengkap sampai)."
      },
      {
        "name": "officer",
        "type": "string",
        "doc": "Who answers for the statement (penanggung jawab)."
      }
    ]
  },
  "DeadLetterNotice": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "DeadLetterNotice",
    "doc": "Where unusable records of one partition lie and why: those of one batch and reason together; the log has their bytes (pemberitahuan surat mati).",
    "fields": [
      {
        "name": "agency",
        "type": "string",
        "doc": "Who put it aside (instansi)."
      },
      {
        "name": "topic",
        "type": "string",
        "doc": "Topic (topik)."
      },
      {
        "name": "partition",
        "type": "int",
        "doc": "Partition (partisi)."
      },
      {
        "name": "offset",
        "type": "long",
        "doc": "Offset of the first (posisi pertama)."
      },
      {
        "name": "reason",
        "type": "string",
        "doc": "Reason code (alasan)."
      },
      {
        "name": "detail",
        "type": "string",
        "doc": "Of the first: expected and got, without any payload (rincian)."
      },
      {
        "name": "sha256",
        "type": "bytes",
        "doc": "SHA-256 of the first one's value (sidik jari isi)."
      },
      {
        "name": "at",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it was put aside, UTC (waktu)."
      },
      {
        "name": "count",
        "type": "int",
        "default": 1,
        "doc": "How many records it is of (jumlah)."
      },
      {
        "name": "lastOffset",
        "type": [
          "null",
          "long"
        ],
        "default": null,
        "doc": "Offset of the last; none where it is of one (posisi terakhir)."
      }
    ]
  },
  "DiplomaticPermit": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "DiplomaticPermit",
    "doc": "A diplomatic or service stay permit, on the word of the Foreign Ministry (izin tinggal diplomatik atau dinas). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "DiplomaticPermitChange",
          "symbols": [
            "UNKNOWN",
            "ISSUED",
            "EXTENDED",
            "REVOKED",
            "CANCELLED",
            "ENDED",
            "LAPSED",
            "CORRECTED",
            "RETRACTED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a diplomatic permit (perubahan izin tinggal diplomatik)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "diplomaticPermitId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the permit (nomor izin)."
      },
      {
        "name": "subjectId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Pseudonym of the person; found by the document where it is left out (nomor subjek)."
      },
      {
        "name": "kind",
        "type": {
          "type": "enum",
          "name": "DiplomaticPermitKind",
          "symbols": [
            "UNKNOWN",
            "DINAS",
            "DIPLOMATIK"
          ],
          "default": "UNKNOWN",
          "doc": "Kind of a stay permit that the Foreign Ministry gives, UU 6/2011 art. 48 (jenis izin tinggal)."
        },
        "doc": "Kind of stay permit (jenis izin tinggal)."
      },
      {
        "name": "noteNo",
        "type": "string",
        "doc": "Number of the Foreign Ministry's note that this rests on (nomor nota Kementerian Luar Negeri)."
      },
      {
        "name": "validFrom",
        "type": {
          "type": "int",
          "logicalType": "date"
        },
        "doc": "First day of the stay (berlaku sejak)."
      },
      {
        "name": "validUntil",
        "type": {
          "type": "int",
          "logicalType": "date"
        },
        "doc": "Last day of the stay (berlaku sampai)."
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "DiplomaticPermitStatus",
          "symbols": [
            "UNKNOWN",
            "ACTIVE",
            "REVOKED",
            "CANCELLED",
            "ENDED_BY_EXIT",
            "LAPSED",
            "RETRACTED"
          ],
          "default": "UNKNOWN",
          "doc": "Status of a diplomatic permit (status izin)."
        },
        "doc": "Status after the change (status izin)."
      },
      {
        "name": "endedOn",
        "type": [
          "null",
          {
            "type": "int",
            "logicalType": "date"
          }
        ],
        "default": null,
        "doc": "Day on which it ended: by exit, revocation, cancellation or lapse (berakhir pada)."
      },
      {
        "name": "retractionReason",
        "type": [
          "null",
          {
            "type": "enum",
            "name": "DiplomaticPermitRetraction",
            "symbols": [
              "UNKNOWN",
              "DUPLICATE",
              "MISTAKEN",
              "WRONG_PERSON",
              "OTHER"
            ],
            "default": "UNKNOWN",
            "doc": "Why a permit was retracted (alasan penarikan)."
          }
        ],
        "default": null,
        "doc": "Why it never was, as a code (alasan penarikan)."
      },
      {
        "name": "kecamatan",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "District where the holder lives (kecamatan tempat tinggal)."
      },
      {
        "name": "holder",
        "type": {
          "type": "record",
          "name": "Sealed",
          "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
          "fields": [
            {
              "name": "format",
              "type": "int",
              "default": 1,
              "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
            },
            {
              "name": "group",
              "type": "string",
              "doc": "Sealed group (kelompok data), such as identity."
            },
            {
              "name": "scope",
              "type": "string",
              "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
            },
            {
              "name": "generation",
              "type": "int",
              "doc": "Generation of the subject key (generasi kunci)."
            },
            {
              "name": "fingerprint",
              "type": {
                "type": "fixed",
                "name": "SchemaFingerprint",
                "size": 8
              },
              "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
            },
            {
              "name": "nonce",
              "type": {
                "type": "fixed",
                "name": "SealNonce",
                "size": 12
              },
              "doc": "AES-GCM nonce (nonce)."
            },
            {
              "name": "ciphertext",
              "type": "bytes",
              "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
            }
          ]
        },
        "doc": "Who holds it, sealed (pemegang, tersegel)."
      }
    ]
  },
  "DirectoryEntry": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "DirectoryEntry",
    "doc": "A participant: who it is, what it may do, with which public keys (entri direktori). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "DirectoryChange",
          "symbols": [
            "UNKNOWN",
            "LISTED",
            "CHANGED",
            "KEY_ADDED",
            "KEY_REVOKED",
            "CLOSED",
            "ANNOUNCED",
            "REFUSED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a directory entry (perubahan direktori)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "code",
        "type": "string",
        "doc": "Code of the participant (kode instansi)."
      },
      {
        "name": "nameId",
        "type": "string",
        "doc": "Name in Indonesian (nama)."
      },
      {
        "name": "nameEn",
        "type": "string",
        "doc": "Name in English (nama dalam bahasa Inggris)."
      },
      {
        "name": "kind",
        "type": {
          "type": "enum",
          "name": "ParticipantKind",
          "symbols": [
            "UNKNOWN",
            "AGENCY",
            "SERVICE",
            "OPERATOR",
            "EXCHANGE"
          ],
          "default": "UNKNOWN",
          "doc": "Kind of participant (jenis peserta)."
        },
        "doc": "Kind of participant (jenis peserta)."
      },
      {
        "name": "areaCodes",
        "type": {
          "type": "array",
          "items": "string"
        },
        "default": [],
        "doc": "Areas it answers for (kode wilayah)."
      },
      {
        "name": "legalAuthority",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "LegalAuthority",
            "doc": "A purpose and the laws that allow it (kewenangan).",
            "fields": [
              {
                "name": "purpose",
                "type": "string",
                "doc": "Purpose code (tujuan)."
              },
              {
                "name": "legalBases",
                "type": {
                  "type": "array",
                  "items": "string"
                },
                "doc": "Articles that allow it (dasar hukum)."
              }
            ]
          }
        },
        "default": [],
        "doc": "Purposes it may state, each with its law (kewenangan)."
      },
      {
        "name": "publishes",
        "type": {
          "type": "array",
          "items": "string"
        },
        "default": [],
        "doc": "Flows it may own entities of (arus yang diterbitkan)."
      },
      {
        "name": "subscribes",
        "type": {
          "type": "array",
          "items": "string"
        },
        "default": [],
        "doc": "Flows it receives (arus yang diterima)."
      },
      {
        "name": "opens",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "OpeningRight",
            "doc": "A sealed group it may open (hak buka segel).",
            "fields": [
              {
                "name": "group",
                "type": "string",
                "doc": "Sealed group (kelompok data)."
              },
              {
                "name": "areas",
                "type": {
                  "type": "array",
                  "items": "string"
                },
                "default": [],
                "doc": "Only in these areas; empty means everywhere (wilayah)."
              }
            ]
          }
        },
        "default": [],
        "doc": "Sealed groups it may open (hak buka segel)."
      },
      {
        "name": "publicKeys",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "PublicKey",
            "doc": "A public key with its life (kunci publik).",
            "fields": [
              {
                "name": "keyId",
                "type": "string",
                "doc": "Identity of the key (nomor kunci)."
              },
              {
                "name": "algorithm",
                "type": "string",
                "doc": "X25519 (algoritma)."
              },
              {
                "name": "key",
                "type": "bytes",
                "doc": "Raw public key (kunci)."
              },
              {
                "name": "validFrom",
                "type": {
                  "type": "long",
                  "logicalType": "timestamp-millis"
                },
                "doc": "Used from, UTC (berlaku sejak)."
              },
              {
                "name": "revokedAt",
                "type": [
                  "null",
                  {
                    "type": "long",
                    "logicalType": "timestamp-millis"
                  }
                ],
                "default": null,
                "doc": "Not used from, UTC (dicabut pada)."
              },
              {
                "name": "proof",
                "type": [
                  "null",
                  "bytes"
                ],
                "default": null,
                "doc": "Proof of possession: an Ed25519 signature by this key, or by the agency's signing key where this key cannot sign, 64 bytes (bukti kepemilikan)."
              },
              {
                "name": "endorsement",
                "type": [
                  "null",
                  "bytes"
                ],
                "default": null,
                "doc": "Ed25519 signature by the signing key that the agency had before, 64 bytes (pengesahan kunci lama)."
              }
            ]
          }
        },
        "default": [],
        "doc": "Public keys with their whole history (kunci publik)."
      },
      {
        "name": "identityAuthority",
        "type": "boolean",
        "default": false,
        "doc": "Whether it says who is the same person: only it links and splits subjects (otoritas identitas)."
      },
      {
        "name": "number",
        "type": "int",
        "default": 0,
        "doc": "Number of the participant, 1 to 65535, which its entities' ids carry; 0 before it has one; never changes (nomor peserta)."
      },
      {
        "name": "terms",
        "type": [
          "null",
          {
            "type": "record",
            "name": "DirectoryTerms",
            "doc": "By which rules the directory changes, in the entry of the exchange itself (ketentuan direktori).",
            "fields": [
              {
                "name": "approvers",
                "type": {
                  "type": "array",
                  "items": {
                    "type": "record",
                    "name": "NamedKey",
                    "doc": "A public Ed25519 key and whose it is (kunci bernama).",
                    "fields": [
                      {
                        "name": "agency",
                        "type": "string",
                        "doc": "Code of the agency (kode instansi)."
                      },
                      {
                        "name": "keyId",
                        "type": "string",
                        "doc": "Identity of the key (nomor kunci)."
                      },
                      {
                        "name": "key",
                        "type": "bytes",
                        "doc": "Raw public key, 32 bytes (kunci)."
                      }
                    ]
                  }
                },
                "doc": "Who approves changes of the directory (penyetuju)."
              },
              {
                "name": "threshold",
                "type": "int",
                "doc": "How many of them a change needs (ambang persetujuan)."
              },
              {
                "name": "recovery",
                "type": [
                  "null",
                  "NamedKey"
                ],
                "default": null,
                "doc": "Key that is kept offline and may replace the terms when too few approvers are left (kunci pemulihan)."
              },
              {
                "name": "delaySeconds",
                "type": "long",
                "doc": "Seconds between the announcement of a wider right and its approval (masa tunggu)."
              },
              {
                "name": "fenceSigners",
                "type": {
                  "type": "array",
                  "items": "NamedKey"
                },
                "default": [],
                "doc": "Who signs fences, with the key of its service (penanda tangan pagar)."
              },
              {
                "name": "schemas",
                "type": {
                  "type": "array",
                  "items": {
                    "type": "record",
                    "name": "ListedSchema",
                    "doc": "A schema in which a record counts (skema terdaftar).",
                    "fields": [
                      {
                        "name": "record",
                        "type": "string",
                        "doc": "Name of the record (nama rekaman)."
                      },
                      {
                        "name": "hash",
                        "type": "bytes",
                        "doc": "SHA-256 of the schema's canonical form, 32 bytes (sidik jari skema)."
                      }
                    ]
                  }
                },
                "default": [],
                "doc": "Schemas in which records count; empty means that all do (skema terdaftar)."
              },
              {
                "name": "admissionRules",
                "type": "int",
                "default": 0,
                "doc": "Version of the rules of admission that every copy must know (versi aturan penerimaan)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "By which rules the directory changes; only in the entry of the exchange itself (ketentuan direktori)."
      },
      {
        "name": "contacts",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "Contact",
            "doc": "A post of an agency that answers the others (narahubung).",
            "fields": [
              {
                "name": "post",
                "type": "string",
                "doc": "The post, not a person (jabatan)."
              },
              {
                "name": "address",
                "type": "string",
                "doc": "Its official address: mailto: or tel: (alamat)."
              }
            ]
          }
        },
        "default": [],
        "doc": "Whom other agencies ask: the contact officer first, then the deputies (narahubung dan wakilnya)."
      }
    ]
  },
  "DisclosureDetail": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "DisclosureDetail",
    "doc": "Who opened what of an agency's data, for what and why; nothing of what was opened (rincian pembukaan). Only ever travels sealed, group addressed.",
    "fields": [
      {
        "name": "topic",
        "type": "string",
        "doc": "Topic of what was opened (topik)."
      },
      {
        "name": "key",
        "type": "string",
        "doc": "Key of the entity that was opened (kunci entitas)."
      },
      {
        "name": "entityVersion",
        "type": "int",
        "doc": "Version that was opened (versi yang dibuka)."
      },
      {
        "name": "groups",
        "type": {
          "type": "array",
          "items": "string"
        },
        "doc": "Sealed groups that were asked for (kelompok)."
      },
      {
        "name": "officer",
        "type": "string",
        "doc": "Who asked (petugas)."
      },
      {
        "name": "officerKind",
        "type": "string",
        "doc": "How it is known who the officer is: LOGGED_IN or STATED (jenis petugas)."
      },
      {
        "name": "client",
        "type": "string",
        "doc": "The system that asked (sistem)."
      },
      {
        "name": "reason",
        "type": "string",
        "doc": "Why, as the officer said (alasan)."
      },
      {
        "name": "confirmedBy",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "The second person, where the opening went beyond the opener's limit (pengesah pembukaan di atas batas)."
      }
    ]
  },
  "DisclosureNotice": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "DisclosureNotice",
    "doc": "Tells the owner of data that somebody opened it (pemberitahuan pembukaan). Only the service that opens writes it. Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "DisclosureChange",
          "symbols": [
            "UNKNOWN",
            "GIVEN"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a notice (perubahan pemberitahuan)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "noticeId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the notice, and of the ledger's entry (nomor pemberitahuan)."
      },
      {
        "name": "addressees",
        "type": {
          "type": "array",
          "items": "string"
        },
        "default": [],
        "doc": "The agency whose data was opened (instansi pemilik data)."
      },
      {
        "name": "detail",
        "type": [
          "null",
          {
            "type": "record",
            "name": "Sealed",
            "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
            "fields": [
              {
                "name": "format",
                "type": "int",
                "default": 1,
                "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
              },
              {
                "name": "group",
                "type": "string",
                "doc": "Sealed group (kelompok data), such as identity."
              },
              {
                "name": "scope",
                "type": "string",
                "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
              },
              {
                "name": "generation",
                "type": "int",
                "doc": "Generation of the subject key (generasi kunci)."
              },
              {
                "name": "fingerprint",
                "type": {
                  "type": "fixed",
                  "name": "SchemaFingerprint",
                  "size": 8
                },
                "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
              },
              {
                "name": "nonce",
                "type": {
                  "type": "fixed",
                  "name": "SealNonce",
                  "size": 12
                },
                "doc": "AES-GCM nonce (nonce)."
              },
              {
                "name": "ciphertext",
                "type": "bytes",
                "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "Who opened what, for what and why, sealed (rincian, tersegel)."
      }
    ]
  },
  "Exercise": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Exercise",
    "doc": "An exercise: a lane of its own, in which nothing is live (latihan). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "ExerciseChange",
          "symbols": [
            "UNKNOWN",
            "OPENED",
            "ADVANCED",
            "ENDED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of an exercise (perubahan latihan)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "exerciseId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the exercise (nomor latihan)."
      },
      {
        "name": "name",
        "type": "string",
        "doc": "Its name, of which there is one (nama)."
      },
      {
        "name": "title",
        "type": "string",
        "doc": "What is exercised, without personal data (judul)."
      },
      {
        "name": "officer",
        "type": "string",
        "doc": "Who leads it (penanggung jawab)."
      },
      {
        "name": "now",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "The time in the exercise, UTC; it only grows; null where the exercise has the real time (waktu latihan)."
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "ExerciseStatus",
          "symbols": [
            "UNKNOWN",
            "OPEN",
            "ENDED"
          ],
          "default": "UNKNOWN",
          "doc": "Status (status)."
        },
        "doc": "Status after the change (status)."
      }
    ]
  },
  "Fence": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Fence",
    "doc": "Says in one partition that a directory version is in force for the records after it (pagar).",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Id of this fence, UUID (nomor pagar)."
      },
      {
        "name": "directoryVersion",
        "type": "long",
        "doc": "Number of directory records, by their offsets, that are in force (versi direktori)."
      },
      {
        "name": "directoryHash",
        "type": "bytes",
        "doc": "Hash of the chain of these directory records, 32 bytes (sidik jari direktori)."
      },
      {
        "name": "at",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it was written, UTC; decides nothing (waktu)."
      }
    ]
  },
  "Handling": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Handling",
    "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
    "fields": [
      {
        "name": "purpose",
        "type": "string",
        "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
      },
      {
        "name": "legalBasis",
        "type": "string",
        "doc": "The article that allows it (dasar hukum)."
      },
      {
        "name": "retainUntil",
        "type": {
          "type": "int",
          "logicalType": "date"
        },
        "doc": "Last day the content may be kept (batas retensi)."
      },
      {
        "name": "exercise",
        "type": "boolean",
        "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
        "default": false
      },
      {
        "name": "disputed",
        "type": "boolean",
        "doc": "True while its content is contested (disengketakan).",
        "default": false
      },
      {
        "name": "exerciseId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
      }
    ]
  },
  "Hold": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Hold",
    "doc": "The identity authority's word that a subject is held for a human: which leads may not name it, and never why (penangguhan). Only its service writes it. Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "HoldChange",
          "symbols": [
            "UNKNOWN",
            "HELD",
            "CHANGED",
            "RELEASED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a hold (perubahan penangguhan)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "holdId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the hold (nomor penangguhan)."
      },
      {
        "name": "subjectId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Pseudonym of the person (nomor subjek)."
      },
      {
        "name": "reach",
        "type": {
          "type": "enum",
          "name": "HoldReach",
          "symbols": [
            "UNKNOWN",
            "EVERY_LEAD",
            "OVERSTAY"
          ],
          "default": "UNKNOWN",
          "doc": "Which leads a hold keeps off (cakupan penangguhan)."
        },
        "doc": "Which leads may not name the subject: all alerts, watches and bulletins, or alerts on overstay alone (cakupan penangguhan)."
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "HoldStatus",
          "symbols": [
            "UNKNOWN",
            "HELD",
            "RELEASED"
          ],
          "default": "UNKNOWN",
          "doc": "Status of a hold (status penangguhan)."
        },
        "doc": "Status after the change (status)."
      }
    ]
  },
  "Identity": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Identity",
    "doc": "Who a person is, as the travel document says (identitas). Only ever travels sealed, group identity.",
    "fields": [
      {
        "name": "surname",
        "type": "string",
        "doc": "Primary identifier (nama keluarga)."
      },
      {
        "name": "givenNames",
        "type": "string",
        "doc": "Secondary identifier, may be empty (nama depan)."
      },
      {
        "name": "document",
        "doc": "The travel document shown (dokumen perjalanan).",
        "type": {
          "type": "record",
          "name": "TravelDocument",
          "doc": "A travel document (dokumen perjalanan).",
          "fields": [
            {
              "name": "issuingState",
              "type": "string",
              "doc": "ICAO 9303 code of the issuing state (negara penerbit)."
            },
            {
              "name": "type",
              "type": "string",
              "doc": "Document type as in the machine-readable zone (jenis dokumen)."
            },
            {
              "name": "number",
              "type": "string",
              "doc": "Document number (nomor dokumen)."
            },
            {
              "name": "expiry",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day of validity (tanggal kedaluwarsa)."
            }
          ]
        }
      },
      {
        "name": "nationality",
        "type": "string",
        "doc": "ICAO 9303 code of the nationality (kewarganegaraan)."
      },
      {
        "name": "birthDate",
        "type": {
          "type": "int",
          "logicalType": "date"
        },
        "doc": "Date of birth (tanggal lahir)."
      },
      {
        "name": "sex",
        "type": {
          "type": "enum",
          "name": "DocumentSex",
          "symbols": [
            "UNKNOWN",
            "F",
            "M",
            "X"
          ],
          "default": "UNKNOWN",
          "doc": "Sex as the document states it (jenis kelamin menurut dokumen)."
        },
        "doc": "Sex as the document states it (jenis kelamin)."
      },
      {
        "name": "machineReadableZone",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "The two lines of the machine-readable zone joined by a line feed, when it was read (zona baca mesin)."
      }
    ]
  },
  "Incident": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Incident",
    "doc": "Harm or a threat at a foreign representation or an event; a lawful assembly is none (kejadian). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "IncidentChange",
          "symbols": [
            "UNKNOWN",
            "REPORTED",
            "UPDATED",
            "CLOSED",
            "RETRACTED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of an incident (perubahan kejadian)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "incidentId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the incident (nomor kejadian)."
      },
      {
        "name": "kind",
        "type": {
          "type": "enum",
          "name": "IncidentKind",
          "symbols": [
            "UNKNOWN",
            "THREAT",
            "INTRUSION",
            "DAMAGE",
            "VIOLENCE",
            "OTHER"
          ],
          "default": "UNKNOWN",
          "doc": "Kind of incident (jenis kejadian)."
        },
        "doc": "Kind of incident (jenis kejadian)."
      },
      {
        "name": "happenedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, or is threatened to happen, UTC (waktu kejadian)."
      },
      {
        "name": "kecamatan",
        "type": "string",
        "doc": "District (kode kecamatan)."
      },
      {
        "name": "representationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The representation at whose premises it is (nomor perwakilan)."
      },
      {
        "name": "calendarId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event of the calendar at which it is (nomor acara)."
      },
      {
        "name": "severity",
        "type": {
          "type": "enum",
          "name": "IncidentSeverity",
          "symbols": [
            "UNKNOWN",
            "LOW",
            "MEDIUM",
            "HIGH"
          ],
          "default": "UNKNOWN",
          "doc": "How grave it is (tingkat)."
        },
        "doc": "How grave it is (tingkat)."
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "IncidentStatus",
          "symbols": [
            "UNKNOWN",
            "OPEN",
            "CLOSED",
            "RETRACTED"
          ],
          "default": "UNKNOWN",
          "doc": "Status of an incident (status)."
        },
        "doc": "Status after the change (status)."
      },
      {
        "name": "statusReason",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Why it was changed, without personal data; the service moves it into reason, sealed (alasan)."
      },
      {
        "name": "officer",
        "type": "string",
        "doc": "Officer who answers for this change, by name (pejabat)."
      },
      {
        "name": "addressees",
        "type": {
          "type": "array",
          "items": "string"
        },
        "doc": "Agencies that may open its detail, beside its owner (instansi yang dituju).",
        "default": []
      },
      {
        "name": "detail",
        "type": [
          "null",
          {
            "type": "record",
            "name": "Sealed",
            "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
            "fields": [
              {
                "name": "format",
                "type": "int",
                "default": 1,
                "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
              },
              {
                "name": "group",
                "type": "string",
                "doc": "Sealed group (kelompok data), such as identity."
              },
              {
                "name": "scope",
                "type": "string",
                "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
              },
              {
                "name": "generation",
                "type": "int",
                "doc": "Generation of the subject key (generasi kunci)."
              },
              {
                "name": "fingerprint",
                "type": {
                  "type": "fixed",
                  "name": "SchemaFingerprint",
                  "size": 8
                },
                "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
              },
              {
                "name": "nonce",
                "type": {
                  "type": "fixed",
                  "name": "SealNonce",
                  "size": 12
                },
                "doc": "AES-GCM nonce (nonce)."
              },
              {
                "name": "ciphertext",
                "type": "bytes",
                "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "What happened, sealed (rincian, tersegel)."
      },
      {
        "name": "reason",
        "type": [
          "null",
          "Sealed"
        ],
        "default": null,
        "doc": "What statusReason said, sealed (alasan, tersegel)."
      }
    ]
  },
  "Intelligence": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Intelligence",
    "doc": "A restricted report for the readers of its topic (laporan intelijen). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "IntelligenceChange",
          "symbols": [
            "UNKNOWN",
            "PUBLISHED",
            "CORRECTED",
            "WITHDRAWN"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of an intelligence report (perubahan laporan intelijen)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "intelligenceId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the report (nomor laporan)."
      },
      {
        "name": "about",
        "type": {
          "type": "enum",
          "name": "IntelligenceAbout",
          "symbols": [
            "UNKNOWN",
            "SECURITY",
            "ELECTION",
            "REPRESENTATION",
            "BORDER",
            "OTHER"
          ],
          "default": "UNKNOWN",
          "doc": "What a report is about (perihal)."
        },
        "doc": "What it is about (perihal)."
      },
      {
        "name": "kecamatan",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "District it is about (kode kecamatan)."
      },
      {
        "name": "supersedes",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The report that it takes the place of (menggantikan)."
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "IntelligenceStatus",
          "symbols": [
            "UNKNOWN",
            "CURRENT",
            "WITHDRAWN"
          ],
          "default": "UNKNOWN",
          "doc": "Status of an intelligence report (status)."
        },
        "doc": "Status after the change (status)."
      },
      {
        "name": "officer",
        "type": "string",
        "doc": "Officer who answers for this change, by name (pejabat)."
      },
      {
        "name": "body",
        "type": {
          "type": "record",
          "name": "Sealed",
          "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
          "fields": [
            {
              "name": "format",
              "type": "int",
              "default": 1,
              "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
            },
            {
              "name": "group",
              "type": "string",
              "doc": "Sealed group (kelompok data), such as identity."
            },
            {
              "name": "scope",
              "type": "string",
              "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
            },
            {
              "name": "generation",
              "type": "int",
              "doc": "Generation of the subject key (generasi kunci)."
            },
            {
              "name": "fingerprint",
              "type": {
                "type": "fixed",
                "name": "SchemaFingerprint",
                "size": 8
              },
              "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
            },
            {
              "name": "nonce",
              "type": {
                "type": "fixed",
                "name": "SealNonce",
                "size": 12
              },
              "doc": "AES-GCM nonce (nonce)."
            },
            {
              "name": "ciphertext",
              "type": "bytes",
              "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
            }
          ]
        },
        "doc": "The report, sealed (isi, tersegel)."
      }
    ]
  },
  "KeyRecord": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "KeyRecord",
    "doc": "A wrapped key of one publisher, or the news that it was destroyed (catatan kunci).",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this record (nomor peristiwa)."
      },
      {
        "name": "publisher",
        "type": "string",
        "doc": "Agency whose key it is (instansi penerbit)."
      },
      {
        "name": "kind",
        "type": {
          "type": "enum",
          "name": "KeyRecordKind",
          "symbols": [
            "UNKNOWN",
            "AUDIENCE",
            "SUBJECT",
            "DESTROYED"
          ],
          "default": "UNKNOWN",
          "doc": "What the record says (jenis catatan kunci)."
        },
        "doc": "What the record says (jenis catatan kunci)."
      },
      {
        "name": "group",
        "type": "string",
        "doc": "Sealed group (kelompok data)."
      },
      {
        "name": "audience",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "core, or a district code; for AUDIENCE (khalayak)."
      },
      {
        "name": "epoch",
        "type": [
          "null",
          "int"
        ],
        "default": null,
        "doc": "Epoch of the audience key (masa kunci khalayak)."
      },
      {
        "name": "hpkeWraps",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "HpkeWrap",
            "doc": "An audience key wrapped for one member, RFC 9180 (bungkus HPKE).",
            "fields": [
              {
                "name": "agency",
                "type": "string",
                "doc": "Member (instansi)."
              },
              {
                "name": "keyId",
                "type": "string",
                "doc": "Public key it was wrapped for (nomor kunci)."
              },
              {
                "name": "enc",
                "type": "bytes",
                "doc": "Encapsulated key (kunci terkapsul)."
              },
              {
                "name": "ciphertext",
                "type": "bytes",
                "doc": "Wrapped audience key (kunci terbungkus)."
              }
            ]
          }
        },
        "default": [],
        "doc": "One per member; for AUDIENCE (bungkus untuk anggota)."
      },
      {
        "name": "scope",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Subject or entity the key is for; for SUBJECT (lingkup kunci)."
      },
      {
        "name": "generation",
        "type": [
          "null",
          "int"
        ],
        "default": null,
        "doc": "Generation of the subject key (generasi kunci)."
      },
      {
        "name": "audienceWraps",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "AudienceWrap",
            "doc": "A subject key wrapped under an audience key, RFC 3394 (bungkus khalayak).",
            "fields": [
              {
                "name": "audience",
                "type": "string",
                "doc": "core, or a district code (khalayak)."
              },
              {
                "name": "epoch",
                "type": "int",
                "doc": "Epoch of the audience key (masa kunci khalayak)."
              },
              {
                "name": "wrapped",
                "type": "bytes",
                "doc": "Wrapped subject key (kunci terbungkus)."
              }
            ]
          }
        },
        "default": [],
        "doc": "One per audience; for SUBJECT (bungkus untuk khalayak)."
      },
      {
        "name": "sequence",
        "type": "long",
        "default": 0,
        "doc": "Number of this record among those of its key: the highest counts; 0 in records of before (nomor urut)."
      },
      {
        "name": "destruction",
        "type": [
          "null",
          {
            "type": "record",
            "name": "KeyDestruction",
            "doc": "That two officers had the key destroyed (pemusnahan kunci).",
            "fields": [
              {
                "name": "announcedBy",
                "type": "string",
                "doc": "Who announced it: a name that only the publisher can tell, HMAC-SHA-256 (pengusul)."
              },
              {
                "name": "announcedAt",
                "type": {
                  "type": "long",
                  "logicalType": "timestamp-millis"
                },
                "doc": "When it was announced (waktu usulan)."
              },
              {
                "name": "confirmedBy",
                "type": "string",
                "doc": "Who confirmed it, likewise (pengesah)."
              },
              {
                "name": "confirmedAt",
                "type": {
                  "type": "long",
                  "logicalType": "timestamp-millis"
                },
                "doc": "When it was confirmed (waktu pengesahan)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "For DESTROYED: who had it destroyed (pemusnahan kunci)."
      }
    ]
  },
  "Location": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Location",
    "doc": "An exact place (lokasi tepat). Only ever travels sealed, group location.",
    "fields": [
      {
        "name": "lat",
        "type": "double",
        "doc": "Latitude in degrees, WGS 84 (lintang)."
      },
      {
        "name": "lon",
        "type": "double",
        "doc": "Longitude in degrees, WGS 84 (bujur)."
      },
      {
        "name": "accuracyMetres",
        "type": "double",
        "doc": "Radius of uncertainty in metres (ketelitian)."
      },
      {
        "name": "address",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Street address as noted (alamat)."
      }
    ]
  },
  "Lodging": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Lodging",
    "doc": "A foreign guest's stay at lodging or a household (pelaporan penginapan, APOA). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "LodgingChange",
          "symbols": [
            "UNKNOWN",
            "CHECKED_IN",
            "CHECKED_OUT",
            "CORRECTED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a lodging report (perubahan pelaporan)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "lodgingId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the report (nomor pelaporan)."
      },
      {
        "name": "subjectId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "Pseudonym of the person; found by the document where it is left out (nomor subjek)."
      },
      {
        "name": "premisesId",
        "type": "string",
        "doc": "Code of the premises, as the registers have it (kode tempat)."
      },
      {
        "name": "premisesKind",
        "type": {
          "type": "enum",
          "name": "PremisesKind",
          "symbols": [
            "UNKNOWN",
            "HOTEL",
            "BOARDING",
            "APARTMENT",
            "HOUSEHOLD"
          ],
          "default": "UNKNOWN",
          "doc": "Kind of premises (jenis tempat)."
        },
        "doc": "Kind of premises (jenis tempat)."
      },
      {
        "name": "kecamatan",
        "type": "string",
        "doc": "District of the premises (kode kecamatan)."
      },
      {
        "name": "kelurahan",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Village of the premises (kode kelurahan)."
      },
      {
        "name": "checkInAt",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "When the guest came, UTC; unknown for a check-out without a check-in (waktu masuk)."
      },
      {
        "name": "checkOutAt",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "When the guest left, UTC (waktu keluar)."
      },
      {
        "name": "receiptNo",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Receipt of the report (nomor tanda terima)."
      },
      {
        "name": "reportedBy",
        "type": {
          "type": "enum",
          "name": "LodgingReporter",
          "symbols": [
            "UNKNOWN",
            "LODGING",
            "HOUSEHOLD",
            "RT_RW",
            "POLICE"
          ],
          "default": "UNKNOWN",
          "doc": "Who reported (pelapor)."
        },
        "doc": "Who reported (pelapor)."
      },
      {
        "name": "guest",
        "type": [
          "null",
          {
            "type": "record",
            "name": "Sealed",
            "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
            "fields": [
              {
                "name": "format",
                "type": "int",
                "default": 1,
                "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
              },
              {
                "name": "group",
                "type": "string",
                "doc": "Sealed group (kelompok data), such as identity."
              },
              {
                "name": "scope",
                "type": "string",
                "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
              },
              {
                "name": "generation",
                "type": "int",
                "doc": "Generation of the subject key (generasi kunci)."
              },
              {
                "name": "fingerprint",
                "type": {
                  "type": "fixed",
                  "name": "SchemaFingerprint",
                  "size": 8
                },
                "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
              },
              {
                "name": "nonce",
                "type": {
                  "type": "fixed",
                  "name": "SealNonce",
                  "size": 12
                },
                "doc": "AES-GCM nonce (nonce)."
              },
              {
                "name": "ciphertext",
                "type": "bytes",
                "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "Who stays, sealed (tamu, tersegel)."
      },
      {
        "name": "place",
        "type": [
          "null",
          "Sealed"
        ],
        "default": null,
        "doc": "Where exactly, sealed (tempat, tersegel)."
      }
    ]
  },
  "Meeting": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Meeting",
    "doc": "A meeting of the team and its work programme, to the last item (rapat). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "MeetingChange",
          "symbols": [
            "UNKNOWN",
            "SCHEDULED",
            "CHANGED",
            "HELD",
            "MINUTED",
            "FOLLOWED_UP",
            "CLOSED",
            "CANCELLED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a meeting (perubahan rapat)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "meetingId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the meeting (nomor rapat)."
      },
      {
        "name": "title",
        "type": "string",
        "doc": "Title, without personal data (judul)."
      },
      {
        "name": "startsAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it begins, UTC (waktu mulai)."
      },
      {
        "name": "endsAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it is to end, UTC (waktu selesai)."
      },
      {
        "name": "venue",
        "type": "string",
        "doc": "Where it is held, a public place or a link (tempat)."
      },
      {
        "name": "addressees",
        "type": {
          "type": "array",
          "items": "string"
        },
        "doc": "Agencies that are invited, beside its owner (instansi yang diundang).",
        "default": []
      },
      {
        "name": "agenda",
        "type": {
          "type": "array",
          "items": "string"
        },
        "doc": "Items of the agenda, without personal data (acara).",
        "default": []
      },
      {
        "name": "attendance",
        "type": {
          "type": "array",
          "items": "string"
        },
        "doc": "Agencies that were there (instansi yang hadir).",
        "default": []
      },
      {
        "name": "workItems",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "WorkItem",
            "doc": "One item of the work programme (butir kerja).",
            "fields": [
              {
                "name": "itemId",
                "type": {
                  "type": "string",
                  "logicalType": "uuid"
                },
                "doc": "Identity of the item, chosen by who minutes it (nomor butir)."
              },
              {
                "name": "title",
                "type": "string",
                "doc": "What is to be done, without personal data (pekerjaan)."
              },
              {
                "name": "agency",
                "type": "string",
                "doc": "Agency that does it (instansi pelaksana)."
              },
              {
                "name": "dueOn",
                "type": {
                  "type": "int",
                  "logicalType": "date"
                },
                "doc": "Last day for it (batas waktu)."
              },
              {
                "name": "status",
                "type": {
                  "type": "enum",
                  "name": "WorkItemStatus",
                  "symbols": [
                    "UNKNOWN",
                    "OPEN",
                    "DONE",
                    "DROPPED"
                  ],
                  "default": "UNKNOWN",
                  "doc": "How a work item stands, as the meeting's owner says (status butir)."
                },
                "doc": "How it stands (status butir).",
                "default": "OPEN"
              },
              {
                "name": "explanation",
                "type": [
                  "null",
                  "string"
                ],
                "default": null,
                "doc": "Why it was dropped, or what came of it, without personal data (penjelasan)."
              }
            ]
          }
        },
        "doc": "The work programme (program kerja).",
        "default": []
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "MeetingStatus",
          "symbols": [
            "UNKNOWN",
            "SCHEDULED",
            "HELD",
            "MINUTED",
            "FOLLOWED_UP",
            "CLOSED",
            "CANCELLED"
          ],
          "default": "UNKNOWN",
          "doc": "Status of a meeting (status)."
        },
        "doc": "Status after the change (status)."
      },
      {
        "name": "officer",
        "type": "string",
        "doc": "Officer who answers for this change, by name (pejabat)."
      },
      {
        "name": "minutes",
        "type": [
          "null",
          {
            "type": "record",
            "name": "Sealed",
            "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
            "fields": [
              {
                "name": "format",
                "type": "int",
                "default": 1,
                "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
              },
              {
                "name": "group",
                "type": "string",
                "doc": "Sealed group (kelompok data), such as identity."
              },
              {
                "name": "scope",
                "type": "string",
                "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
              },
              {
                "name": "generation",
                "type": "int",
                "doc": "Generation of the subject key (generasi kunci)."
              },
              {
                "name": "fingerprint",
                "type": {
                  "type": "fixed",
                  "name": "SchemaFingerprint",
                  "size": 8
                },
                "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
              },
              {
                "name": "nonce",
                "type": {
                  "type": "fixed",
                  "name": "SealNonce",
                  "size": 12
                },
                "doc": "AES-GCM nonce (nonce)."
              },
              {
                "name": "ciphertext",
                "type": "bytes",
                "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "The minutes, for who was invited, sealed (notulen, tersegel)."
      },
      {
        "name": "attachments",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "Attachment",
            "doc": "A file that belongs to an entity: what it is, and by which hash it is known again; its bytes stay with the owner (lampiran).",
            "fields": [
              {
                "name": "attachmentId",
                "type": {
                  "type": "string",
                  "logicalType": "uuid"
                },
                "doc": "Identity of the file, as its upload was answered (nomor lampiran)."
              },
              {
                "name": "kind",
                "type": {
                  "type": "enum",
                  "name": "AttachmentKind",
                  "symbols": [
                    "UNKNOWN",
                    "ORDER",
                    "MINUTES",
                    "DECISION",
                    "PHOTO",
                    "OTHER"
                  ],
                  "default": "UNKNOWN",
                  "doc": "What a file is (jenis lampiran)."
                },
                "doc": "What the file is (jenis lampiran)."
              },
              {
                "name": "sha256",
                "type": "string",
                "doc": "SHA-256 of the bytes that the owner keeps, in hexadecimal digits (sidik berkas)."
              },
              {
                "name": "size",
                "type": "int",
                "doc": "Size in bytes (ukuran)."
              },
              {
                "name": "type",
                "type": "string",
                "doc": "Media type, by the content of the file (tipe berkas)."
              }
            ]
          }
        },
        "doc": "Files that belong to it; their bytes stay with the owner (lampiran).",
        "default": []
      }
    ]
  },
  "Movement": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Movement",
    "doc": "An entry or exit at a checkpoint (perlintasan). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "MovementChange",
          "symbols": [
            "UNKNOWN",
            "RECORDED",
            "CORRECTED",
            "RETRACTED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a movement (perubahan perlintasan)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "movementId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the movement (nomor perlintasan)."
      },
      {
        "name": "subjectId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Pseudonym of the person; found by the document where it is left out (nomor subjek)."
      },
      {
        "name": "direction",
        "type": {
          "type": "enum",
          "name": "MovementDirection",
          "symbols": [
            "UNKNOWN",
            "ENTRY",
            "EXIT"
          ],
          "default": "UNKNOWN",
          "doc": "Entry or exit (arah)."
        },
        "doc": "Entry or exit (arah)."
      },
      {
        "name": "checkpoint",
        "type": "string",
        "doc": "Code of the checkpoint (tempat pemeriksaan imigrasi)."
      },
      {
        "name": "at",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it was crossed, UTC (waktu perlintasan)."
      },
      {
        "name": "permitId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The stay permit it belongs to (nomor izin)."
      },
      {
        "name": "retracted",
        "type": "boolean",
        "default": false,
        "doc": "Whether it never happened (dicabut)."
      },
      {
        "name": "statusReason",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Why it was retracted, without personal data (alasan)."
      },
      {
        "name": "traveller",
        "type": {
          "type": "record",
          "name": "Sealed",
          "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
          "fields": [
            {
              "name": "format",
              "type": "int",
              "default": 1,
              "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
            },
            {
              "name": "group",
              "type": "string",
              "doc": "Sealed group (kelompok data), such as identity."
            },
            {
              "name": "scope",
              "type": "string",
              "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
            },
            {
              "name": "generation",
              "type": "int",
              "doc": "Generation of the subject key (generasi kunci)."
            },
            {
              "name": "fingerprint",
              "type": {
                "type": "fixed",
                "name": "SchemaFingerprint",
                "size": 8
              },
              "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
            },
            {
              "name": "nonce",
              "type": {
                "type": "fixed",
                "name": "SealNonce",
                "size": 12
              },
              "doc": "AES-GCM nonce (nonce)."
            },
            {
              "name": "ciphertext",
              "type": "bytes",
              "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
            }
          ]
        },
        "doc": "Who crossed, sealed (pelintas, tersegel)."
      },
      {
        "name": "reason",
        "type": [
          "null",
          "Sealed"
        ],
        "default": null,
        "doc": "What statusReason said, sealed (alasan, tersegel)."
      }
    ]
  },
  "Note": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Note",
    "doc": "Free text (catatan). Only ever travels sealed, groups addressed and case.",
    "fields": [
      {
        "name": "text",
        "type": "string",
        "doc": "The text (isi)."
      }
    ]
  },
  "JointOperation": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "JointOperation",
    "doc": "A joint operation: its plan, orders, members, areas and results (operasi gabungan). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "OperationChange",
          "symbols": [
            "UNKNOWN",
            "PLANNED",
            "CHANGED",
            "APPROVED",
            "STARTED",
            "ENDED",
            "REPORTED",
            "CANCELLED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of an operation (perubahan operasi)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "operationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the operation (nomor operasi)."
      },
      {
        "name": "title",
        "type": "string",
        "doc": "Title, without personal data (judul)."
      },
      {
        "name": "kind",
        "type": {
          "type": "enum",
          "name": "OperationKind",
          "symbols": [
            "UNKNOWN",
            "JOINT",
            "ROUTINE",
            "SPECIAL"
          ],
          "default": "UNKNOWN",
          "doc": "Kind of operation (jenis operasi)."
        },
        "doc": "Kind of operation (jenis operasi)."
      },
      {
        "name": "addressees",
        "type": {
          "type": "array",
          "items": "string"
        },
        "doc": "Members beside the lead agency, its owner (instansi peserta).",
        "default": []
      },
      {
        "name": "areas",
        "type": {
          "type": "array",
          "items": "string"
        },
        "doc": "Districts in which it takes place (wilayah).",
        "default": []
      },
      {
        "name": "startsAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it begins, UTC (waktu mulai)."
      },
      {
        "name": "endsAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it ends, UTC; its room is open until then (waktu selesai)."
      },
      {
        "name": "leadOfficer",
        "type": "string",
        "doc": "Officer who leads it, by name: one (pimpinan operasi)."
      },
      {
        "name": "handedOverFrom",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Officer who led it until this change, where the change hands it over (pimpinan sebelumnya)."
      },
      {
        "name": "orderNos",
        "type": {
          "type": "array",
          "items": "string"
        },
        "doc": "Numbers of its orders, such as a surat perintah (nomor surat).",
        "default": []
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "OperationStatus",
          "symbols": [
            "UNKNOWN",
            "PLANNED",
            "APPROVED",
            "STARTED",
            "ENDED",
            "REPORTED",
            "CANCELLED"
          ],
          "default": "UNKNOWN",
          "doc": "Status of an operation (status)."
        },
        "doc": "Status after the change (status)."
      },
      {
        "name": "startedAt",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "When it did begin, UTC (dimulai pada)."
      },
      {
        "name": "endedAt",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "When it did end, UTC (diakhiri pada)."
      },
      {
        "name": "results",
        "type": [
          "null",
          {
            "type": "record",
            "name": "OperationResults",
            "doc": "Counts of what an operation found; no persons (hasil operasi).",
            "fields": [
              {
                "name": "premisesVisited",
                "type": "int",
                "doc": "Premises visited (tempat yang dikunjungi).",
                "default": 0
              },
              {
                "name": "peopleChecked",
                "type": "int",
                "doc": "People whose documents were checked (orang yang diperiksa).",
                "default": 0
              },
              {
                "name": "irregularities",
                "type": "int",
                "doc": "Irregularities found (pelanggaran yang ditemukan).",
                "default": 0
              },
              {
                "name": "handedOver",
                "type": "int",
                "doc": "People handed over to the competent agency (orang yang diserahkan).",
                "default": 0
              }
            ]
          }
        ],
        "default": null,
        "doc": "Counts of what it found, by its lead (hasil)."
      },
      {
        "name": "officer",
        "type": "string",
        "doc": "Officer who answers for this change, by name (pejabat)."
      },
      {
        "name": "plan",
        "type": [
          "null",
          {
            "type": "record",
            "name": "Sealed",
            "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
            "fields": [
              {
                "name": "format",
                "type": "int",
                "default": 1,
                "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
              },
              {
                "name": "group",
                "type": "string",
                "doc": "Sealed group (kelompok data), such as identity."
              },
              {
                "name": "scope",
                "type": "string",
                "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
              },
              {
                "name": "generation",
                "type": "int",
                "doc": "Generation of the subject key (generasi kunci)."
              },
              {
                "name": "fingerprint",
                "type": {
                  "type": "fixed",
                  "name": "SchemaFingerprint",
                  "size": 8
                },
                "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
              },
              {
                "name": "nonce",
                "type": {
                  "type": "fixed",
                  "name": "SealNonce",
                  "size": 12
                },
                "doc": "AES-GCM nonce (nonce)."
              },
              {
                "name": "ciphertext",
                "type": "bytes",
                "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "The plan, for its members, sealed (rencana, tersegel)."
      },
      {
        "name": "attachments",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "Attachment",
            "doc": "A file that belongs to an entity: what it is, and by which hash it is known again; its bytes stay with the owner (lampiran).",
            "fields": [
              {
                "name": "attachmentId",
                "type": {
                  "type": "string",
                  "logicalType": "uuid"
                },
                "doc": "Identity of the file, as its upload was answered (nomor lampiran)."
              },
              {
                "name": "kind",
                "type": {
                  "type": "enum",
                  "name": "AttachmentKind",
                  "symbols": [
                    "UNKNOWN",
                    "ORDER",
                    "MINUTES",
                    "DECISION",
                    "PHOTO",
                    "OTHER"
                  ],
                  "default": "UNKNOWN",
                  "doc": "What a file is (jenis lampiran)."
                },
                "doc": "What the file is (jenis lampiran)."
              },
              {
                "name": "sha256",
                "type": "string",
                "doc": "SHA-256 of the bytes that the owner keeps, in hexadecimal digits (sidik berkas)."
              },
              {
                "name": "size",
                "type": "int",
                "doc": "Size in bytes (ukuran)."
              },
              {
                "name": "type",
                "type": "string",
                "doc": "Media type, by the content of the file (tipe berkas)."
              }
            ]
          }
        },
        "doc": "Files that belong to it; their bytes stay with the owner (lampiran).",
        "default": []
      }
    ]
  },
  "Permit": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Permit",
    "doc": "A stay permit after a change (izin tinggal). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "PermitChange",
          "symbols": [
            "UNKNOWN",
            "ISSUED",
            "APPLICATION_FILED",
            "APPLICATION_DECIDED",
            "EXTENDED",
            "CONVERTED",
            "REVOKED",
            "CANCELLED",
            "ENDED",
            "LAPSED",
            "CORRECTED",
            "APPLICATION_PAID",
            "END_RETRACTED",
            "RETRACTED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a stay permit (perubahan izin tinggal)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "permitId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the permit (nomor izin)."
      },
      {
        "name": "subjectId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Pseudonym of the person; found by the document where it is left out (nomor subjek)."
      },
      {
        "name": "kind",
        "type": {
          "type": "enum",
          "name": "PermitKind",
          "symbols": [
            "UNKNOWN",
            "KUNJUNGAN",
            "TERBATAS",
            "TETAP",
            "DINAS",
            "DIPLOMATIK"
          ],
          "default": "UNKNOWN",
          "doc": "Kind of stay permit, UU 6/2011 art. 48 (jenis izin tinggal)."
        },
        "doc": "Kind of stay permit (jenis izin tinggal)."
      },
      {
        "name": "origin",
        "type": {
          "type": "enum",
          "name": "PermitOrigin",
          "symbols": [
            "UNKNOWN",
            "VISIT_VISA",
            "VOA",
            "BVK",
            "CREW",
            "NEWBORN",
            "EMERGENCY",
            "VITAS",
            "CONVERSION",
            "BRIDGING"
          ],
          "default": "UNKNOWN",
          "doc": "What the permit came from (asal izin tinggal)."
        },
        "doc": "What the permit came from (asal izin tinggal)."
      },
      {
        "name": "indexCode",
        "type": "string",
        "doc": "Index of the visa or permit (indeks)."
      },
      {
        "name": "activities",
        "type": {
          "type": "array",
          "items": "string"
        },
        "default": [],
        "doc": "Activities it allows, as codes (kegiatan yang diizinkan)."
      },
      {
        "name": "sponsorId",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Sponsor or guarantor, as the agency names it (penjamin)."
      },
      {
        "name": "validFrom",
        "type": {
          "type": "int",
          "logicalType": "date"
        },
        "doc": "First day of the stay (berlaku sejak)."
      },
      {
        "name": "validUntil",
        "type": {
          "type": "int",
          "logicalType": "date"
        },
        "doc": "Last day of the stay (berlaku sampai)."
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "PermitStatus",
          "symbols": [
            "UNKNOWN",
            "ACTIVE",
            "PENDING",
            "REVOKED",
            "CANCELLED",
            "ENDED_BY_EXIT",
            "LAPSED",
            "RETRACTED"
          ],
          "default": "UNKNOWN",
          "doc": "Status of a stay permit (status izin)."
        },
        "doc": "Status after the change (status izin)."
      },
      {
        "name": "application",
        "type": [
          "null",
          {
            "type": "enum",
            "name": "PermitApplication",
            "symbols": [
              "UNKNOWN",
              "EXTENSION",
              "CONVERSION"
            ],
            "default": "UNKNOWN",
            "doc": "What was applied for (jenis permohonan)."
          }
        ],
        "default": null,
        "doc": "What is applied for, while pending (jenis permohonan)."
      },
      {
        "name": "pendingSince",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "When the application was filed; where it awaits no payment, the clock of the stay stands still (permohonan sejak)."
      },
      {
        "name": "paidAt",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "When the pending application was paid; left out: when it was filed; null: not yet (waktu pembayaran)."
      },
      {
        "name": "awaitsPayment",
        "type": "boolean",
        "default": false,
        "doc": "Whether the pending application is not paid: the clock of the stay runs (menunggu pembayaran)."
      },
      {
        "name": "decision",
        "type": [
          "null",
          {
            "type": "enum",
            "name": "PermitDecision",
            "symbols": [
              "UNKNOWN",
              "GRANTED",
              "REFUSED"
            ],
            "default": "UNKNOWN",
            "doc": "What was decided (putusan)."
          }
        ],
        "default": null,
        "doc": "What the latest application ended in (putusan)."
      },
      {
        "name": "decidedAt",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "When the latest application was decided (waktu putusan)."
      },
      {
        "name": "extensions",
        "type": "int",
        "doc": "How often it was extended (jumlah perpanjangan)."
      },
      {
        "name": "endedOn",
        "type": [
          "null",
          {
            "type": "int",
            "logicalType": "date"
          }
        ],
        "default": null,
        "doc": "Day on which it ended: by exit, revocation, cancellation or lapse (berakhir pada)."
      },
      {
        "name": "decisionNo",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Number of the national decision that this change rests on, where the law as the exchange keeps it does not provide for it (nomor keputusan)."
      },
      {
        "name": "decisionOfficer",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Officer who answers for that decision, by name (pejabat)."
      },
      {
        "name": "irregular",
        "type": [
          "null",
          {
            "type": "record",
            "name": "LawCell",
            "doc": "A cell of the law as the exchange keeps it (ketentuan).",
            "fields": [
              {
                "name": "cell",
                "type": "string",
                "doc": "What it decides (sel)."
              },
              {
                "name": "article",
                "type": "string",
                "doc": "The text and where in it (pasal)."
              },
              {
                "name": "tableVersion",
                "type": "string",
                "doc": "Version of the table (versi tabel)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "The cell outside of which a national decision granted it: for Imigrasi to look at (di luar ketentuan)."
      },
      {
        "name": "uncertainLaw",
        "type": [
          "null",
          "LawCell"
        ],
        "default": null,
        "doc": "The cell that is uncertain and may not provide for it; it refuses nothing (ketentuan belum pasti)."
      },
      {
        "name": "statusReason",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Why it, or its end, was retracted, without personal data (alasan)."
      },
      {
        "name": "kecamatan",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "District where the holder lives (kecamatan tempat tinggal)."
      },
      {
        "name": "holder",
        "type": {
          "type": "record",
          "name": "Sealed",
          "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
          "fields": [
            {
              "name": "format",
              "type": "int",
              "default": 1,
              "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
            },
            {
              "name": "group",
              "type": "string",
              "doc": "Sealed group (kelompok data), such as identity."
            },
            {
              "name": "scope",
              "type": "string",
              "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
            },
            {
              "name": "generation",
              "type": "int",
              "doc": "Generation of the subject key (generasi kunci)."
            },
            {
              "name": "fingerprint",
              "type": {
                "type": "fixed",
                "name": "SchemaFingerprint",
                "size": 8
              },
              "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
            },
            {
              "name": "nonce",
              "type": {
                "type": "fixed",
                "name": "SealNonce",
                "size": 12
              },
              "doc": "AES-GCM nonce (nonce)."
            },
            {
              "name": "ciphertext",
              "type": "bytes",
              "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
            }
          ]
        },
        "doc": "Who holds it, sealed (pemegang, tersegel)."
      },
      {
        "name": "address",
        "type": [
          "null",
          "Sealed"
        ],
        "default": null,
        "doc": "Where the holder lives, sealed (alamat, tersegel)."
      },
      {
        "name": "reason",
        "type": [
          "null",
          "Sealed"
        ],
        "default": null,
        "doc": "What statusReason said, sealed (alasan, tersegel)."
      },
      {
        "name": "precedingPermitId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The permit that a bridging permit follows; of no other permit (izin sebelumnya)."
      },
      {
        "name": "bridgePaidAt",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "When a bridging permit was paid, UTC (waktu pembayaran jembatan)."
      }
    ]
  },
  "Presence": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Presence",
    "doc": "The identity authority's word that a person was in a district (keberadaan orang asing yang dipastikan). With the district's own evidence it lets the district open that person's identity. Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "PresenceChange",
          "symbols": [
            "UNKNOWN",
            "CONFIRMED",
            "EXTENDED",
            "LAPSED",
            "WITHDRAWN"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a presence (perubahan keberadaan)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "presenceId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the presence (nomor keberadaan)."
      },
      {
        "name": "subjectId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Pseudonym of the person (nomor subjek)."
      },
      {
        "name": "kecamatan",
        "type": "string",
        "doc": "Code of the district where the person was (kode kecamatan)."
      },
      {
        "name": "basis",
        "type": {
          "type": "enum",
          "name": "PresenceBasis",
          "symbols": [
            "UNKNOWN",
            "DOCUMENT_MATCHED",
            "LODGING_CONFIRMED",
            "OFFICER"
          ],
          "default": "UNKNOWN",
          "doc": "On what the authority relies (dasar kepastian)."
        },
        "doc": "On what the authority relies: the document, the lodging, or an officer's decision (dasar kepastian)."
      },
      {
        "name": "evidence",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Event of another agency by which the person was seen or lodged there (peristiwa bukti)."
      },
      {
        "name": "until",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "Until when it counts, UTC (berlaku sampai)."
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "PresenceStatus",
          "symbols": [
            "UNKNOWN",
            "ACTIVE",
            "LAPSED",
            "WITHDRAWN"
          ],
          "default": "UNKNOWN",
          "doc": "Status (status)."
        },
        "doc": "Status after the change (status)."
      },
      {
        "name": "withdrawalReason",
        "type": [
          "null",
          {
            "type": "enum",
            "name": "PresenceWithdrawal",
            "symbols": [
              "UNKNOWN",
              "EVIDENCE_RETRACTED",
              "WRONG_PERSON",
              "MISTAKEN",
              "OTHER"
            ],
            "default": "UNKNOWN",
            "doc": "Why a presence was withdrawn (alasan pencabutan)."
          }
        ],
        "default": null,
        "doc": "Why it was withdrawn, as a code (alasan pencabutan)."
      }
    ]
  },
  "Referral": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Referral",
    "doc": "A matter that is not the exchange's to judge, referred to who decides it by a named officer (rujukan). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "ReferralChange",
          "symbols": [
            "UNKNOWN",
            "REFERRED",
            "ANSWERED",
            "CLOSED",
            "RETRACTED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a referral (perubahan rujukan)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "referralId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the referral (nomor rujukan)."
      },
      {
        "name": "subjectId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Pseudonym of the person (nomor subjek)."
      },
      {
        "name": "kind",
        "type": {
          "type": "enum",
          "name": "ReferralKind",
          "symbols": [
            "UNKNOWN",
            "PRIVILEGE",
            "REFUGEE",
            "TRAFFICKING",
            "TWO_NATIONALITIES"
          ],
          "default": "UNKNOWN",
          "doc": "What is referred (jenis rujukan)."
        },
        "doc": "PRIVILEGE: to the Foreign Ministry; REFUGEE: Perpres 125/2016; TRAFFICKING: who may be a victim of it; TWO_NATIONALITIES: a child with two (jenis rujukan)."
      },
      {
        "name": "grounds",
        "type": {
          "type": "array",
          "items": {
            "type": "string",
            "logicalType": "uuid"
          }
        },
        "default": [],
        "doc": "Events it rests on (peristiwa dasar)."
      },
      {
        "name": "officer",
        "type": "string",
        "doc": "Officer who answers for this change, by name (pejabat)."
      },
      {
        "name": "addressees",
        "type": {
          "type": "array",
          "items": "string"
        },
        "default": [],
        "doc": "Agencies that may open its reason, beside its owner (instansi yang dituju)."
      },
      {
        "name": "reason",
        "type": [
          "null",
          {
            "type": "record",
            "name": "Sealed",
            "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
            "fields": [
              {
                "name": "format",
                "type": "int",
                "default": 1,
                "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
              },
              {
                "name": "group",
                "type": "string",
                "doc": "Sealed group (kelompok data), such as identity."
              },
              {
                "name": "scope",
                "type": "string",
                "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
              },
              {
                "name": "generation",
                "type": "int",
                "doc": "Generation of the subject key (generasi kunci)."
              },
              {
                "name": "fingerprint",
                "type": {
                  "type": "fixed",
                  "name": "SchemaFingerprint",
                  "size": 8
                },
                "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
              },
              {
                "name": "nonce",
                "type": {
                  "type": "fixed",
                  "name": "SealNonce",
                  "size": 12
                },
                "doc": "AES-GCM nonce (nonce)."
              },
              {
                "name": "ciphertext",
                "type": "bytes",
                "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "Why it is referred, sealed (alasan, tersegel)."
      },
      {
        "name": "answerNo",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Number of the answer of who decides it (nomor jawaban)."
      },
      {
        "name": "answeredAt",
        "type": [
          "null",
          {
            "type": "long",
            "logicalType": "timestamp-millis"
          }
        ],
        "default": null,
        "doc": "When it was answered, UTC (waktu jawaban)."
      },
      {
        "name": "outcome",
        "type": [
          "null",
          {
            "type": "enum",
            "name": "ReferralOutcome",
            "symbols": [
              "UNKNOWN",
              "CONFIRMED",
              "NOT_CONFIRMED"
            ],
            "default": "UNKNOWN",
            "doc": "What a referral ended in (hasil rujukan)."
          }
        ],
        "default": null,
        "doc": "What it ended in (hasil rujukan)."
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "ReferralStatus",
          "symbols": [
            "UNKNOWN",
            "REFERRED",
            "ANSWERED",
            "CLOSED",
            "RETRACTED"
          ],
          "default": "UNKNOWN",
          "doc": "Status of a referral (status rujukan)."
        },
        "doc": "Status after the change (status)."
      }
    ]
  },
  "InformationReply": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "InformationReply",
    "doc": "One agency's answer to a request (jawaban). One entity per request and agency. Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "ReplyChange",
          "symbols": [
            "UNKNOWN",
            "REPLIED",
            "CORRECTED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a reply (perubahan jawaban)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "replyId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the reply, from request and agency (nomor jawaban)."
      },
      {
        "name": "requestId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "The request (nomor permintaan)."
      },
      {
        "name": "outcome",
        "type": {
          "type": "enum",
          "name": "ReplyOutcome",
          "symbols": [
            "UNKNOWN",
            "ANSWERED",
            "NOTHING_HELD",
            "REFUSED"
          ],
          "default": "UNKNOWN",
          "doc": "How it was answered (hasil)."
        },
        "doc": "How it was answered (hasil)."
      },
      {
        "name": "ground",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "On what ground it was refused, without personal data (alasan penolakan)."
      },
      {
        "name": "late",
        "type": "boolean",
        "doc": "Whether it came after the time it was due (terlambat)."
      },
      {
        "name": "addressees",
        "type": {
          "type": "array",
          "items": "string"
        },
        "default": [],
        "doc": "The asker, who opens what is sealed (instansi yang dituju)."
      },
      {
        "name": "content",
        "type": [
          "null",
          {
            "type": "record",
            "name": "Sealed",
            "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
            "fields": [
              {
                "name": "format",
                "type": "int",
                "default": 1,
                "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
              },
              {
                "name": "group",
                "type": "string",
                "doc": "Sealed group (kelompok data), such as identity."
              },
              {
                "name": "scope",
                "type": "string",
                "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
              },
              {
                "name": "generation",
                "type": "int",
                "doc": "Generation of the subject key (generasi kunci)."
              },
              {
                "name": "fingerprint",
                "type": {
                  "type": "fixed",
                  "name": "SchemaFingerprint",
                  "size": 8
                },
                "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
              },
              {
                "name": "nonce",
                "type": {
                  "type": "fixed",
                  "name": "SealNonce",
                  "size": 12
                },
                "doc": "AES-GCM nonce (nonce)."
              },
              {
                "name": "ciphertext",
                "type": "bytes",
                "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "The answer, sealed (isi, tersegel)."
      }
    ]
  },
  "Report": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Report",
    "doc": "What an agency has applied and how it fares, at most once a second (laporan keadaan).",
    "fields": [
      {
        "name": "agency",
        "type": "string",
        "doc": "Who reports (instansi pelapor)."
      },
      {
        "name": "at",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it was written, UTC (waktu laporan)."
      },
      {
        "name": "startedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the service started, UTC (waktu mulai)."
      },
      {
        "name": "ready",
        "type": "boolean",
        "doc": "Whether it takes work (siap)."
      },
      {
        "name": "outboxPending",
        "type": "int",
        "doc": "Records not yet published (antrean kirim)."
      },
      {
        "name": "deadLetters",
        "type": "int",
        "doc": "Records put aside as unusable (surat mati)."
      },
      {
        "name": "deadLettersByTopic",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "TopicDeadLetters",
            "doc": "How many of one topic's records are put aside (surat mati per topik).",
            "fields": [
              {
                "name": "topic",
                "type": "string",
                "doc": "Topic (topik)."
              },
              {
                "name": "count",
                "type": "int",
                "doc": "Records put aside (jumlah)."
              }
            ]
          }
        },
        "default": [],
        "doc": "The dead letters, one per topic that has any; empty also in reports of before (surat mati per topik)."
      },
      {
        "name": "waiting",
        "type": "int",
        "doc": "Records that wait for something (menunggu)."
      },
      {
        "name": "forks",
        "type": "int",
        "doc": "Same version with other bytes (percabangan)."
      },
      {
        "name": "gaps",
        "type": {
          "type": "array",
          "items": "string"
        },
        "default": [],
        "doc": "Partitions with a gap, as topic/partition (celah)."
      },
      {
        "name": "findings",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "CopyFinding",
            "doc": "Something in the copy that is not as applying leaves it (temuan salinan).",
            "fields": [
              {
                "name": "topic",
                "type": "string",
                "doc": "Topic (topik)."
              },
              {
                "name": "partition",
                "type": "int",
                "doc": "Partition (partisi)."
              },
              {
                "name": "code",
                "type": "string",
                "doc": "What it is, as a code (kode temuan)."
              },
              {
                "name": "foundAt",
                "type": {
                  "type": "long",
                  "logicalType": "timestamp-millis"
                },
                "doc": "When it was last found, UTC (waktu temuan)."
              }
            ]
          }
        },
        "default": [],
        "doc": "What the latest scrub of each partition found (temuan)."
      },
      {
        "name": "ownedDiffering",
        "type": "int",
        "default": 0,
        "doc": "Entities of its own that its copy has otherwise (beda dengan salinan)."
      },
      {
        "name": "lookedOverAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "default": 0,
        "doc": "When every partition was last looked over, 0 for not yet (waktu pemeriksaan)."
      },
      {
        "name": "paused",
        "type": {
          "type": "array",
          "items": "string"
        },
        "default": [],
        "doc": "Partitions whose reading an operator paused, as topic/partition (dijeda)."
      },
      {
        "name": "published",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "PublishedReport",
            "doc": "What it has published to one flow (terbitan per alur).",
            "fields": [
              {
                "name": "flow",
                "type": "string",
                "doc": "Flow (alur)."
              },
              {
                "name": "count",
                "type": "long",
                "doc": "Events published since the service started (jumlah sejak mulai)."
              },
              {
                "name": "lastAt",
                "type": {
                  "type": "long",
                  "logicalType": "timestamp-millis"
                },
                "doc": "When the latest was published, 0 for never, UTC (terbitan terakhir)."
              }
            ]
          }
        },
        "default": [],
        "doc": "One per flow it may publish (terbitan)."
      },
      {
        "name": "ledger",
        "type": [
          "null",
          {
            "type": "record",
            "name": "LedgerReport",
            "doc": "How its ledger of disclosures stands (buku pembukaan).",
            "fields": [
              {
                "name": "length",
                "type": "long",
                "doc": "Number of entries (jumlah catatan buku)."
              },
              {
                "name": "head",
                "type": {
                  "type": "fixed",
                  "name": "LedgerHash",
                  "size": 32
                },
                "doc": "Hash of the last entry (hash terakhir)."
              },
              {
                "name": "earlier",
                "type": {
                  "type": "array",
                  "items": {
                    "type": "record",
                    "name": "LedgerMark",
                    "doc": "The hash at an earlier length (tanda buku).",
                    "fields": [
                      {
                        "name": "length",
                        "type": "long",
                        "doc": "Number of entries then (jumlah waktu itu)."
                      },
                      {
                        "name": "head",
                        "type": "LedgerHash",
                        "doc": "Hash of the last of them (hash waktu itu)."
                      }
                    ]
                  }
                },
                "default": [],
                "doc": "Lengths of the latest reports, up to sixteen, as they are now (laporan sebelumnya)."
              },
              {
                "name": "faultAt",
                "type": "long",
                "default": 0,
                "doc": "First entry at which its own check found the chain broken, 0 for none (catatan rusak)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "Its ledger; null in reports of before (buku pembukaan)."
      },
      {
        "name": "openings",
        "type": [
          "null",
          {
            "type": "record",
            "name": "OpeningsReport",
            "doc": "How much its officers opened, against its limits; no names (pembukaan dan batasnya).",
            "fields": [
              {
                "name": "windowHours",
                "type": "int",
                "doc": "The window that is counted, in hours (jendela hitung)."
              },
              {
                "name": "used",
                "type": "int",
                "doc": "Openings of all officers within the window (jumlah pembukaan)."
              },
              {
                "name": "limit",
                "type": "int",
                "doc": "How many all officers may open, with what was granted beyond (batas lembaga)."
              },
              {
                "name": "mostByOfficer",
                "type": "int",
                "doc": "Openings of the officer who opened most (terbanyak oleh satu petugas)."
              },
              {
                "name": "officerLimit",
                "type": "int",
                "doc": "How many that officer may open (batas petugas)."
              },
              {
                "name": "lately",
                "type": "int",
                "doc": "Openings of all officers within the short time that bulk takes (pembukaan belakangan ini)."
              },
              {
                "name": "bulk",
                "type": "boolean",
                "doc": "Whether somebody opens in bulk or has used a limit up (pembukaan borongan)."
              },
              {
                "name": "beyondAsked",
                "type": "int",
                "doc": "Requests to open beyond the limit that wait for a second person (permintaan melampaui batas)."
              },
              {
                "name": "beyondGranted",
                "type": "int",
                "doc": "Such requests that a second person confirmed and that are in force (izin melampaui batas)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "Its openings; null in reports of before (pembukaan)."
      },
      {
        "name": "oldKeys",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "OldKey",
            "doc": "A key that is used for longer than the settings allow (kunci lama).",
            "fields": [
              {
                "name": "keyId",
                "type": "string",
                "doc": "Id of the key (id kunci)."
              },
              {
                "name": "use",
                "type": "string",
                "doc": "SIGN: it signs; WRAP: others wrap keys for it (guna)."
              },
              {
                "name": "listedAt",
                "type": {
                  "type": "long",
                  "logicalType": "timestamp-millis"
                },
                "doc": "When the directory listed it, UTC (terdaftar sejak)."
              }
            ]
          }
        },
        "default": [],
        "doc": "Keys that are due to be replaced; empty also in reports of before (kunci yang perlu diganti)."
      },
      {
        "name": "software",
        "type": "string",
        "doc": "Version of the software (versi perangkat lunak)."
      },
      {
        "name": "positions",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "PartitionReport",
            "doc": "How far one partition is applied (posisi partisi).",
            "fields": [
              {
                "name": "topic",
                "type": "string",
                "doc": "Topic (topik)."
              },
              {
                "name": "partition",
                "type": "int",
                "doc": "Partition (partisi)."
              },
              {
                "name": "nextOffset",
                "type": "long",
                "doc": "Where it reads next (posisi berikut)."
              },
              {
                "name": "logEnd",
                "type": "long",
                "doc": "End of the log as last seen (akhir log)."
              },
              {
                "name": "records",
                "type": "long",
                "doc": "History rows it holds (jumlah catatan)."
              },
              {
                "name": "entities",
                "type": "long",
                "doc": "How many entities it holds (jumlah entitas)."
              },
              {
                "name": "digest",
                "type": {
                  "type": "fixed",
                  "name": "PartitionDigest",
                  "size": 8
                },
                "doc": "XOR fold of the buckets (ringkasan)."
              },
              {
                "name": "lastAppendedAt",
                "type": {
                  "type": "long",
                  "logicalType": "timestamp-millis"
                },
                "doc": "LogAppendTime of the last applied record, 0 for none (waktu catatan terakhir)."
              },
              {
                "name": "cuts",
                "type": {
                  "type": "array",
                  "items": {
                    "type": "record",
                    "name": "CutReport",
                    "doc": "The digest at a cut: all offsets below it (irisan).",
                    "fields": [
                      {
                        "name": "offset",
                        "type": "long",
                        "doc": "The cut (posisi irisan)."
                      },
                      {
                        "name": "digest",
                        "type": "PartitionDigest",
                        "doc": "Digest at the cut (ringkasan)."
                      }
                    ]
                  }
                },
                "default": [],
                "doc": "The latest cuts, up to six (irisan terakhir)."
              }
            ]
          }
        },
        "default": [],
        "doc": "One per partition it reads (posisi)."
      }
    ]
  },
  "Representation": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Representation",
    "doc": "A foreign representation and its premises (perwakilan negara asing). Premises are public, people are not. Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "RepresentationChange",
          "symbols": [
            "UNKNOWN",
            "LISTED",
            "CHANGED",
            "CLOSED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a representation (perubahan perwakilan)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "representationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the representation (nomor perwakilan)."
      },
      {
        "name": "state",
        "type": "string",
        "doc": "ISO 3166-1 alpha-3 code of the sending state, or of the organisation (negara)."
      },
      {
        "name": "kind",
        "type": {
          "type": "enum",
          "name": "RepresentationKind",
          "symbols": [
            "UNKNOWN",
            "EMBASSY",
            "CONSULATE",
            "INTERNATIONAL_ORGANISATION"
          ],
          "default": "UNKNOWN",
          "doc": "Kind of representation (jenis perwakilan)."
        },
        "doc": "Kind of representation (jenis perwakilan)."
      },
      {
        "name": "name",
        "type": "string",
        "doc": "Name (nama)."
      },
      {
        "name": "kecamatan",
        "type": "string",
        "doc": "District of the premises (kode kecamatan)."
      },
      {
        "name": "premises",
        "type": {
          "type": "record",
          "name": "PublicPremises",
          "doc": "A public place (gedung).",
          "fields": [
            {
              "name": "lat",
              "type": "double",
              "doc": "Latitude in degrees, WGS 84 (lintang)."
            },
            {
              "name": "lon",
              "type": "double",
              "doc": "Longitude in degrees, WGS 84 (bujur)."
            },
            {
              "name": "address",
              "type": [
                "null",
                "string"
              ],
              "default": null,
              "doc": "Street address (alamat)."
            }
          ]
        },
        "doc": "Its premises (gedung)."
      },
      {
        "name": "protectionLevel",
        "type": {
          "type": "enum",
          "name": "ProtectionLevel",
          "symbols": [
            "UNKNOWN",
            "NORMAL",
            "RAISED",
            "HIGH"
          ],
          "default": "UNKNOWN",
          "doc": "Protection the host state owes it now, Vienna Conventions 1961 art. 22, 1963 art. 31 (tingkat perlindungan)."
        },
        "doc": "Protection it is given now (tingkat perlindungan)."
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "RepresentationStatus",
          "symbols": [
            "UNKNOWN",
            "OPEN",
            "CLOSED"
          ],
          "default": "UNKNOWN",
          "doc": "Status (status)."
        },
        "doc": "Status after the change (status)."
      },
      {
        "name": "addressees",
        "type": {
          "type": "array",
          "items": "string"
        },
        "default": [],
        "doc": "Agencies that may open its notes, beside its owner (instansi yang dituju)."
      },
      {
        "name": "notes",
        "type": [
          "null",
          {
            "type": "record",
            "name": "Sealed",
            "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
            "fields": [
              {
                "name": "format",
                "type": "int",
                "default": 1,
                "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
              },
              {
                "name": "group",
                "type": "string",
                "doc": "Sealed group (kelompok data), such as identity."
              },
              {
                "name": "scope",
                "type": "string",
                "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
              },
              {
                "name": "generation",
                "type": "int",
                "doc": "Generation of the subject key (generasi kunci)."
              },
              {
                "name": "fingerprint",
                "type": {
                  "type": "fixed",
                  "name": "SchemaFingerprint",
                  "size": 8
                },
                "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
              },
              {
                "name": "nonce",
                "type": {
                  "type": "fixed",
                  "name": "SealNonce",
                  "size": 12
                },
                "doc": "AES-GCM nonce (nonce)."
              },
              {
                "name": "ciphertext",
                "type": "bytes",
                "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "Protection notes and the host side's contact officer, sealed (catatan, tersegel)."
      }
    ]
  },
  "InformationRequest": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "InformationRequest",
    "doc": "A request for information to agencies, by name, role or area, with a due time (permintaan informasi). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "RequestChange",
          "symbols": [
            "UNKNOWN",
            "ASKED",
            "REMINDED",
            "WITHDRAWN",
            "CLOSED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a request (perubahan permintaan)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "requestId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the request (nomor permintaan)."
      },
      {
        "name": "to",
        "type": {
          "type": "record",
          "name": "RequestTarget",
          "doc": "Whom it is addressed to: by name, by what they publish, or by the area they answer for (tujuan).",
          "fields": [
            {
              "name": "agencies",
              "type": {
                "type": "array",
                "items": "string"
              },
              "default": [],
              "doc": "Agencies by code (instansi)."
            },
            {
              "name": "roles",
              "type": {
                "type": "array",
                "items": "string"
              },
              "default": [],
              "doc": "Agencies that publish this flow (peran), such as permit."
            },
            {
              "name": "areas",
              "type": {
                "type": "array",
                "items": "string"
              },
              "default": [],
              "doc": "Agencies that answer for this area and no wider one (wilayah)."
            }
          ]
        },
        "doc": "Whom it is addressed to (tujuan)."
      },
      {
        "name": "addressees",
        "type": {
          "type": "array",
          "items": "string"
        },
        "default": [],
        "doc": "Agencies it was resolved to when it was asked (instansi yang dituju)."
      },
      {
        "name": "question",
        "type": "string",
        "doc": "What is asked; the service moves it into detail, sealed (pertanyaan)."
      },
      {
        "name": "subjectId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "Pseudonym of the person it is about, when it is about one (nomor subjek)."
      },
      {
        "name": "dueAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When an answer is due, UTC (batas waktu)."
      },
      {
        "name": "reminders",
        "type": "int",
        "doc": "How often it was called to mind (jumlah pengingat)."
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "RequestStatus",
          "symbols": [
            "UNKNOWN",
            "OPEN",
            "WITHDRAWN",
            "CLOSED"
          ],
          "default": "UNKNOWN",
          "doc": "Status of a request (status)."
        },
        "doc": "Status after the change (status)."
      },
      {
        "name": "detail",
        "type": [
          "null",
          {
            "type": "record",
            "name": "Sealed",
            "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
            "fields": [
              {
                "name": "format",
                "type": "int",
                "default": 1,
                "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
              },
              {
                "name": "group",
                "type": "string",
                "doc": "Sealed group (kelompok data), such as identity."
              },
              {
                "name": "scope",
                "type": "string",
                "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
              },
              {
                "name": "generation",
                "type": "int",
                "doc": "Generation of the subject key (generasi kunci)."
              },
              {
                "name": "fingerprint",
                "type": {
                  "type": "fixed",
                  "name": "SchemaFingerprint",
                  "size": 8
                },
                "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
              },
              {
                "name": "nonce",
                "type": {
                  "type": "fixed",
                  "name": "SealNonce",
                  "size": 12
                },
                "doc": "AES-GCM nonce (nonce)."
              },
              {
                "name": "ciphertext",
                "type": "bytes",
                "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "What only the addressed agencies may read, sealed (rincian, tersegel)."
      },
      {
        "name": "kind",
        "type": {
          "type": "enum",
          "name": "RequestKind",
          "symbols": [
            "UNKNOWN",
            "INFORMATION",
            "ADVICE",
            "RECTIFICATION"
          ],
          "default": "UNKNOWN",
          "doc": "What is asked for (jenis permintaan)."
        },
        "default": "INFORMATION",
        "doc": "INFORMATION: what somebody holds; ADVICE: what somebody advises (saran dan pertimbangan); RECTIFICATION: that somebody puts right what is wrong about a person, who asked for it (perbaikan data) (jenis permintaan)."
      }
    ]
  },
  "Response": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Response",
    "doc": "What one agency did about one alert (tindak lanjut). One entity per alert and agency. Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "ResponseChange",
          "symbols": [
            "UNKNOWN",
            "SEEN",
            "TAKEN",
            "RESULT",
            "CLOSED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a response (perubahan tindak lanjut)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "responseId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the response, from alert and agency (nomor tindak lanjut)."
      },
      {
        "name": "alertId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "The alert (nomor peringatan)."
      },
      {
        "name": "stage",
        "type": {
          "type": "enum",
          "name": "ResponseStage",
          "symbols": [
            "UNKNOWN",
            "SEEN",
            "TAKEN",
            "RESULT",
            "CLOSED"
          ],
          "default": "UNKNOWN",
          "doc": "How far it is (tahap)."
        },
        "doc": "How far it is (tahap)."
      },
      {
        "name": "result",
        "type": [
          "null",
          {
            "type": "enum",
            "name": "ResponseResult",
            "symbols": [
              "UNKNOWN",
              "FOUND",
              "NOT_FOUND",
              "WRONG_PERSON",
              "MISUSED_IDENTITY",
              "NOT_EXECUTABLE",
              "LAWFUL"
            ],
            "default": "UNKNOWN",
            "doc": "What was found; LAWFUL is the right person, who stays or acts by the law (hasil)."
          }
        ],
        "default": null,
        "doc": "What was found (hasil)."
      },
      {
        "name": "officer",
        "type": "string",
        "doc": "The human who answers for it, as the agency names them (petugas)."
      },
      {
        "name": "note",
        "type": [
          "null",
          {
            "type": "record",
            "name": "Sealed",
            "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
            "fields": [
              {
                "name": "format",
                "type": "int",
                "default": 1,
                "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
              },
              {
                "name": "group",
                "type": "string",
                "doc": "Sealed group (kelompok data), such as identity."
              },
              {
                "name": "scope",
                "type": "string",
                "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
              },
              {
                "name": "generation",
                "type": "int",
                "doc": "Generation of the subject key (generasi kunci)."
              },
              {
                "name": "fingerprint",
                "type": {
                  "type": "fixed",
                  "name": "SchemaFingerprint",
                  "size": 8
                },
                "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
              },
              {
                "name": "nonce",
                "type": {
                  "type": "fixed",
                  "name": "SealNonce",
                  "size": 12
                },
                "doc": "AES-GCM nonce (nonce)."
              },
              {
                "name": "ciphertext",
                "type": "bytes",
                "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "What there is to say, sealed (catatan, tersegel)."
      }
    ]
  },
  "RuleSetting": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "RuleSetting",
    "doc": "An act of the coordinator: from a day on, a rule of early detection is evaluated by other numbers (penyetelan aturan). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "RuleSettingChange",
          "symbols": [
            "UNKNOWN",
            "ACTIVATED",
            "REVOKED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a setting (perubahan penyetelan)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "ruleSettingId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the setting (nomor penyetelan)."
      },
      {
        "name": "ruleId",
        "type": "string",
        "doc": "The rule of early detection (aturan)."
      },
      {
        "name": "ruleVersion",
        "type": "int",
        "doc": "The version of the rule; the setting holds for no other (versi aturan)."
      },
      {
        "name": "values",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "SetValue",
            "doc": "A parameter of the rule and its number (nilai parameter).",
            "fields": [
              {
                "name": "parameter",
                "type": "string",
                "doc": "Name of the parameter (parameter)."
              },
              {
                "name": "value",
                "type": "int",
                "doc": "Its number, within the bounds of the rule (nilai)."
              }
            ]
          }
        },
        "doc": "What is set; a parameter that is not named keeps its number (nilai yang disetel).",
        "default": []
      },
      {
        "name": "inForceFrom",
        "type": {
          "type": "int",
          "logicalType": "date"
        },
        "doc": "First day on which it holds, in Jakarta, today or later (berlaku mulai)."
      },
      {
        "name": "inForceUntil",
        "type": [
          "null",
          {
            "type": "int",
            "logicalType": "date"
          }
        ],
        "default": null,
        "doc": "Last day on which it holds, in Jakarta; null where it holds until it is revoked (berlaku sampai)."
      },
      {
        "name": "activationReason",
        "type": "string",
        "doc": "Why, without personal data (alasan)."
      },
      {
        "name": "source",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "The decision or minutes on which it rests (dasar penetapan)."
      },
      {
        "name": "officer",
        "type": "string",
        "doc": "Officer who decided this change, by name (pejabat)."
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "RuleSettingStatus",
          "symbols": [
            "UNKNOWN",
            "ACTIVE",
            "REVOKED"
          ],
          "default": "UNKNOWN",
          "doc": "Status of a setting (status)."
        },
        "doc": "Status after the change (status)."
      },
      {
        "name": "statusReason",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Why it was revoked, without personal data (alasan pencabutan)."
      },
      {
        "name": "revokedOn",
        "type": [
          "null",
          {
            "type": "int",
            "logicalType": "date"
          }
        ],
        "default": null,
        "doc": "Day of its revocation, in Jakarta; from then on it does not hold (dicabut pada)."
      }
    ]
  },
  "Sealed": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Sealed",
    "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
    "fields": [
      {
        "name": "format",
        "type": "int",
        "default": 1,
        "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
      },
      {
        "name": "group",
        "type": "string",
        "doc": "Sealed group (kelompok data), such as identity."
      },
      {
        "name": "scope",
        "type": "string",
        "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
      },
      {
        "name": "generation",
        "type": "int",
        "doc": "Generation of the subject key (generasi kunci)."
      },
      {
        "name": "fingerprint",
        "type": {
          "type": "fixed",
          "name": "SchemaFingerprint",
          "size": 8
        },
        "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
      },
      {
        "name": "nonce",
        "type": {
          "type": "fixed",
          "name": "SealNonce",
          "size": 12
        },
        "doc": "AES-GCM nonce (nonce)."
      },
      {
        "name": "ciphertext",
        "type": "bytes",
        "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
      }
    ]
  },
  "Sighting": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Sighting",
    "doc": "The presence or activity of a foreign national as observed (temuan keberadaan atau kegiatan orang asing). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "SightingChange",
          "symbols": [
            "UNKNOWN",
            "REPORTED",
            "IDENTIFIED",
            "CORRECTED",
            "RETRACTED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a sighting (perubahan temuan)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "sightingId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the sighting (nomor temuan)."
      },
      {
        "name": "subjectId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "Pseudonym of the person, when known; never guessed, and only with certainty DOCUMENT_CHECKED or IDENTIFIED (nomor subjek)."
      },
      {
        "name": "seenAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it was seen, UTC (waktu terlihat)."
      },
      {
        "name": "kecamatan",
        "type": "string",
        "doc": "Code of the district where it was seen (kode kecamatan)."
      },
      {
        "name": "activity",
        "type": {
          "type": "enum",
          "name": "SightingActivity",
          "symbols": [
            "UNKNOWN",
            "PRESENT",
            "LODGING",
            "WORK",
            "TRADE",
            "STUDY",
            "PERFORMANCE",
            "JOURNALISM",
            "RESEARCH",
            "ORGANISATION",
            "CAMPAIGN",
            "POLLING_PLACE",
            "OTHER"
          ],
          "default": "UNKNOWN",
          "doc": "What the person was doing (kegiatan)."
        },
        "doc": "What the person was doing (kegiatan)."
      },
      {
        "name": "certainty",
        "type": {
          "type": "enum",
          "name": "SightingCertainty",
          "symbols": [
            "UNKNOWN",
            "DOCUMENT_CHECKED",
            "IDENTIFIED",
            "DESCRIBED"
          ],
          "default": "UNKNOWN",
          "doc": "How the person was recognised (tingkat kepastian)."
        },
        "doc": "How the person was recognised (tingkat kepastian)."
      },
      {
        "name": "order",
        "type": {
          "type": "enum",
          "name": "SightingOrder",
          "symbols": [
            "UNKNOWN",
            "SURAT_PERINTAH",
            "URGENT",
            "NONE"
          ],
          "default": "UNKNOWN",
          "doc": "On what order the check was made (dasar perintah)."
        },
        "doc": "On what order the check was made (dasar perintah)."
      },
      {
        "name": "orderNo",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Number of the order; may follow within a day when urgent (nomor surat perintah)."
      },
      {
        "name": "peopleCount",
        "type": "int",
        "doc": "How many people were seen (jumlah orang)."
      },
      {
        "name": "person",
        "type": [
          "null",
          {
            "type": "record",
            "name": "Sealed",
            "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
            "fields": [
              {
                "name": "format",
                "type": "int",
                "default": 1,
                "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
              },
              {
                "name": "group",
                "type": "string",
                "doc": "Sealed group (kelompok data), such as identity."
              },
              {
                "name": "scope",
                "type": "string",
                "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
              },
              {
                "name": "generation",
                "type": "int",
                "doc": "Generation of the subject key (generasi kunci)."
              },
              {
                "name": "fingerprint",
                "type": {
                  "type": "fixed",
                  "name": "SchemaFingerprint",
                  "size": 8
                },
                "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
              },
              {
                "name": "nonce",
                "type": {
                  "type": "fixed",
                  "name": "SealNonce",
                  "size": 12
                },
                "doc": "AES-GCM nonce (nonce)."
              },
              {
                "name": "ciphertext",
                "type": "bytes",
                "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "Who it was, sealed (orang, tersegel)."
      },
      {
        "name": "place",
        "type": "Sealed",
        "doc": "Where exactly, sealed (tempat, tersegel)."
      },
      {
        "name": "retractionReason",
        "type": [
          "null",
          {
            "type": "enum",
            "name": "RetractionReason",
            "symbols": [
              "UNKNOWN",
              "DUPLICATE",
              "MISTAKEN",
              "WRONG_PERSON",
              "OTHER"
            ],
            "default": "UNKNOWN",
            "doc": "Why a sighting was withdrawn (alasan penarikan)."
          }
        ],
        "default": null,
        "doc": "Why it was withdrawn, as a code (alasan penarikan)."
      }
    ]
  },
  "Subject": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Subject",
    "doc": "Who is the same person: a random pseudonym and what is tied to it (subjek). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "SubjectChange",
          "symbols": [
            "UNKNOWN",
            "LISTED",
            "DOCUMENT_ADDED",
            "LINKED",
            "SPLIT",
            "CORRECTED",
            "PROPOSED"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a subject (perubahan subjek)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "subjectId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Random pseudonym of the person (nomor subjek)."
      },
      {
        "name": "standing",
        "type": {
          "type": "enum",
          "name": "SubjectStanding",
          "symbols": [
            "UNKNOWN",
            "PROVISIONAL",
            "ESTABLISHED"
          ],
          "default": "UNKNOWN",
          "doc": "Whether the identity authority has settled it (status subjek)."
        },
        "doc": "PROVISIONAL until the identity authority settles it (status subjek)."
      },
      {
        "name": "documents",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "Sealed",
            "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
            "fields": [
              {
                "name": "format",
                "type": "int",
                "default": 1,
                "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
              },
              {
                "name": "group",
                "type": "string",
                "doc": "Sealed group (kelompok data), such as identity."
              },
              {
                "name": "scope",
                "type": "string",
                "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
              },
              {
                "name": "generation",
                "type": "int",
                "doc": "Generation of the subject key (generasi kunci)."
              },
              {
                "name": "fingerprint",
                "type": {
                  "type": "fixed",
                  "name": "SchemaFingerprint",
                  "size": 8
                },
                "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
              },
              {
                "name": "nonce",
                "type": {
                  "type": "fixed",
                  "name": "SealNonce",
                  "size": 12
                },
                "doc": "AES-GCM nonce (nonce)."
              },
              {
                "name": "ciphertext",
                "type": "bytes",
                "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
              }
            ]
          }
        },
        "default": [],
        "doc": "Identities by document, each sealed (dokumen, tersegel)."
      },
      {
        "name": "links",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "SubjectLink",
            "doc": "A statement about two subjects (hubungan subjek).",
            "fields": [
              {
                "name": "subjectId",
                "type": {
                  "type": "string",
                  "logicalType": "uuid"
                },
                "doc": "The other subject (subjek lain)."
              },
              {
                "name": "relation",
                "type": {
                  "type": "enum",
                  "name": "SubjectRelation",
                  "symbols": [
                    "UNKNOWN",
                    "SAME_PERSON",
                    "NOT_SAME_PERSON"
                  ],
                  "default": "UNKNOWN",
                  "doc": "What is stated about the two (hubungan)."
                },
                "doc": "What is stated about the two (hubungan)."
              },
              {
                "name": "assertedAt",
                "type": {
                  "type": "long",
                  "logicalType": "timestamp-millis"
                },
                "doc": "When it was stated, UTC (waktu pernyataan)."
              }
            ]
          }
        },
        "default": [],
        "doc": "Subjects found to be the same person, or not (hubungan antar subjek)."
      },
      {
        "name": "proposals",
        "type": {
          "type": "array",
          "items": {
            "type": "record",
            "name": "SubjectProposal",
            "doc": "A statement that is proposed (usulan).",
            "fields": [
              {
                "name": "subjectId",
                "type": {
                  "type": "string",
                  "logicalType": "uuid"
                },
                "doc": "The other subject (subjek lain)."
              },
              {
                "name": "relation",
                "type": {
                  "type": "enum",
                  "name": "ProposedRelation",
                  "symbols": [
                    "UNKNOWN",
                    "SAME_PERSON",
                    "NOT_SAME_PERSON"
                  ],
                  "default": "UNKNOWN",
                  "doc": "What is proposed about the two (hubungan)."
                },
                "doc": "What is proposed about the two (hubungan)."
              },
              {
                "name": "assertedAt",
                "type": {
                  "type": "long",
                  "logicalType": "timestamp-millis"
                },
                "doc": "When it was proposed, UTC (waktu usulan)."
              }
            ]
          }
        },
        "default": [],
        "doc": "Statements that its owner proposes to the identity authority; they count for nothing by themselves (usulan hubungan)."
      }
    ]
  },
  "WatchMatter": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "WatchMatter",
    "doc": "Whom a watch is about, what it asks, who asked for it and why (isi daftar cegah dan tangkal). Only ever travels sealed, group watch.",
    "fields": [
      {
        "name": "subjectId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "Pseudonym of the person (nomor subjek)."
      },
      {
        "name": "category",
        "type": {
          "type": "enum",
          "name": "WatchCategory",
          "symbols": [
            "UNKNOWN",
            "CEGAH",
            "TANGKAL",
            "LOOKOUT"
          ],
          "default": "UNKNOWN",
          "doc": "Kind of watch (jenis)."
        },
        "doc": "Kind of watch (jenis)."
      },
      {
        "name": "requestedAction",
        "type": {
          "type": "enum",
          "name": "WatchAction",
          "symbols": [
            "UNKNOWN",
            "INFORM",
            "LOCATE",
            "CHECK_DOCUMENT",
            "PREVENT_EXIT",
            "REFUSE_ENTRY"
          ],
          "default": "UNKNOWN",
          "doc": "What is asked of whoever meets the person (tindakan yang diminta)."
        },
        "doc": "What is asked of whoever meets the person (tindakan yang diminta)."
      },
      {
        "name": "requestedBy",
        "type": "string",
        "doc": "Competent agency that asked for it (instansi pemohon)."
      },
      {
        "name": "legalReference",
        "type": "string",
        "doc": "Decision it rests on (dasar keputusan)."
      },
      {
        "name": "statusReason",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Why it was withdrawn (alasan)."
      },
      {
        "name": "person",
        "type": [
          "null",
          {
            "type": "record",
            "name": "Identity",
            "doc": "Who a person is, as the travel document says (identitas). Only ever travels sealed, group identity.",
            "fields": [
              {
                "name": "surname",
                "type": "string",
                "doc": "Primary identifier (nama keluarga)."
              },
              {
                "name": "givenNames",
                "type": "string",
                "doc": "Secondary identifier, may be empty (nama depan)."
              },
              {
                "name": "document",
                "doc": "The travel document shown (dokumen perjalanan).",
                "type": {
                  "type": "record",
                  "name": "TravelDocument",
                  "doc": "A travel document (dokumen perjalanan).",
                  "fields": [
                    {
                      "name": "issuingState",
                      "type": "string",
                      "doc": "ICAO 9303 code of the issuing state (negara penerbit)."
                    },
                    {
                      "name": "type",
                      "type": "string",
                      "doc": "Document type as in the machine-readable zone (jenis dokumen)."
                    },
                    {
                      "name": "number",
                      "type": "string",
                      "doc": "Document number (nomor dokumen)."
                    },
                    {
                      "name": "expiry",
                      "type": {
                        "type": "int",
                        "logicalType": "date"
                      },
                      "doc": "Last day of validity (tanggal kedaluwarsa)."
                    }
                  ]
                }
              },
              {
                "name": "nationality",
                "type": "string",
                "doc": "ICAO 9303 code of the nationality (kewarganegaraan)."
              },
              {
                "name": "birthDate",
                "type": {
                  "type": "int",
                  "logicalType": "date"
                },
                "doc": "Date of birth (tanggal lahir)."
              },
              {
                "name": "sex",
                "type": {
                  "type": "enum",
                  "name": "DocumentSex",
                  "symbols": [
                    "UNKNOWN",
                    "F",
                    "M",
                    "X"
                  ],
                  "default": "UNKNOWN",
                  "doc": "Sex as the document states it (jenis kelamin menurut dokumen)."
                },
                "doc": "Sex as the document states it (jenis kelamin)."
              },
              {
                "name": "machineReadableZone",
                "type": [
                  "null",
                  "string"
                ],
                "default": null,
                "doc": "The two lines of the machine-readable zone joined by a line feed, when it was read (zona baca mesin)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "Who it is about (orang)."
      }
    ]
  },
  "Watch": {
    "type": "record",
    "namespace": "id.timpora.sinergi",
    "name": "Watch",
    "doc": "Cegah, tangkal or lookout: what to do when a person turns up, until when, on what law (daftar cegah dan tangkal). Whole state after the change.",
    "fields": [
      {
        "name": "eventId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of this event (nomor peristiwa)."
      },
      {
        "name": "version",
        "type": "int",
        "doc": "1, 2, 3 ... without holes per entity, minted by the owner (versi)."
      },
      {
        "name": "change",
        "type": {
          "type": "enum",
          "name": "WatchChange",
          "symbols": [
            "UNKNOWN",
            "PLACED",
            "EXTENDED",
            "LAPSED",
            "WITHDRAWN"
          ],
          "default": "UNKNOWN",
          "doc": "Changes of a watch (perubahan)."
        },
        "doc": "What happened to the entity (jenis perubahan)."
      },
      {
        "name": "owner",
        "type": "string",
        "doc": "Code of the agency that owns the entity; never changes (instansi pemilik)."
      },
      {
        "name": "occurredAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When it happened, UTC (waktu kejadian)."
      },
      {
        "name": "recordedAt",
        "type": {
          "type": "long",
          "logicalType": "timestamp-millis"
        },
        "doc": "When the owner's service recorded it, UTC (waktu pencatatan)."
      },
      {
        "name": "correlationId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Ties the events of one matter together (nomor perkara bersama)."
      },
      {
        "name": "causationId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "The event that led to this one (peristiwa penyebab)."
      },
      {
        "name": "handling",
        "type": {
          "type": "record",
          "name": "Handling",
          "doc": "How an event may be used: purpose, law and time limit (ketentuan penanganan data; UU PDP 27/2022).",
          "fields": [
            {
              "name": "purpose",
              "type": "string",
              "doc": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION."
            },
            {
              "name": "legalBasis",
              "type": "string",
              "doc": "The article that allows it (dasar hukum)."
            },
            {
              "name": "retainUntil",
              "type": {
                "type": "int",
                "logicalType": "date"
              },
              "doc": "Last day the content may be kept (batas retensi)."
            },
            {
              "name": "exercise",
              "type": "boolean",
              "doc": "True for drills, never a real case; follows from exerciseId (latihan).",
              "default": false
            },
            {
              "name": "disputed",
              "type": "boolean",
              "doc": "True while its content is contested (disengketakan).",
              "default": false
            },
            {
              "name": "exerciseId",
              "type": [
                "null",
                {
                  "type": "string",
                  "logicalType": "uuid"
                }
              ],
              "default": null,
              "doc": "The exercise that it is part of; null where it is live (nomor latihan)."
            }
          ]
        },
        "doc": "Purpose, legal basis, retention (ketentuan penanganan)."
      },
      {
        "name": "watchId",
        "type": {
          "type": "string",
          "logicalType": "uuid"
        },
        "doc": "Identity of the watch (nomor)."
      },
      {
        "name": "subjectId",
        "type": [
          "null",
          {
            "type": "string",
            "logicalType": "uuid"
          }
        ],
        "default": null,
        "doc": "Pseudonym of the person; found by the document where it is left out. On the log in watches of before only (nomor subjek)."
      },
      {
        "name": "category",
        "type": {
          "type": "enum",
          "name": "WatchCategory",
          "symbols": [
            "UNKNOWN",
            "CEGAH",
            "TANGKAL",
            "LOOKOUT"
          ],
          "default": "UNKNOWN",
          "doc": "Kind of watch (jenis)."
        },
        "doc": "Kind of watch; on the log UNKNOWN but in watches of before (jenis)."
      },
      {
        "name": "requestedAction",
        "type": {
          "type": "enum",
          "name": "WatchAction",
          "symbols": [
            "UNKNOWN",
            "INFORM",
            "LOCATE",
            "CHECK_DOCUMENT",
            "PREVENT_EXIT",
            "REFUSE_ENTRY"
          ],
          "default": "UNKNOWN",
          "doc": "What is asked of whoever meets the person (tindakan yang diminta)."
        },
        "doc": "What is asked of whoever meets the person; on the log UNKNOWN but in watches of before (tindakan yang diminta)."
      },
      {
        "name": "requestedBy",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Competent agency that asked for it; on the log in watches of before only (instansi pemohon)."
      },
      {
        "name": "legalReference",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Decision it rests on; on the log in watches of before only (dasar keputusan)."
      },
      {
        "name": "validFrom",
        "type": {
          "type": "int",
          "logicalType": "date"
        },
        "doc": "First day (berlaku sejak)."
      },
      {
        "name": "validUntil",
        "type": {
          "type": "int",
          "logicalType": "date"
        },
        "doc": "Last day; a watch without one is refused (berlaku sampai)."
      },
      {
        "name": "urgent",
        "type": "boolean",
        "default": false,
        "doc": "Asked for in urgency: lapses early unless confirmed (mendesak)."
      },
      {
        "name": "extensions",
        "type": "int",
        "doc": "How often it was extended (jumlah perpanjangan)."
      },
      {
        "name": "status",
        "type": {
          "type": "enum",
          "name": "WatchStatus",
          "symbols": [
            "UNKNOWN",
            "ACTIVE",
            "LAPSED",
            "WITHDRAWN"
          ],
          "default": "UNKNOWN",
          "doc": "Status of a watch (status)."
        },
        "doc": "Status after the change (status)."
      },
      {
        "name": "statusReason",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "Why it was withdrawn; on the log in watches of before only (alasan)."
      },
      {
        "name": "person",
        "type": [
          "null",
          {
            "type": "record",
            "name": "Sealed",
            "doc": "A group of fields sealed for those entitled to open it (data tersegel): AES-256-GCM over the group's own Avro bytes.",
            "fields": [
              {
                "name": "format",
                "type": "int",
                "default": 1,
                "doc": "Format of the seal: 2 is bound to its whole record, 1 was bound to its event only (format segel)."
              },
              {
                "name": "group",
                "type": "string",
                "doc": "Sealed group (kelompok data), such as identity."
              },
              {
                "name": "scope",
                "type": "string",
                "doc": "What the key belongs to: the subject's id, or the entity's where there is no subject (lingkup kunci)."
              },
              {
                "name": "generation",
                "type": "int",
                "doc": "Generation of the subject key (generasi kunci)."
              },
              {
                "name": "fingerprint",
                "type": {
                  "type": "fixed",
                  "name": "SchemaFingerprint",
                  "size": 8
                },
                "doc": "CRC-64-AVRO of the group's schema, little-endian (sidik jari skema)."
              },
              {
                "name": "nonce",
                "type": {
                  "type": "fixed",
                  "name": "SealNonce",
                  "size": 12
                },
                "doc": "AES-GCM nonce (nonce)."
              },
              {
                "name": "ciphertext",
                "type": "bytes",
                "doc": "Sealed bytes with the 16-byte tag at their end (isi tersandi)."
              }
            ]
          }
        ],
        "default": null,
        "doc": "Who it is about; sealed by itself in watches of before only (orang, tersegel)."
      },
      {
        "name": "kecamatan",
        "type": [
          "null",
          "string"
        ],
        "default": null,
        "doc": "District whose agency may open it too (kode kecamatan)."
      },
      {
        "name": "addressees",
        "type": {
          "type": "array",
          "items": "string"
        },
        "default": [],
        "doc": "Agencies that may open it, beside its owner and those whose profile says so (instansi yang dituju)."
      },
      {
        "name": "matter",
        "type": [
          "null",
          "Sealed"
        ],
        "default": null,
        "doc": "Whom it is about, what it asks, who asked and why, sealed; null in watches of before (isi, tersegel)."
      }
    ]
  }
};
