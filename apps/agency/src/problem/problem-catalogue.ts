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
    meaning: 'The token was good, and its time is over. Tokens last for ten minutes at most.',
    remedy: 'Ask for a new one and send the request again.',
  },
  'other-agency': {
    status: 403,
    title: 'The access token belongs to another agency',
    meaning: 'Every token is for the API of one agency, and only its own systems have one.',
    remedy:
      "Call your own agency's API. It holds what every agency shares with it, the same as here.",
  },
  'scope-missing': {
    status: 403,
    title: 'The access token lacks a scope',
    meaning: 'The token is good, and it does not carry the scope that this operation needs.',
    remedy:
      'Ask for a token with the scope that the detail names. If the token endpoint refuses it, ' +
      'your client was not given it: ask whoever looks after your agency here.',
  },
  'invalid-request': {
    status: 400,
    title: 'The request could not be read',
    meaning: 'A part of the request is not as this API describes it.',
    remedy:
      'Read the detail, and violations where there are some: each says where, what was ' +
      'expected and what came. Correct the request; the same one would be refused again.',
  },
  'invalid-entity': {
    status: 422,
    title: 'What it says cannot be true',
    meaning:
      'The form of the request is right, and what it says is not possible: a time that has not ' +
      "come, a point outside its district, a term longer than the law's.",
    remedy: 'Correct what the violations name. The same request would be refused again.',
  },
  'invalid-cursor': {
    status: 400,
    title: 'The cursor is not of this list here',
    meaning:
      'A cursor holds at one agency, for one list with the same filters. This one is of ' +
      'another, or was changed, or lies beyond what the copy holds.',
    remedy:
      'Begin the list anew without a cursor. After a restored copy compare what you have by ' +
      'queries.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    meaning: 'The body, or what would be published of it, is larger than the exchange carries.',
    remedy: 'Send less at once. POST /imports takes any number of lines.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The media type is not supported',
    meaning: 'The Content-Type of the body is none that this operation takes.',
    remedy: 'Send one of the types that the detail names.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'The method is not allowed here',
    meaning: 'The path is right, and it has no operation with this method.',
    remedy: 'Use one of the methods that the Allow header names.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key was used for another request',
    meaning: 'This Idempotency-Key came before with other content, or at another path.',
    remedy: 'Use a new key for a new request, and the same key only to repeat one.',
  },
  'not-found': {
    status: 404,
    title: 'There is no such thing here',
    meaning:
      "The path is none of this API, or this agency's copy holds nothing with this id (yet).",
    remedy:
      'Check the path and the id. What another agency has just written arrives here within ' +
      'moments.',
  },
  'not-owner': {
    status: 403,
    title: 'Another agency owns this',
    meaning: 'Only the agency that began an entity can change it.',
    remedy:
      'Ask its owner by a request (POST /requests), or say your own part as a response or a reply.',
  },
  'not-entitled': {
    status: 403,
    title: 'The directory does not entitle this agency',
    meaning:
      'The directory of the exchange does not let this agency say, read or open this: another ' +
      'flow, area, purpose or group than it was given.',
    remedy:
      'Nothing that you send will change it. If your agency should be entitled, the ' +
      'coordinator of the exchange changes its profile.',
  },
  'version-missing': {
    status: 428,
    title: 'Say which version you change',
    meaning: 'A change has to name the version that was read, so that nothing is overwritten.',
    remedy: 'Read the entity and send its ETag, quotes included, as If-Match: "1".',
  },
  'version-conflict': {
    status: 412,
    title: 'It has changed since',
    meaning: 'The entity has another version by now than the one that was named.',
    remedy: 'Read it again, decide anew, and send the change with its new version.',
  },
  'already-exists': {
    status: 409,
    title: 'There is one already',
    meaning: 'This agency has one of these for the same matter already.',
    remedy: 'Change the one that is there; the answer names its id and version.',
  },
  'change-refused': {
    status: 409,
    title: 'It cannot change so as it stands',
    meaning: 'The entity is in a state in which this change is not possible.',
    remedy: 'Read it and see what has become of it. The detail says which state was expected.',
  },
  'import-conflict': {
    status: 409,
    title: 'The import is not where this continues it',
    meaning: 'Lines of an import are taken in order, once, and from one sender at a time.',
    remedy: 'Read the import (GET /imports/{id}) and go on from its nextLine.',
  },
  'operation-running': {
    status: 409,
    title: 'Another operation is under way',
    meaning: "Operations on this agency's copy run one after the other.",
    remedy: 'Wait until the one that runs has ended, or cancel it.',
  },
  'too-slow': {
    status: 408,
    title: 'The body came too slowly',
    meaning: 'The request did not arrive whole in the time that it has.',
    remedy: 'Send it again over a better connection, or in smaller parts.',
  },
  'too-many-requests': {
    status: 429,
    title: 'There were too many requests',
    meaning: 'This client, or this address, has called more often than it may for a while.',
    remedy:
      'Wait the seconds that Retry-After names, then call less often. A batch or an import takes ' +
      'many entities in one call, and a stream or a webhook saves asking again and again.',
  },
  'too-many-streams': {
    status: 429,
    title: 'There are too many streams open',
    meaning: 'This client, or this agency as a whole, follows the feed as often as it may at once.',
    remedy: 'Close a stream that is no longer needed, and share one among those who follow.',
  },
  starting: {
    status: 503,
    title: 'The service is starting',
    meaning: 'The service takes up its work and does not accept this yet.',
    remedy: 'Send the same request again after the seconds that Retry-After names.',
  },
  unavailable: {
    status: 503,
    title: 'A part this needs is unavailable',
    meaning: 'The database, the broker or the identity provider does not answer at present.',
    remedy:
      'Send the same request again after the seconds that Retry-After names, with the same ' +
      'Idempotency-Key where it has one.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong here',
    meaning: 'The service failed. It is its own fault, and it has been written to its log.',
    remedy:
      'Send the request again with the same Idempotency-Key. If it fails again, give the ' +
      'answer\'s "instance" to whoever looks after this agency.',
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
