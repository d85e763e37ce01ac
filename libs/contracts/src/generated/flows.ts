// generated, do not edit: npm run generate
import type { FlowDescriptor } from '../flow-descriptor.js';

/** Every entity flow. */
export const flows: readonly FlowDescriptor[] = [
  {
    "flow": "permit",
    "topic": "timpora.permit",
    "recordName": "Permit",
    "plural": "permits",
    "idField": "permitId",
    "keyedBy": "owner-and-id",
    "areaField": "kecamatan",
    "opensInArea": false,
    "subjectField": "subjectId",
    "kindField": "kind",
    "filterFields": [
      "status",
      "correlationId"
    ],
    "changes": [
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
    "sealed": [
      {
        "field": "holder",
        "group": "identity",
        "recordName": "Identity",
        "nullable": false,
        "many": false
      },
      {
        "field": "address",
        "group": "location",
        "recordName": "Location",
        "nullable": true,
        "many": false
      },
      {
        "field": "reason",
        "group": "case",
        "recordName": "Note",
        "nullable": true,
        "many": false
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "permitId",
      "status",
      "awaitsPayment",
      "extensions",
      "irregular",
      "uncertainLaw",
      "reason"
    ],
    "changeFields": [
      "application",
      "pendingSince",
      "paidAt",
      "decision",
      "decidedAt",
      "endedOn",
      "statusReason"
    ]
  },
  {
    "flow": "diplomatic-permit",
    "topic": "timpora.diplomatic-permit",
    "recordName": "DiplomaticPermit",
    "plural": "diplomatic-permits",
    "idField": "diplomaticPermitId",
    "keyedBy": "owner-and-id",
    "areaField": "kecamatan",
    "opensInArea": false,
    "subjectField": "subjectId",
    "kindField": "kind",
    "filterFields": [
      "correlationId"
    ],
    "changes": [
      "ISSUED",
      "EXTENDED",
      "REVOKED",
      "CANCELLED",
      "ENDED",
      "LAPSED",
      "CORRECTED",
      "RETRACTED"
    ],
    "sealed": [
      {
        "field": "holder",
        "group": "identity",
        "recordName": "Identity",
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
      "diplomaticPermitId",
      "status"
    ],
    "changeFields": [
      "endedOn",
      "retractionReason"
    ]
  },
  {
    "flow": "referral",
    "topic": "timpora.referral",
    "recordName": "Referral",
    "plural": "referrals",
    "idField": "referralId",
    "keyedBy": "owner-and-id",
    "opensInArea": false,
    "subjectField": "subjectId",
    "kindField": "kind",
    "filterFields": [
      "correlationId"
    ],
    "addresseesField": "addressees",
    "changes": [
      "REFERRED",
      "ANSWERED",
      "CLOSED",
      "RETRACTED"
    ],
    "sealed": [
      {
        "field": "reason",
        "group": "addressed",
        "recordName": "Note",
        "nullable": true,
        "many": false
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "referralId",
      "status"
    ],
    "changeFields": [
      "answerNo",
      "answeredAt",
      "outcome"
    ]
  },
  {
    "flow": "movement",
    "topic": "timpora.movement",
    "recordName": "Movement",
    "plural": "movements",
    "idField": "movementId",
    "keyedBy": "owner-and-id",
    "opensInArea": false,
    "subjectField": "subjectId",
    "kindField": "direction",
    "filterFields": [
      "correlationId"
    ],
    "changes": [
      "RECORDED",
      "CORRECTED",
      "RETRACTED"
    ],
    "sealed": [
      {
        "field": "traveller",
        "group": "identity",
        "recordName": "Identity",
        "nullable": false,
        "many": false
      },
      {
        "field": "reason",
        "group": "case",
        "recordName": "Note",
        "nullable": true,
        "many": false
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "movementId",
      "retracted",
      "reason"
    ],
    "changeFields": [
      "statusReason"
    ]
  },
  {
    "flow": "lodging",
    "topic": "timpora.lodging",
    "recordName": "Lodging",
    "plural": "lodgings",
    "idField": "lodgingId",
    "keyedBy": "owner-and-id",
    "areaField": "kecamatan",
    "opensInArea": true,
    "subjectField": "subjectId",
    "kindField": "premisesKind",
    "filterFields": [
      "correlationId"
    ],
    "changes": [
      "CHECKED_IN",
      "CHECKED_OUT",
      "CORRECTED"
    ],
    "sealed": [
      {
        "field": "guest",
        "group": "identity",
        "recordName": "Identity",
        "nullable": true,
        "many": false
      },
      {
        "field": "place",
        "group": "location",
        "recordName": "Location",
        "nullable": true,
        "many": false
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "lodgingId"
    ],
    "changeFields": []
  },
  {
    "flow": "sighting",
    "topic": "timpora.sighting",
    "recordName": "Sighting",
    "plural": "sightings",
    "idField": "sightingId",
    "keyedBy": "owner-and-id",
    "areaField": "kecamatan",
    "opensInArea": true,
    "subjectField": "subjectId",
    "kindField": "activity",
    "filterFields": [
      "correlationId"
    ],
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
      "sightingId"
    ],
    "changeFields": [
      "retractionReason"
    ]
  },
  {
    "flow": "presence",
    "topic": "timpora.presence",
    "recordName": "Presence",
    "plural": "presences",
    "idField": "presenceId",
    "keyedBy": "owner-and-id",
    "areaField": "kecamatan",
    "opensInArea": false,
    "subjectField": "subjectId",
    "kindField": "basis",
    "filterFields": [
      "correlationId"
    ],
    "changes": [
      "CONFIRMED",
      "EXTENDED",
      "LAPSED",
      "WITHDRAWN"
    ],
    "sealed": [],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "presenceId",
      "status"
    ],
    "changeFields": [
      "withdrawalReason"
    ]
  },
  {
    "flow": "hold",
    "topic": "timpora.hold",
    "recordName": "Hold",
    "plural": "holds",
    "idField": "holdId",
    "keyedBy": "owner-and-id",
    "opensInArea": false,
    "subjectField": "subjectId",
    "kindField": "status",
    "filterFields": [
      "correlationId"
    ],
    "changes": [
      "HELD",
      "CHANGED",
      "RELEASED"
    ],
    "sealed": [],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "holdId",
      "subjectId",
      "reach",
      "status"
    ],
    "changeFields": []
  },
  {
    "flow": "watch",
    "topic": "timpora.watch",
    "recordName": "Watch",
    "plural": "watches",
    "idField": "watchId",
    "keyedBy": "owner-and-id",
    "areaField": "kecamatan",
    "opensInArea": false,
    "subjectField": "subjectId",
    "kindField": "category",
    "filterFields": [
      "status",
      "addressees",
      "correlationId"
    ],
    "addresseesField": "addressees",
    "changes": [
      "PLACED",
      "EXTENDED",
      "LAPSED",
      "WITHDRAWN"
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
        "field": "matter",
        "group": "watch",
        "recordName": "WatchMatter",
        "nullable": true,
        "many": false
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "watchId",
      "extensions",
      "status",
      "matter"
    ],
    "changeFields": [
      "statusReason"
    ]
  },
  {
    "flow": "alert",
    "topic": "timpora.alert",
    "recordName": "Alert",
    "plural": "alerts",
    "idField": "alertId",
    "keyedBy": "owner-and-id",
    "areaField": "kecamatan",
    "opensInArea": false,
    "subjectField": "subjectId",
    "kindField": "category",
    "filterFields": [
      "status",
      "competentAgency",
      "addressees",
      "correlationId"
    ],
    "addresseesField": "addressees",
    "changes": [
      "RAISED",
      "UPDATED",
      "RETRACTED",
      "CLOSED"
    ],
    "sealed": [
      {
        "field": "detail",
        "group": "addressed",
        "recordName": "Note",
        "nullable": true,
        "many": false
      },
      {
        "field": "reason",
        "group": "case",
        "recordName": "Note",
        "nullable": true,
        "many": false
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "alertId",
      "status",
      "reason"
    ],
    "changeFields": [
      "statusReason"
    ]
  },
  {
    "flow": "response",
    "topic": "timpora.response",
    "recordName": "Response",
    "plural": "responses",
    "idField": "responseId",
    "keyedBy": "owner-and-id",
    "opensInArea": false,
    "kindField": "stage",
    "filterFields": [
      "alertId",
      "correlationId"
    ],
    "changes": [
      "SEEN",
      "TAKEN",
      "RESULT",
      "CLOSED"
    ],
    "sealed": [
      {
        "field": "note",
        "group": "case",
        "recordName": "Note",
        "nullable": true,
        "many": false
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "responseId",
      "stage"
    ],
    "changeFields": []
  },
  {
    "flow": "request",
    "topic": "timpora.request",
    "recordName": "InformationRequest",
    "plural": "requests",
    "idField": "requestId",
    "keyedBy": "owner-and-id",
    "opensInArea": false,
    "subjectField": "subjectId",
    "kindField": "kind",
    "filterFields": [
      "status",
      "addressees",
      "correlationId"
    ],
    "addresseesField": "addressees",
    "changes": [
      "ASKED",
      "REMINDED",
      "WITHDRAWN",
      "CLOSED"
    ],
    "sealed": [
      {
        "field": "detail",
        "group": "addressed",
        "recordName": "Note",
        "nullable": true,
        "many": false
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "requestId",
      "addressees",
      "reminders",
      "status"
    ],
    "changeFields": []
  },
  {
    "flow": "reply",
    "topic": "timpora.reply",
    "recordName": "InformationReply",
    "plural": "replies",
    "idField": "replyId",
    "keyedBy": "owner-and-id",
    "opensInArea": false,
    "kindField": "outcome",
    "filterFields": [
      "requestId",
      "correlationId"
    ],
    "addresseesField": "addressees",
    "changes": [
      "REPLIED",
      "CORRECTED"
    ],
    "sealed": [
      {
        "field": "content",
        "group": "addressed",
        "recordName": "Note",
        "nullable": true,
        "many": false
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "replyId",
      "late",
      "addressees"
    ],
    "changeFields": []
  },
  {
    "flow": "representation",
    "topic": "timpora.representation",
    "recordName": "Representation",
    "plural": "representations",
    "idField": "representationId",
    "keyedBy": "owner-and-id",
    "areaField": "kecamatan",
    "opensInArea": false,
    "kindField": "kind",
    "filterFields": [
      "correlationId"
    ],
    "addresseesField": "addressees",
    "changes": [
      "LISTED",
      "CHANGED",
      "CLOSED"
    ],
    "sealed": [
      {
        "field": "notes",
        "group": "addressed",
        "recordName": "Note",
        "nullable": true,
        "many": false
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "representationId",
      "status"
    ],
    "changeFields": []
  },
  {
    "flow": "bulletin",
    "topic": "timpora.bulletin",
    "recordName": "Bulletin",
    "plural": "bulletins",
    "idField": "bulletinId",
    "keyedBy": "owner-and-id",
    "opensInArea": false,
    "kindField": "status",
    "filterFields": [
      "correlationId"
    ],
    "changes": [
      "PUBLISHED",
      "CORRECTED",
      "WITHDRAWN"
    ],
    "sealed": [],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "bulletinId",
      "status"
    ],
    "changeFields": []
  },
  {
    "flow": "exercise",
    "topic": "timpora.exercise",
    "recordName": "Exercise",
    "plural": "exercises",
    "idField": "exerciseId",
    "keyedBy": "owner-and-id",
    "opensInArea": false,
    "kindField": "status",
    "filterFields": [
      "correlationId"
    ],
    "changes": [
      "OPENED",
      "ADVANCED",
      "ENDED"
    ],
    "sealed": [],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "exerciseId",
      "status"
    ],
    "changeFields": []
  },
  {
    "flow": "case",
    "topic": "timpora.case",
    "recordName": "Case",
    "plural": "cases",
    "idField": "caseId",
    "keyedBy": "owner-and-id",
    "opensInArea": false,
    "subjectField": "subjectId",
    "kindField": "track",
    "filterFields": [
      "step",
      "addressees",
      "citesCaseId",
      "correlationId"
    ],
    "addresseesField": "addressees",
    "changes": [
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
    "sealed": [
      {
        "field": "detail",
        "group": "case",
        "recordName": "Note",
        "nullable": true,
        "many": false
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "caseId",
      "step",
      "underObjection"
    ],
    "changeFields": [
      "actions",
      "decidedBy",
      "decisionNo",
      "decidedAt",
      "servedAt",
      "objectedAt",
      "forwardedAt",
      "objectionOutcome",
      "objectionDecidedBy",
      "objectionDecisionNo",
      "objectionDecidedAt",
      "outcome",
      "executedAt",
      "detainedAt",
      "detainedUntil",
      "releasedAt",
      "consulateNotifiedAt"
    ]
  },
  {
    "flow": "operation",
    "topic": "timpora.operation",
    "recordName": "JointOperation",
    "plural": "joint-operations",
    "idField": "operationId",
    "keyedBy": "owner-and-id",
    "opensInArea": false,
    "kindField": "status",
    "filterFields": [
      "addressees",
      "correlationId"
    ],
    "addresseesField": "addressees",
    "changes": [
      "PLANNED",
      "CHANGED",
      "APPROVED",
      "STARTED",
      "ENDED",
      "REPORTED",
      "CANCELLED"
    ],
    "sealed": [
      {
        "field": "plan",
        "group": "addressed",
        "recordName": "Note",
        "nullable": true,
        "many": false
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "operationId",
      "status"
    ],
    "changeFields": [
      "startedAt",
      "endedAt",
      "results"
    ]
  },
  {
    "flow": "meeting",
    "topic": "timpora.meeting",
    "recordName": "Meeting",
    "plural": "meetings",
    "idField": "meetingId",
    "keyedBy": "owner-and-id",
    "opensInArea": false,
    "kindField": "status",
    "filterFields": [
      "addressees",
      "correlationId"
    ],
    "addresseesField": "addressees",
    "changes": [
      "SCHEDULED",
      "CHANGED",
      "HELD",
      "MINUTED",
      "FOLLOWED_UP",
      "CLOSED",
      "CANCELLED"
    ],
    "sealed": [
      {
        "field": "minutes",
        "group": "addressed",
        "recordName": "Note",
        "nullable": true,
        "many": false
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "meetingId",
      "status"
    ],
    "changeFields": [
      "attendance",
      "workItems",
      "minutes"
    ]
  },
  {
    "flow": "contribution",
    "topic": "timpora.contribution",
    "recordName": "Contribution",
    "plural": "contributions",
    "idField": "contributionId",
    "keyedBy": "owner-and-id",
    "opensInArea": false,
    "kindField": "kind",
    "filterFields": [
      "meetingId",
      "itemId",
      "operationId",
      "incidentId",
      "addressees",
      "correlationId"
    ],
    "addresseesField": "addressees",
    "changes": [
      "CONTRIBUTED",
      "UPDATED",
      "RETRACTED"
    ],
    "sealed": [
      {
        "field": "note",
        "group": "addressed",
        "recordName": "Note",
        "nullable": true,
        "many": false
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "contributionId",
      "status",
      "addressees"
    ],
    "changeFields": []
  },
  {
    "flow": "incident",
    "topic": "timpora.incident",
    "recordName": "Incident",
    "plural": "incidents",
    "idField": "incidentId",
    "keyedBy": "owner-and-id",
    "areaField": "kecamatan",
    "opensInArea": false,
    "kindField": "kind",
    "filterFields": [
      "status",
      "representationId",
      "addressees",
      "correlationId"
    ],
    "addresseesField": "addressees",
    "changes": [
      "REPORTED",
      "UPDATED",
      "CLOSED",
      "RETRACTED"
    ],
    "sealed": [
      {
        "field": "detail",
        "group": "addressed",
        "recordName": "Note",
        "nullable": true,
        "many": false
      },
      {
        "field": "reason",
        "group": "case",
        "recordName": "Note",
        "nullable": true,
        "many": false
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "incidentId",
      "status",
      "reason"
    ],
    "changeFields": [
      "statusReason"
    ]
  },
  {
    "flow": "accreditation",
    "topic": "timpora.accreditation",
    "recordName": "Accreditation",
    "plural": "accreditations",
    "idField": "accreditationId",
    "keyedBy": "owner-and-id",
    "opensInArea": false,
    "subjectField": "subjectId",
    "kindField": "kind",
    "filterFields": [
      "status",
      "correlationId"
    ],
    "changes": [
      "RECORDED",
      "EXTENDED",
      "WITHDRAWN",
      "CORRECTED",
      "RETRACTED"
    ],
    "sealed": [
      {
        "field": "person",
        "group": "identity",
        "recordName": "Identity",
        "nullable": false,
        "many": false
      },
      {
        "field": "reason",
        "group": "case",
        "recordName": "Note",
        "nullable": true,
        "many": false
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "accreditationId",
      "status",
      "uncertainLaw",
      "reason"
    ],
    "changeFields": [
      "statusReason"
    ]
  },
  {
    "flow": "intelligence",
    "topic": "timpora.intelligence",
    "recordName": "Intelligence",
    "plural": "intelligence-reports",
    "idField": "intelligenceId",
    "keyedBy": "owner-and-id",
    "areaField": "kecamatan",
    "opensInArea": false,
    "kindField": "about",
    "filterFields": [
      "correlationId"
    ],
    "restricted": true,
    "changes": [
      "PUBLISHED",
      "CORRECTED",
      "WITHDRAWN"
    ],
    "sealed": [
      {
        "field": "body",
        "group": "intelligence",
        "recordName": "Note",
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
      "intelligenceId",
      "status"
    ],
    "changeFields": []
  },
  {
    "flow": "calendar",
    "topic": "timpora.calendar",
    "recordName": "CalendarEntry",
    "plural": "calendar-entries",
    "idField": "calendarId",
    "keyedBy": "owner-and-id",
    "areaField": "kecamatan",
    "opensInArea": false,
    "kindField": "kind",
    "filterFields": [
      "status",
      "correlationId"
    ],
    "changes": [
      "LISTED",
      "CHANGED",
      "WITHDRAWN"
    ],
    "sealed": [],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "calendarId",
      "status"
    ],
    "changeFields": []
  },
  {
    "flow": "coverage",
    "topic": "timpora.coverage",
    "recordName": "Coverage",
    "plural": "coverages",
    "idField": "coverageId",
    "keyedBy": "owner-and-id",
    "areaField": "kecamatan",
    "opensInArea": false,
    "filterFields": [
      "correlationId"
    ],
    "changes": [
      "STATED",
      "ADVANCED"
    ],
    "sealed": [],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "coverageId"
    ],
    "changeFields": []
  },
  {
    "flow": "rule-setting",
    "topic": "timpora.rule-setting",
    "recordName": "RuleSetting",
    "plural": "rule-settings",
    "idField": "ruleSettingId",
    "keyedBy": "owner-and-id",
    "opensInArea": false,
    "kindField": "status",
    "filterFields": [
      "correlationId"
    ],
    "changes": [
      "ACTIVATED",
      "REVOKED"
    ],
    "sealed": [],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "ruleSettingId",
      "status",
      "revokedOn"
    ],
    "changeFields": [
      "statusReason"
    ]
  },
  {
    "flow": "subject",
    "topic": "timpora.subject",
    "recordName": "Subject",
    "plural": "subjects",
    "idField": "subjectId",
    "keyedBy": "owner-and-id",
    "opensInArea": false,
    "subjectField": "subjectId",
    "kindField": "standing",
    "filterFields": [
      "correlationId"
    ],
    "authorityField": "links",
    "changes": [
      "LISTED",
      "DOCUMENT_ADDED",
      "LINKED",
      "SPLIT",
      "CORRECTED",
      "PROPOSED"
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
      "subjectId",
      "standing"
    ],
    "changeFields": [
      "links",
      "proposals"
    ]
  },
  {
    "flow": "disclosure",
    "topic": "timpora.disclosure",
    "recordName": "DisclosureNotice",
    "plural": "disclosure-notices",
    "idField": "noticeId",
    "keyedBy": "owner-and-id",
    "opensInArea": false,
    "filterFields": [
      "correlationId"
    ],
    "addresseesField": "addressees",
    "changes": [
      "GIVEN"
    ],
    "sealed": [
      {
        "field": "detail",
        "group": "addressed",
        "recordName": "DisclosureDetail",
        "nullable": true,
        "many": false
      }
    ],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt",
      "noticeId",
      "addressees",
      "detail"
    ],
    "changeFields": []
  },
  {
    "flow": "directory",
    "topic": "timpora.directory",
    "recordName": "DirectoryEntry",
    "plural": "participants",
    "idField": "code",
    "keyedBy": "code",
    "opensInArea": false,
    "filterFields": [],
    "changes": [
      "LISTED",
      "CHANGED",
      "KEY_ADDED",
      "KEY_REVOKED",
      "CLOSED",
      "ANNOUNCED",
      "REFUSED"
    ],
    "sealed": [],
    "minted": [
      "eventId",
      "version",
      "change",
      "owner",
      "recordedAt"
    ],
    "changeFields": []
  }
];
