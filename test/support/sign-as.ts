import type { OutgoingRecord } from '@sinergi/broker';
import { type RecordName, SIGNATURE_HEADER, schemaHash, topicRecord } from '@sinergi/contracts';
import { leafOfRecord, proofToText, signRecords } from '@sinergi/trust';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { signerOf } from './signer-of.js';

/** Signs a record. @param recordName the record whose schema the value names */
export type Sign = (record: OutgoingRecord, recordName?: RecordName) => OutgoingRecord;

/** Signs as whoever holds an agency's keystore could, whatever the records say. */
export async function signAs(descriptor: PlatformDescriptor, code: string): Promise<Sign> {
  const { signer, exchangeId } = await signerOf(descriptor, code);
  return (record, recordName = topicRecord(record.topic)) => {
    const { topic, key, value, headers } = record;
    if (value === null) return record;
    const leaf = leafOfRecord({ topic, key, value, headers }, exchangeId, schemaHash(recordName));
    const [proof] = signRecords([leaf], signer);
    const signature = proofToText(proof!);
    return { ...record, headers: { ...headers, [SIGNATURE_HEADER]: signature } };
  };
}
