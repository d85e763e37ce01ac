/**
 * The kind of an outage. `away`: the part cannot be reached, or answers no caller. `passing`: the
 * part is present and could not do this now; the same request may succeed later.
 */
export type OutageKind = 'away' | 'passing';

/**
 * SQLSTATEs by prefix; the longest prefix that fits decides, and a state without a prefix here is a
 * bug. Source: PostgreSQL 18, appendix A, error codes.
 */
const SQLSTATES: readonly (readonly [prefix: string, kind: OutageKind | 'bug'])[] = [
  ['08', 'away'], // connection exceptions
  ['08P01', 'bug'], // a statement with other parameters than it was prepared for
  ['25006', 'away'], // read-only: it follows another server
  ['25P03', 'passing'], // a transaction that was idle for too long
  ['25P04', 'passing'], // a transaction that took too long
  ['28', 'away'], // a password or a right that somebody else gives back
  ['3D000', 'away'], // a database that is being restored
  ['40001', 'passing'], // could not serialize
  ['40003', 'passing'], // whether it was completed is not known
  ['40P01', 'passing'], // a deadlock
  ['53', 'away'], // no room, no memory, no connection left
  ['55P03', 'passing'], // somebody else holds the lock
  ['57014', 'passing'], // took longer than a statement may
  ['57P', 'away'], // shuts down, crashed, starts up, was dropped
  ['58000', 'away'], // its operating system failed it
  ['58030', 'away'], // its disk failed it
  ['72', 'passing'], // a snapshot too old
];

/** Sources: Node's documentation of errors, `errno(3)`, undici's list of errors. */
const SOCKETS: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTCONN'],
  ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'ENETRESET', 'EADDRNOTAVAIL'],
  ...['ENOTFOUND', 'EAI_AGAIN', 'ESHUTDOWN', 'ERR_SOCKET_CLOSED', 'ERR_STREAM_DESTROYED'],
  ...['ERR_STREAM_WRITE_AFTER_END', 'ERR_STREAM_PREMATURE_CLOSE'],
  ...['UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT'],
]);

/**
 * Messages of node-postgres and its pool that have no code. Source: pg 8.23, pg-pool 3.14, TypeORM
 * 1.1.
 */
const WORDS: readonly (readonly [RegExp, OutageKind])[] = [
  [/^Connection terminated\b/, 'away'],
  [/^timeout exceeded when trying to connect$/, 'away'],
  [/^timeout expired$/, 'away'],
  [/^Client has encountered a connection error\b/, 'away'],
  [/^Client was closed and is not queryable$/, 'away'],
  [/^Cannot use a pool after calling end on the pool$/, 'away'],
  [/^Driver not Connected$/, 'away'],
  [/^Query runner already released\b/, 'away'],
  [/^Query read timeout$/, 'passing'],
];

/** KafkaJS gave up on it, or may not have known whether to try again. */
const BROKER: ReadonlySet<string> = new Set([
  'KafkaJSNumberOfRetriesExceeded',
  'KafkaJSGroupCoordinatorNotFound',
  // One agency's must not end its neighbours in the process.
  'KafkaJSSASLAuthenticationError',
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  // Its own questions waited for each other for too long.
  'KafkaJSLockTimeout',
]);

/** An error of the process's own that says what it is: it decides, whatever caused it. */
interface SaysItself {
  readonly outage: OutageKind;
}

/**
 * A database that is closed to connections (`ALLOW_CONNECTIONS false`, as where it is restored) has
 * no code of its own. Source: PostgreSQL 18, postinit.c.
 */
const CLOSED = /^database ".*" is not currently accepting connections$/;

const MOST_CAUSES = 8;

/**
 * Tells an outage of a store (database, broker, registry) from a bug; no other code does. An outage
 * is waited for and answered 503. A bug is answered 500 or ends a reader.
 *
 * @returns null for a bug, and for a value that is no error
 */
export function outageOf(error: unknown): OutageKind | null {
  return kindOf(error, MOST_CAUSES);
}

export function isOutage(error: unknown): boolean {
  return outageOf(error) !== null;
}

function kindOf(error: unknown, deeper: number): OutageKind | null {
  if (!(error instanceof Error) || deeper === 0) return null;
  const own = ownKind(error);
  if (own !== undefined) return own === 'bug' ? null : own;
  const { cause, driverError, errors } = error as {
    cause?: unknown;
    driverError?: unknown;
    errors?: unknown;
  };
  for (const inner of [driverError, cause, ...(Array.isArray(errors) ? errors : [])]) {
    const kind = inner === error ? null : kindOf(inner, deeper - 1);
    if (kind !== null) return kind;
  }
  return null;
}

/** @returns undefined where the error itself does not say, and its causes decide */
function ownKind(error: Error): OutageKind | 'bug' | undefined {
  const { outage } = error as Partial<SaysItself>;
  if (outage === 'away' || outage === 'passing') return outage;
  if (BROKER.has(error.name)) return 'away';
  const { code, type, retriable } = error as {
    code?: unknown;
    type?: unknown;
    retriable?: unknown;
  };
  if (retriable === true) return 'away';
  if (typeof type === 'string' && type.endsWith('_AUTHORIZATION_FAILED')) return 'away';
  if (typeof code === 'string') {
    if (SOCKETS.has(code)) return 'away';
    if (code === '55000' && CLOSED.test(error.message)) return 'away';
    if (/^[0-9A-Z]{5}$/.test(code)) return bySqlState(code);
  }
  return WORDS.find(([words]) => words.test(error.message))?.[1];
}

function bySqlState(code: string): OutageKind | 'bug' | undefined {
  const fitting = SQLSTATES.filter(([prefix]) => code.startsWith(prefix));
  const [longest] = fitting.sort(([left], [right]) => right.length - left.length);
  // Five capital letters may be an `errno` as well, which says nothing of a database.
  return longest?.[1] ?? (/\d/.test(code) ? 'bug' : undefined);
}
