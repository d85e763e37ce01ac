import type { IncomingRecord } from '@sinergi/broker';
import {
  agencyTopic,
  type DirectoryEntry,
  SIGNATURE_HEADER,
  SIGNING_ALGORITHM,
} from '@sinergi/contracts';
import type { DirectoryView } from '@sinergi/directory';
import type { VerifySignature } from '@sinergi/replica';

/**
 * Tells whether an agency signed a record of its topic of reports with a key that the directory
 * lists for it now. A report of an agency without a signing key counts unsigned: the exchange is
 * from before signatures.
 */
export async function isOwnReport(
  record: IncomingRecord,
  agency: string,
  directory: DirectoryView<DirectoryEntry>,
  verify: VerifySignature,
): Promise<boolean> {
  const { topic, key, value, headers } = record;
  if (topic !== agencyTopic('Report', agency) || key === null || value === null) return false;
  const listed = directory.latest(agency)?.publicKeys ?? [];
  const keys = listed.filter(({ algorithm }) => algorithm === SIGNING_ALGORITHM);
  if (keys.length === 0) return true;
  const signature = headers[SIGNATURE_HEADER];
  if (signature === undefined) return false;
  const filled = { ...record, key: key.toString('utf8'), value };
  return (await verify(filled, signature, { agency, keys })).verdict === 'SIGNED';
}
