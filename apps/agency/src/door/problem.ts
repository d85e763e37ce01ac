/** Every way in which this service refuses a request; each is one `type` of RFC 9457. */
export type ProblemCode =
  | 'token-missing'
  | 'token-invalid'
  | 'token-expired'
  | 'other-agency'
  | 'scope-missing'
  | 'invalid-request'
  | 'invalid-entity'
  | 'invalid-cursor'
  | 'body-too-large'
  | 'unsupported-media-type'
  | 'idempotency-key-reused'
  | 'not-found'
  | 'not-owner'
  | 'not-entitled'
  | 'version-missing'
  | 'version-conflict'
  | 'already-exists'
  | 'change-refused'
  | 'import-conflict'
  | 'operation-running'
  | 'too-slow'
  | 'too-many-requests'
  | 'too-many-streams'
  | 'starting'
  | 'unavailable'
  | 'internal';

const STATUS: Record<ProblemCode, number> = {
  'token-missing': 401,
  'token-invalid': 401,
  'token-expired': 401,
  'other-agency': 403,
  'scope-missing': 403,
  'invalid-request': 400,
  'invalid-entity': 422,
  'invalid-cursor': 400,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'idempotency-key-reused': 422,
  'not-found': 404,
  'not-owner': 403,
  'not-entitled': 403,
  'version-missing': 428,
  'version-conflict': 412,
  'already-exists': 409,
  'change-refused': 409,
  'import-conflict': 409,
  'operation-running': 409,
  'too-slow': 408,
  'too-many-requests': 429,
  'too-many-streams': 429,
  starting: 503,
  unavailable: 503,
  internal: 500,
};

const TITLE: Record<ProblemCode, string> = {
  'token-missing': 'An access token is needed',
  'token-invalid': 'The access token is not valid here',
  'token-expired': 'The access token has expired',
  'other-agency': 'The access token belongs to another agency',
  'scope-missing': 'The access token lacks a scope',
  'invalid-request': 'The request could not be read',
  'invalid-entity': 'What it says cannot be true',
  'invalid-cursor': 'The cursor is not of this list here',
  'body-too-large': 'The body is too large',
  'unsupported-media-type': 'The media type is not supported',
  'idempotency-key-reused': 'The idempotency key was used for another request',
  'not-found': 'There is no such thing here',
  'not-owner': 'Another agency owns this',
  'not-entitled': 'The directory does not entitle this agency',
  'version-missing': 'Say which version you change',
  'version-conflict': 'It has changed since',
  'already-exists': 'There is one already',
  'change-refused': 'It cannot change so as it stands',
  'import-conflict': 'The import is not where this continues it',
  'operation-running': 'Another operation is under way',
  'too-slow': 'The body came too slowly',
  'too-many-requests': 'There were too many requests',
  'too-many-streams': 'There are too many streams open',
  starting: 'The service is starting',
  unavailable: 'A part this needs is unavailable',
  internal: 'Something went wrong here',
};

/** One thing wrong with a request: where (JSON pointer), what was expected, what came. */
export interface Violation {
  field: string;
  expected: string;
  got: string;
}

/** A refusal that says what was expected and what came. Source: RFC 9457, Problem Details for HTTP APIs. */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extra: { violations?: Violation[]; retryAfterSeconds?: number } & Record<
      string,
      unknown
    > = {},
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
    this.status = STATUS[code];
  }

  toJSON(): Record<string, unknown> {
    const { retryAfterSeconds: _, ...members } = this.extra;
    return {
      type: `urn:sinergi:problem:${this.code}`,
      title: TITLE[this.code],
      status: this.status,
      detail: this.detail,
      ...members,
    };
  }
}
