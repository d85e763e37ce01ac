// generated, do not edit: npm run generate
import type { Flow } from './types.js';

/** What an agency's system may send for each flow: JSON Schema 2020-12, sealed groups in the clear, server-minted fields left out. */
export const intakeSchemas: Readonly<Record<Flow, Readonly<Record<string, unknown>>>> = {
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
            "description": "True for drills, never a real case (latihan).",
            "examples": [
              false
            ]
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
        "description": "Pseudonym of the person, when known; never guessed (nomor subjek)."
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
        "description": "Number of the order; may follow within a day when urgent (nomor surat perintah).",
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
            "description": "True for drills, never a real case (latihan).",
            "examples": [
              false
            ]
          }
        },
        "required": [
          "purpose",
          "legalBasis",
          "retainUntil"
        ],
        "additionalProperties": false
      },
      "standing": {
        "type": "string",
        "enum": [
          "PROVISIONAL",
          "ESTABLISHED"
        ],
        "description": "PROVISIONAL until the identity authority settles it (status subjek).",
        "examples": [
          "ESTABLISHED"
        ]
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
      },
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
      }
    },
    "required": [
      "handling",
      "standing"
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
            "description": "True for drills, never a real case (latihan).",
            "examples": [
              false
            ]
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
          "OPERATOR"
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
