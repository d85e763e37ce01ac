// generated, do not edit: npm run generate
/** Every flow, those to come included: a profile may name them before their schema. */
export const knownFlows: readonly string[] = [
  "permit",
  "diplomatic-permit",
  "referral",
  "movement",
  "lodging",
  "sighting",
  "presence",
  "hold",
  "watch",
  "alert",
  "response",
  "request",
  "reply",
  "representation",
  "bulletin",
  "exercise",
  "coverage",
  "subject",
  "disclosure",
  "directory",
  "case",
  "operation",
  "meeting",
  "intelligence"
];
