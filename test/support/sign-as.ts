import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutgoingRecord } from '@sinergi/broker';
import { type RecordName, SIGNATURE_HEADER, schemaHash, topicRecord } from '@sinergi/contracts';
import { readAgencySettings } from '@sinergi/settings';
import { Keystore, leafOfRecord, proofToText, signRecords } from '@sinergi/trust';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';

/** Signs a record. @param recordName the record whose schema the value names */
export type Sign = (record: OutgoingRecord, recordName?: RecordName) => OutgoingRecord;

/** Signs as whoever holds an agency's keystore could, whatever the records say. */
export async function signAs(descriptor: PlatformDescriptor, code: string): Promise<Sign> {
  const { exchange, keystore } = readAgencySettings(
    join(descriptor.stateDir, 'settings', `${code}.json`),
  );
  const passphrase = readFileSync(keystore.passphraseFile, 'utf8').trim();
  const signer = (await Keystore.open(keystore.file, passphrase)).signerFor(code);
  return (record, recordName = topicRecord(record.topic)) => {
    const { topic, key, value, headers } = record;
    if (value === null) return record;
    const leaf = leafOfRecord({ topic, key, value, headers }, exchange.id, schemaHash(recordName));
    const [proof] = signRecords([leaf], signer);
    const signature = proofToText(proof!);
    return { ...record, headers: { ...headers, [SIGNATURE_HEADER]: signature } };
  };
}
