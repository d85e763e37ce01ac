import type { KeyObject } from 'node:crypto';
import {
  ContractError,
  type EventCodec,
  RegistryUnavailable,
  schemaHash,
} from '@sinergi/contracts';
import { type ListedKey, publicSigningKey } from '@sinergi/directory';
import {
  type Dead,
  dead,
  type FilledRecord,
  isFenceKey,
  type RequiredSigner,
  type SignatureReading,
} from '@sinergi/replica';
import {
  leafOfRecord,
  proofFromText,
  type RecordProof,
  SignatureError,
  VerifiedRecords,
  VerifiedRoots,
  verifyRecord,
} from '@sinergi/trust';
import { toDeadReason } from './value-reader.js';

/** Shared by all agencies of the process: one verification serves all their copies. */
const roots = new VerifiedRoots();
const records = new VerifiedRecords();
const publicKeys = new Map<string, KeyObject>();
const MOST_PUBLIC_KEYS = 10_000;

/** Verifies the signatures of records for admission. */
export class VerifySignatures {
  constructor(
    private readonly exchangeId: string,
    private readonly codec: EventCodec,
  ) {}

  /**
   * @param signature the text of the header: a proof in base64
   * @throws any error that says nothing about the record: the batch is then read again
   */
  readonly verify = (
    record: FilledRecord,
    signature: string,
    signer: RequiredSigner,
  ): SignatureReading | Promise<SignatureReading> => {
    try {
      const knownKeyId = records.keyIdOf(signature);
      const proof = knownKeyId === undefined ? proofFromText(signature) : null;
      const key = findKey(signer, proof?.keyId ?? knownKeyId!);
      if ('verdict' in key) return key;
      const check = (schemaHash: Buffer): SignatureReading => {
        const read = this.check(record, { signature, proof }, { signer, key, schemaHash });
        const isListed = signer.schemas?.some((listed) => listed.equals(schemaHash)) ?? true;
        return isListed
          ? read
          : dead('UNLISTED_SCHEMA', 'Expected a schema that the directory lists, got another');
      };
      // A fence counts in one schema only, and needs no registry.
      const hash = isFenceKey(record.key)
        ? schemaHash('Fence')
        : this.codec.schemaHashCached(record.value);
      return hash ? check(hash) : this.codec.schemaHash(record.value).then(check).catch(reasonOf);
    } catch (error) {
      return reasonOf(error);
    }
  };

  /** Names the exchange and the schema by which a record is verified and decoded. */
  readonly readsBy = (value: Buffer): string | undefined => {
    try {
      const hash = this.codec.schemaHashCached(value);
      return hash && `${hash.toString('hex')} ${this.exchangeId}`;
    } catch (error) {
      if (error instanceof ContractError) return undefined;
      throw error;
    }
  };

  private check(
    record: FilledRecord,
    { signature, proof }: { signature: string; proof: RecordProof | null },
    by: { signer: RequiredSigner; key: ListedKey; schemaHash: Buffer },
  ): SignatureReading {
    const leaf = leafOfRecord(record, this.exchangeId, by.schemaHash);
    const { agency } = by.signer;
    const { keyId, key: rawKey } = by.key;
    if (records.has(signature, leaf, { agency, rawKey })) return { verdict: 'SIGNED' };
    const publicKey = publicKeyOf(rawKey);
    verifyRecord(leaf, proof ?? proofFromText(signature), { agency, keyId, publicKey }, roots);
    records.add(signature, leaf, { agency, keyId, rawKey });
    return { verdict: 'SIGNED' };
  }
}

function findKey({ agency, keys }: RequiredSigner, keyId: string): ListedKey | Dead {
  const key = keys.find((candidate) => candidate.keyId === keyId);
  if (!key) return dead('UNKNOWN_KEY', `Expected a signing key of ${agency}, got key ${keyId}`);
  if (key.revokedAt !== null)
    return dead('REVOKED_KEY', `Expected a key that ${agency} uses, got ${keyId}, withdrawn`);
  return key;
}

/**
 * @throws any error that says nothing about the record: the batch is then read again, so a good
 *   record never becomes a dead letter through our own fault
 */
function reasonOf(error: unknown): SignatureReading {
  if (error instanceof RegistryUnavailable) return { verdict: 'WAIT' };
  if (error instanceof ContractError) return dead(toDeadReason(error), error.message);
  if (error instanceof SignatureError) return dead('BAD_SIGNATURE', error.message);
  if (error instanceof RangeError) return dead('BAD_HEADERS', error.message);
  throw error;
}

function publicKeyOf(raw: Buffer): KeyObject {
  const name = raw.toString('base64');
  const known = publicKeys.get(name) ?? publicSigningKey(raw);
  if (publicKeys.size > MOST_PUBLIC_KEYS) publicKeys.clear();
  publicKeys.set(name, known);
  return known;
}
