// generated, do not edit: npm run generate
import { recordSchemas } from './schemas.js';

/** Every topic and the feed, as AsyncAPI 3.0. */
export const asyncApi: object = {
  "asyncapi": "3.0.0",
  "info": {
    "title": "Sinergi: the exchange",
    "version": "0.1.0",
    "description": "Every topic of the exchange and each agency's feed. Operations are those of an agency's own service: what it sends and what it receives. Generated from schemas/.",
    "license": {
      "name": "Apache-2.0",
      "url": "https://www.apache.org/licenses/LICENSE-2.0"
    }
  },
  "defaultContentType": "application/avro",
  "servers": {
    "exchange": {
      "host": "{broker}",
      "protocol": "kafka-secure",
      "description": "The brokers of Timpora, over TLS",
      "variables": {
        "broker": {
          "default": "localhost:9093",
          "description": "A broker of this installation, with its port"
        }
      },
      "security": [
        {
          "$ref": "#/components/securitySchemes/scram"
        }
      ],
      "bindings": {
        "kafka": {
          "schemaRegistryVendor": "apicurio",
          "bindingVersion": "0.5.0"
        }
      }
    },
    "agency": {
      "host": "{api}",
      "protocol": "https",
      "description": "One agency's own API",
      "variables": {
        "api": {
          "default": "localhost:443",
          "description": "The agency's API, with its port"
        }
      },
      "security": [
        {
          "$ref": "#/components/securitySchemes/token"
        }
      ]
    }
  },
  "channels": {
    "permit": {
      "address": "timpora.permit",
      "title": "permit",
      "description": "A stay permit after a change (izin tinggal). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Permit": {
          "$ref": "#/components/messages/Permit"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 6,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "diplomatic-permit": {
      "address": "timpora.diplomatic-permit",
      "title": "diplomatic-permit",
      "description": "A diplomatic or service stay permit, on the word of the Foreign Ministry (izin tinggal diplomatik atau dinas). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "DiplomaticPermit": {
          "$ref": "#/components/messages/DiplomaticPermit"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 3,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "referral": {
      "address": "timpora.referral",
      "title": "referral",
      "description": "A matter that is not the exchange's to judge, referred to who decides it by a named officer (rujukan). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Referral": {
          "$ref": "#/components/messages/Referral"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 3,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "movement": {
      "address": "timpora.movement",
      "title": "movement",
      "description": "An entry or exit at a checkpoint (perlintasan). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Movement": {
          "$ref": "#/components/messages/Movement"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 6,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "lodging": {
      "address": "timpora.lodging",
      "title": "lodging",
      "description": "A foreign guest's stay at lodging or a household (pelaporan penginapan, APOA). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Lodging": {
          "$ref": "#/components/messages/Lodging"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 6,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "sighting": {
      "address": "timpora.sighting",
      "title": "sighting",
      "description": "The presence or activity of a foreign national as observed (temuan keberadaan atau kegiatan orang asing). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Sighting": {
          "$ref": "#/components/messages/Sighting"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 6,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "presence": {
      "address": "timpora.presence",
      "title": "presence",
      "description": "The identity authority's word that a person was in a district (keberadaan orang asing yang dipastikan). With the district's own evidence it lets the district open that person's identity. Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Presence": {
          "$ref": "#/components/messages/Presence"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 3,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "hold": {
      "address": "timpora.hold",
      "title": "hold",
      "description": "The identity authority's word that a subject is held for a human: which leads may not name it, and never why (penangguhan). Only its service writes it. Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Hold": {
          "$ref": "#/components/messages/Hold"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 3,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "watch": {
      "address": "timpora.watch",
      "title": "watch",
      "description": "Cegah, tangkal or lookout: what to do when a person turns up, until when, on what law (daftar cegah dan tangkal). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Watch": {
          "$ref": "#/components/messages/Watch"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 3,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "alert": {
      "address": "timpora.alert",
      "title": "alert",
      "description": "A lead from early detection or from an agency: never a verdict (peringatan dini). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Alert": {
          "$ref": "#/components/messages/Alert"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 6,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "response": {
      "address": "timpora.response",
      "title": "response",
      "description": "What one agency did about one alert (tindak lanjut). One entity per alert and agency. Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Response": {
          "$ref": "#/components/messages/Response"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 6,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "request": {
      "address": "timpora.request",
      "title": "request",
      "description": "A request for information to agencies, by name, role or area, with a due time (permintaan informasi). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "InformationRequest": {
          "$ref": "#/components/messages/InformationRequest"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 3,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "reply": {
      "address": "timpora.reply",
      "title": "reply",
      "description": "One agency's answer to a request (jawaban). One entity per request and agency. Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "InformationReply": {
          "$ref": "#/components/messages/InformationReply"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 3,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "representation": {
      "address": "timpora.representation",
      "title": "representation",
      "description": "A foreign representation and its premises (perwakilan negara asing). Premises are public, people are not. Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Representation": {
          "$ref": "#/components/messages/Representation"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 3,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "bulletin": {
      "address": "timpora.bulletin",
      "title": "bulletin",
      "description": "What all agencies should read (buletin). No personal data: it travels in clear. Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Bulletin": {
          "$ref": "#/components/messages/Bulletin"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 3,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "exercise": {
      "address": "timpora.exercise",
      "title": "exercise",
      "description": "An exercise: a lane of its own, in which nothing is live (latihan). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Exercise": {
          "$ref": "#/components/messages/Exercise"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 1,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "case": {
      "address": "timpora.case",
      "title": "case",
      "description": "A matter in which one authority acts towards a person: an administrative action, an investigation or a prosecution (perkara). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Case": {
          "$ref": "#/components/messages/Case"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 3,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "operation": {
      "address": "timpora.operation",
      "title": "operation",
      "description": "A joint operation: its plan, orders, members, areas and results (operasi gabungan). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "JointOperation": {
          "$ref": "#/components/messages/JointOperation"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 1,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "meeting": {
      "address": "timpora.meeting",
      "title": "meeting",
      "description": "A meeting of the team and its work programme, to the last item (rapat). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Meeting": {
          "$ref": "#/components/messages/Meeting"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 1,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "contribution": {
      "address": "timpora.contribution",
      "title": "contribution",
      "description": "What an agency adds to something of another one: its answer to an invitation, progress of a work item, the result of its part (kontribusi). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Contribution": {
          "$ref": "#/components/messages/Contribution"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 1,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "incident": {
      "address": "timpora.incident",
      "title": "incident",
      "description": "Harm or a threat at a foreign representation or an event; a lawful assembly is none (kejadian). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Incident": {
          "$ref": "#/components/messages/Incident"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 1,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "accreditation": {
      "address": "timpora.accreditation",
      "title": "accreditation",
      "description": "A permission to observe or report, by the authority that gives it (akreditasi). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Accreditation": {
          "$ref": "#/components/messages/Accreditation"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 1,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "intelligence": {
      "address": "timpora.intelligence",
      "title": "intelligence",
      "description": "A restricted report for the readers of its topic (laporan intelijen). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Intelligence": {
          "$ref": "#/components/messages/Intelligence"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 1,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "calendar": {
      "address": "timpora.calendar",
      "title": "calendar",
      "description": "A day or period that matters to supervision: a public holiday, a stage of an election, an event (kalender). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "CalendarEntry": {
          "$ref": "#/components/messages/CalendarEntry"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 1,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "coverage": {
      "address": "timpora.coverage",
      "title": "coverage",
      "description": "Up to when an agency has said what it knows of a flow (cakupan). Where nothing was said by then, there was nothing to say. Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Coverage": {
          "$ref": "#/components/messages/Coverage"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 1,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "rule-setting": {
      "address": "timpora.rule-setting",
      "title": "rule-setting",
      "description": "An act of the coordinator: from a day on, a rule of early detection is evaluated by other numbers (penyetelan aturan). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "RuleSetting": {
          "$ref": "#/components/messages/RuleSetting"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 1,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "subject": {
      "address": "timpora.subject",
      "title": "subject",
      "description": "Who is the same person: a random pseudonym and what is tied to it (subjek). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "Subject": {
          "$ref": "#/components/messages/Subject"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 6,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "disclosure": {
      "address": "timpora.disclosure",
      "title": "disclosure",
      "description": "Tells the owner of data that somebody opened it (pemberitahuan pembukaan). Only the service that opens writes it. Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency whose profile subscribes to the flow.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "DisclosureNotice": {
          "$ref": "#/components/messages/DisclosureNotice"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 3,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "directory": {
      "address": "timpora.directory",
      "title": "directory",
      "description": "A participant: who it is, what it may do, with which public keys (entri direktori). Whole state after the change. Written by the relay of every agency whose profile publishes the flow. Read by replicas and readers of every agency; the operator.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "messages": {
        "DirectoryEntry": {
          "$ref": "#/components/messages/DirectoryEntry"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 1,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": -1,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "keyRecord": {
      "address": "timpora.key.{agency}",
      "title": "KeyRecord",
      "description": "A wrapped key of one publisher, or the news that it was destroyed (catatan kunci). Written by the relay of the agency in its name. Read by replicas of every agency.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "parameters": {
        "agency": {
          "description": "The agency's code",
          "examples": [
            "kec-menteng"
          ]
        }
      },
      "messages": {
        "KeyRecord": {
          "$ref": "#/components/messages/KeyRecord"
        },
        "Fence": {
          "$ref": "#/components/messages/Fence"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 1,
          "topicConfiguration": {
            "cleanup.policy": [
              "compact"
            ],
            "retention.ms": -1,
            "delete.retention.ms": 34560000000,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "report": {
      "address": "timpora.report.{agency}",
      "title": "Report",
      "description": "What an agency has applied and how it fares, at most once a second (laporan keadaan). Written by the relay of the agency in its name. Read by the operator; replicas of every agency, to say who has what.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "parameters": {
        "agency": {
          "description": "The agency's code",
          "examples": [
            "kec-menteng"
          ]
        }
      },
      "messages": {
        "Report": {
          "$ref": "#/components/messages/Report"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 1,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": 1209600000,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "deadLetterNotice": {
      "address": "dlq.{agency}",
      "title": "DeadLetterNotice",
      "description": "Where unusable records of one partition lie and why: those of one batch and reason together; the log has their bytes (pemberitahuan surat mati). Written by the relay of the agency in its name. Read by the operator.",
      "servers": [
        {
          "$ref": "#/servers/exchange"
        }
      ],
      "parameters": {
        "agency": {
          "description": "The agency's code",
          "examples": [
            "kec-menteng"
          ]
        }
      },
      "messages": {
        "DeadLetterNotice": {
          "$ref": "#/components/messages/DeadLetterNotice"
        }
      },
      "bindings": {
        "kafka": {
          "partitions": 1,
          "topicConfiguration": {
            "cleanup.policy": [
              "delete"
            ],
            "retention.ms": 7776000000,
            "max.message.bytes": 1048576
          },
          "bindingVersion": "0.5.0"
        }
      }
    },
    "feed": {
      "address": "/feed/stream",
      "title": "feed",
      "description": "What one agency has applied, in its order, for the agency's own systems: server-sent events with resumable ids.",
      "servers": [
        {
          "$ref": "#/servers/agency"
        }
      ],
      "messages": {
        "FeedEvent": {
          "$ref": "#/components/messages/FeedEvent"
        }
      }
    }
  },
  "operations": {
    "sendPermit": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/permit"
      },
      "messages": [
        {
          "$ref": "#/channels/permit/messages/Permit"
        },
        {
          "$ref": "#/channels/permit/messages/Fence"
        }
      ]
    },
    "receivePermit": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/permit"
      },
      "messages": [
        {
          "$ref": "#/channels/permit/messages/Permit"
        },
        {
          "$ref": "#/channels/permit/messages/Fence"
        }
      ]
    },
    "sendDiplomatic-permit": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/diplomatic-permit"
      },
      "messages": [
        {
          "$ref": "#/channels/diplomatic-permit/messages/DiplomaticPermit"
        },
        {
          "$ref": "#/channels/diplomatic-permit/messages/Fence"
        }
      ]
    },
    "receiveDiplomatic-permit": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/diplomatic-permit"
      },
      "messages": [
        {
          "$ref": "#/channels/diplomatic-permit/messages/DiplomaticPermit"
        },
        {
          "$ref": "#/channels/diplomatic-permit/messages/Fence"
        }
      ]
    },
    "sendReferral": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/referral"
      },
      "messages": [
        {
          "$ref": "#/channels/referral/messages/Referral"
        },
        {
          "$ref": "#/channels/referral/messages/Fence"
        }
      ]
    },
    "receiveReferral": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/referral"
      },
      "messages": [
        {
          "$ref": "#/channels/referral/messages/Referral"
        },
        {
          "$ref": "#/channels/referral/messages/Fence"
        }
      ]
    },
    "sendMovement": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/movement"
      },
      "messages": [
        {
          "$ref": "#/channels/movement/messages/Movement"
        },
        {
          "$ref": "#/channels/movement/messages/Fence"
        }
      ]
    },
    "receiveMovement": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/movement"
      },
      "messages": [
        {
          "$ref": "#/channels/movement/messages/Movement"
        },
        {
          "$ref": "#/channels/movement/messages/Fence"
        }
      ]
    },
    "sendLodging": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/lodging"
      },
      "messages": [
        {
          "$ref": "#/channels/lodging/messages/Lodging"
        },
        {
          "$ref": "#/channels/lodging/messages/Fence"
        }
      ]
    },
    "receiveLodging": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/lodging"
      },
      "messages": [
        {
          "$ref": "#/channels/lodging/messages/Lodging"
        },
        {
          "$ref": "#/channels/lodging/messages/Fence"
        }
      ]
    },
    "sendSighting": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/sighting"
      },
      "messages": [
        {
          "$ref": "#/channels/sighting/messages/Sighting"
        },
        {
          "$ref": "#/channels/sighting/messages/Fence"
        }
      ]
    },
    "receiveSighting": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/sighting"
      },
      "messages": [
        {
          "$ref": "#/channels/sighting/messages/Sighting"
        },
        {
          "$ref": "#/channels/sighting/messages/Fence"
        }
      ]
    },
    "sendPresence": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/presence"
      },
      "messages": [
        {
          "$ref": "#/channels/presence/messages/Presence"
        },
        {
          "$ref": "#/channels/presence/messages/Fence"
        }
      ]
    },
    "receivePresence": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/presence"
      },
      "messages": [
        {
          "$ref": "#/channels/presence/messages/Presence"
        },
        {
          "$ref": "#/channels/presence/messages/Fence"
        }
      ]
    },
    "sendHold": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/hold"
      },
      "messages": [
        {
          "$ref": "#/channels/hold/messages/Hold"
        },
        {
          "$ref": "#/channels/hold/messages/Fence"
        }
      ]
    },
    "receiveHold": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/hold"
      },
      "messages": [
        {
          "$ref": "#/channels/hold/messages/Hold"
        },
        {
          "$ref": "#/channels/hold/messages/Fence"
        }
      ]
    },
    "sendWatch": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/watch"
      },
      "messages": [
        {
          "$ref": "#/channels/watch/messages/Watch"
        },
        {
          "$ref": "#/channels/watch/messages/Fence"
        }
      ]
    },
    "receiveWatch": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/watch"
      },
      "messages": [
        {
          "$ref": "#/channels/watch/messages/Watch"
        },
        {
          "$ref": "#/channels/watch/messages/Fence"
        }
      ]
    },
    "sendAlert": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/alert"
      },
      "messages": [
        {
          "$ref": "#/channels/alert/messages/Alert"
        },
        {
          "$ref": "#/channels/alert/messages/Fence"
        }
      ]
    },
    "receiveAlert": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/alert"
      },
      "messages": [
        {
          "$ref": "#/channels/alert/messages/Alert"
        },
        {
          "$ref": "#/channels/alert/messages/Fence"
        }
      ]
    },
    "sendResponse": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/response"
      },
      "messages": [
        {
          "$ref": "#/channels/response/messages/Response"
        },
        {
          "$ref": "#/channels/response/messages/Fence"
        }
      ]
    },
    "receiveResponse": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/response"
      },
      "messages": [
        {
          "$ref": "#/channels/response/messages/Response"
        },
        {
          "$ref": "#/channels/response/messages/Fence"
        }
      ]
    },
    "sendRequest": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/request"
      },
      "messages": [
        {
          "$ref": "#/channels/request/messages/InformationRequest"
        },
        {
          "$ref": "#/channels/request/messages/Fence"
        }
      ]
    },
    "receiveRequest": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/request"
      },
      "messages": [
        {
          "$ref": "#/channels/request/messages/InformationRequest"
        },
        {
          "$ref": "#/channels/request/messages/Fence"
        }
      ]
    },
    "sendReply": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/reply"
      },
      "messages": [
        {
          "$ref": "#/channels/reply/messages/InformationReply"
        },
        {
          "$ref": "#/channels/reply/messages/Fence"
        }
      ]
    },
    "receiveReply": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/reply"
      },
      "messages": [
        {
          "$ref": "#/channels/reply/messages/InformationReply"
        },
        {
          "$ref": "#/channels/reply/messages/Fence"
        }
      ]
    },
    "sendRepresentation": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/representation"
      },
      "messages": [
        {
          "$ref": "#/channels/representation/messages/Representation"
        },
        {
          "$ref": "#/channels/representation/messages/Fence"
        }
      ]
    },
    "receiveRepresentation": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/representation"
      },
      "messages": [
        {
          "$ref": "#/channels/representation/messages/Representation"
        },
        {
          "$ref": "#/channels/representation/messages/Fence"
        }
      ]
    },
    "sendBulletin": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/bulletin"
      },
      "messages": [
        {
          "$ref": "#/channels/bulletin/messages/Bulletin"
        },
        {
          "$ref": "#/channels/bulletin/messages/Fence"
        }
      ]
    },
    "receiveBulletin": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/bulletin"
      },
      "messages": [
        {
          "$ref": "#/channels/bulletin/messages/Bulletin"
        },
        {
          "$ref": "#/channels/bulletin/messages/Fence"
        }
      ]
    },
    "sendExercise": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/exercise"
      },
      "messages": [
        {
          "$ref": "#/channels/exercise/messages/Exercise"
        },
        {
          "$ref": "#/channels/exercise/messages/Fence"
        }
      ]
    },
    "receiveExercise": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/exercise"
      },
      "messages": [
        {
          "$ref": "#/channels/exercise/messages/Exercise"
        },
        {
          "$ref": "#/channels/exercise/messages/Fence"
        }
      ]
    },
    "sendCase": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/case"
      },
      "messages": [
        {
          "$ref": "#/channels/case/messages/Case"
        },
        {
          "$ref": "#/channels/case/messages/Fence"
        }
      ]
    },
    "receiveCase": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/case"
      },
      "messages": [
        {
          "$ref": "#/channels/case/messages/Case"
        },
        {
          "$ref": "#/channels/case/messages/Fence"
        }
      ]
    },
    "sendOperation": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/operation"
      },
      "messages": [
        {
          "$ref": "#/channels/operation/messages/JointOperation"
        },
        {
          "$ref": "#/channels/operation/messages/Fence"
        }
      ]
    },
    "receiveOperation": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/operation"
      },
      "messages": [
        {
          "$ref": "#/channels/operation/messages/JointOperation"
        },
        {
          "$ref": "#/channels/operation/messages/Fence"
        }
      ]
    },
    "sendMeeting": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/meeting"
      },
      "messages": [
        {
          "$ref": "#/channels/meeting/messages/Meeting"
        },
        {
          "$ref": "#/channels/meeting/messages/Fence"
        }
      ]
    },
    "receiveMeeting": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/meeting"
      },
      "messages": [
        {
          "$ref": "#/channels/meeting/messages/Meeting"
        },
        {
          "$ref": "#/channels/meeting/messages/Fence"
        }
      ]
    },
    "sendContribution": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/contribution"
      },
      "messages": [
        {
          "$ref": "#/channels/contribution/messages/Contribution"
        },
        {
          "$ref": "#/channels/contribution/messages/Fence"
        }
      ]
    },
    "receiveContribution": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/contribution"
      },
      "messages": [
        {
          "$ref": "#/channels/contribution/messages/Contribution"
        },
        {
          "$ref": "#/channels/contribution/messages/Fence"
        }
      ]
    },
    "sendIncident": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/incident"
      },
      "messages": [
        {
          "$ref": "#/channels/incident/messages/Incident"
        },
        {
          "$ref": "#/channels/incident/messages/Fence"
        }
      ]
    },
    "receiveIncident": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/incident"
      },
      "messages": [
        {
          "$ref": "#/channels/incident/messages/Incident"
        },
        {
          "$ref": "#/channels/incident/messages/Fence"
        }
      ]
    },
    "sendAccreditation": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/accreditation"
      },
      "messages": [
        {
          "$ref": "#/channels/accreditation/messages/Accreditation"
        },
        {
          "$ref": "#/channels/accreditation/messages/Fence"
        }
      ]
    },
    "receiveAccreditation": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/accreditation"
      },
      "messages": [
        {
          "$ref": "#/channels/accreditation/messages/Accreditation"
        },
        {
          "$ref": "#/channels/accreditation/messages/Fence"
        }
      ]
    },
    "sendIntelligence": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/intelligence"
      },
      "messages": [
        {
          "$ref": "#/channels/intelligence/messages/Intelligence"
        },
        {
          "$ref": "#/channels/intelligence/messages/Fence"
        }
      ]
    },
    "receiveIntelligence": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/intelligence"
      },
      "messages": [
        {
          "$ref": "#/channels/intelligence/messages/Intelligence"
        },
        {
          "$ref": "#/channels/intelligence/messages/Fence"
        }
      ]
    },
    "sendCalendar": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/calendar"
      },
      "messages": [
        {
          "$ref": "#/channels/calendar/messages/CalendarEntry"
        },
        {
          "$ref": "#/channels/calendar/messages/Fence"
        }
      ]
    },
    "receiveCalendar": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/calendar"
      },
      "messages": [
        {
          "$ref": "#/channels/calendar/messages/CalendarEntry"
        },
        {
          "$ref": "#/channels/calendar/messages/Fence"
        }
      ]
    },
    "sendCoverage": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/coverage"
      },
      "messages": [
        {
          "$ref": "#/channels/coverage/messages/Coverage"
        },
        {
          "$ref": "#/channels/coverage/messages/Fence"
        }
      ]
    },
    "receiveCoverage": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/coverage"
      },
      "messages": [
        {
          "$ref": "#/channels/coverage/messages/Coverage"
        },
        {
          "$ref": "#/channels/coverage/messages/Fence"
        }
      ]
    },
    "sendRule-setting": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/rule-setting"
      },
      "messages": [
        {
          "$ref": "#/channels/rule-setting/messages/RuleSetting"
        },
        {
          "$ref": "#/channels/rule-setting/messages/Fence"
        }
      ]
    },
    "receiveRule-setting": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/rule-setting"
      },
      "messages": [
        {
          "$ref": "#/channels/rule-setting/messages/RuleSetting"
        },
        {
          "$ref": "#/channels/rule-setting/messages/Fence"
        }
      ]
    },
    "sendSubject": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/subject"
      },
      "messages": [
        {
          "$ref": "#/channels/subject/messages/Subject"
        },
        {
          "$ref": "#/channels/subject/messages/Fence"
        }
      ]
    },
    "receiveSubject": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/subject"
      },
      "messages": [
        {
          "$ref": "#/channels/subject/messages/Subject"
        },
        {
          "$ref": "#/channels/subject/messages/Fence"
        }
      ]
    },
    "sendDisclosure": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/disclosure"
      },
      "messages": [
        {
          "$ref": "#/channels/disclosure/messages/DisclosureNotice"
        },
        {
          "$ref": "#/channels/disclosure/messages/Fence"
        }
      ]
    },
    "receiveDisclosure": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/disclosure"
      },
      "messages": [
        {
          "$ref": "#/channels/disclosure/messages/DisclosureNotice"
        },
        {
          "$ref": "#/channels/disclosure/messages/Fence"
        }
      ]
    },
    "sendDirectory": {
      "action": "send",
      "summary": "As the relay of every agency whose profile publishes the flow",
      "channel": {
        "$ref": "#/channels/directory"
      },
      "messages": [
        {
          "$ref": "#/channels/directory/messages/DirectoryEntry"
        }
      ]
    },
    "receiveDirectory": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/directory"
      },
      "messages": [
        {
          "$ref": "#/channels/directory/messages/DirectoryEntry"
        }
      ]
    },
    "sendKeyRecord": {
      "action": "send",
      "summary": "As the relay of the agency in its name",
      "channel": {
        "$ref": "#/channels/keyRecord"
      },
      "messages": [
        {
          "$ref": "#/channels/keyRecord/messages/KeyRecord"
        },
        {
          "$ref": "#/channels/keyRecord/messages/Fence"
        }
      ]
    },
    "receiveKeyRecord": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/keyRecord"
      },
      "messages": [
        {
          "$ref": "#/channels/keyRecord/messages/KeyRecord"
        },
        {
          "$ref": "#/channels/keyRecord/messages/Fence"
        }
      ]
    },
    "sendReport": {
      "action": "send",
      "summary": "As the relay of the agency in its name",
      "channel": {
        "$ref": "#/channels/report"
      },
      "messages": [
        {
          "$ref": "#/channels/report/messages/Report"
        }
      ]
    },
    "receiveReport": {
      "action": "receive",
      "summary": "In the order of each partition, from any offset",
      "channel": {
        "$ref": "#/channels/report"
      },
      "messages": [
        {
          "$ref": "#/channels/report/messages/Report"
        }
      ]
    },
    "sendDeadLetterNotice": {
      "action": "send",
      "summary": "As the relay of the agency in its name",
      "channel": {
        "$ref": "#/channels/deadLetterNotice"
      },
      "messages": [
        {
          "$ref": "#/channels/deadLetterNotice/messages/DeadLetterNotice"
        }
      ]
    },
    "sendFeed": {
      "action": "send",
      "summary": "From a cursor or Last-Event-ID on, else from now on",
      "channel": {
        "$ref": "#/channels/feed"
      },
      "messages": [
        {
          "$ref": "#/channels/feed/messages/FeedEvent"
        }
      ],
      "bindings": {
        "http": {
          "method": "GET",
          "query": {
            "type": "object",
            "properties": {
              "flows": {
                "type": "string",
                "description": "Flows, separated by commas"
              },
              "cursor": {
                "type": "string",
                "description": "Where to begin"
              }
            }
          },
          "bindingVersion": "0.3.0"
        }
      }
    }
  },
  "components": {
    "messages": {
      "Permit": {
        "name": "Permit",
        "title": "Permit",
        "summary": "A stay permit after a change (izin tinggal). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Permit
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "DiplomaticPermit": {
        "name": "DiplomaticPermit",
        "title": "DiplomaticPermit",
        "summary": "A diplomatic or service stay permit, on the word of the Foreign Ministry (izin tinggal diplomatik atau dinas). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.DiplomaticPermit
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Referral": {
        "name": "Referral",
        "title": "Referral",
        "summary": "A matter that is not the exchange's to judge, referred to who decides it by a named officer (rujukan). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Referral
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Movement": {
        "name": "Movement",
        "title": "Movement",
        "summary": "An entry or exit at a checkpoint (perlintasan). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Movement
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Lodging": {
        "name": "Lodging",
        "title": "Lodging",
        "summary": "A foreign guest's stay at lodging or a household (pelaporan penginapan, APOA). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Lodging
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Sighting": {
        "name": "Sighting",
        "title": "Sighting",
        "summary": "The presence or activity of a foreign national as observed (temuan keberadaan atau kegiatan orang asing). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Sighting
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Presence": {
        "name": "Presence",
        "title": "Presence",
        "summary": "The identity authority's word that a person was in a district (keberadaan orang asing yang dipastikan). With the district's own evidence it lets the district open that person's identity. Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Presence
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Hold": {
        "name": "Hold",
        "title": "Hold",
        "summary": "The identity authority's word that a subject is held for a human: which leads may not name it, and never why (penangguhan). Only its service writes it. Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Hold
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Watch": {
        "name": "Watch",
        "title": "Watch",
        "summary": "Cegah, tangkal or lookout: what to do when a person turns up, until when, on what law (daftar cegah dan tangkal). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Watch
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Alert": {
        "name": "Alert",
        "title": "Alert",
        "summary": "A lead from early detection or from an agency: never a verdict (peringatan dini). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Alert
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Response": {
        "name": "Response",
        "title": "Response",
        "summary": "What one agency did about one alert (tindak lanjut). One entity per alert and agency. Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Response
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "InformationRequest": {
        "name": "InformationRequest",
        "title": "InformationRequest",
        "summary": "A request for information to agencies, by name, role or area, with a due time (permintaan informasi). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.InformationRequest
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "InformationReply": {
        "name": "InformationReply",
        "title": "InformationReply",
        "summary": "One agency's answer to a request (jawaban). One entity per request and agency. Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.InformationReply
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Representation": {
        "name": "Representation",
        "title": "Representation",
        "summary": "A foreign representation and its premises (perwakilan negara asing). Premises are public, people are not. Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Representation
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Bulletin": {
        "name": "Bulletin",
        "title": "Bulletin",
        "summary": "What all agencies should read (buletin). No personal data: it travels in clear. Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Bulletin
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Exercise": {
        "name": "Exercise",
        "title": "Exercise",
        "summary": "An exercise: a lane of its own, in which nothing is live (latihan). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Exercise
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Case": {
        "name": "Case",
        "title": "Case",
        "summary": "A matter in which one authority acts towards a person: an administrative action, an investigation or a prosecution (perkara). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Case
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "JointOperation": {
        "name": "JointOperation",
        "title": "JointOperation",
        "summary": "A joint operation: its plan, orders, members, areas and results (operasi gabungan). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.JointOperation
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Meeting": {
        "name": "Meeting",
        "title": "Meeting",
        "summary": "A meeting of the team and its work programme, to the last item (rapat). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Meeting
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Contribution": {
        "name": "Contribution",
        "title": "Contribution",
        "summary": "What an agency adds to something of another one: its answer to an invitation, progress of a work item, the result of its part (kontribusi). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Contribution
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Incident": {
        "name": "Incident",
        "title": "Incident",
        "summary": "Harm or a threat at a foreign representation or an event; a lawful assembly is none (kejadian). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Incident
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Accreditation": {
        "name": "Accreditation",
        "title": "Accreditation",
        "summary": "A permission to observe or report, by the authority that gives it (akreditasi). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Accreditation
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Intelligence": {
        "name": "Intelligence",
        "title": "Intelligence",
        "summary": "A restricted report for the readers of its topic (laporan intelijen). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Intelligence
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "CalendarEntry": {
        "name": "CalendarEntry",
        "title": "CalendarEntry",
        "summary": "A day or period that matters to supervision: a public holiday, a stage of an election, an event (kalender). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.CalendarEntry
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Coverage": {
        "name": "Coverage",
        "title": "Coverage",
        "summary": "Up to when an agency has said what it knows of a flow (cakupan). Where nothing was said by then, there was nothing to say. Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Coverage
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "RuleSetting": {
        "name": "RuleSetting",
        "title": "RuleSetting",
        "summary": "An act of the coordinator: from a day on, a rule of early detection is evaluated by other numbers (penyetelan aturan). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.RuleSetting
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Subject": {
        "name": "Subject",
        "title": "Subject",
        "summary": "Who is the same person: a random pseudonym and what is tied to it (subjek). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Subject
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "DisclosureNotice": {
        "name": "DisclosureNotice",
        "title": "DisclosureNotice",
        "summary": "Tells the owner of data that somebody opened it (pemberitahuan pembukaan). Only the service that opens writes it. Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.DisclosureNotice
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`<owner's code>:<entity's id>`"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "DirectoryEntry": {
        "name": "DirectoryEntry",
        "title": "DirectoryEntry",
        "summary": "A participant: who it is, what it may do, with which public keys (entri direktori). Whole state after the change.",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EntityHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.DirectoryEntry
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "The participant's code"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "KeyRecord": {
        "name": "KeyRecord",
        "title": "KeyRecord",
        "summary": "A wrapped key of one publisher, or the news that it was destroyed (catatan kunci).",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EventHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.KeyRecord
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "The record's own key"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Report": {
        "name": "Report",
        "title": "Report",
        "summary": "What an agency has applied and how it fares, at most once a second (laporan keadaan).",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EventHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Report
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "The record's own key"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "DeadLetterNotice": {
        "name": "DeadLetterNotice",
        "title": "DeadLetterNotice",
        "summary": "Where unusable records of one partition lie and why: those of one batch and reason together; the log has their bytes (pemberitahuan surat mati).",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EventHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.DeadLetterNotice
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "The record's own key"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "Fence": {
        "name": "Fence",
        "title": "Fence",
        "summary": "Says in one partition that a directory version is in force for the records after it (pagar).",
        "contentType": "application/avro",
        "headers": {
          "$ref": "#/components/schemas/EventHeaders"
        },
        "payload": {
          "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
          "schema": recordSchemas.Fence
        },
        "bindings": {
          "kafka": {
            "key": {
              "type": "string",
              "description": "`fence:<directory version>:<number>`; readers that admit nothing pass over it"
            },
            "schemaIdLocation": "payload",
            "schemaIdPayloadEncoding": "confluent",
            "schemaLookupStrategy": "RecordNameStrategy",
            "bindingVersion": "0.5.0"
          }
        }
      },
      "FeedEvent": {
        "name": "FeedEvent",
        "title": "Feed event",
        "summary": "An applied event as a CloudEvent in structured mode",
        "contentType": "application/json",
        "payload": {
          "type": "object",
          "properties": {
            "specversion": {
              "type": "string",
              "const": "1.0"
            },
            "id": {
              "type": "string",
              "format": "uuid"
            },
            "source": {
              "type": "string"
            },
            "type": {
              "type": "string"
            },
            "time": {
              "type": "string",
              "format": "date-time"
            },
            "subject": {
              "type": "string"
            },
            "datacontenttype": {
              "type": "string",
              "const": "application/json"
            },
            "entityversion": {
              "type": "integer"
            },
            "topic": {
              "type": "string"
            },
            "partition": {
              "type": "integer"
            },
            "offset": {
              "type": "string",
              "pattern": "^[0-9]+$"
            },
            "appendedtime": {
              "type": "string",
              "format": "date-time"
            },
            "appliedtime": {
              "type": "string",
              "format": "date-time"
            },
            "data": {
              "type": "object",
              "description": "The whole state; sealed groups are shown as sealed"
            }
          },
          "required": [
            "specversion",
            "id",
            "source",
            "type",
            "time",
            "subject",
            "datacontenttype",
            "entityversion",
            "topic",
            "partition",
            "offset",
            "appendedtime",
            "appliedtime",
            "data"
          ]
        }
      }
    },
    "schemas": {
      "EventHeaders": {
        "type": "object",
        "properties": {
          "ce_specversion": {
            "type": "string",
            "const": "1.0"
          },
          "ce_id": {
            "type": "string",
            "format": "uuid"
          },
          "ce_source": {
            "type": "string",
            "pattern": "^urn:sinergi:agency:",
            "description": "The publisher"
          },
          "ce_type": {
            "type": "string",
            "pattern": "^id\\.timpora\\.[a-z]+(-[a-z]+)*\\.[a-z_]+$",
            "description": "What happened"
          },
          "ce_time": {
            "type": "string",
            "format": "date-time"
          },
          "content-type": {
            "type": "string",
            "const": "application/avro"
          },
          "traceparent": {
            "type": "string",
            "description": "W3C Trace Context"
          }
        },
        "required": [
          "ce_specversion",
          "ce_id",
          "ce_source",
          "ce_type",
          "ce_time",
          "content-type"
        ]
      },
      "EntityHeaders": {
        "type": "object",
        "properties": {
          "ce_specversion": {
            "type": "string",
            "const": "1.0"
          },
          "ce_id": {
            "type": "string",
            "format": "uuid"
          },
          "ce_source": {
            "type": "string",
            "pattern": "^urn:sinergi:agency:",
            "description": "The publisher"
          },
          "ce_type": {
            "type": "string",
            "pattern": "^id\\.timpora\\.[a-z]+(-[a-z]+)*\\.[a-z_]+$",
            "description": "What happened"
          },
          "ce_time": {
            "type": "string",
            "format": "date-time"
          },
          "content-type": {
            "type": "string",
            "const": "application/avro"
          },
          "traceparent": {
            "type": "string",
            "description": "W3C Trace Context"
          },
          "ce_subject": {
            "type": "string",
            "description": "The entity's id"
          },
          "entity-version": {
            "type": "string",
            "pattern": "^[0-9]+$",
            "description": "The entity's version after this event"
          },
          "directory-version": {
            "type": "string",
            "pattern": "^[0-9]+$",
            "description": "What its publisher had read of the directory"
          }
        },
        "required": [
          "ce_specversion",
          "ce_id",
          "ce_source",
          "ce_type",
          "ce_time",
          "content-type",
          "ce_subject",
          "entity-version",
          "directory-version"
        ]
      }
    },
    "securitySchemes": {
      "scram": {
        "type": "scramSha512",
        "description": "An account of its own for each role: relay, replica, reader"
      },
      "token": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "Client credentials of the agency's own systems"
      }
    }
  }
};
