import { agencyTopic, type KeyRecord } from '@sinergi/contracts';
import { Database } from '../database/database.js';
import type { ValueReader } from './value-reader.js';

/** Finds another publisher's key record in this agency's own copy. */
export class KeyRecordReader {
  constructor(
    private readonly database: Database,
    private readonly values: ValueReader,
  ) {}

  /** @returns undefined where it has not come (yet) */
  readonly read = async (publisher: string, key: string): Promise<KeyRecord | undefined> => {
    const topic = agencyTopic('KeyRecord', publisher);
    const { rows } = await this.database.query('SELECT value FROM state WHERE topic = $1 AND key = $2', [topic, key]);
    return rows[0] ? ((await this.values.read(topic, rows[0]['value'] as Buffer)) as unknown as KeyRecord) : undefined;
  };
}
