import type { OutgoingRecord } from '@sinergi/broker';
import { SIGNATURE_HEADER, schemaHash, topicRecord } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { append } from '@sinergi/outbox';
import { isFenceKey } from '@sinergi/replica';
import {
  leafOfRecord,
  proofFromText,
  proofToText,
  type RecordLeaf,
  type Signer,
  signRecords,
} from '@sinergi/trust';

/**
 * The only way into the outbox: each record is signed in the transaction that writes it, so it is
 * signed once and sent again byte for byte. Whoever holds the account of the relay without the
 * keystore can say nothing new.
 */
export class SignedOutbox {
  /**
   * @param exchangeId the exchange in which the records count
   * @param signer returns the agency's key that signs now
   */
  constructor(
    private readonly exchangeId: string,
    private readonly signer: () => Signer,
  ) {}

  /**
   * Signs records and appends them in the caller's transaction.
   *
   * @throws RecordTooLarge
   */
  append(query: SqlQuery, records: readonly OutgoingRecord[]): Promise<void> {
    return append(query, this.sign(records));
  }

  /** Appends records that carry their signature already, as they were. */
  appendAgain(query: SqlQuery, records: readonly OutgoingRecord[]): Promise<void> {
    return append(query, [...records]);
  }

  /** Tells whether headers carry a signature by the key that signs now. */
  isSigned({ [SIGNATURE_HEADER]: signature }: Readonly<Record<string, string>>): boolean {
    try {
      return signature !== undefined && proofFromText(signature).keyId === this.signer().keyId;
    } catch {
      return false;
    }
  }

  /**
   * Adds the signature to each record. Records of one topic share a signature. Those of two topics
   * do not: a path holds hashes of its neighbours, and nobody gets the hash of a record that he may
   * not read.
   */
  sign(records: readonly OutgoingRecord[]): OutgoingRecord[] {
    const signed = [...records];
    const signer = this.signer();
    for (const places of byTopic(records).values()) {
      const leaves = places.map((at) => leafOf(this.exchangeId, records[at]!));
      for (const [n, proof] of signRecords(leaves, signer).entries()) {
        const at = places[n]!;
        const signature = proofToText(proof);
        const { headers } = records[at]!;
        signed[at] = { ...records[at]!, headers: { ...headers, [SIGNATURE_HEADER]: signature } };
      }
    }
    return signed;
  }
}

/** Returns the places of records in their list, by topic. */
function byTopic(records: readonly OutgoingRecord[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, { topic }] of records.entries())
    places.set(topic, [...(places.get(topic) ?? []), at]);
  return places;
}

function leafOf(exchangeId: string, { topic, key, value, headers }: OutgoingRecord): RecordLeaf {
  if (value === null) throw new TypeError(`Expected a value to sign for ${topic}, got a tombstone`);
  const recordName = isFenceKey(key) ? 'Fence' : topicRecord(topic);
  return leafOfRecord({ topic, key, value, headers }, exchangeId, schemaHash(recordName));
}
