import { agencyTopic, type KeyRecord } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { Database } from '../database/database.js';
import type { ValueReader } from './value-reader.js';

/** A key that was destroyed is used for at most this time after its record was applied. */
const KNOWN_FOR_MS = 2_000;
const MOST_KNOWN = 5_000;

/**
 * Finds other publishers' key records in this agency's own copy. Records that were read lately are
 * not read again.
 */
export class KeyRecordReader {
  private readonly known = new Map<string, { record: KeyRecord; until: number }>();
  /**
   * queries in progress, so that many simultaneous openings ask once for their common audience key
   */
  private readonly asked = new Map<string, Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly values: ValueReader,
  ) {}

  /** @returns undefined where the record has not come (yet) */
  readonly read = async (publisher: string, key: string): Promise<KeyRecord | undefined> => {
    const name = `${publisher} ${key}`;
    const known = this.known.get(name);
    if (known && known.until > performance.now()) return known.record;
    const asking =
      this.asked.get(name) ??
      this.prefetch(this.database.query, [{ publisher, key }]).finally(() =>
        this.asked.delete(name),
      );
    this.asked.set(name, asking);
    await asking;
    return this.known.get(name)?.record;
  };

  /** Reads many records at once, before they are asked for one by one. */
  async prefetch(
    query: SqlQuery,
    wanted: readonly { publisher: string; key: string }[],
  ): Promise<void> {
    if (wanted.length === 0) return;
    if (this.known.size > MOST_KNOWN) this.known.clear();
    for (const { publisher, key } of wanted) this.known.delete(`${publisher} ${key}`);
    const topics = wanted.map(({ publisher }) => agencyTopic('KeyRecord', publisher));
    const { rows } = await query(
      `SELECT w.n, s.value
       FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS w(topic, key, n)
       JOIN key_record s USING (topic, key)`,
      [topics, wanted.map(({ key }) => key)],
    );
    const until = performance.now() + KNOWN_FOR_MS;
    for (const row of rows) {
      const at = Number(row['n']) - 1;
      const record = (await this.values.read(
        topics[at]!,
        row['value'] as Buffer,
      )) as unknown as KeyRecord;
      this.known.set(`${wanted[at]!.publisher} ${wanted[at]!.key}`, { record, until });
    }
  }
}
