/** One way in which this service refuses a request, as its page describes it. */
export interface ProblemKind {
  /** HTTP status */
  status: number;
  title: string;
  /** what has happened, in a sentence or two */
  meaning: string;
  /** what the caller can do */
  remedy: string;
}

/**
 * Every way in which this service refuses a request. Each has one `type` of RFC 9457, whose path
 * leads to its page.
 */
export const PROBLEM_CATALOGUE = {
  'token-missing': {
    status: 401,
    title: 'An access token is needed',
    meaning: 'The request has no Authorization header with a bearer token.',
    remedy:
      'Ask the token endpoint for a token (it is named in /openapi.json), and send it as ' +
      '"Authorization: Bearer <token>".',
  },
  'token-invalid': {
    status: 401,
    title: 'The access token is not valid here',
    meaning: 'The token is not one that the identity provider of this exchange has signed.',
    remedy: 'Ask the token endpoint that /openapi.json names for a new one, and send it unchanged.',
  },
  'token-expired': {
    status: 401,
    title: 'The access token has expired',
    meaning: 'The token was valid, but its time is over. Tokens last for ten minutes at most.',
    remedy: 'Ask for a new one and send the request again.',
  },
  'other-agency': {
    status: 403,
    title: 'The access token belongs to another agency',
    meaning: 'Every token is for the API of one agency. Only the systems of that agency get one.',
    remedy: "Call your own agency's API. It holds everything that is shared with your agency.",
  },
  'scope-missing': {
    status: 403,
    title: 'The access token lacks a scope',
    meaning: 'The token is valid, but it does not have the scope that this operation needs.',
    remedy:
      'Ask for a token with the scope that the detail names. If the token endpoint refuses it, ' +
      'your client may not have it: ask the administrators of this service.',
  },
  'invalid-request': {
    status: 400,
    title: 'The request could not be read',
    meaning: 'A part of the request does not fit the description of this API.',
    remedy:
      'Read the detail and the violations, if there are any: each says where, what was ' +
      'expected and what came. Correct the request; the same request would be refused again.',
  },
  'invalid-entity': {
    status: 422,
    title: 'The content breaks a rule of its flow',
    meaning:
      'The form of the request is right, but its content is not possible: a time in the ' +
      'future, a point outside its district, a term longer than the law allows.',
    remedy: 'Correct what the violations name. The same request would be refused again.',
  },
  'invalid-attachment': {
    status: 422,
    title: 'The file is not taken',
    meaning:
      'The file is not what its Content-Type says, ends early, or contains what could do harm: a ' +
      'script, another file, a picture that unpacks to more than a program can draw.',
    remedy:
      'Read the detail: it says what was expected and what came. Save the file anew, such as by ' +
      'printing it to PDF, and upload that.',
  },
  'invalid-cursor': {
    status: 400,
    title: 'The cursor does not belong to this list',
    meaning:
      'A cursor is valid at one agency, for one list with the same filters. This one is of ' +
      'another list, was changed, or lies beyond what the copy holds.',
    remedy:
      'Begin the list anew without a cursor. After a restored copy compare what you have by ' +
      'queries.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    meaning: 'The body, or the record made from it, is larger than the exchange allows.',
    remedy: 'Send less at once. POST /imports takes any number of lines.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The media type is not supported',
    meaning: 'This operation does not accept the Content-Type of the body.',
    remedy: 'Send one of the types that the detail names.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'The method is not allowed here',
    meaning: 'The path is right, but it has no operation with this method.',
    remedy: 'Use one of the methods that the Allow header names.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key was used for another request',
    meaning: 'This Idempotency-Key was used before with other content or at another path.',
    remedy: 'Use a new key for a new request. Use the same key only to repeat a request.',
  },
  'not-found': {
    status: 404,
    title: 'Nothing was found here',
    meaning:
      "This API does not have the path, or this agency's copy holds nothing with this id (yet).",
    remedy:
      'Check the path and the id. What another agency has just written arrives here within ' +
      'moments.',
  },
  'not-owner': {
    status: 403,
    title: 'Another agency owns this',
    meaning: 'Only the agency that began an entity can change it.',
    remedy:
      'Ask its owner by a request (POST /requests), or report your own part as a response ' +
      'or a reply.',
  },
  'not-entitled': {
    status: 403,
    title: 'The directory does not entitle this agency',
    meaning:
      'The directory of the exchange does not let this agency publish, read or open this: the ' +
      'flow, area, purpose or group is not one that it was given.',
    remedy:
      'Another request will not help. If your agency should be entitled, ask the ' +
      'coordinator of the exchange to change its profile.',
  },
  'not-approved': {
    status: 409,
    title: 'The change of the directory is not approved',
    meaning:
      'A change of the directory needs the approvals of several agencies, and a wider right ' +
      'also an announcement and a delay.',
    remedy: 'Read the detail: it says what is missing. Ask the approvers, or wait.',
  },
  'stale-proposal': {
    status: 409,
    title: 'The directory has changed since this was proposed',
    meaning:
      'A proposal stands at one place of the directory. Another change came before it, or one ' +
      'is still under way.',
    remedy: 'Propose it again. Approvals of the proposal before do not count for the new one.',
  },
  'not-confirmed': {
    status: 403,
    title: 'The presence of this person is not confirmed',
    meaning:
      'A district opens the identity of a person whom the identity authority has confirmed to ' +
      'be there, while that and the evidence of it stand. This says nothing about whether the ' +
      'person has a permit.',
    remedy:
      'Report what was seen, with the document that was checked, or ask the identity authority ' +
      'to confirm the presence. Then send the request again.',
  },
  'person-needed': {
    status: 403,
    title: 'A person has to do this, and another one than before',
    meaning:
      'To open beyond the limit takes two persons of the agency who logged in themselves: one ' +
      'asks, the other confirms. A system cannot do either, whichever name it states.',
    remedy: 'Log in, or have another person who logs in confirm the request.',
  },
  'not-a-member': {
    status: 403,
    title: 'Only members of the operation are in its room',
    meaning:
      'The room of a joint operation is for its lead and its members. This agency is neither.',
    remedy: 'Ask the lead agency. What you may read is in the lists of its flows, as always.',
  },
  'room-closed': {
    status: 403,
    title: 'The room of the operation is closed',
    meaning:
      'A room is open until the operation ends: at the time that its plan gives, or when its ' +
      'lead ends or cancels it before.',
    remedy:
      'What you may read is still in the lists of its flows, by `correlationId`. While the ' +
      'operation goes on, its lead may give it a later end.',
  },
  'version-missing': {
    status: 428,
    title: 'The version to change is missing',
    meaning: 'A change must name the version that you read, so that it overwrites no other change.',
    remedy: 'Read the entity and send its ETag, quotes included, as If-Match: "1".',
  },
  'version-conflict': {
    status: 412,
    title: 'The entity has changed since you read it',
    meaning: 'The entity now has another version than the one that you named.',
    remedy: 'Read it again, decide anew, and send the change with its new version.',
  },
  'already-exists': {
    status: 409,
    title: 'One exists already',
    meaning: 'This agency already has an entity of this flow for the same matter.',
    remedy: 'Change the existing one; the answer names its id and version.',
  },
  'several-owners': {
    status: 409,
    title: 'More than one record has this id',
    meaning:
      'Somebody used the id a second time. This service does not choose which one was meant: ' +
      'each is signed by its owner, and only one of them is what you look for.',
    remedy: 'Say in `owner` whose you mean. The detail names the owners.',
  },
  'change-refused': {
    status: 409,
    title: 'The entity does not allow this change now',
    meaning: 'The entity is in a state in which this change is not possible.',
    remedy: 'Read the entity. The detail says which state was expected.',
  },
  'import-conflict': {
    status: 409,
    title: 'The import does not continue at this line',
    meaning: 'Lines of an import are taken in order, once, and from one sender at a time.',
    remedy: 'Read the import (GET /imports/{id}) and go on from its nextLine.',
  },
  'operation-running': {
    status: 409,
    title: 'Another operation is running',
    meaning: "Operations on this agency's copy run one after the other.",
    remedy: 'Wait until the running operation has ended, or cancel it.',
  },
  'too-slow': {
    status: 408,
    title: 'The body came too slowly',
    meaning: 'The whole request did not arrive in the time allowed.',
    remedy: 'Send it again over a better connection, or in smaller parts.',
  },
  'too-many-requests': {
    status: 429,
    title: 'There were too many requests',
    meaning: 'This client or this address called more often than its limit allows.',
    remedy:
      'Wait the seconds that Retry-After names, then call less often. A batch or an import takes ' +
      'many entities in one call, and a stream or a webhook saves asking again and again.',
  },
  'too-many-openings': {
    status: 429,
    title: 'There were too many openings',
    meaning:
      'The officer, or all officers of this agency together, asked to open as much as the limit ' +
      'allows. Nothing was opened, and nothing was written in the ledger.',
    remedy:
      'Wait the seconds that Retry-After names. Where it cannot wait, ask for more by ' +
      'POST /disclosures/break-glass as a person who logged in; a second person confirms it.',
  },
  'too-many-streams': {
    status: 429,
    title: 'There are too many streams open',
    meaning:
      'This client, or all clients of this agency together, have as many streams as the ' +
      'limit allows.',
    remedy: 'Close streams that are no longer needed, and share one stream among several readers.',
  },
  starting: {
    status: 503,
    title: 'The service is starting',
    meaning: 'The service is starting and does not accept this yet.',
    remedy: 'Send the same request again after the seconds that Retry-After names.',
  },
  unavailable: {
    status: 503,
    title: 'A part that this needs is unavailable',
    meaning: 'The database, the broker or the identity provider does not answer now.',
    remedy:
      'Send the same request again after the seconds that Retry-After names, with the same ' +
      'Idempotency-Key if it has one.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong here',
    meaning:
      'The service failed. The request is not the cause. The failure is in the log of the service.',
    remedy:
      'Send the request again with the same Idempotency-Key. If it fails again, give the ' +
      'answer\'s "instance" to the administrators of this service.',
  },
} as const satisfies Record<string, ProblemKind>;

/** The code of a way in which this service refuses a request; each has one `type` of RFC 9457. */
export type ProblemCode = keyof typeof PROBLEM_CATALOGUE;

export const PROBLEM_CODES = Object.keys(PROBLEM_CATALOGUE) as ProblemCode[];

export const problemKind = (code: ProblemCode): ProblemKind => PROBLEM_CATALOGUE[code];

/**
 * Returns the `type` of a problem: a path, equal at every agency, that leads to its page at the
 * agency that answered. Source: RFC 9457, 3.1.1; a relative reference with its full path.
 */
export const problemType = (code: ProblemCode): string => `/problems/${code}`;
