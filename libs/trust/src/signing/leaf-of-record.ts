import { MOST_VERSION, type RecordLeaf } from './record-leaf.js';

const VERSION = /^[1-9]\d{0,9}$/;

/**
 * Returns what the signature of a record covers. Event id and version are those of its headers,
 * which admission compares with the value; a record without a version counts as version 1.
 *
 * @param schemaHash SHA-256 of the schema's canonical form, 32 bytes
 * @throws RangeError for a version that no record can have
 */
export function leafOfRecord(
  record: { topic: string; key: string; value: Buffer; headers: Record<string, string> },
  exchangeId: string,
  schemaHash: Buffer,
): RecordLeaf {
  const { topic, key, value, headers } = record;
  const version = headers['entity-version'] ?? '1';
  if (!VERSION.test(version) || Number(version) > MOST_VERSION)
    throw new RangeError(`Expected a version from 1 to ${MOST_VERSION}, got another`);
  return {
    ...{ exchangeId, topic, key, value, schemaHash },
    eventId: headers['ce_id'] ?? '',
    version: Number(version),
  };
}
