// generated, do not edit: npm run generate
import type { TopicDefinition } from '../topic-definition.js';

/** Every topic of the exchange, from schemas/topics.yaml. */
export const topicCatalogue: readonly TopicDefinition[] = [
  {
    "topic": "timpora.permit",
    "flow": "permit",
    "recordName": "Permit",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 6,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.diplomatic-permit",
    "flow": "diplomatic-permit",
    "recordName": "DiplomaticPermit",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 3,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.referral",
    "flow": "referral",
    "recordName": "Referral",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 3,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.movement",
    "flow": "movement",
    "recordName": "Movement",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 6,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.lodging",
    "flow": "lodging",
    "recordName": "Lodging",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 6,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.sighting",
    "flow": "sighting",
    "recordName": "Sighting",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 6,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.presence",
    "flow": "presence",
    "recordName": "Presence",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 3,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.hold",
    "flow": "hold",
    "recordName": "Hold",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 3,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.watch",
    "flow": "watch",
    "recordName": "Watch",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 3,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.alert",
    "flow": "alert",
    "recordName": "Alert",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 6,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.response",
    "flow": "response",
    "recordName": "Response",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 6,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.request",
    "flow": "request",
    "recordName": "InformationRequest",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 3,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.reply",
    "flow": "reply",
    "recordName": "InformationReply",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 3,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.representation",
    "flow": "representation",
    "recordName": "Representation",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 3,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.bulletin",
    "flow": "bulletin",
    "recordName": "Bulletin",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 3,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.exercise",
    "flow": "exercise",
    "recordName": "Exercise",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 1,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.case",
    "flow": "case",
    "recordName": "Case",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 3,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.operation",
    "flow": "operation",
    "recordName": "JointOperation",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 1,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.meeting",
    "flow": "meeting",
    "recordName": "Meeting",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 1,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.contribution",
    "flow": "contribution",
    "recordName": "Contribution",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 1,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.incident",
    "flow": "incident",
    "recordName": "Incident",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 1,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.accreditation",
    "flow": "accreditation",
    "recordName": "Accreditation",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 1,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.intelligence",
    "flow": "intelligence",
    "recordName": "Intelligence",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 1,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.calendar",
    "flow": "calendar",
    "recordName": "CalendarEntry",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 1,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.coverage",
    "flow": "coverage",
    "recordName": "Coverage",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 1,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.rule-setting",
    "flow": "rule-setting",
    "recordName": "RuleSetting",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 1,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.subject",
    "flow": "subject",
    "recordName": "Subject",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 6,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.disclosure",
    "flow": "disclosure",
    "recordName": "DisclosureNotice",
    "perAgency": false,
    "keyedBy": "owner-and-id",
    "write": "publishers",
    "read": [
      "subscribers"
    ],
    "partitions": 3,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.directory",
    "flow": "directory",
    "recordName": "DirectoryEntry",
    "perAgency": false,
    "keyedBy": "code",
    "write": "publishers",
    "read": [
      "everyone",
      "operator"
    ],
    "partitions": 1,
    "cleanup": "keep",
    "compared": true,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "timpora.key.<agency>",
    "recordName": "KeyRecord",
    "perAgency": true,
    "keyedBy": "own",
    "write": "self",
    "read": [
      "replicas"
    ],
    "partitions": 1,
    "cleanup": "compact",
    "compared": false,
    "config": {
      "cleanup.policy": "compact",
      "retention.ms": "-1",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576",
      "min.compaction.lag.ms": "604800000",
      "max.compaction.lag.ms": "691200000",
      "min.cleanable.dirty.ratio": "0.01",
      "delete.retention.ms": "34560000000"
    }
  },
  {
    "topic": "timpora.report.<agency>",
    "recordName": "Report",
    "perAgency": true,
    "keyedBy": "own",
    "write": "self",
    "read": [
      "operator",
      "receipts"
    ],
    "partitions": 1,
    "cleanup": "delete",
    "compared": false,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "1209600000",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  },
  {
    "topic": "dlq.<agency>",
    "recordName": "DeadLetterNotice",
    "perAgency": true,
    "keyedBy": "own",
    "write": "self",
    "read": [
      "operator"
    ],
    "partitions": 1,
    "cleanup": "delete",
    "compared": false,
    "config": {
      "cleanup.policy": "delete",
      "retention.ms": "7776000000",
      "message.timestamp.type": "LogAppendTime",
      "max.message.bytes": "1048576"
    }
  }
];
