import { EvidenceError } from './evidence-error.js';
import { parseStrictJson } from './strict-json.js';

/** Evidence under the key that signed the directory before it had terms. */
export const SIGNED_FORMAT = 'sinergi-evidence-1';
/** Evidence under the pinned root of a directory that several hands approve. */
export const APPROVED_FORMAT = 'sinergi-evidence-2';

/** A record of the log, as evidence has it. */
export interface EvidenceRecord {
  topic: string;
  partition: number;
  offset: string;
  /** LogAppendTime; the broker says it, nobody signed it */
  appendedAt: string;
  key: string;
  headers: Record<string, string>;
  /** base64 */
  value: string;
  /** the schema that the value names by its id */
  schema: Record<string, unknown>;
}

/** A directory record that approvers approved at its place. */
export interface ApprovedRecord extends EvidenceRecord {
  /** hash of the directory before the record, 64 hexadecimal digits */
  previousHash: string;
}

/** A record with all that its signature can be checked with, years later and offline. */
export interface SignedEvidence {
  format: typeof SIGNED_FORMAT;
  exchangeId: string;
  record: EvidenceRecord;
  /** the directory record that lists the signing key; null for a record of the directory */
  listing: EvidenceRecord | null;
}

/** The same, where the directory has terms. */
export type ApprovedEvidence = {
  format: typeof APPROVED_FORMAT;
  exchangeId: string;
  /** the directory records that put terms in force, from the founding ones on */
  terms: ApprovedRecord[];
} & (
  | { record: EvidenceRecord; listing: ApprovedRecord }
  | { record: ApprovedRecord; listing: null }
);

export type Evidence = SignedEvidence | ApprovedEvidence;

type Members = Record<string, unknown>;

const FILE = ['exchangeId', 'format', 'listing', 'record'];
const RECORD = [
  ...['appendedAt', 'headers', 'key', 'offset', 'partition', 'schema', 'topic', 'value'],
];
const OFFSET = /^[0-9]{1,19}$/;
const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/;
const HASH = /^[0-9a-f]{64}$/;

/**
 * Reads the bytes of an evidence file. Nothing may be in it that the format does not name, so
 * nothing looks proved that no signature covers.
 *
 * @throws EvidenceError NOT_EVIDENCE
 */
export function readEvidence(bytes: Buffer): Evidence {
  const file = parsed(bytes);
  const isApproved = isObject(file) && file['format'] === APPROVED_FORMAT;
  const { format, exchangeId, record, listing, terms } = membersOf(
    file,
    isApproved ? [...FILE, 'terms'] : FILE,
    'the file',
  );
  expectThat(isApproved || format === SIGNED_FORMAT, `format ${SIGNED_FORMAT} or later`);
  expectThat(isText(exchangeId), 'the id of an exchange');
  const check = isApproved ? checkApproved : checkRecord;
  (listing === null ? check : checkRecord)(record, 'record');
  if (listing !== null) check(listing, 'listing');
  if (isApproved) {
    expectThat(Array.isArray(terms), 'a list of terms');
    for (const [at, one] of (terms as unknown[]).entries()) checkApproved(one, `terms ${at}`);
  }
  return file as unknown as Evidence;
}

function parsed(bytes: Buffer): unknown {
  try {
    return parseStrictJson(bytes);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new EvidenceError('NOT_EVIDENCE', error.message);
  }
}

function checkApproved(value: unknown, name: string): void {
  const hash = isObject(value) ? value['previousHash'] : undefined;
  expectThat(isLike(hash, HASH), `a hash of 64 hexadecimal digits as previousHash in ${name}`);
  const { previousHash: _, ...record } = value as Members;
  checkRecord(record, name);
}

function checkRecord(value: unknown, name: string): void {
  const record = membersOf(value, RECORD, name);
  expectThat(isText(record['topic']), `a topic in ${name}`);
  expectThat(isText(record['key']), `a key in ${name}`);
  const { partition } = record;
  expectThat(typeof partition === 'number' && partition >= 0, `a partition in ${name}`);
  expectThat(isLike(record['offset'], OFFSET), `an offset in ${name}`);
  expectThat(isLike(record['appendedAt'], INSTANT), `an instant in UTC as appendedAt in ${name}`);
  const { headers, schema } = record;
  const areTexts = isObject(headers) && Object.values(headers).every((one) => isString(one));
  expectThat(areTexts, `headers of text in ${name}`);
  expectThat(isBase64(record['value']), `a value in base64 in ${name}`);
  expectThat(isObject(schema), `an object as schema in ${name}`);
}

function membersOf(value: unknown, names: readonly string[], of: string): Members {
  const isExact = isObject(value) && Object.keys(value).sort().join() === names.join();
  expectThat(isExact, `the members ${names.join(', ')} in ${of} and no others`);
  return value as Members;
}

function expectThat(holds: boolean, expected: string): void {
  if (!holds) throw new EvidenceError('NOT_EVIDENCE', `Expected ${expected}, got another content`);
}

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isString = (value: unknown): value is string => typeof value === 'string';
const isText = (value: unknown): boolean => isString(value) && value !== '';
const isLike = (value: unknown, form: RegExp): boolean => isString(value) && form.test(value);
/** Canonical base64 only: one value has one text. */
const isBase64 = (value: unknown): boolean =>
  isString(value) && Buffer.from(value, 'base64').toString('base64') === value;
