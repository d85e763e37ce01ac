// generated, do not edit: npm run generate
import type { Flow } from './types.js';

/** What an agency's system may send for each flow: JSON Schema 2020-12, sealed groups in the clear, server-minted fields left out. */
export const intakeSchemas: Readonly<Record<Flow, Readonly<Record<string, unknown>>>> = {
  "permit": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "PermitIntake",
    "type": "object",
    "description": "A stay permit after a change (izin tinggal). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "subjectId": {
        "type": "string",
        "format": "uuid",
        "description": "Pseudonym of the person; found by the document where it is left out (nomor subjek)."
      },
      "kind": {
        "type": "string",
        "enum": [
          "KUNJUNGAN",
          "TERBATAS",
          "TETAP",
          "DINAS",
          "DIPLOMATIK"
        ],
        "description": "Kind of stay permit (jenis izin tinggal).",
        "examples": [
          "KUNJUNGAN"
        ]
      },
      "origin": {
        "type": "string",
        "enum": [
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
        "description": "What the permit came from (asal izin tinggal).",
        "examples": [
          "VISIT_VISA"
        ]
      },
      "indexCode": {
        "type": "string",
        "maxLength": 10,
        "pattern": "^[A-Z][A-Z0-9]{0,9}$",
        "description": "Index of the visa or permit (indeks).",
        "examples": [
          "C1"
        ]
      },
      "activities": {
        "type": "array",
        "items": {
          "type": "string",
          "maxLength": 40,
          "pattern": "^[A-Z][A-Z_]{0,39}$"
        },
        "maxItems": 20,
        "description": "Activities it allows, as codes (kegiatan yang diizinkan).",
        "examples": [
          [
            "TOURISM"
          ]
        ]
      },
      "sponsorId": {
        "type": [
          "string",
          "null"
        ],
        "minLength": 1,
        "maxLength": 60,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Sponsor or guarantor, as the agency names it (penjamin)."
      },
      "validFrom": {
        "type": "string",
        "format": "date",
        "description": "First day of the stay (berlaku sejak).",
        "examples": [
          "2026-11-01"
        ]
      },
      "validUntil": {
        "type": "string",
        "format": "date",
        "description": "Last day of the stay (berlaku sampai).",
        "examples": [
          "2026-11-30"
        ]
      },
      "decisionNo": {
        "type": [
          "string",
          "null"
        ],
        "minLength": 1,
        "maxLength": 60,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Number of the national decision that this change rests on, where the law as the exchange keeps it does not provide for it (nomor keputusan)."
      },
      "decisionOfficer": {
        "type": [
          "string",
          "null"
        ],
        "minLength": 3,
        "maxLength": 80,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Officer who answers for that decision, by name (pejabat)."
      },
      "kecamatan": {
        "type": [
          "string",
          "null"
        ],
        "maxLength": 8,
        "pattern": "^\\d{2}\\.\\d{2}\\.\\d{2}$",
        "description": "District where the holder lives (kecamatan tempat tinggal).",
        "examples": [
          "31.71.06"
        ]
      },
      "holder": {
        "type": "object",
        "description": "Who holds it, sealed (pemegang, tersegel).",
        "properties": {
          "surname": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Primary identifier (nama keluarga).",
            "examples": [
              "CONTOH"
            ]
          },
          "givenNames": {
            "type": "string",
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Secondary identifier, may be empty (nama depan).",
            "examples": [
              "TELADAN SATU"
            ]
          },
          "document": {
            "type": "object",
            "description": "The travel document shown (dokumen perjalanan).",
            "properties": {
              "issuingState": {
                "type": "string",
                "maxLength": 3,
                "pattern": "^[A-Z]{1,3}$",
                "description": "ICAO 9303 code of the issuing state (negara penerbit).",
                "examples": [
                  "UTO"
                ]
              },
              "type": {
                "type": "string",
                "maxLength": 2,
                "pattern": "^[A-Z]{1,2}$",
                "description": "Document type as in the machine-readable zone (jenis dokumen).",
                "examples": [
                  "P"
                ]
              },
              "number": {
                "type": "string",
                "maxLength": 20,
                "pattern": "^[A-Z0-9]{1,20}$",
                "description": "Document number (nomor dokumen).",
                "examples": [
                  "X00000001"
                ]
              },
              "expiry": {
                "type": "string",
                "format": "date",
                "description": "Last day of validity (tanggal kedaluwarsa).",
                "examples": [
                  "2031-04-15"
                ]
              }
            },
            "required": [
              "issuingState",
              "type",
              "number",
              "expiry"
            ],
            "additionalProperties": false
          },
          "nationality": {
            "type": "string",
            "maxLength": 3,
            "pattern": "^[A-Z]{1,3}$",
            "description": "ICAO 9303 code of the nationality (kewarganegaraan).",
            "examples": [
              "UTO"
            ]
          },
          "birthDate": {
            "type": "string",
            "format": "date",
            "description": "Date of birth (tanggal lahir).",
            "examples": [
              "1990-01-31"
            ]
          },
          "sex": {
            "type": "string",
            "enum": [
              "F",
              "M",
              "X"
            ],
            "description": "Sex as the document states it (jenis kelamin).",
            "examples": [
              "F"
            ]
          },
          "machineReadableZone": {
            "type": [
              "string",
              "null"
            ],
            "maxLength": 89,
            "pattern": "^[A-Z0-9<]{44}\\n[A-Z0-9<]{44}$",
            "description": "The two lines of the machine-readable zone joined by a line feed, when it was read (zona baca mesin)."
          }
        },
        "required": [
          "surname",
          "givenNames",
          "document",
          "nationality",
          "birthDate",
          "sex"
        ],
        "additionalProperties": false,
        "x-sealed": "identity"
      },
      "address": {
        "type": [
          "object",
          "null"
        ],
        "description": "Where the holder lives, sealed (alamat, tersegel).",
        "properties": {
          "lat": {
            "type": "number",
            "minimum": -90,
            "maximum": 90,
            "description": "Latitude in degrees, WGS 84 (lintang).",
            "examples": [
              -6.1965
            ]
          },
          "lon": {
            "type": "number",
            "minimum": -180,
            "maximum": 180,
            "description": "Longitude in degrees, WGS 84 (bujur).",
            "examples": [
              106.8345
            ]
          },
          "accuracyMetres": {
            "type": "number",
            "minimum": 0,
            "maximum": 50000,
            "description": "Radius of uncertainty in metres (ketelitian).",
            "examples": [
              25
            ]
          },
          "address": {
            "type": [
              "string",
              "null"
            ],
            "minLength": 1,
            "maxLength": 300,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Street address as noted (alamat).",
            "examples": [
              "Jalan Contoh 1"
            ]
          }
        },
        "required": [
          "lat",
          "lon",
          "accuracyMetres"
        ],
        "additionalProperties": false,
        "x-sealed": "location"
      },
      "precedingPermitId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The permit that a bridging permit follows; of no other permit (izin sebelumnya)."
      },
      "bridgePaidAt": {
        "type": [
          "string",
          "null"
        ],
        "format": "date-time",
        "description": "When a bridging permit was paid, UTC (waktu pembayaran jembatan)."
      }
    },
    "required": [
      "handling",
      "kind",
      "origin",
      "indexCode",
      "validFrom",
      "validUntil",
      "holder"
    ],
    "additionalProperties": false
  },
  "diplomatic-permit": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "DiplomaticPermitIntake",
    "type": "object",
    "description": "A diplomatic or service stay permit, on the word of the Foreign Ministry (izin tinggal diplomatik atau dinas). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "subjectId": {
        "type": "string",
        "format": "uuid",
        "description": "Pseudonym of the person; found by the document where it is left out (nomor subjek)."
      },
      "kind": {
        "type": "string",
        "enum": [
          "DINAS",
          "DIPLOMATIK"
        ],
        "description": "Kind of stay permit (jenis izin tinggal).",
        "examples": [
          "DIPLOMATIK"
        ]
      },
      "noteNo": {
        "type": "string",
        "minLength": 3,
        "maxLength": 60,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Number of the Foreign Ministry's note that this rests on (nomor nota Kementerian Luar Negeri).",
        "examples": [
          "NOTA/001/LATIHAN/2026"
        ]
      },
      "validFrom": {
        "type": "string",
        "format": "date",
        "description": "First day of the stay (berlaku sejak).",
        "examples": [
          "2026-11-01"
        ]
      },
      "validUntil": {
        "type": "string",
        "format": "date",
        "description": "Last day of the stay (berlaku sampai).",
        "examples": [
          "2027-10-31"
        ]
      },
      "kecamatan": {
        "type": [
          "string",
          "null"
        ],
        "maxLength": 8,
        "pattern": "^\\d{2}\\.\\d{2}\\.\\d{2}$",
        "description": "District where the holder lives (kecamatan tempat tinggal).",
        "examples": [
          "31.71.06"
        ]
      },
      "holder": {
        "type": "object",
        "description": "Who holds it, sealed (pemegang, tersegel).",
        "properties": {
          "surname": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Primary identifier (nama keluarga).",
            "examples": [
              "CONTOH"
            ]
          },
          "givenNames": {
            "type": "string",
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Secondary identifier, may be empty (nama depan).",
            "examples": [
              "TELADAN SATU"
            ]
          },
          "document": {
            "type": "object",
            "description": "The travel document shown (dokumen perjalanan).",
            "properties": {
              "issuingState": {
                "type": "string",
                "maxLength": 3,
                "pattern": "^[A-Z]{1,3}$",
                "description": "ICAO 9303 code of the issuing state (negara penerbit).",
                "examples": [
                  "UTO"
                ]
              },
              "type": {
                "type": "string",
                "maxLength": 2,
                "pattern": "^[A-Z]{1,2}$",
                "description": "Document type as in the machine-readable zone (jenis dokumen).",
                "examples": [
                  "P"
                ]
              },
              "number": {
                "type": "string",
                "maxLength": 20,
                "pattern": "^[A-Z0-9]{1,20}$",
                "description": "Document number (nomor dokumen).",
                "examples": [
                  "X00000001"
                ]
              },
              "expiry": {
                "type": "string",
                "format": "date",
                "description": "Last day of validity (tanggal kedaluwarsa).",
                "examples": [
                  "2031-04-15"
                ]
              }
            },
            "required": [
              "issuingState",
              "type",
              "number",
              "expiry"
            ],
            "additionalProperties": false
          },
          "nationality": {
            "type": "string",
            "maxLength": 3,
            "pattern": "^[A-Z]{1,3}$",
            "description": "ICAO 9303 code of the nationality (kewarganegaraan).",
            "examples": [
              "UTO"
            ]
          },
          "birthDate": {
            "type": "string",
            "format": "date",
            "description": "Date of birth (tanggal lahir).",
            "examples": [
              "1990-01-31"
            ]
          },
          "sex": {
            "type": "string",
            "enum": [
              "F",
              "M",
              "X"
            ],
            "description": "Sex as the document states it (jenis kelamin).",
            "examples": [
              "F"
            ]
          },
          "machineReadableZone": {
            "type": [
              "string",
              "null"
            ],
            "maxLength": 89,
            "pattern": "^[A-Z0-9<]{44}\\n[A-Z0-9<]{44}$",
            "description": "The two lines of the machine-readable zone joined by a line feed, when it was read (zona baca mesin)."
          }
        },
        "required": [
          "surname",
          "givenNames",
          "document",
          "nationality",
          "birthDate",
          "sex"
        ],
        "additionalProperties": false,
        "x-sealed": "identity"
      }
    },
    "required": [
      "handling",
      "kind",
      "noteNo",
      "validFrom",
      "validUntil",
      "holder"
    ],
    "additionalProperties": false
  },
  "referral": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "ReferralIntake",
    "type": "object",
    "description": "A matter that is not the exchange's to judge, referred to who decides it by a named officer (rujukan). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "subjectId": {
        "type": "string",
        "format": "uuid",
        "description": "Pseudonym of the person (nomor subjek)."
      },
      "kind": {
        "type": "string",
        "enum": [
          "PRIVILEGE",
          "REFUGEE",
          "TRAFFICKING",
          "TWO_NATIONALITIES"
        ],
        "description": "PRIVILEGE: to the Foreign Ministry; REFUGEE: Perpres 125/2016; TRAFFICKING: who may be a victim of it; TWO_NATIONALITIES: a child with two (jenis rujukan).",
        "examples": [
          "PRIVILEGE"
        ]
      },
      "grounds": {
        "type": "array",
        "items": {
          "type": "string",
          "format": "uuid"
        },
        "maxItems": 100,
        "description": "Events it rests on (peristiwa dasar)."
      },
      "officer": {
        "type": "string",
        "minLength": 3,
        "maxLength": 80,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Officer who answers for this change, by name (pejabat).",
        "examples": [
          "Rani Latihan"
        ]
      },
      "addressees": {
        "type": "array",
        "items": {
          "type": "string",
          "maxLength": 40,
          "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
        },
        "maxItems": 60,
        "description": "Agencies that may open its reason, beside its owner (instansi yang dituju).",
        "examples": [
          [
            "imigrasi-jakpus"
          ]
        ]
      },
      "reason": {
        "type": [
          "object",
          "null"
        ],
        "description": "Why it is referred, sealed (alasan, tersegel).",
        "properties": {
          "text": {
            "type": "string",
            "minLength": 1,
            "maxLength": 4000,
            "pattern": "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]*$",
            "description": "The text (isi).",
            "examples": [
              "Contoh catatan."
            ]
          }
        },
        "required": [
          "text"
        ],
        "additionalProperties": false,
        "x-sealed": "addressed"
      }
    },
    "required": [
      "handling",
      "subjectId",
      "kind",
      "grounds",
      "officer"
    ],
    "additionalProperties": false
  },
  "movement": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "MovementIntake",
    "type": "object",
    "description": "An entry or exit at a checkpoint (perlintasan). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "subjectId": {
        "type": "string",
        "format": "uuid",
        "description": "Pseudonym of the person; found by the document where it is left out (nomor subjek)."
      },
      "direction": {
        "type": "string",
        "enum": [
          "ENTRY",
          "EXIT"
        ],
        "description": "Entry or exit (arah).",
        "examples": [
          "ENTRY"
        ]
      },
      "checkpoint": {
        "type": "string",
        "maxLength": 10,
        "pattern": "^[A-Z0-9]{2,10}$",
        "description": "Code of the checkpoint (tempat pemeriksaan imigrasi).",
        "examples": [
          "CGK"
        ]
      },
      "at": {
        "type": "string",
        "format": "date-time",
        "description": "When it was crossed, UTC (waktu perlintasan).",
        "examples": [
          "2026-11-24T02:00:00Z"
        ]
      },
      "permitId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The stay permit it belongs to (nomor izin)."
      },
      "traveller": {
        "type": "object",
        "description": "Who crossed, sealed (pelintas, tersegel).",
        "properties": {
          "surname": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Primary identifier (nama keluarga).",
            "examples": [
              "CONTOH"
            ]
          },
          "givenNames": {
            "type": "string",
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Secondary identifier, may be empty (nama depan).",
            "examples": [
              "TELADAN SATU"
            ]
          },
          "document": {
            "type": "object",
            "description": "The travel document shown (dokumen perjalanan).",
            "properties": {
              "issuingState": {
                "type": "string",
                "maxLength": 3,
                "pattern": "^[A-Z]{1,3}$",
                "description": "ICAO 9303 code of the issuing state (negara penerbit).",
                "examples": [
                  "UTO"
                ]
              },
              "type": {
                "type": "string",
                "maxLength": 2,
                "pattern": "^[A-Z]{1,2}$",
                "description": "Document type as in the machine-readable zone (jenis dokumen).",
                "examples": [
                  "P"
                ]
              },
              "number": {
                "type": "string",
                "maxLength": 20,
                "pattern": "^[A-Z0-9]{1,20}$",
                "description": "Document number (nomor dokumen).",
                "examples": [
                  "X00000001"
                ]
              },
              "expiry": {
                "type": "string",
                "format": "date",
                "description": "Last day of validity (tanggal kedaluwarsa).",
                "examples": [
                  "2031-04-15"
                ]
              }
            },
            "required": [
              "issuingState",
              "type",
              "number",
              "expiry"
            ],
            "additionalProperties": false
          },
          "nationality": {
            "type": "string",
            "maxLength": 3,
            "pattern": "^[A-Z]{1,3}$",
            "description": "ICAO 9303 code of the nationality (kewarganegaraan).",
            "examples": [
              "UTO"
            ]
          },
          "birthDate": {
            "type": "string",
            "format": "date",
            "description": "Date of birth (tanggal lahir).",
            "examples": [
              "1990-01-31"
            ]
          },
          "sex": {
            "type": "string",
            "enum": [
              "F",
              "M",
              "X"
            ],
            "description": "Sex as the document states it (jenis kelamin).",
            "examples": [
              "F"
            ]
          },
          "machineReadableZone": {
            "type": [
              "string",
              "null"
            ],
            "maxLength": 89,
            "pattern": "^[A-Z0-9<]{44}\\n[A-Z0-9<]{44}$",
            "description": "The two lines of the machine-readable zone joined by a line feed, when it was read (zona baca mesin)."
          }
        },
        "required": [
          "surname",
          "givenNames",
          "document",
          "nationality",
          "birthDate",
          "sex"
        ],
        "additionalProperties": false,
        "x-sealed": "identity"
      }
    },
    "required": [
      "handling",
      "direction",
      "checkpoint",
      "at",
      "traveller"
    ],
    "additionalProperties": false
  },
  "lodging": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "LodgingIntake",
    "type": "object",
    "description": "A foreign guest's stay at lodging or a household (pelaporan penginapan, APOA). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "subjectId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "Pseudonym of the person; found by the document where it is left out (nomor subjek)."
      },
      "premisesId": {
        "type": "string",
        "maxLength": 40,
        "pattern": "^[A-Z0-9][A-Z0-9-]{0,39}$",
        "description": "Code of the premises, as the registers have it (kode tempat).",
        "examples": [
          "HTL-0001"
        ]
      },
      "premisesKind": {
        "type": "string",
        "enum": [
          "HOTEL",
          "BOARDING",
          "APARTMENT",
          "HOUSEHOLD"
        ],
        "description": "Kind of premises (jenis tempat).",
        "examples": [
          "HOTEL"
        ]
      },
      "kecamatan": {
        "type": "string",
        "maxLength": 8,
        "pattern": "^\\d{2}\\.\\d{2}\\.\\d{2}$",
        "description": "District of the premises (kode kecamatan).",
        "examples": [
          "31.71.06"
        ]
      },
      "kelurahan": {
        "type": [
          "string",
          "null"
        ],
        "maxLength": 13,
        "pattern": "^\\d{2}\\.\\d{2}\\.\\d{2}\\.\\d{4}$",
        "description": "Village of the premises (kode kelurahan).",
        "examples": [
          "31.71.06.1001"
        ]
      },
      "checkInAt": {
        "type": [
          "string",
          "null"
        ],
        "format": "date-time",
        "description": "When the guest came, UTC; unknown for a check-out without a check-in (waktu masuk).",
        "examples": [
          "2026-11-24T02:00:00Z"
        ]
      },
      "checkOutAt": {
        "type": [
          "string",
          "null"
        ],
        "format": "date-time",
        "description": "When the guest left, UTC (waktu keluar)."
      },
      "receiptNo": {
        "type": [
          "string",
          "null"
        ],
        "minLength": 1,
        "maxLength": 60,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Receipt of the report (nomor tanda terima).",
        "examples": [
          "APOA-2026-000001"
        ]
      },
      "reportedBy": {
        "type": "string",
        "enum": [
          "LODGING",
          "HOUSEHOLD",
          "RT_RW",
          "POLICE"
        ],
        "description": "Who reported (pelapor).",
        "examples": [
          "LODGING"
        ]
      },
      "guest": {
        "type": [
          "object",
          "null"
        ],
        "description": "Who stays, sealed (tamu, tersegel).",
        "properties": {
          "surname": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Primary identifier (nama keluarga).",
            "examples": [
              "CONTOH"
            ]
          },
          "givenNames": {
            "type": "string",
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Secondary identifier, may be empty (nama depan).",
            "examples": [
              "TELADAN SATU"
            ]
          },
          "document": {
            "type": "object",
            "description": "The travel document shown (dokumen perjalanan).",
            "properties": {
              "issuingState": {
                "type": "string",
                "maxLength": 3,
                "pattern": "^[A-Z]{1,3}$",
                "description": "ICAO 9303 code of the issuing state (negara penerbit).",
                "examples": [
                  "UTO"
                ]
              },
              "type": {
                "type": "string",
                "maxLength": 2,
                "pattern": "^[A-Z]{1,2}$",
                "description": "Document type as in the machine-readable zone (jenis dokumen).",
                "examples": [
                  "P"
                ]
              },
              "number": {
                "type": "string",
                "maxLength": 20,
                "pattern": "^[A-Z0-9]{1,20}$",
                "description": "Document number (nomor dokumen).",
                "examples": [
                  "X00000001"
                ]
              },
              "expiry": {
                "type": "string",
                "format": "date",
                "description": "Last day of validity (tanggal kedaluwarsa).",
                "examples": [
                  "2031-04-15"
                ]
              }
            },
            "required": [
              "issuingState",
              "type",
              "number",
              "expiry"
            ],
            "additionalProperties": false
          },
          "nationality": {
            "type": "string",
            "maxLength": 3,
            "pattern": "^[A-Z]{1,3}$",
            "description": "ICAO 9303 code of the nationality (kewarganegaraan).",
            "examples": [
              "UTO"
            ]
          },
          "birthDate": {
            "type": "string",
            "format": "date",
            "description": "Date of birth (tanggal lahir).",
            "examples": [
              "1990-01-31"
            ]
          },
          "sex": {
            "type": "string",
            "enum": [
              "F",
              "M",
              "X"
            ],
            "description": "Sex as the document states it (jenis kelamin).",
            "examples": [
              "F"
            ]
          },
          "machineReadableZone": {
            "type": [
              "string",
              "null"
            ],
            "maxLength": 89,
            "pattern": "^[A-Z0-9<]{44}\\n[A-Z0-9<]{44}$",
            "description": "The two lines of the machine-readable zone joined by a line feed, when it was read (zona baca mesin)."
          }
        },
        "required": [
          "surname",
          "givenNames",
          "document",
          "nationality",
          "birthDate",
          "sex"
        ],
        "additionalProperties": false,
        "x-sealed": "identity"
      },
      "place": {
        "type": [
          "object",
          "null"
        ],
        "description": "Where exactly, sealed (tempat, tersegel).",
        "properties": {
          "lat": {
            "type": "number",
            "minimum": -90,
            "maximum": 90,
            "description": "Latitude in degrees, WGS 84 (lintang).",
            "examples": [
              -6.1965
            ]
          },
          "lon": {
            "type": "number",
            "minimum": -180,
            "maximum": 180,
            "description": "Longitude in degrees, WGS 84 (bujur).",
            "examples": [
              106.8345
            ]
          },
          "accuracyMetres": {
            "type": "number",
            "minimum": 0,
            "maximum": 50000,
            "description": "Radius of uncertainty in metres (ketelitian).",
            "examples": [
              25
            ]
          },
          "address": {
            "type": [
              "string",
              "null"
            ],
            "minLength": 1,
            "maxLength": 300,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Street address as noted (alamat).",
            "examples": [
              "Jalan Contoh 1"
            ]
          }
        },
        "required": [
          "lat",
          "lon",
          "accuracyMetres"
        ],
        "additionalProperties": false,
        "x-sealed": "location"
      }
    },
    "required": [
      "handling",
      "premisesId",
      "premisesKind",
      "kecamatan",
      "reportedBy"
    ],
    "additionalProperties": false
  },
  "sighting": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "SightingIntake",
    "type": "object",
    "description": "The presence or activity of a foreign national as observed (temuan keberadaan atau kegiatan orang asing). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "subjectId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "Pseudonym of the person, when known; never guessed, and only with certainty DOCUMENT_CHECKED or IDENTIFIED (nomor subjek)."
      },
      "seenAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it was seen, UTC (waktu terlihat).",
        "examples": [
          "2026-11-24T02:45:00Z"
        ]
      },
      "kecamatan": {
        "type": "string",
        "maxLength": 8,
        "pattern": "^\\d{2}\\.\\d{2}\\.\\d{2}$",
        "description": "Code of the district where it was seen (kode kecamatan).",
        "examples": [
          "31.71.06"
        ]
      },
      "activity": {
        "type": "string",
        "enum": [
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
        "description": "What the person was doing (kegiatan).",
        "examples": [
          "PRESENT"
        ]
      },
      "certainty": {
        "type": "string",
        "enum": [
          "DOCUMENT_CHECKED",
          "IDENTIFIED",
          "DESCRIBED"
        ],
        "description": "How the person was recognised (tingkat kepastian).",
        "examples": [
          "DESCRIBED"
        ]
      },
      "order": {
        "type": "string",
        "enum": [
          "SURAT_PERINTAH",
          "URGENT",
          "NONE"
        ],
        "description": "On what order the check was made (dasar perintah).",
        "examples": [
          "SURAT_PERINTAH"
        ]
      },
      "orderNo": {
        "type": [
          "string",
          "null"
        ],
        "minLength": 1,
        "maxLength": 60,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Number of the order; may follow when urgent (nomor surat perintah).",
        "examples": [
          "SP/001/XI/2026"
        ]
      },
      "peopleCount": {
        "type": "integer",
        "minimum": 1,
        "maximum": 100000,
        "description": "How many people were seen (jumlah orang).",
        "examples": [
          1
        ]
      },
      "person": {
        "type": [
          "object",
          "null"
        ],
        "description": "Who it was, sealed (orang, tersegel).",
        "properties": {
          "surname": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Primary identifier (nama keluarga).",
            "examples": [
              "CONTOH"
            ]
          },
          "givenNames": {
            "type": "string",
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Secondary identifier, may be empty (nama depan).",
            "examples": [
              "TELADAN SATU"
            ]
          },
          "document": {
            "type": "object",
            "description": "The travel document shown (dokumen perjalanan).",
            "properties": {
              "issuingState": {
                "type": "string",
                "maxLength": 3,
                "pattern": "^[A-Z]{1,3}$",
                "description": "ICAO 9303 code of the issuing state (negara penerbit).",
                "examples": [
                  "UTO"
                ]
              },
              "type": {
                "type": "string",
                "maxLength": 2,
                "pattern": "^[A-Z]{1,2}$",
                "description": "Document type as in the machine-readable zone (jenis dokumen).",
                "examples": [
                  "P"
                ]
              },
              "number": {
                "type": "string",
                "maxLength": 20,
                "pattern": "^[A-Z0-9]{1,20}$",
                "description": "Document number (nomor dokumen).",
                "examples": [
                  "X00000001"
                ]
              },
              "expiry": {
                "type": "string",
                "format": "date",
                "description": "Last day of validity (tanggal kedaluwarsa).",
                "examples": [
                  "2031-04-15"
                ]
              }
            },
            "required": [
              "issuingState",
              "type",
              "number",
              "expiry"
            ],
            "additionalProperties": false
          },
          "nationality": {
            "type": "string",
            "maxLength": 3,
            "pattern": "^[A-Z]{1,3}$",
            "description": "ICAO 9303 code of the nationality (kewarganegaraan).",
            "examples": [
              "UTO"
            ]
          },
          "birthDate": {
            "type": "string",
            "format": "date",
            "description": "Date of birth (tanggal lahir).",
            "examples": [
              "1990-01-31"
            ]
          },
          "sex": {
            "type": "string",
            "enum": [
              "F",
              "M",
              "X"
            ],
            "description": "Sex as the document states it (jenis kelamin).",
            "examples": [
              "F"
            ]
          },
          "machineReadableZone": {
            "type": [
              "string",
              "null"
            ],
            "maxLength": 89,
            "pattern": "^[A-Z0-9<]{44}\\n[A-Z0-9<]{44}$",
            "description": "The two lines of the machine-readable zone joined by a line feed, when it was read (zona baca mesin)."
          }
        },
        "required": [
          "surname",
          "givenNames",
          "document",
          "nationality",
          "birthDate",
          "sex"
        ],
        "additionalProperties": false,
        "x-sealed": "identity"
      },
      "place": {
        "type": "object",
        "description": "Where exactly, sealed (tempat, tersegel).",
        "properties": {
          "lat": {
            "type": "number",
            "minimum": -90,
            "maximum": 90,
            "description": "Latitude in degrees, WGS 84 (lintang).",
            "examples": [
              -6.1965
            ]
          },
          "lon": {
            "type": "number",
            "minimum": -180,
            "maximum": 180,
            "description": "Longitude in degrees, WGS 84 (bujur).",
            "examples": [
              106.8345
            ]
          },
          "accuracyMetres": {
            "type": "number",
            "minimum": 0,
            "maximum": 50000,
            "description": "Radius of uncertainty in metres (ketelitian).",
            "examples": [
              25
            ]
          },
          "address": {
            "type": [
              "string",
              "null"
            ],
            "minLength": 1,
            "maxLength": 300,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Street address as noted (alamat).",
            "examples": [
              "Jalan Contoh 1"
            ]
          }
        },
        "required": [
          "lat",
          "lon",
          "accuracyMetres"
        ],
        "additionalProperties": false,
        "x-sealed": "location"
      }
    },
    "required": [
      "handling",
      "seenAt",
      "kecamatan",
      "activity",
      "certainty",
      "order",
      "peopleCount",
      "place"
    ],
    "additionalProperties": false
  },
  "presence": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "PresenceIntake",
    "type": "object",
    "description": "The identity authority's word that a person was in a district (keberadaan orang asing yang dipastikan). With the district's own evidence it lets the district open that person's identity. Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "subjectId": {
        "type": "string",
        "format": "uuid",
        "description": "Pseudonym of the person (nomor subjek)."
      },
      "kecamatan": {
        "type": "string",
        "maxLength": 8,
        "pattern": "^\\d{2}\\.\\d{2}\\.\\d{2}$",
        "description": "Code of the district where the person was (kode kecamatan).",
        "examples": [
          "31.71.06"
        ]
      },
      "basis": {
        "type": "string",
        "enum": [
          "DOCUMENT_MATCHED",
          "LODGING_CONFIRMED",
          "OFFICER"
        ],
        "description": "On what the authority relies: the document, the lodging, or an officer's decision (dasar kepastian).",
        "examples": [
          "OFFICER"
        ]
      },
      "evidence": {
        "type": "string",
        "format": "uuid",
        "description": "Event of another agency by which the person was seen or lodged there (peristiwa bukti)."
      },
      "until": {
        "type": "string",
        "format": "date-time",
        "description": "Until when it counts, UTC (berlaku sampai).",
        "examples": [
          "2026-12-08T03:00:00Z"
        ]
      }
    },
    "required": [
      "handling",
      "subjectId",
      "kecamatan",
      "basis",
      "evidence",
      "until"
    ],
    "additionalProperties": false
  },
  "hold": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "HoldIntake",
    "type": "object",
    "description": "The identity authority's word that a subject is held for a human: which leads may not name it, and never why (penangguhan). Only its service writes it. Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      }
    },
    "required": [
      "handling"
    ],
    "additionalProperties": false
  },
  "watch": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "WatchIntake",
    "type": "object",
    "description": "Cegah, tangkal or lookout: what to do when a person turns up, until when, on what law (daftar cegah dan tangkal). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "subjectId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "Pseudonym of the person; found by the document where it is left out. On the log in watches of before only (nomor subjek)."
      },
      "category": {
        "type": "string",
        "enum": [
          "CEGAH",
          "TANGKAL",
          "LOOKOUT"
        ],
        "description": "Kind of watch; on the log UNKNOWN but in watches of before (jenis).",
        "examples": [
          "CEGAH"
        ]
      },
      "requestedAction": {
        "type": "string",
        "enum": [
          "INFORM",
          "LOCATE",
          "CHECK_DOCUMENT",
          "PREVENT_EXIT",
          "REFUSE_ENTRY"
        ],
        "description": "What is asked of whoever meets the person; on the log UNKNOWN but in watches of before (tindakan yang diminta).",
        "examples": [
          "PREVENT_EXIT"
        ]
      },
      "requestedBy": {
        "type": [
          "string",
          "null"
        ],
        "maxLength": 40,
        "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        "description": "Competent agency that asked for it; on the log in watches of before only (instansi pemohon).",
        "examples": [
          "kejari-jakpus"
        ]
      },
      "legalReference": {
        "type": [
          "string",
          "null"
        ],
        "minLength": 1,
        "maxLength": 120,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Decision it rests on; on the log in watches of before only (dasar keputusan).",
        "examples": [
          "KEP-001/LATIHAN/2026"
        ]
      },
      "validFrom": {
        "type": "string",
        "format": "date",
        "description": "First day (berlaku sejak).",
        "examples": [
          "2026-11-24"
        ]
      },
      "validUntil": {
        "type": "string",
        "format": "date",
        "description": "Last day; a watch without one is refused (berlaku sampai).",
        "examples": [
          "2027-05-23"
        ]
      },
      "urgent": {
        "type": "boolean",
        "description": "Asked for in urgency: lapses early unless confirmed (mendesak).",
        "examples": [
          false
        ]
      },
      "person": {
        "type": [
          "object",
          "null"
        ],
        "description": "Who it is about; sealed by itself in watches of before only (orang, tersegel).",
        "properties": {
          "surname": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Primary identifier (nama keluarga).",
            "examples": [
              "CONTOH"
            ]
          },
          "givenNames": {
            "type": "string",
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Secondary identifier, may be empty (nama depan).",
            "examples": [
              "TELADAN SATU"
            ]
          },
          "document": {
            "type": "object",
            "description": "The travel document shown (dokumen perjalanan).",
            "properties": {
              "issuingState": {
                "type": "string",
                "maxLength": 3,
                "pattern": "^[A-Z]{1,3}$",
                "description": "ICAO 9303 code of the issuing state (negara penerbit).",
                "examples": [
                  "UTO"
                ]
              },
              "type": {
                "type": "string",
                "maxLength": 2,
                "pattern": "^[A-Z]{1,2}$",
                "description": "Document type as in the machine-readable zone (jenis dokumen).",
                "examples": [
                  "P"
                ]
              },
              "number": {
                "type": "string",
                "maxLength": 20,
                "pattern": "^[A-Z0-9]{1,20}$",
                "description": "Document number (nomor dokumen).",
                "examples": [
                  "X00000001"
                ]
              },
              "expiry": {
                "type": "string",
                "format": "date",
                "description": "Last day of validity (tanggal kedaluwarsa).",
                "examples": [
                  "2031-04-15"
                ]
              }
            },
            "required": [
              "issuingState",
              "type",
              "number",
              "expiry"
            ],
            "additionalProperties": false
          },
          "nationality": {
            "type": "string",
            "maxLength": 3,
            "pattern": "^[A-Z]{1,3}$",
            "description": "ICAO 9303 code of the nationality (kewarganegaraan).",
            "examples": [
              "UTO"
            ]
          },
          "birthDate": {
            "type": "string",
            "format": "date",
            "description": "Date of birth (tanggal lahir).",
            "examples": [
              "1990-01-31"
            ]
          },
          "sex": {
            "type": "string",
            "enum": [
              "F",
              "M",
              "X"
            ],
            "description": "Sex as the document states it (jenis kelamin).",
            "examples": [
              "F"
            ]
          },
          "machineReadableZone": {
            "type": [
              "string",
              "null"
            ],
            "maxLength": 89,
            "pattern": "^[A-Z0-9<]{44}\\n[A-Z0-9<]{44}$",
            "description": "The two lines of the machine-readable zone joined by a line feed, when it was read (zona baca mesin)."
          }
        },
        "required": [
          "surname",
          "givenNames",
          "document",
          "nationality",
          "birthDate",
          "sex"
        ],
        "additionalProperties": false,
        "x-sealed": "identity"
      },
      "kecamatan": {
        "type": [
          "string",
          "null"
        ],
        "maxLength": 8,
        "pattern": "^\\d{2}\\.\\d{2}\\.\\d{2}$",
        "description": "District whose agency may open it too (kode kecamatan)."
      },
      "addressees": {
        "type": "array",
        "items": {
          "type": "string",
          "maxLength": 40,
          "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
        },
        "maxItems": 60,
        "description": "Agencies that may open it, beside its owner and those whose profile says so (instansi yang dituju).",
        "examples": [
          []
        ]
      }
    },
    "required": [
      "handling",
      "category",
      "requestedAction",
      "requestedBy",
      "legalReference",
      "validFrom",
      "validUntil"
    ],
    "additionalProperties": false
  },
  "alert": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "AlertIntake",
    "type": "object",
    "description": "A lead from early detection or from an agency: never a verdict (peringatan dini). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "ruleId": {
        "type": [
          "string",
          "null"
        ],
        "maxLength": 60,
        "pattern": "^[a-z][a-z0-9-]{0,59}$",
        "description": "Rule that raised it; none when an agency did (aturan).",
        "examples": [
          "overstay"
        ]
      },
      "ruleVersion": {
        "type": [
          "integer",
          "null"
        ],
        "minimum": 1,
        "maximum": 2147483647,
        "description": "Version of the rule (versi aturan).",
        "examples": [
          1
        ]
      },
      "subjectId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "Pseudonym of the person it is about, when it is about one (nomor subjek)."
      },
      "kecamatan": {
        "type": [
          "string",
          "null"
        ],
        "maxLength": 8,
        "pattern": "^\\d{2}\\.\\d{2}\\.\\d{2}$",
        "description": "District it is about (kode kecamatan).",
        "examples": [
          "31.71.06"
        ]
      },
      "category": {
        "type": "string",
        "enum": [
          "OVERSTAY",
          "WATCH_HIT",
          "LODGING",
          "ACTIVITY",
          "REPRESENTATION",
          "ELECTION",
          "OTHER"
        ],
        "description": "What it is about (jenis peringatan).",
        "examples": [
          "OVERSTAY"
        ]
      },
      "severity": {
        "type": "string",
        "enum": [
          "LOW",
          "MEDIUM",
          "HIGH"
        ],
        "description": "How urgent it is (tingkat).",
        "examples": [
          "MEDIUM"
        ]
      },
      "requestedAction": {
        "type": "string",
        "enum": [
          "INFORM",
          "CHECK_RECORDS",
          "CHECK_DOCUMENT",
          "LOCATE",
          "PROTECT"
        ],
        "description": "What a human of the competent agency is asked to decide on (tindak lanjut yang diminta).",
        "examples": [
          "CHECK_RECORDS"
        ]
      },
      "competentAgency": {
        "type": "string",
        "maxLength": 40,
        "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        "description": "Agency that is competent to act (instansi berwenang).",
        "examples": [
          "imigrasi-jakpus"
        ]
      },
      "dueAt": {
        "type": [
          "string",
          "null"
        ],
        "format": "date-time",
        "description": "When an answer is asked for, UTC (batas waktu).",
        "examples": [
          "2026-11-27T03:00:00Z"
        ]
      },
      "evidence": {
        "type": "array",
        "items": {
          "type": "string",
          "format": "uuid"
        },
        "maxItems": 100,
        "description": "Events it rests on (peristiwa pendukung)."
      },
      "explanationId": {
        "type": "string",
        "minLength": 10,
        "maxLength": 1000,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Why, in Indonesian: facts and rules, never a person (penjelasan).",
        "examples": [
          "Izin kunjungan berakhir 2026-11-20; tidak ada permohonan, tidak ada keluar."
        ]
      },
      "explanationEn": {
        "type": "string",
        "minLength": 10,
        "maxLength": 1000,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Why, in English (penjelasan dalam bahasa Inggris).",
        "examples": [
          "Visit permit ended 2026-11-20; no application pending, no exit."
        ]
      },
      "addressees": {
        "type": "array",
        "items": {
          "type": "string",
          "maxLength": 40,
          "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
        },
        "maxItems": 60,
        "description": "Agencies that may open its detail, beside its owner (instansi yang dituju).",
        "examples": [
          [
            "polri-jakpus"
          ]
        ]
      },
      "detail": {
        "type": [
          "object",
          "null"
        ],
        "description": "Details for the agencies it is addressed to, sealed (rincian, tersegel).",
        "properties": {
          "text": {
            "type": "string",
            "minLength": 1,
            "maxLength": 4000,
            "pattern": "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]*$",
            "description": "The text (isi).",
            "examples": [
              "Contoh catatan."
            ]
          }
        },
        "required": [
          "text"
        ],
        "additionalProperties": false,
        "x-sealed": "addressed"
      }
    },
    "required": [
      "handling",
      "category",
      "severity",
      "requestedAction",
      "competentAgency",
      "explanationId",
      "explanationEn"
    ],
    "additionalProperties": false
  },
  "response": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "ResponseIntake",
    "type": "object",
    "description": "What one agency did about one alert (tindak lanjut). One entity per alert and agency. Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "alertId": {
        "type": "string",
        "format": "uuid",
        "description": "The alert (nomor peringatan)."
      },
      "result": {
        "type": [
          "string",
          "null"
        ],
        "enum": [
          "FOUND",
          "NOT_FOUND",
          "WRONG_PERSON",
          "MISUSED_IDENTITY",
          "NOT_EXECUTABLE",
          "LAWFUL",
          null
        ],
        "description": "What was found (hasil)."
      },
      "officer": {
        "type": "string",
        "minLength": 3,
        "maxLength": 120,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "The human who answers for it, as the agency names them (petugas).",
        "examples": [
          "officer 0001"
        ]
      },
      "note": {
        "type": [
          "object",
          "null"
        ],
        "description": "What there is to say, sealed (catatan, tersegel).",
        "properties": {
          "text": {
            "type": "string",
            "minLength": 1,
            "maxLength": 4000,
            "pattern": "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]*$",
            "description": "The text (isi).",
            "examples": [
              "Contoh catatan."
            ]
          }
        },
        "required": [
          "text"
        ],
        "additionalProperties": false,
        "x-sealed": "case"
      }
    },
    "required": [
      "handling",
      "alertId",
      "officer"
    ],
    "additionalProperties": false
  },
  "request": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "InformationRequestIntake",
    "type": "object",
    "description": "A request for information to agencies, by name, role or area, with a due time (permintaan informasi). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "to": {
        "type": "object",
        "description": "Whom it is addressed to (tujuan).",
        "properties": {
          "agencies": {
            "type": "array",
            "items": {
              "type": "string",
              "maxLength": 40,
              "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
            },
            "maxItems": 60,
            "description": "Agencies by code (instansi).",
            "examples": [
              [
                "imigrasi-jakpus"
              ]
            ]
          },
          "roles": {
            "type": "array",
            "items": {
              "type": "string",
              "maxLength": 40,
              "pattern": "^[a-z]{1,40}$"
            },
            "maxItems": 20,
            "description": "Agencies that publish this flow (peran), such as permit.",
            "examples": [
              []
            ]
          },
          "areas": {
            "type": "array",
            "items": {
              "type": "string",
              "maxLength": 13,
              "pattern": "^\\d{2}(\\.\\d{2}(\\.\\d{2}(\\.\\d{4})?)?)?$"
            },
            "maxItems": 60,
            "description": "Agencies that answer for this area and no wider one (wilayah).",
            "examples": [
              []
            ]
          }
        },
        "required": [],
        "additionalProperties": false
      },
      "question": {
        "type": "string",
        "minLength": 5,
        "maxLength": 2000,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "What is asked; the service moves it into detail, sealed (pertanyaan).",
        "examples": [
          "Which lodging reports are held for this subject?"
        ]
      },
      "subjectId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "Pseudonym of the person it is about, when it is about one (nomor subjek)."
      },
      "dueAt": {
        "type": "string",
        "format": "date-time",
        "description": "When an answer is due, UTC (batas waktu).",
        "examples": [
          "2026-11-25T03:00:00Z"
        ]
      },
      "detail": {
        "type": [
          "object",
          "null"
        ],
        "description": "What only the addressed agencies may read, sealed (rincian, tersegel).",
        "properties": {
          "text": {
            "type": "string",
            "minLength": 1,
            "maxLength": 4000,
            "pattern": "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]*$",
            "description": "The text (isi).",
            "examples": [
              "Contoh catatan."
            ]
          }
        },
        "required": [
          "text"
        ],
        "additionalProperties": false,
        "x-sealed": "addressed"
      },
      "kind": {
        "type": "string",
        "enum": [
          "INFORMATION",
          "ADVICE",
          "RECTIFICATION"
        ],
        "description": "INFORMATION: what somebody holds; ADVICE: what somebody advises (saran dan pertimbangan); RECTIFICATION: that somebody puts right what is wrong about a person, who asked for it (perbaikan data) (jenis permintaan).",
        "examples": [
          "INFORMATION"
        ]
      }
    },
    "required": [
      "handling",
      "to",
      "question",
      "dueAt"
    ],
    "additionalProperties": false
  },
  "reply": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "InformationReplyIntake",
    "type": "object",
    "description": "One agency's answer to a request (jawaban). One entity per request and agency. Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "requestId": {
        "type": "string",
        "format": "uuid",
        "description": "The request (nomor permintaan)."
      },
      "outcome": {
        "type": "string",
        "enum": [
          "ANSWERED",
          "NOTHING_HELD",
          "REFUSED"
        ],
        "description": "How it was answered (hasil).",
        "examples": [
          "ANSWERED"
        ]
      },
      "ground": {
        "type": [
          "string",
          "null"
        ],
        "minLength": 3,
        "maxLength": 500,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "On what ground it was refused; the service moves it into content, sealed (alasan penolakan)."
      },
      "content": {
        "type": [
          "object",
          "null"
        ],
        "description": "The answer, sealed (isi, tersegel).",
        "properties": {
          "text": {
            "type": "string",
            "minLength": 1,
            "maxLength": 4000,
            "pattern": "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]*$",
            "description": "The text (isi).",
            "examples": [
              "Contoh catatan."
            ]
          }
        },
        "required": [
          "text"
        ],
        "additionalProperties": false,
        "x-sealed": "addressed"
      }
    },
    "required": [
      "handling",
      "requestId",
      "outcome"
    ],
    "additionalProperties": false
  },
  "representation": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "RepresentationIntake",
    "type": "object",
    "description": "A foreign representation and its premises (perwakilan negara asing). Premises are public, people are not. Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "state": {
        "type": "string",
        "maxLength": 3,
        "pattern": "^[A-Z]{2,3}$",
        "description": "ISO 3166-1 alpha-3 code of the sending state, or of the organisation (negara).",
        "examples": [
          "UTO"
        ]
      },
      "kind": {
        "type": "string",
        "enum": [
          "EMBASSY",
          "CONSULATE",
          "INTERNATIONAL_ORGANISATION"
        ],
        "description": "Kind of representation (jenis perwakilan).",
        "examples": [
          "EMBASSY"
        ]
      },
      "name": {
        "type": "string",
        "minLength": 1,
        "maxLength": 200,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Name (nama).",
        "examples": [
          "Embassy of Utopia"
        ]
      },
      "kecamatan": {
        "type": "string",
        "maxLength": 8,
        "pattern": "^\\d{2}\\.\\d{2}\\.\\d{2}$",
        "description": "District of the premises (kode kecamatan).",
        "examples": [
          "31.71.06"
        ]
      },
      "premises": {
        "type": "object",
        "description": "Its premises (gedung).",
        "properties": {
          "lat": {
            "type": "number",
            "minimum": -90,
            "maximum": 90,
            "description": "Latitude in degrees, WGS 84 (lintang).",
            "examples": [
              -6.1965
            ]
          },
          "lon": {
            "type": "number",
            "minimum": -180,
            "maximum": 180,
            "description": "Longitude in degrees, WGS 84 (bujur).",
            "examples": [
              106.8345
            ]
          },
          "address": {
            "type": [
              "string",
              "null"
            ],
            "minLength": 1,
            "maxLength": 300,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Street address (alamat).",
            "examples": [
              "Jalan Contoh 1"
            ]
          }
        },
        "required": [
          "lat",
          "lon"
        ],
        "additionalProperties": false
      },
      "protectionLevel": {
        "type": "string",
        "enum": [
          "NORMAL",
          "RAISED",
          "HIGH"
        ],
        "description": "Protection it is given now (tingkat perlindungan).",
        "examples": [
          "NORMAL"
        ]
      },
      "addressees": {
        "type": "array",
        "items": {
          "type": "string",
          "maxLength": 40,
          "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
        },
        "maxItems": 60,
        "description": "Agencies that may open its notes, beside its owner (instansi yang dituju).",
        "examples": [
          [
            "polri-jakpus"
          ]
        ]
      },
      "notes": {
        "type": [
          "object",
          "null"
        ],
        "description": "Protection notes and the host side's contact officer, sealed (catatan, tersegel).",
        "properties": {
          "text": {
            "type": "string",
            "minLength": 1,
            "maxLength": 4000,
            "pattern": "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]*$",
            "description": "The text (isi).",
            "examples": [
              "Contoh catatan."
            ]
          }
        },
        "required": [
          "text"
        ],
        "additionalProperties": false,
        "x-sealed": "addressed"
      }
    },
    "required": [
      "handling",
      "state",
      "kind",
      "name",
      "kecamatan",
      "premises",
      "protectionLevel"
    ],
    "additionalProperties": false
  },
  "bulletin": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "BulletinIntake",
    "type": "object",
    "description": "What all agencies should read (buletin). No personal data: it travels in clear. Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "title": {
        "type": "string",
        "minLength": 1,
        "maxLength": 200,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Title, without personal data (judul).",
        "examples": [
          "Lodging reports during the long weekend"
        ]
      },
      "body": {
        "type": "string",
        "minLength": 1,
        "maxLength": 10000,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Text, without personal data (isi).",
        "examples": [
          "Hotels report through the counter of their kecamatan from Friday to Monday."
        ]
      },
      "links": {
        "type": "array",
        "items": {
          "type": "string",
          "format": "uuid"
        },
        "maxItems": 50,
        "description": "Entities that it is about (entitas terkait).",
        "examples": [
          []
        ]
      },
      "supersedes": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The bulletin that it takes the place of (menggantikan)."
      }
    },
    "required": [
      "handling",
      "title",
      "body"
    ],
    "additionalProperties": false
  },
  "exercise": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "ExerciseIntake",
    "type": "object",
    "description": "An exercise: a lane of its own, in which nothing is live (latihan). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "name": {
        "type": "string",
        "minLength": 1,
        "maxLength": 60,
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        "description": "Its name, of which there is one (nama).",
        "examples": [
          "latihan-kemayoran"
        ]
      },
      "title": {
        "type": "string",
        "minLength": 1,
        "maxLength": 200,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "What is exercised, without personal data (judul).",
        "examples": [
          "Joint operation in Kemayoran"
        ]
      },
      "officer": {
        "type": "string",
        "minLength": 1,
        "maxLength": 120,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Who leads it (penanggung jawab).",
        "examples": [
          "Petugas Latihan"
        ]
      },
      "now": {
        "type": [
          "string",
          "null"
        ],
        "format": "date-time",
        "description": "The time in the exercise, UTC; it only grows; null where the exercise has the real time (waktu latihan).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      }
    },
    "required": [
      "handling",
      "name",
      "title",
      "officer"
    ],
    "additionalProperties": false
  },
  "case": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "CaseIntake",
    "type": "object",
    "description": "A matter in which one authority acts towards a person: an administrative action, an investigation or a prosecution (perkara). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "subjectId": {
        "type": "string",
        "format": "uuid",
        "description": "Pseudonym of the person (nomor subjek)."
      },
      "track": {
        "type": "string",
        "enum": [
          "TAK",
          "INVESTIGATION",
          "PROSECUTION"
        ],
        "description": "TAK: administrative action of Imigrasi; INVESTIGATION: by its civil servants (PPNS) or the police; PROSECUTION: by the prosecution office (jalur).",
        "examples": [
          "TAK"
        ]
      },
      "grounds": {
        "type": "array",
        "items": {
          "type": "string",
          "format": "uuid"
        },
        "maxItems": 100,
        "description": "Events it rests on (peristiwa dasar)."
      },
      "articles": {
        "type": "array",
        "items": {
          "type": "string",
          "minLength": 3,
          "maxLength": 120,
          "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
        },
        "maxItems": 20,
        "description": "Articles that it is about (pasal).",
        "examples": [
          [
            "UU 6/2011 art. 78"
          ]
        ]
      },
      "citesCaseId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The case of another track that it follows from (perkara terkait)."
      },
      "fileNo": {
        "type": [
          "string",
          "null"
        ],
        "minLength": 1,
        "maxLength": 60,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Number of the file or letter of the last step that had one, such as the SPDP (nomor berkas).",
        "examples": [
          "BP/1/LATIHAN"
        ]
      },
      "officer": {
        "type": "string",
        "minLength": 3,
        "maxLength": 80,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Officer who answers for this change, by name (pejabat).",
        "examples": [
          "Rani Latihan"
        ]
      },
      "addressees": {
        "type": "array",
        "items": {
          "type": "string",
          "maxLength": 40,
          "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
        },
        "maxItems": 60,
        "description": "Agencies that it concerns, beside its owner (instansi terkait).",
        "examples": [
          [
            "kejari-jakpus"
          ]
        ]
      },
      "detail": {
        "type": [
          "object",
          "null"
        ],
        "description": "What there is to say, sealed (rincian, tersegel).",
        "properties": {
          "text": {
            "type": "string",
            "minLength": 1,
            "maxLength": 4000,
            "pattern": "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]*$",
            "description": "The text (isi).",
            "examples": [
              "Contoh catatan."
            ]
          }
        },
        "required": [
          "text"
        ],
        "additionalProperties": false,
        "x-sealed": "case"
      },
      "attachments": {
        "type": "array",
        "items": {
          "type": "object",
          "description": "A file that belongs to an entity: what it is, and by which hash it is known again; its bytes stay with the owner (lampiran).",
          "properties": {
            "attachmentId": {
              "type": "string",
              "format": "uuid",
              "description": "Identity of the file, as its upload was answered (nomor lampiran).",
              "examples": [
                "0190d4c0-2222-7000-8000-000000000001"
              ]
            },
            "kind": {
              "type": "string",
              "enum": [
                "ORDER",
                "MINUTES",
                "DECISION",
                "PHOTO",
                "OTHER"
              ],
              "description": "What the file is (jenis lampiran).",
              "examples": [
                "ORDER"
              ]
            }
          },
          "required": [
            "attachmentId",
            "kind"
          ],
          "additionalProperties": false
        },
        "maxItems": 20,
        "description": "Files that belong to it; their bytes stay with the owner (lampiran)."
      }
    },
    "required": [
      "handling",
      "subjectId",
      "track",
      "grounds",
      "officer"
    ],
    "additionalProperties": false
  },
  "operation": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "JointOperationIntake",
    "type": "object",
    "description": "A joint operation: its plan, orders, members, areas and results (operasi gabungan). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "title": {
        "type": "string",
        "minLength": 1,
        "maxLength": 200,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Title, without personal data (judul).",
        "examples": [
          "Joint check of lodging houses"
        ]
      },
      "kind": {
        "type": "string",
        "enum": [
          "JOINT",
          "ROUTINE",
          "SPECIAL"
        ],
        "description": "Kind of operation (jenis operasi).",
        "examples": [
          "JOINT"
        ]
      },
      "addressees": {
        "type": "array",
        "items": {
          "type": "string",
          "maxLength": 40,
          "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
        },
        "maxItems": 60,
        "description": "Members beside the lead agency, its owner (instansi peserta).",
        "examples": [
          [
            "kec-menteng"
          ]
        ]
      },
      "areas": {
        "type": "array",
        "items": {
          "type": "string",
          "maxLength": 8,
          "pattern": "^\\d{2}\\.\\d{2}\\.\\d{2}$"
        },
        "maxItems": 20,
        "description": "Districts in which it takes place (wilayah).",
        "examples": [
          [
            "31.71.06"
          ]
        ]
      },
      "startsAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it begins, UTC (waktu mulai).",
        "examples": [
          "2026-11-24T01:00:00Z"
        ]
      },
      "endsAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it ends, UTC; its room is open until then (waktu selesai).",
        "examples": [
          "2026-11-24T18:00:00Z"
        ]
      },
      "leadOfficer": {
        "type": "string",
        "minLength": 3,
        "maxLength": 80,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Officer who leads it, by name: one (pimpinan operasi).",
        "examples": [
          "Rani Latihan"
        ]
      },
      "handedOverFrom": {
        "type": [
          "string",
          "null"
        ],
        "minLength": 3,
        "maxLength": 80,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Officer who led it until this change, where the change hands it over (pimpinan sebelumnya)."
      },
      "orderNos": {
        "type": "array",
        "items": {
          "type": "string",
          "minLength": 1,
          "maxLength": 60,
          "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
        },
        "maxItems": 20,
        "description": "Numbers of its orders, such as a surat perintah (nomor surat).",
        "examples": [
          [
            "SP/1/LATIHAN"
          ]
        ]
      },
      "officer": {
        "type": "string",
        "minLength": 3,
        "maxLength": 80,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Officer who answers for this change, by name (pejabat).",
        "examples": [
          "Rani Latihan"
        ]
      },
      "plan": {
        "type": [
          "object",
          "null"
        ],
        "description": "The plan, for its members, sealed (rencana, tersegel).",
        "properties": {
          "text": {
            "type": "string",
            "minLength": 1,
            "maxLength": 4000,
            "pattern": "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]*$",
            "description": "The text (isi).",
            "examples": [
              "Contoh catatan."
            ]
          }
        },
        "required": [
          "text"
        ],
        "additionalProperties": false,
        "x-sealed": "addressed"
      },
      "attachments": {
        "type": "array",
        "items": {
          "type": "object",
          "description": "A file that belongs to an entity: what it is, and by which hash it is known again; its bytes stay with the owner (lampiran).",
          "properties": {
            "attachmentId": {
              "type": "string",
              "format": "uuid",
              "description": "Identity of the file, as its upload was answered (nomor lampiran).",
              "examples": [
                "0190d4c0-2222-7000-8000-000000000001"
              ]
            },
            "kind": {
              "type": "string",
              "enum": [
                "ORDER",
                "MINUTES",
                "DECISION",
                "PHOTO",
                "OTHER"
              ],
              "description": "What the file is (jenis lampiran).",
              "examples": [
                "ORDER"
              ]
            }
          },
          "required": [
            "attachmentId",
            "kind"
          ],
          "additionalProperties": false
        },
        "maxItems": 20,
        "description": "Files that belong to it; their bytes stay with the owner (lampiran)."
      }
    },
    "required": [
      "handling",
      "title",
      "kind",
      "addressees",
      "areas",
      "startsAt",
      "endsAt",
      "leadOfficer",
      "officer"
    ],
    "additionalProperties": false
  },
  "meeting": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "MeetingIntake",
    "type": "object",
    "description": "A meeting of the team and its work programme, to the last item (rapat). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "title": {
        "type": "string",
        "minLength": 1,
        "maxLength": 200,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Title, without personal data (judul).",
        "examples": [
          "Coordination meeting of the team"
        ]
      },
      "startsAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it begins, UTC (waktu mulai).",
        "examples": [
          "2026-11-24T01:00:00Z"
        ]
      },
      "endsAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it is to end, UTC (waktu selesai).",
        "examples": [
          "2026-11-24T02:30:00Z"
        ]
      },
      "venue": {
        "type": "string",
        "minLength": 1,
        "maxLength": 200,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Where it is held, a public place or a link (tempat).",
        "examples": [
          "Meeting room 1"
        ]
      },
      "addressees": {
        "type": "array",
        "items": {
          "type": "string",
          "maxLength": 40,
          "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
        },
        "maxItems": 60,
        "description": "Agencies that are invited, beside its owner (instansi yang diundang).",
        "examples": [
          [
            "polri-jakpus",
            "kec-menteng"
          ]
        ]
      },
      "agenda": {
        "type": "array",
        "items": {
          "type": "string",
          "minLength": 1,
          "maxLength": 300,
          "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
        },
        "maxItems": 30,
        "description": "Items of the agenda, without personal data (acara).",
        "examples": [
          [
            "Supervision before the election"
          ]
        ]
      },
      "officer": {
        "type": "string",
        "minLength": 3,
        "maxLength": 80,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Officer who answers for this change, by name (pejabat).",
        "examples": [
          "Rani Latihan"
        ]
      },
      "attachments": {
        "type": "array",
        "items": {
          "type": "object",
          "description": "A file that belongs to an entity: what it is, and by which hash it is known again; its bytes stay with the owner (lampiran).",
          "properties": {
            "attachmentId": {
              "type": "string",
              "format": "uuid",
              "description": "Identity of the file, as its upload was answered (nomor lampiran).",
              "examples": [
                "0190d4c0-2222-7000-8000-000000000001"
              ]
            },
            "kind": {
              "type": "string",
              "enum": [
                "ORDER",
                "MINUTES",
                "DECISION",
                "PHOTO",
                "OTHER"
              ],
              "description": "What the file is (jenis lampiran).",
              "examples": [
                "ORDER"
              ]
            }
          },
          "required": [
            "attachmentId",
            "kind"
          ],
          "additionalProperties": false
        },
        "maxItems": 20,
        "description": "Files that belong to it; their bytes stay with the owner (lampiran)."
      }
    },
    "required": [
      "handling",
      "title",
      "startsAt",
      "endsAt",
      "venue",
      "addressees",
      "officer"
    ],
    "additionalProperties": false
  },
  "contribution": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "ContributionIntake",
    "type": "object",
    "description": "What an agency adds to something of another one: its answer to an invitation, progress of a work item, the result of its part (kontribusi). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "kind": {
        "type": "string",
        "enum": [
          "INVITATION_ANSWER",
          "PROGRESS",
          "RESULT",
          "RESPONSE"
        ],
        "description": "INVITATION_ANSWER: to a meeting; PROGRESS: of a work item; RESULT: of a member's part in an operation; RESPONSE: to an incident (jenis kontribusi).",
        "examples": [
          "INVITATION_ANSWER"
        ]
      },
      "meetingId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The meeting that it is about (nomor rapat).",
        "examples": [
          "0190d4c0-2222-7000-8000-000000000002"
        ]
      },
      "itemId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The work item that it is about (nomor butir)."
      },
      "operationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The operation that it is about (nomor operasi)."
      },
      "incidentId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The incident that it is about (nomor kejadian)."
      },
      "attends": {
        "type": [
          "boolean",
          "null"
        ],
        "description": "Whether the agency will come, with kind INVITATION_ANSWER (hadir).",
        "examples": [
          true
        ]
      },
      "progress": {
        "type": [
          "string",
          "null"
        ],
        "enum": [
          "NOT_STARTED",
          "UNDERWAY",
          "DONE",
          "HINDERED",
          null
        ],
        "description": "How far the item is, with kind PROGRESS (kemajuan)."
      },
      "results": {
        "type": [
          "object",
          "null"
        ],
        "description": "Counts of its part, with kind RESULT (hasil).",
        "properties": {
          "premisesVisited": {
            "type": "integer",
            "minimum": 0,
            "maximum": 100000,
            "description": "Premises visited (tempat yang dikunjungi).",
            "examples": [
              4
            ]
          },
          "peopleChecked": {
            "type": "integer",
            "minimum": 0,
            "maximum": 100000,
            "description": "People whose documents were checked (orang yang diperiksa).",
            "examples": [
              12
            ]
          },
          "irregularities": {
            "type": "integer",
            "minimum": 0,
            "maximum": 100000,
            "description": "Irregularities found (pelanggaran yang ditemukan).",
            "examples": [
              1
            ]
          },
          "handedOver": {
            "type": "integer",
            "minimum": 0,
            "maximum": 100000,
            "description": "People handed over to the competent agency (orang yang diserahkan).",
            "examples": [
              0
            ]
          }
        },
        "required": [],
        "additionalProperties": false
      },
      "measure": {
        "type": [
          "string",
          "null"
        ],
        "enum": [
          "SEEN",
          "GUARDED",
          "CONTACTED",
          "INVESTIGATED",
          "NOT_NEEDED",
          null
        ],
        "description": "What is done, with kind RESPONSE (tindakan)."
      },
      "officer": {
        "type": "string",
        "minLength": 3,
        "maxLength": 80,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Officer who answers for this change, by name (pejabat).",
        "examples": [
          "Rani Latihan"
        ]
      },
      "note": {
        "type": [
          "object",
          "null"
        ],
        "description": "What there is to say, sealed (catatan, tersegel).",
        "properties": {
          "text": {
            "type": "string",
            "minLength": 1,
            "maxLength": 4000,
            "pattern": "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]*$",
            "description": "The text (isi).",
            "examples": [
              "Contoh catatan."
            ]
          }
        },
        "required": [
          "text"
        ],
        "additionalProperties": false,
        "x-sealed": "addressed"
      }
    },
    "required": [
      "handling",
      "kind",
      "officer"
    ],
    "additionalProperties": false
  },
  "incident": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "IncidentIntake",
    "type": "object",
    "description": "Harm or a threat at a foreign representation or an event; a lawful assembly is none (kejadian). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "kind": {
        "type": "string",
        "enum": [
          "THREAT",
          "INTRUSION",
          "DAMAGE",
          "VIOLENCE",
          "OTHER"
        ],
        "description": "Kind of incident (jenis kejadian).",
        "examples": [
          "THREAT"
        ]
      },
      "happenedAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, or is threatened to happen, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T02:30:00Z"
        ]
      },
      "kecamatan": {
        "type": "string",
        "maxLength": 8,
        "pattern": "^\\d{2}\\.\\d{2}\\.\\d{2}$",
        "description": "District (kode kecamatan).",
        "examples": [
          "31.71.06"
        ]
      },
      "representationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The representation at whose premises it is (nomor perwakilan)."
      },
      "calendarId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event of the calendar at which it is (nomor acara)."
      },
      "severity": {
        "type": "string",
        "enum": [
          "LOW",
          "MEDIUM",
          "HIGH"
        ],
        "description": "How grave it is (tingkat).",
        "examples": [
          "MEDIUM"
        ]
      },
      "officer": {
        "type": "string",
        "minLength": 3,
        "maxLength": 80,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Officer who answers for this change, by name (pejabat).",
        "examples": [
          "Rani Latihan"
        ]
      },
      "addressees": {
        "type": "array",
        "items": {
          "type": "string",
          "maxLength": 40,
          "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
        },
        "maxItems": 60,
        "description": "Agencies that may open its detail, beside its owner (instansi yang dituju).",
        "examples": [
          [
            "polri-jakpus"
          ]
        ]
      },
      "detail": {
        "type": [
          "object",
          "null"
        ],
        "description": "What happened, sealed (rincian, tersegel).",
        "properties": {
          "text": {
            "type": "string",
            "minLength": 1,
            "maxLength": 4000,
            "pattern": "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]*$",
            "description": "The text (isi).",
            "examples": [
              "Contoh catatan."
            ]
          }
        },
        "required": [
          "text"
        ],
        "additionalProperties": false,
        "x-sealed": "addressed"
      }
    },
    "required": [
      "handling",
      "kind",
      "happenedAt",
      "kecamatan",
      "severity",
      "officer"
    ],
    "additionalProperties": false
  },
  "accreditation": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "AccreditationIntake",
    "type": "object",
    "description": "A permission to observe or report, by the authority that gives it (akreditasi). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "subjectId": {
        "type": "string",
        "format": "uuid",
        "description": "Pseudonym of the person; found by the document where it is left out (nomor subjek)."
      },
      "kind": {
        "type": "string",
        "enum": [
          "ELECTION_OBSERVER",
          "PRESS"
        ],
        "description": "What it permits (jenis akreditasi).",
        "examples": [
          "ELECTION_OBSERVER"
        ]
      },
      "issuer": {
        "type": "string",
        "enum": [
          "BAWASLU",
          "KPU",
          "FOREIGN_MINISTRY",
          "COMMUNICATIONS_MINISTRY"
        ],
        "description": "Who gave it: foreign observers by Bawaslu (penerbit).",
        "examples": [
          "BAWASLU"
        ]
      },
      "issuerNo": {
        "type": "string",
        "minLength": 1,
        "maxLength": 60,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Number of the accreditation (nomor akreditasi penerbit).",
        "examples": [
          "AKR/1/LATIHAN"
        ]
      },
      "clearanceNo": {
        "type": [
          "string",
          "null"
        ],
        "minLength": 1,
        "maxLength": 60,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Number of the Foreign Ministry's clearance (nomor izin Kementerian Luar Negeri).",
        "examples": [
          "IZN/1/LATIHAN"
        ]
      },
      "calendarId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event of the calendar that it is for (nomor acara)."
      },
      "validFrom": {
        "type": "string",
        "format": "date",
        "description": "First day (berlaku sejak).",
        "examples": [
          "2026-11-01"
        ]
      },
      "validUntil": {
        "type": "string",
        "format": "date",
        "description": "Last day (berlaku sampai).",
        "examples": [
          "2026-12-31"
        ]
      },
      "officer": {
        "type": "string",
        "minLength": 3,
        "maxLength": 80,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Officer who answers for this change, by name (pejabat).",
        "examples": [
          "Rani Latihan"
        ]
      },
      "person": {
        "type": "object",
        "description": "Whose it is, sealed (orang, tersegel).",
        "properties": {
          "surname": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Primary identifier (nama keluarga).",
            "examples": [
              "CONTOH"
            ]
          },
          "givenNames": {
            "type": "string",
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Secondary identifier, may be empty (nama depan).",
            "examples": [
              "TELADAN SATU"
            ]
          },
          "document": {
            "type": "object",
            "description": "The travel document shown (dokumen perjalanan).",
            "properties": {
              "issuingState": {
                "type": "string",
                "maxLength": 3,
                "pattern": "^[A-Z]{1,3}$",
                "description": "ICAO 9303 code of the issuing state (negara penerbit).",
                "examples": [
                  "UTO"
                ]
              },
              "type": {
                "type": "string",
                "maxLength": 2,
                "pattern": "^[A-Z]{1,2}$",
                "description": "Document type as in the machine-readable zone (jenis dokumen).",
                "examples": [
                  "P"
                ]
              },
              "number": {
                "type": "string",
                "maxLength": 20,
                "pattern": "^[A-Z0-9]{1,20}$",
                "description": "Document number (nomor dokumen).",
                "examples": [
                  "X00000001"
                ]
              },
              "expiry": {
                "type": "string",
                "format": "date",
                "description": "Last day of validity (tanggal kedaluwarsa).",
                "examples": [
                  "2031-04-15"
                ]
              }
            },
            "required": [
              "issuingState",
              "type",
              "number",
              "expiry"
            ],
            "additionalProperties": false
          },
          "nationality": {
            "type": "string",
            "maxLength": 3,
            "pattern": "^[A-Z]{1,3}$",
            "description": "ICAO 9303 code of the nationality (kewarganegaraan).",
            "examples": [
              "UTO"
            ]
          },
          "birthDate": {
            "type": "string",
            "format": "date",
            "description": "Date of birth (tanggal lahir).",
            "examples": [
              "1990-01-31"
            ]
          },
          "sex": {
            "type": "string",
            "enum": [
              "F",
              "M",
              "X"
            ],
            "description": "Sex as the document states it (jenis kelamin).",
            "examples": [
              "F"
            ]
          },
          "machineReadableZone": {
            "type": [
              "string",
              "null"
            ],
            "maxLength": 89,
            "pattern": "^[A-Z0-9<]{44}\\n[A-Z0-9<]{44}$",
            "description": "The two lines of the machine-readable zone joined by a line feed, when it was read (zona baca mesin)."
          }
        },
        "required": [
          "surname",
          "givenNames",
          "document",
          "nationality",
          "birthDate",
          "sex"
        ],
        "additionalProperties": false,
        "x-sealed": "identity"
      }
    },
    "required": [
      "handling",
      "kind",
      "issuer",
      "issuerNo",
      "validFrom",
      "validUntil",
      "officer",
      "person"
    ],
    "additionalProperties": false
  },
  "intelligence": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "IntelligenceIntake",
    "type": "object",
    "description": "A restricted report for the readers of its topic (laporan intelijen). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "about": {
        "type": "string",
        "enum": [
          "SECURITY",
          "ELECTION",
          "REPRESENTATION",
          "BORDER",
          "OTHER"
        ],
        "description": "What it is about (perihal).",
        "examples": [
          "SECURITY"
        ]
      },
      "kecamatan": {
        "type": [
          "string",
          "null"
        ],
        "maxLength": 8,
        "pattern": "^\\d{2}\\.\\d{2}\\.\\d{2}$",
        "description": "District it is about (kode kecamatan).",
        "examples": [
          "31.71.06"
        ]
      },
      "supersedes": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The report that it takes the place of (menggantikan)."
      },
      "officer": {
        "type": "string",
        "minLength": 3,
        "maxLength": 80,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Officer who answers for this change, by name (pejabat).",
        "examples": [
          "Rani Latihan"
        ]
      },
      "body": {
        "type": "object",
        "description": "The report, sealed (isi, tersegel).",
        "properties": {
          "text": {
            "type": "string",
            "minLength": 1,
            "maxLength": 4000,
            "pattern": "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]*$",
            "description": "The text (isi).",
            "examples": [
              "Contoh catatan."
            ]
          }
        },
        "required": [
          "text"
        ],
        "additionalProperties": false,
        "x-sealed": "intelligence"
      }
    },
    "required": [
      "handling",
      "about",
      "officer",
      "body"
    ],
    "additionalProperties": false
  },
  "calendar": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "CalendarEntryIntake",
    "type": "object",
    "description": "A day or period that matters to supervision: a public holiday, a stage of an election, an event (kalender). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "kind": {
        "type": "string",
        "enum": [
          "HOLIDAY",
          "ELECTION_STAGE",
          "EVENT"
        ],
        "description": "Kind of entry (jenis acara).",
        "examples": [
          "EVENT"
        ]
      },
      "title": {
        "type": "string",
        "minLength": 1,
        "maxLength": 200,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Title, without personal data (judul).",
        "examples": [
          "Opening of the cultural week"
        ]
      },
      "stage": {
        "type": [
          "string",
          "null"
        ],
        "enum": [
          "CAMPAIGN",
          "QUIET_DAYS",
          "VOTING",
          "RECAPITULATION",
          null
        ],
        "description": "Stage, with kind ELECTION_STAGE (tahapan)."
      },
      "firstDay": {
        "type": "string",
        "format": "date",
        "description": "First day, in Jakarta (hari pertama).",
        "examples": [
          "2026-11-26"
        ]
      },
      "lastDay": {
        "type": "string",
        "format": "date",
        "description": "Last day, in Jakarta (hari terakhir).",
        "examples": [
          "2026-11-28"
        ]
      },
      "kecamatan": {
        "type": [
          "string",
          "null"
        ],
        "maxLength": 8,
        "pattern": "^\\d{2}\\.\\d{2}\\.\\d{2}$",
        "description": "District, when it is in one (kode kecamatan).",
        "examples": [
          "31.71.06"
        ]
      },
      "source": {
        "type": [
          "string",
          "null"
        ],
        "minLength": 1,
        "maxLength": 60,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "The decree or letter that set it (dasar penetapan).",
        "examples": [
          "SKB/1/LATIHAN"
        ]
      },
      "officer": {
        "type": "string",
        "minLength": 3,
        "maxLength": 80,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Officer who answers for this change, by name (pejabat).",
        "examples": [
          "Rani Latihan"
        ]
      }
    },
    "required": [
      "handling",
      "kind",
      "title",
      "firstDay",
      "lastDay",
      "officer"
    ],
    "additionalProperties": false
  },
  "coverage": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "CoverageIntake",
    "type": "object",
    "description": "Up to when an agency has said what it knows of a flow (cakupan). Where nothing was said by then, there was nothing to say. Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "flow": {
        "type": "string",
        "minLength": 1,
        "maxLength": 40,
        "pattern": "^[a-z]+(-[a-z]+)*$",
        "description": "Flow of which the owner says it, one that it publishes (alur).",
        "examples": [
          "sighting"
        ]
      },
      "kecamatan": {
        "type": [
          "string",
          "null"
        ],
        "maxLength": 8,
        "pattern": "^\\d{2}\\.\\d{2}\\.\\d{2}$",
        "description": "Kemendagri code of the district that it is about; null for all that the owner reports (kecamatan)."
      },
      "completeUntil": {
        "type": "string",
        "format": "date-time",
        "description": "What the owner knows up to then has been said, UTC; it only grows (lengkap sampai).",
        "examples": [
          "2026-11-24T02:00:00Z"
        ]
      },
      "officer": {
        "type": "string",
        "minLength": 1,
        "maxLength": 120,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Who answers for the statement (penanggung jawab).",
        "examples": [
          "Petugas Latihan"
        ]
      }
    },
    "required": [
      "handling",
      "flow",
      "completeUntil",
      "officer"
    ],
    "additionalProperties": false
  },
  "rule-setting": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "RuleSettingIntake",
    "type": "object",
    "description": "An act of the coordinator: from a day on, a rule of early detection is evaluated by other numbers (penyetelan aturan). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "ruleId": {
        "type": "string",
        "maxLength": 60,
        "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        "description": "The rule of early detection (aturan).",
        "examples": [
          "sponsor-ended-permits"
        ]
      },
      "ruleVersion": {
        "type": "integer",
        "minimum": 1,
        "maximum": 100000,
        "description": "The version of the rule; the setting holds for no other (versi aturan).",
        "examples": [
          1
        ]
      },
      "values": {
        "type": "array",
        "items": {
          "type": "object",
          "description": "A parameter of the rule and its number (nilai parameter).",
          "properties": {
            "parameter": {
              "type": "string",
              "maxLength": 60,
              "pattern": "^[a-z][A-Za-z0-9]*$",
              "description": "Name of the parameter (parameter).",
              "examples": [
                "leastPercent"
              ]
            },
            "value": {
              "type": "integer",
              "minimum": 0,
              "maximum": 1000000000,
              "description": "Its number, within the bounds of the rule (nilai).",
              "examples": [
                30
              ]
            }
          },
          "required": [
            "parameter",
            "value"
          ],
          "additionalProperties": false
        },
        "maxItems": 20,
        "description": "What is set; a parameter that is not named keeps its number (nilai yang disetel)."
      },
      "inForceFrom": {
        "type": "string",
        "format": "date",
        "description": "First day on which it holds, in Jakarta, today or later (berlaku mulai).",
        "examples": [
          "2026-12-15"
        ]
      },
      "inForceUntil": {
        "type": [
          "string",
          "null"
        ],
        "format": "date",
        "description": "Last day on which it holds, in Jakarta; null where it holds until it is revoked (berlaku sampai)."
      },
      "activationReason": {
        "type": "string",
        "minLength": 10,
        "maxLength": 500,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Why, without personal data (alasan).",
        "examples": [
          "Too many leads on large lawful sponsors"
        ]
      },
      "source": {
        "type": [
          "string",
          "null"
        ],
        "minLength": 1,
        "maxLength": 60,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "The decision or minutes on which it rests (dasar penetapan).",
        "examples": [
          "BA/1/LATIHAN"
        ]
      },
      "officer": {
        "type": "string",
        "minLength": 3,
        "maxLength": 80,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Officer who decided this change, by name (pejabat).",
        "examples": [
          "Rani Latihan"
        ]
      }
    },
    "required": [
      "handling",
      "ruleId",
      "ruleVersion",
      "values",
      "inForceFrom",
      "activationReason",
      "officer"
    ],
    "additionalProperties": false
  },
  "subject": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "SubjectIntake",
    "type": "object",
    "description": "Who is the same person: a random pseudonym and what is tied to it (subjek). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "documents": {
        "type": "array",
        "items": {
          "type": "object",
          "description": "Who a person is, as the travel document says (identitas). Only ever travels sealed, group identity.",
          "properties": {
            "surname": {
              "type": "string",
              "minLength": 1,
              "maxLength": 120,
              "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
              "description": "Primary identifier (nama keluarga).",
              "examples": [
                "CONTOH"
              ]
            },
            "givenNames": {
              "type": "string",
              "maxLength": 120,
              "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
              "description": "Secondary identifier, may be empty (nama depan).",
              "examples": [
                "TELADAN SATU"
              ]
            },
            "document": {
              "type": "object",
              "description": "The travel document shown (dokumen perjalanan).",
              "properties": {
                "issuingState": {
                  "type": "string",
                  "maxLength": 3,
                  "pattern": "^[A-Z]{1,3}$",
                  "description": "ICAO 9303 code of the issuing state (negara penerbit).",
                  "examples": [
                    "UTO"
                  ]
                },
                "type": {
                  "type": "string",
                  "maxLength": 2,
                  "pattern": "^[A-Z]{1,2}$",
                  "description": "Document type as in the machine-readable zone (jenis dokumen).",
                  "examples": [
                    "P"
                  ]
                },
                "number": {
                  "type": "string",
                  "maxLength": 20,
                  "pattern": "^[A-Z0-9]{1,20}$",
                  "description": "Document number (nomor dokumen).",
                  "examples": [
                    "X00000001"
                  ]
                },
                "expiry": {
                  "type": "string",
                  "format": "date",
                  "description": "Last day of validity (tanggal kedaluwarsa).",
                  "examples": [
                    "2031-04-15"
                  ]
                }
              },
              "required": [
                "issuingState",
                "type",
                "number",
                "expiry"
              ],
              "additionalProperties": false
            },
            "nationality": {
              "type": "string",
              "maxLength": 3,
              "pattern": "^[A-Z]{1,3}$",
              "description": "ICAO 9303 code of the nationality (kewarganegaraan).",
              "examples": [
                "UTO"
              ]
            },
            "birthDate": {
              "type": "string",
              "format": "date",
              "description": "Date of birth (tanggal lahir).",
              "examples": [
                "1990-01-31"
              ]
            },
            "sex": {
              "type": "string",
              "enum": [
                "F",
                "M",
                "X"
              ],
              "description": "Sex as the document states it (jenis kelamin).",
              "examples": [
                "F"
              ]
            },
            "machineReadableZone": {
              "type": [
                "string",
                "null"
              ],
              "maxLength": 89,
              "pattern": "^[A-Z0-9<]{44}\\n[A-Z0-9<]{44}$",
              "description": "The two lines of the machine-readable zone joined by a line feed, when it was read (zona baca mesin)."
            }
          },
          "required": [
            "surname",
            "givenNames",
            "document",
            "nationality",
            "birthDate",
            "sex"
          ],
          "additionalProperties": false
        },
        "maxItems": 20,
        "x-sealed": "identity",
        "description": "Identities by document, each sealed (dokumen, tersegel)."
      }
    },
    "required": [
      "handling"
    ],
    "additionalProperties": false
  },
  "disclosure": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "DisclosureNoticeIntake",
    "type": "object",
    "description": "Tells the owner of data that somebody opened it (pemberitahuan pembukaan). Only the service that opens writes it. Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      }
    },
    "required": [
      "handling"
    ],
    "additionalProperties": false
  },
  "directory": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "DirectoryEntryIntake",
    "type": "object",
    "description": "A participant: who it is, what it may do, with which public keys (entri direktori). Whole state after the change.",
    "properties": {
      "occurredAt": {
        "type": "string",
        "format": "date-time",
        "description": "When it happened, UTC (waktu kejadian).",
        "examples": [
          "2026-11-24T03:00:00Z"
        ]
      },
      "correlationId": {
        "type": "string",
        "format": "uuid",
        "description": "Ties the events of one matter together (nomor perkara bersama)."
      },
      "causationId": {
        "type": [
          "string",
          "null"
        ],
        "format": "uuid",
        "description": "The event that led to this one (peristiwa penyebab)."
      },
      "handling": {
        "type": "object",
        "description": "Purpose, legal basis, retention (ketentuan penanganan).",
        "properties": {
          "purpose": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[A-Z][A-Z_]*$",
            "description": "Purpose code the owner is entitled to (tujuan), such as SUPERVISION.",
            "examples": [
              "SUPERVISION"
            ]
          },
          "legalBasis": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "The article that allows it (dasar hukum).",
            "examples": [
              "UU 6/2011 art. 69"
            ]
          },
          "retainUntil": {
            "type": "string",
            "format": "date",
            "description": "Last day the content may be kept (batas retensi).",
            "examples": [
              "2031-11-24"
            ]
          },
          "exercise": {
            "type": "boolean",
            "description": "True for drills, never a real case; follows from exerciseId (latihan).",
            "examples": [
              false
            ]
          },
          "exerciseId": {
            "type": [
              "string",
              "null"
            ],
            "format": "uuid",
            "description": "The exercise that it is part of; null where it is live (nomor latihan)."
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "code": {
        "type": "string",
        "maxLength": 40,
        "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        "description": "Code of the participant (kode instansi).",
        "examples": [
          "kec-menteng"
        ]
      },
      "nameId": {
        "type": "string",
        "minLength": 1,
        "maxLength": 200,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Name in Indonesian (nama).",
        "examples": [
          "Kecamatan Menteng"
        ]
      },
      "nameEn": {
        "type": "string",
        "minLength": 1,
        "maxLength": 200,
        "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
        "description": "Name in English (nama dalam bahasa Inggris).",
        "examples": [
          "Menteng District"
        ]
      },
      "kind": {
        "type": "string",
        "enum": [
          "AGENCY",
          "SERVICE",
          "OPERATOR",
          "EXCHANGE"
        ],
        "description": "Kind of participant (jenis peserta).",
        "examples": [
          "AGENCY"
        ]
      },
      "areaCodes": {
        "type": "array",
        "items": {
          "type": "string",
          "maxLength": 200,
          "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
        },
        "maxItems": 500,
        "description": "Areas it answers for (kode wilayah).",
        "examples": [
          [
            "31.71.06"
          ]
        ]
      },
      "legalAuthority": {
        "type": "array",
        "items": {
          "type": "object",
          "description": "A purpose and the laws that allow it (kewenangan).",
          "properties": {
            "purpose": {
              "type": "string",
              "maxLength": 40,
              "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
              "description": "Purpose code (tujuan).",
              "examples": [
                "SUPERVISION"
              ]
            },
            "legalBases": {
              "type": "array",
              "items": {
                "type": "string",
                "maxLength": 200,
                "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
              },
              "maxItems": 100,
              "description": "Articles that allow it (dasar hukum).",
              "examples": [
                [
                  "UU 6/2011 art. 69"
                ]
              ]
            }
          },
          "required": [
            "purpose",
            "legalBases"
          ],
          "additionalProperties": false
        },
        "maxItems": 100,
        "description": "Purposes it may state, each with its law (kewenangan)."
      },
      "publishes": {
        "type": "array",
        "items": {
          "type": "string",
          "maxLength": 200,
          "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
        },
        "maxItems": 100,
        "description": "Flows it may own entities of (arus yang diterbitkan).",
        "examples": [
          [
            "sighting"
          ]
        ]
      },
      "subscribes": {
        "type": "array",
        "items": {
          "type": "string",
          "maxLength": 200,
          "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
        },
        "maxItems": 100,
        "description": "Flows it receives (arus yang diterima).",
        "examples": [
          [
            "sighting",
            "subject",
            "directory"
          ]
        ]
      },
      "opens": {
        "type": "array",
        "items": {
          "type": "object",
          "description": "A sealed group it may open (hak buka segel).",
          "properties": {
            "group": {
              "type": "string",
              "maxLength": 40,
              "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
              "description": "Sealed group (kelompok data).",
              "examples": [
                "identity"
              ]
            },
            "areas": {
              "type": "array",
              "items": {
                "type": "string",
                "maxLength": 200,
                "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
              },
              "maxItems": 500,
              "description": "Only in these areas; empty means everywhere (wilayah).",
              "examples": [
                [
                  "31.71.06"
                ]
              ]
            }
          },
          "required": [
            "group",
            "areas"
          ],
          "additionalProperties": false
        },
        "maxItems": 100,
        "description": "Sealed groups it may open (hak buka segel)."
      },
      "publicKeys": {
        "type": "array",
        "items": {
          "type": "object",
          "description": "A public key with its life (kunci publik).",
          "properties": {
            "keyId": {
              "type": "string",
              "maxLength": 80,
              "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
              "description": "Identity of the key (nomor kunci).",
              "examples": [
                "k1"
              ]
            },
            "algorithm": {
              "type": "string",
              "maxLength": 20,
              "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
              "description": "X25519 (algoritma).",
              "examples": [
                "X25519"
              ]
            },
            "key": {
              "type": "string",
              "format": "base64url",
              "maxLength": 4096,
              "description": "Raw public key (kunci)."
            },
            "validFrom": {
              "type": "string",
              "format": "date-time",
              "description": "Used from, UTC (berlaku sejak).",
              "examples": [
                "2026-11-24T00:00:00Z"
              ]
            },
            "revokedAt": {
              "type": [
                "string",
                "null"
              ],
              "format": "date-time",
              "description": "Not used from, UTC (dicabut pada)."
            },
            "proof": {
              "type": [
                "string",
                "null"
              ],
              "format": "base64url",
              "maxLength": 4096,
              "description": "Proof of possession: an Ed25519 signature by this key, or by the agency's signing key where this key cannot sign, 64 bytes (bukti kepemilikan)."
            },
            "endorsement": {
              "type": [
                "string",
                "null"
              ],
              "format": "base64url",
              "maxLength": 4096,
              "description": "Ed25519 signature by the signing key that the agency had before, 64 bytes (pengesahan kunci lama)."
            }
          },
          "required": [
            "keyId",
            "algorithm",
            "key",
            "validFrom"
          ],
          "additionalProperties": false
        },
        "maxItems": 100,
        "description": "Public keys with their whole history (kunci publik)."
      },
      "identityAuthority": {
        "type": "boolean",
        "description": "Whether it says who is the same person: only it links and splits subjects (otoritas identitas).",
        "examples": [
          false
        ]
      },
      "number": {
        "type": "integer",
        "minimum": -2147483648,
        "maximum": 2147483647,
        "description": "Number of the participant, 1 to 65535, which its entities' ids carry; 0 before it has one; never changes (nomor peserta).",
        "examples": [
          1
        ]
      },
      "terms": {
        "type": [
          "object",
          "null"
        ],
        "description": "By which rules the directory changes; only in the entry of the exchange itself (ketentuan direktori).",
        "properties": {
          "approvers": {
            "type": "array",
            "items": {
              "type": "object",
              "description": "A public Ed25519 key and whose it is (kunci bernama).",
              "properties": {
                "agency": {
                  "type": "string",
                  "maxLength": 40,
                  "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
                  "description": "Code of the agency (kode instansi).",
                  "examples": [
                    "polri-jakpus"
                  ]
                },
                "keyId": {
                  "type": "string",
                  "maxLength": 80,
                  "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
                  "description": "Identity of the key (nomor kunci).",
                  "examples": [
                    "ed25519-0123456789abcdef"
                  ]
                },
                "key": {
                  "type": "string",
                  "format": "base64url",
                  "maxLength": 4096,
                  "description": "Raw public key, 32 bytes (kunci)."
                }
              },
              "required": [
                "agency",
                "keyId",
                "key"
              ],
              "additionalProperties": false
            },
            "maxItems": 100,
            "description": "Who approves changes of the directory (penyetuju)."
          },
          "threshold": {
            "type": "integer",
            "minimum": -2147483648,
            "maximum": 2147483647,
            "description": "How many of them a change needs (ambang persetujuan).",
            "examples": [
              2
            ]
          },
          "recovery": {
            "type": [
              "object",
              "null"
            ],
            "description": "Key that is kept offline and may replace the terms when too few approvers are left (kunci pemulihan).",
            "properties": {
              "agency": {
                "type": "string",
                "maxLength": 40,
                "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
                "description": "Code of the agency (kode instansi).",
                "examples": [
                  "polri-jakpus"
                ]
              },
              "keyId": {
                "type": "string",
                "maxLength": 80,
                "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
                "description": "Identity of the key (nomor kunci).",
                "examples": [
                  "ed25519-0123456789abcdef"
                ]
              },
              "key": {
                "type": "string",
                "format": "base64url",
                "maxLength": 4096,
                "description": "Raw public key, 32 bytes (kunci)."
              }
            },
            "required": [
              "agency",
              "keyId",
              "key"
            ],
            "additionalProperties": false
          },
          "delaySeconds": {
            "type": "integer",
            "minimum": -9007199254740991,
            "maximum": 9007199254740991,
            "description": "Seconds between the announcement of a wider right and its approval (masa tunggu).",
            "examples": [
              86400
            ]
          },
          "fenceSigners": {
            "type": "array",
            "items": {
              "type": "object",
              "description": "A public Ed25519 key and whose it is (kunci bernama).",
              "properties": {
                "agency": {
                  "type": "string",
                  "maxLength": 40,
                  "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
                  "description": "Code of the agency (kode instansi).",
                  "examples": [
                    "polri-jakpus"
                  ]
                },
                "keyId": {
                  "type": "string",
                  "maxLength": 80,
                  "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
                  "description": "Identity of the key (nomor kunci).",
                  "examples": [
                    "ed25519-0123456789abcdef"
                  ]
                },
                "key": {
                  "type": "string",
                  "format": "base64url",
                  "maxLength": 4096,
                  "description": "Raw public key, 32 bytes (kunci)."
                }
              },
              "required": [
                "agency",
                "keyId",
                "key"
              ],
              "additionalProperties": false
            },
            "maxItems": 100,
            "description": "Who signs fences, with the key of its service (penanda tangan pagar)."
          },
          "schemas": {
            "type": "array",
            "items": {
              "type": "object",
              "description": "A schema in which a record counts (skema terdaftar).",
              "properties": {
                "record": {
                  "type": "string",
                  "maxLength": 80,
                  "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
                  "description": "Name of the record (nama rekaman).",
                  "examples": [
                    "Sighting"
                  ]
                },
                "hash": {
                  "type": "string",
                  "format": "base64url",
                  "maxLength": 4096,
                  "description": "SHA-256 of the schema's canonical form, 32 bytes (sidik jari skema)."
                }
              },
              "required": [
                "record",
                "hash"
              ],
              "additionalProperties": false
            },
            "maxItems": 1000,
            "description": "Schemas in which records count; empty means that all do (skema terdaftar)."
          },
          "admissionRules": {
            "type": "integer",
            "minimum": -2147483648,
            "maximum": 2147483647,
            "description": "Version of the rules of admission that every copy must know (versi aturan penerimaan).",
            "examples": [
              1
            ]
          }
        },
        "required": [
          "approvers",
          "threshold",
          "delaySeconds",
          "fenceSigners",
          "schemas",
          "admissionRules"
        ],
        "additionalProperties": false
      },
      "contacts": {
        "type": "array",
        "items": {
          "type": "object",
          "description": "A post of an agency that answers the others (narahubung).",
          "properties": {
            "post": {
              "type": "string",
              "minLength": 3,
              "maxLength": 120,
              "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
              "description": "The post, not a person (jabatan).",
              "examples": [
                "Petugas piket"
              ]
            },
            "address": {
              "type": "string",
              "maxLength": 210,
              "pattern": "^(mailto|tel):[^\\s]{3,200}$",
              "description": "Its official address: mailto: or tel: (alamat).",
              "examples": [
                "mailto:piket@menteng.example"
              ]
            }
          },
          "required": [
            "post",
            "address"
          ],
          "additionalProperties": false
        },
        "maxItems": 10,
        "description": "Whom other agencies ask: the contact officer first, then the deputies (narahubung dan wakilnya)."
      }
    },
    "required": [
      "handling",
      "code",
      "nameId",
      "nameEn",
      "kind",
      "areaCodes",
      "legalAuthority",
      "publishes",
      "subscribes",
      "opens",
      "publicKeys"
    ],
    "additionalProperties": false
  }
};

