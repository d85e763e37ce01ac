import type { RecordBatch } from '@sinergi/broker';
import type { InTransaction, SqlQuery } from '@sinergi/database';
import type { DirectoryAgency } from '@sinergi/directory';
import type { Admission } from '../../admit-record.js';
import { loadFences } from '../../fence-view.js';
import { replicaMigrations } from '../../migrations.js';
import { readPositions } from '../../position-table.js';
import { type Applied, Replica } from '../../replica.js';
import type { DeadLetter } from '../../write-effects.js';
import { EvidenceCheck } from '../evidence-check.js';
import { anAdmission, CLUSTER, type SampleLog, TOPIC } from './sample-log.js';

const TABLES = ['history', 'position', 'dead_letter', 'version_hole', 'fence', 'feed'];

/**
 * An agency's copy of a sample log in a real database, which can be looked at, kept aside and
 * brought back.
 */
export class Copy {
  readonly admission: Admission;
  readonly deadLetters: DeadLetter[] = [];
  readonly evidence: EvidenceCheck<DirectoryAgency>;
  private readonly replica: Replica<never>;
  /** as a process starts: with the fences that its database has */
  private start: Promise<void> | undefined;

  constructor(
    readonly query: SqlQuery,
    readonly inTransaction: InTransaction,
    admission: Admission = anAdmission(),
  ) {
    this.admission = admission;
    this.evidence = new EvidenceCheck(inTransaction, admission);
    this.replica = new Replica({
      ...(admission as Admission<never>),
      clusterId: () => CLUSTER,
      inTransaction,
      directoryTopic: 'timpora.directory',
      toDirectoryEntry: (value) => value as never,
      onDeadLetters: async () => undefined,
    });
  }

  async migrate(): Promise<void> {
    for (const { up } of replicaMigrations) await this.query(up);
  }

  /** Reads on from where it stands, as a reader would: in batches, up to `to` or the log's end. */
  async read(
    log: SampleLog,
    { partition = 0, to = log.records(partition).length, batch = 9 } = {},
  ): Promise<void> {
    const position = (await readPositions(this.query)).find(
      (candidate) => candidate.partition === partition,
    );
    for (let at = Number(position?.nextOffset ?? 0n); at < to; at += batch)
      await this.deliver(log, at, Math.min(at + batch, to), partition);
  }

  /** Hands over records of the log, whether they continue the copy or not. */
  async deliver(log: SampleLog, from: number, to: number, partition = 0): Promise<Applied> {
    this.start ??= loadFences(this.query, this.admission.fences);
    await this.start;
    const records = [...log.records(partition).slice(from, to)];
    const end = BigInt(log.records(partition).length);
    const batch: RecordBatch = {
      topic: TOPIC,
      partition,
      requestedOffset: BigInt(from),
      logEnd: end,
      records,
    };
    return this.replica.apply(batch);
  }

  /** What healing needs beside the partition. */
  healing(log: SampleLog) {
    return {
      topic: TOPIC,
      partition: 0,
      inTransaction: this.inTransaction,
      admission: this.admission,
      evidence: this.evidence,
      log,
      clusterId: CLUSTER,
      onDeadLetters: async (_: SqlQuery, deadLetters: DeadLetter[]) =>
        void this.deadLetters.push(...deadLetters),
    };
  }

  /**
   * Everything of the copy that the log alone decides, but for the digest marks, which healing some
   * buckets gives up.
   */
  async picture(): Promise<Record<string, unknown[]>> {
    const rows = async (sql: string): Promise<unknown[]> => (await this.query(sql)).rows;
    return {
      history: await rows(
        `SELECT topic, key, version, partition, log_offset, appended_at, event_id,
           encode(hash, 'hex') AS hash, encode(value, 'escape') AS value, headers, latest, owner,
           change, occurred_at, kecamatan, subject_id, kind, lane, filters
         FROM history ORDER BY partition, log_offset, key, version`,
      ),
      state: await rows('SELECT topic, key, version, entity_id FROM state ORDER BY topic, key'),
      position: await rows(
        `SELECT topic, partition, next_offset, read_to, cluster_id, encode(digest, 'hex') AS digest,
           records, duplicates, entities, last_appended_at, gap
         FROM position ORDER BY topic, partition`,
      ),
      deadLetters: await rows(
        `SELECT topic, partition, log_offset, reason, detail, key, value_bytes,
           encode(sha256, 'hex') AS sha256, appended_at
         FROM dead_letter ORDER BY topic, partition, log_offset`,
      ),
      fences: await rows(
        `SELECT topic, partition, log_offset, directory_version, encode(sha256, 'hex') AS sha256
         FROM fence ORDER BY topic, partition, log_offset`,
      ),
      holes: await rows(
        'SELECT topic, key, version FROM version_hole ORDER BY topic, key, version',
      ),
    };
  }

  async digestMarks(): Promise<{ offset: bigint; digest: string }[]> {
    const [position] = await readPositions(this.query);
    return position!.digestMarks.map(({ offset, digest }) => ({
      offset,
      digest: digest.toString('hex'),
    }));
  }

  /** Keeps the whole of it aside. */
  async keep(): Promise<void> {
    await this.query('DROP SCHEMA IF EXISTS kept CASCADE');
    await this.query('CREATE SCHEMA kept');
    for (const table of TABLES) await this.query(`CREATE TABLE kept.${table} AS TABLE ${table}`);
  }

  /** As it was when it was kept. */
  async bringBack(): Promise<void> {
    await this.query(`TRUNCATE ${TABLES.join(', ')}`);
    for (const table of TABLES) await this.query(`INSERT INTO ${table} TABLE kept.${table}`);
    this.deadLetters.length = 0;
  }
}
