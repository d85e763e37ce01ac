import { type KeyObject, sign, verify } from 'node:crypto';
import { quoted } from '@sinergi/contracts';
import { publicSigningKey } from './ed25519.js';
import { lengthPrefixed } from './length-prefixed.js';

/** The header in which a directory record carries its approvals. */
export const APPROVALS_HEADER = 'approvals';

/** One approver's word that a record may stand at one place of the directory. */
export interface Approval {
  /** code of the agency; `recovery` for the recovery key */
  approver: string;
  keyId: string;
  /** when it was given, by the approver's clock, epoch ms */
  at: number;
  /** until when it holds, epoch ms */
  until: number;
  /** Ed25519, 64 bytes */
  signature: Buffer;
}

/** What an approval says, without its signature. */
export type ApprovalStatement = Omit<Approval, 'signature'> & {
  exchangeId: string;
  /** hash of the directory with the record, 32 bytes: it covers all records before it too */
  directoryHash: Buffer;
};

const TAG = 'sinergi/directory-approval/1';
const MOST_APPROVALS = 100;
const MOST_CHARACTERS = 32_768;
const SIGNATURE_BYTES = 64;
const NAME = /^[a-z0-9-]{1,40}$/;

/**
 * Returns the bytes that an approver signs: tag, exchange, hash of the directory with the record,
 * approver, key id, time and end, each after its length.
 */
function approvalBytes(statement: ApprovalStatement): Buffer {
  const { exchangeId, directoryHash, approver, keyId, at, until } = statement;
  return lengthPrefixed([
    Buffer.from(TAG, 'utf8'),
    Buffer.from(exchangeId, 'utf8'),
    directoryHash,
    Buffer.from(approver, 'utf8'),
    Buffer.from(keyId, 'utf8'),
    uint64(at),
    uint64(until),
  ]);
}

/** Signs an approval. @param privateKey Ed25519 */
export function approve(statement: ApprovalStatement, privateKey: KeyObject): Approval {
  const { approver, keyId, at, until } = statement;
  const signature = sign(null, approvalBytes(statement), privateKey);
  return { approver, keyId, at, until, signature };
}

/** Tells whether a key signed this approval. @param publicKey raw Ed25519, 32 bytes */
export function isApproval(
  approval: Approval,
  about: { exchangeId: string; directoryHash: Buffer },
  publicKey: Buffer,
): boolean {
  const bytes = approvalBytes({ ...approval, ...about });
  return verify(null, bytes, publicSigningKey(publicKey), approval.signature);
}

/** Returns the text of the header: JSON, the signatures in base64url. */
export function approvalsToText(approvals: readonly Approval[]): string {
  return JSON.stringify(
    approvals.map(({ approver, keyId, at, until, signature }) => ({
      ...{ approver, keyId, at, until },
      signature: signature.toString('base64url'),
    })),
  );
}

/**
 * Reads the text of the header. It has to be as `approvalsToText` writes it, to the last character,
 * so that two programs read it alike.
 *
 * @throws RangeError for a text of another form
 */
export function approvalsFromText(text: string): Approval[] {
  if (text.length > MOST_CHARACTERS)
    throw new RangeError(`Expected approvals of ${MOST_CHARACTERS} characters at most, got more`);
  const list = parsed(text);
  if (!Array.isArray(list) || list.length > MOST_APPROVALS)
    throw new RangeError(`Expected a list of at most ${MOST_APPROVALS} approvals, got another`);
  const approvals = list.map((one) => approvalOf(one));
  if (approvalsToText(approvals) !== text)
    throw new RangeError('Expected approvals in JSON as they are written here, got another form');
  return approvals;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RangeError(`Expected approvals in JSON, got ${quoted(text)}`);
  }
}

function approvalOf(value: unknown): Approval {
  const { approver, keyId, at, until, signature } = (value ?? {}) as Record<string, unknown>;
  const isApproval =
    isName(approver) &&
    isName(keyId) &&
    isTime(at) &&
    isTime(until) &&
    typeof signature === 'string';
  const bytes = isApproval ? Buffer.from(signature, 'base64url') : Buffer.alloc(0);
  if (!isApproval || bytes.length !== SIGNATURE_BYTES)
    throw new RangeError('Expected approver, keyId, at, until and signature, got another form');
  return { approver, keyId, at, until, signature: bytes };
}

const isName = (value: unknown): value is string => typeof value === 'string' && NAME.test(value);
const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}