/** The fields that only some changes set, per flow: JSON Schema 2020-12 of each. */
export const changeFieldSchemas: Readonly<Record<Flow, Readonly<Record<string, Readonly<Record<string, unknown>>>>>> = {
  "permit": {
    "application": {
      "type": [
        "string",
        "null"
      ],
      "enum": [
        "EXTENSION",
        "CONVERSION",
        null
      ],
      "description": "What is applied for, while pending (jenis permohonan)."
    },
    "pendingSince": {
      "type": [
        "string",
        "null"
      ],
      "format": "date-time",
      "description": "When the application was filed; where it awaits no payment, the clock of the stay stands still (permohonan sejak)."
    },
    "paidAt": {
      "type": [
        "string",
        "null"
      ],
      "format": "date-time",
      "description": "When the pending application was paid; left out: when it was filed; null: not yet (waktu pembayaran)."
    },
    "decision": {
      "type": [
        "string",
        "null"
      ],
      "enum": [
        "GRANTED",
        "REFUSED",
        null
      ],
      "description": "What the latest application ended in (putusan)."
    },
    "decidedAt": {
      "type": [
        "string",
        "null"
      ],
      "format": "date-time",
      "description": "When the latest application was decided (waktu putusan)."
    },
    "endedOn": {
      "type": [
        "string",
        "null"
      ],
      "format": "date",
      "description": "Day on which it ended: by exit, revocation, cancellation or lapse (berakhir pada)."
    },
    "statusReason": {
      "type": [
        "string",
        "null"
      ],
      "minLength": 3,
      "maxLength": 500,
      "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
      "description": "Why it, or its end, was retracted, without personal data (alasan)."
    }
  },
  "diplomatic-permit": {
    "endedOn": {
      "type": [
        "string",
        "null"
      ],
      "format": "date",
      "description": "Day on which it ended: by exit, revocation, cancellation or lapse (berakhir pada)."
    },
    "retractionReason": {
      "type": [
        "string",
        "null"
      ],
      "enum": [
        "DUPLICATE",
        "MISTAKEN",
        "WRONG_PERSON",
        "OTHER",
        null
      ],
      "description": "Why it never was, as a code (alasan penarikan)."
    }
  },
  "referral": {
    "answerNo": {
      "type": [
        "string",
        "null"
      ],
      "minLength": 1,
      "maxLength": 60,
      "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
      "description": "Number of the answer of who decides it (nomor jawaban)."
    },
    "answeredAt": {
      "type": [
        "string",
        "null"
      ],
      "format": "date-time",
      "description": "When it was answered, UTC (waktu jawaban)."
    },
    "outcome": {
      "type": [
        "string",
        "null"
      ],
      "enum": [
        "CONFIRMED",
        "NOT_CONFIRMED",
        null
      ],
      "description": "What it ended in (hasil rujukan)."
    }
  },
  "movement": {
    "statusReason": {
      "type": [
        "string",
        "null"
      ],
      "minLength": 3,
      "maxLength": 500,
      "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
      "description": "Why it was retracted, without personal data (alasan)."
    }
  },
  "lodging": {},
  "sighting": {
    "retractionReason": {
      "type": [
        "string",
        "null"
      ],
      "enum": [
        "DUPLICATE",
        "MISTAKEN",
        "WRONG_PERSON",
        "OTHER",
        null
      ],
      "description": "Why it was withdrawn, as a code (alasan penarikan)."
    }
  },
  "presence": {
    "withdrawalReason": {
      "type": [
        "string",
        "null"
      ],
      "enum": [
        "EVIDENCE_RETRACTED",
        "WRONG_PERSON",
        "MISTAKEN",
        "OTHER",
        null
      ],
      "description": "Why it was withdrawn, as a code (alasan pencabutan)."
    }
  },
  "hold": {},
  "watch": {
    "statusReason": {
      "type": [
        "string",
        "null"
      ],
      "minLength": 3,
      "maxLength": 300,
      "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
      "description": "Why it was withdrawn; on the log in watches of before only (alasan)."
    }
  },
  "alert": {
    "statusReason": {
      "type": [
        "string",
        "null"
      ],
      "minLength": 3,
      "maxLength": 500,
      "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
      "description": "Why it was retracted or closed, without personal data (alasan)."
    }
  },
  "response": {},
  "request": {},
  "reply": {},
  "representation": {},
  "bulletin": {},
  "exercise": {},
  "case": {
    "actions": {
      "type": "array",
      "items": {
        "type": "string",
        "enum": [
          "WATCH_LISTING",
          "PERMIT_RESTRICTION",
          "AREA_BAN",
          "RESIDENCE",
          "CHARGE",
          "DEPORTATION"
        ]
      },
      "maxItems": 6,
      "description": "What was decided, of the six kinds (tindakan).",
      "examples": [
        [
          "DEPORTATION"
        ]
      ]
    },
    "decidedBy": {
      "type": [
        "string",
        "null"
      ],
      "enum": [
        "OFFICE",
        "DIRECTOR_GENERAL",
        "MINISTER",
        "COURT",
        null
      ],
      "description": "Whose decision it is (pengambil keputusan)."
    },
    "decisionNo": {
      "type": [
        "string",
        "null"
      ],
      "minLength": 1,
      "maxLength": 60,
      "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
      "description": "Number of the decision (nomor keputusan)."
    },
    "decidedAt": {
      "type": [
        "string",
        "null"
      ],
      "format": "date-time",
      "description": "When it was decided, UTC (waktu keputusan)."
    },
    "servedAt": {
      "type": [
        "string",
        "null"
      ],
      "format": "date-time",
      "description": "When the person received the decision, UTC: the time to object runs from then (waktu keputusan diterima)."
    },
    "objectedAt": {
      "type": [
        "string",
        "null"
      ],
      "format": "date-time",
      "description": "When the objection was filed, UTC (waktu keberatan)."
    },
    "forwardedAt": {
      "type": [
        "string",
        "null"
      ],
      "format": "date-time",
      "description": "When the objection was forwarded, UTC (waktu penerusan)."
    },
    "objectionOutcome": {
      "type": [
        "string",
        "null"
      ],
      "enum": [
        "GRANTED",
        "REFUSED",
        null
      ],
      "description": "What the objection ended in (hasil keberatan)."
    },
    "objectionDecidedBy": {
      "type": [
        "string",
        "null"
      ],
      "enum": [
        "DIRECTOR_GENERAL",
        "MINISTER",
        null
      ],
      "description": "Who decided on the objection (pemutus keberatan)."
    },
    "objectionDecisionNo": {
      "type": [
        "string",
        "null"
      ],
      "minLength": 1,
      "maxLength": 60,
      "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
      "description": "Number of the decision on the objection (nomor keputusan keberatan)."
    },
    "objectionDecidedAt": {
      "type": [
        "string",
        "null"
      ],
      "format": "date-time",
      "description": "When the objection was decided, UTC (waktu keputusan keberatan)."
    },
    "outcome": {
      "type": [
        "string",
        "null"
      ],
      "enum": [
        "CONVICTED",
        "ACQUITTED",
        "DISMISSED",
        "NO_ACTION",
        "EXECUTED",
        null
      ],
      "description": "What it ended in (hasil)."
    },
    "executedAt": {
      "type": [
        "string",
        "null"
      ],
      "format": "date-time",
      "description": "When it was carried out, UTC (waktu pelaksanaan)."
    },
    "detainedAt": {
      "type": [
        "string",
        "null"
      ],
      "format": "date-time",
      "description": "Since when the person is or was detained, UTC (ditahan sejak)."
    },
    "detainedUntil": {
      "type": [
        "string",
        "null"
      ],
      "format": "date",
      "description": "Last day of the order of detention; by law where the request names none (akhir masa penahanan)."
    },
    "releasedAt": {
      "type": [
        "string",
        "null"
      ],
      "format": "date-time",
      "description": "When the person was released, UTC (waktu pembebasan)."
    },
    "consulateNotifiedAt": {
      "type": [
        "string",
        "null"
      ],
      "format": "date-time",
      "description": "When the consulate was told, at the person's wish, or the person refused it, UTC (waktu pemberitahuan konsuler)."
    }
  },
  "operation": {
    "startedAt": {
      "type": [
        "string",
        "null"
      ],
      "format": "date-time",
      "description": "When it did begin, UTC (dimulai pada)."
    },
    "endedAt": {
      "type": [
        "string",
        "null"
      ],
      "format": "date-time",
      "description": "When it did end, UTC (diakhiri pada)."
    },
    "results": {
      "type": [
        "object",
        "null"
      ],
      "description": "Counts of what it found, by its lead (hasil).",
      "properties": {
        "premisesVisited": {
          "type": "integer",
          "minimum": 0,
          "maximum": 100000,
          "description": "Premises visited (tempat yang dikunjungi).",
          "examples": [
            4
          ]
        },
        "peopleChecked": {
          "type": "integer",
          "minimum": 0,
          "maximum": 100000,
          "description": "People whose documents were checked (orang yang diperiksa).",
          "examples": [
            12
          ]
        },
        "irregularities": {
          "type": "integer",
          "minimum": 0,
          "maximum": 100000,
          "description": "Irregularities found (pelanggaran yang ditemukan).",
          "examples": [
            1
          ]
        },
        "handedOver": {
          "type": "integer",
          "minimum": 0,
          "maximum": 100000,
          "description": "People handed over to the competent agency (orang yang diserahkan).",
          "examples": [
            0
          ]
        }
      },
      "required": [],
      "additionalProperties": false
    }
  },
  "meeting": {
    "attendance": {
      "type": "array",
      "items": {
        "type": "string",
        "maxLength": 40,
        "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
      },
      "maxItems": 60,
      "description": "Agencies that were there (instansi yang hadir).",
      "examples": [
        [
          "polri-jakpus"
        ]
      ]
    },
    "workItems": {
      "type": "array",
      "items": {
        "type": "object",
        "description": "One item of the work programme (butir kerja).",
        "properties": {
          "itemId": {
            "type": "string",
            "format": "uuid",
            "description": "Identity of the item, chosen by who minutes it (nomor butir).",
            "examples": [
              "0190d4c0-1111-7000-8000-000000000001"
            ]
          },
          "title": {
            "type": "string",
            "minLength": 3,
            "maxLength": 300,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "What is to be done, without personal data (pekerjaan).",
            "examples": [
              "Visit the lodging houses of Menteng"
            ]
          },
          "agency": {
            "type": "string",
            "maxLength": 40,
            "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
            "description": "Agency that does it (instansi pelaksana).",
            "examples": [
              "kec-menteng"
            ]
          },
          "dueOn": {
            "type": "string",
            "format": "date",
            "description": "Last day for it (batas waktu).",
            "examples": [
              "2026-12-24"
            ]
          },
          "status": {
            "type": "string",
            "enum": [
              "OPEN",
              "DONE",
              "DROPPED"
            ],
            "description": "How it stands (status butir).",
            "examples": [
              "OPEN"
            ]
          },
          "explanation": {
            "type": [
              "string",
              "null"
            ],
            "minLength": 3,
            "maxLength": 500,
            "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
            "description": "Why it was dropped, or what came of it, without personal data (penjelasan)."
          }
        },
        "required": [
          "itemId",
          "title",
          "agency",
          "dueOn"
        ],
        "additionalProperties": false
      },
      "maxItems": 60,
      "description": "The work programme (program kerja)."
    },
    "minutes": {
      "type": [
        "object",
        "null"
      ],
      "description": "The minutes, for who was invited, sealed (notulen, tersegel).",
      "properties": {
        "text": {
          "type": "string",
          "minLength": 1,
          "maxLength": 4000,
          "pattern": "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]*$",
          "description": "The text (isi).",
          "examples": [
            "Contoh catatan."
          ]
        }
      },
      "required": [
        "text"
      ],
      "additionalProperties": false,
      "x-sealed": "addressed"
    }
  },
  "contribution": {},
  "incident": {
    "statusReason": {
      "type": [
        "string",
        "null"
      ],
      "minLength": 3,
      "maxLength": 500,
      "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
      "description": "Why it was changed, without personal data; the service moves it into reason, sealed (alasan)."
    }
  },
  "accreditation": {
    "statusReason": {
      "type": [
        "string",
        "null"
      ],
      "minLength": 3,
      "maxLength": 500,
      "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
      "description": "Why it was changed, without personal data; the service moves it into reason, sealed (alasan)."
    }
  },
  "intelligence": {},
  "calendar": {},
  "coverage": {},
  "rule-setting": {
    "statusReason": {
      "type": [
        "string",
        "null"
      ],
      "minLength": 10,
      "maxLength": 500,
      "pattern": "^[^\\u0000-\\u001f\\u007f]*$",
      "description": "Why it was revoked, without personal data (alasan pencabutan)."
    }
  },
  "subject": {
    "links": {
      "type": "array",
      "items": {
        "type": "object",
        "description": "A statement about two subjects (hubungan subjek).",
        "properties": {
          "subjectId": {
            "type": "string",
            "format": "uuid",
            "description": "The other subject (subjek lain)."
          },
          "relation": {
            "type": "string",
            "enum": [
              "SAME_PERSON",
              "NOT_SAME_PERSON"
            ],
            "description": "What is stated about the two (hubungan).",
            "examples": [
              "SAME_PERSON"
            ]
          },
          "assertedAt": {
            "type": "string",
            "format": "date-time",
            "description": "When it was stated, UTC (waktu pernyataan).",
            "examples": [
              "2026-11-24T03:00:00Z"
            ]
          }
        },
        "required": [
          "subjectId",
          "relation",
          "assertedAt"
        ],
        "additionalProperties": false
      },
      "maxItems": 100,
      "description": "Subjects found to be the same person, or not (hubungan antar subjek)."
    },
    "proposals": {
      "type": "array",
      "items": {
        "type": "object",
        "description": "A statement that is proposed (usulan).",
        "properties": {
          "subjectId": {
            "type": "string",
            "format": "uuid",
            "description": "The other subject (subjek lain)."
          },
          "relation": {
            "type": "string",
            "enum": [
              "SAME_PERSON",
              "NOT_SAME_PERSON"
            ],
            "description": "What is proposed about the two (hubungan).",
            "examples": [
              "SAME_PERSON"
            ]
          },
          "assertedAt": {
            "type": "string",
            "format": "date-time",
            "description": "When it was proposed, UTC (waktu usulan).",
            "examples": [
              "2026-11-24T03:00:00Z"
            ]
          }
        },
        "required": [
          "subjectId",
          "relation",
          "assertedAt"
        ],
        "additionalProperties": false
      },
      "maxItems": 100,
      "description": "Statements that its owner proposes to the identity authority; they count for nothing by themselves (usulan hubungan)."
    }
  },
  "disclosure": {},
  "directory": {}
};
