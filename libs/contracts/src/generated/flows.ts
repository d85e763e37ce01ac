// generated, do not edit: npm run generate
import type { FlowDescriptor } from '../flow-descriptor.js';

/** Every entity flow. */
export const flows: readonly FlowDescriptor[] = [
  {
    "flow": "sighting",
    "topic": "timpora.sighting",
    "recordName": "Sighting",
    "idField": "sightingId",
    "keyedBy": "owner-and-id",
    "areaField": "kecamatan",
    "subjectField": "subjectId",
    "changes": [
      "REPORTED",
      "IDENTIFIED",
      "CORRECTED",
      "RETRACTED"
    ],
    "sealed": [
      {
        "field": "person",
        "group": "identity",
        "recordName": "Identity",
        "nullable": true,
        "many": false
      },
      {
        "field": "place",
        "group": "location",
        "recordName": "Location",
        "nullable": false,
        "many": false
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "sightingId",
      "retractionReason"
    ]
  },
  {
    "flow": "subject",
    "topic": "timpora.subject",
    "recordName": "Subject",
    "idField": "subjectId",
    "keyedBy": "owner-and-id",
    "subjectField": "subjectId",
    "changes": [
      "LISTED",
      "DOCUMENT_ADDED",
      "LINKED",
      "SPLIT",
      "CORRECTED"
    ],
    "sealed": [
      {
        "field": "documents",
        "group": "identity",
        "recordName": "Identity",
        "nullable": false,
        "many": true
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "subjectId"
    ]
  },
  {
    "flow": "directory",
    "topic": "timpora.directory",
    "recordName": "DirectoryEntry",
    "idField": "code",
    "keyedBy": "code",
    "changes": [
      "LISTED",
      "CHANGED",
      "KEY_ADDED",
      "KEY_REVOKED",
      "CLOSED"
    ],
    "sealed": [],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt"
    ]
  }
];
