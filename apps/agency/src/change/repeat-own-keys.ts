import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { agencyTopic, type KeyRecord } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { SettledWork } from '@sinergi/pace';
import type { AgencyProfile } from '@sinergi/settings';
import { PublisherKeys, type SealKeyName } from '@sinergi/trust';
import { Database } from '../database/database.js';
import {
  CLOCK,
  type Clock,
  KEY_RULES,
  type KeyRules,
  LOGGER,
  PROFILE,
  VALUE_READER,
} from '../ground/tokens.js';
import { BatchFollowers } from '../replica/batch-followers.js';
import type { ValueReader } from '../replica/value-reader.js';
import { OwnSigner } from '../signing/own-signer.js';
import { SignedOutbox } from '../signing/signed-outbox.js';
import { AfterCommit } from './after-commit.js';
import { DestructionTable } from './destruction-table.js';
import { KeyRecordOutbox } from './key-record-outbox.js';
import { OWN_KEYS } from './own-keys-sql.js';
import { reconcileOwnKeys } from './reconcile-own-keys.js';

const TIMES = { settleMs: 2_000, retryMs: 10_000 };
/** Between two looks at all own keys. */
const RECONCILE_EVERY_MS = 600_000;
const ROWS_AT_ONCE = 200;

/** A key of this publisher of which the last record on the log is not the one that counts. */
interface Displaced {
  key: string;
  value: Buffer;
  /** null where the row is from before headers were kept */
  headers: Record<string, string> | null;
}

/**
 * Keeps this publisher's key topic right for whoever reads it later. Compaction leaves the last
 * record of each key, whatever it says, but none younger than seven days is removed. So where
 * another record came last (one without a signature, a tombstone, one with a stolen key), the
 * publisher repeats its own: byte for byte where its present key signed it, else anew with the
 * next sequence. A key of which every record is a dead letter it says anew, too: it was written
 * while no key of the agency counted, and nobody could open what is sealed with it.
 */
@Injectable()
export class RepeatOwnKeys implements OnModuleInit {
  private readonly topic: string;
  private readonly work: SettledWork;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly batches: BatchFollowers,
    private readonly keys: PublisherKeys,
    private readonly outbox: SignedOutbox,
    private readonly signer: OwnSigner,
    private readonly keyOutbox: KeyRecordOutbox,
    private readonly afterCommit: AfterCommit,
    private readonly destructions: DestructionTable,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(KEY_RULES) private readonly rules: KeyRules,
    @Inject(VALUE_READER) private readonly values: ValueReader,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.topic = agencyTopic('KeyRecord', profile.code);
    const onFailure = (error: unknown): void =>
      logger[levelOf(error)]({ err: error }, 'own keys not repeated, trying again');
    this.work = new SettledWork(() => this.repeat(), { ...TIMES, onFailure });
  }

  onModuleInit(): void {
    this.batches.add((topic, { dead, duplicates, inserted }) => {
      const isOurs = topic === this.topic && dead + duplicates + inserted > 0;
      if (this.timer && isOurs) this.work.requestOnce();
    });
  }

  /** Begins. Call once this agency has read its key topic to the end and reconciled its tables. */
  start(): void {
    this.timer = setInterval(() => void this.reconcileQuietly(), RECONCILE_EVERY_MS);
    this.timer.unref();
    this.work.begin();
  }

  stop(): void {
    clearInterval(this.timer);
    this.work.stop();
  }

  /**
   * Takes over what its own topic says beyond its tables, and says again what is wrong there. What
   * the log says is destroyed and this agency still has, it keeps as long as that can be undone.
   *
   * @returns how many keys differed, by what was done
   */
  async reconcile(): Promise<Record<string, number>> {
    const now = this.clock();
    const dueAt = now + this.rules.destroyAfterMs;
    const counts = await this.database.inTransaction(async (query) => {
      const { restated, destroyed, ...done } = await reconcileOwnKeys(
        ...([query, this.profile.code, this.keys, this.values] as const),
      );
      for (const record of destroyed) {
        if (!(await this.destructions.noteFromLog(query, record, { now, dueAt }))) continue;
        const said = await this.keys.restate(query, record, { isAnew: true });
        if (said) restated.push(said);
      }
      await this.keyOutbox.append(query, restated);
      return { ...done, destroyed: destroyed.length, restated: restated.length };
    });
    if (counts.restated > 0) this.afterCommit.committed();
    if (Object.values(counts).some((count) => count > 0))
      this.logger.warn(counts, 'own keys were behind the log; they are now as the log says');
    return counts;
  }

  /**
   * @returns how many records were written
   * @throws Error where what this agency signs now would be a dead letter, which would be followed
   *   by the next repeat, for ever
   */
  async repeat(): Promise<number> {
    this.signer.assertReady();
    let repeated = 0;
    for (const some of [this.repeatSome, this.sayLost])
      for (;;) {
        const count = await this.database.inTransaction((query) => some.call(this, query));
        repeated += count;
        if (count > 0) this.afterCommit.committed();
        if (count < ROWS_AT_ONCE) break;
      }
    if (repeated > 0)
      this.logger.warn({ repeated }, 'another record came after own keys; they are repeated');
    return repeated;
  }

  private async repeatSome(query: SqlQuery): Promise<number> {
    const rows = await this.take(query);
    const same = rows.filter(({ headers }) => headers !== null && this.outbox.isSigned(headers));
    const again: typeof rows = [];
    const anew: KeyRecord[] = [];
    for (const row of rows) {
      const held = (await this.values.read(this.topic, row.value)) as unknown as KeyRecord;
      const said = await this.keys.restate(query, held, { isAnew: !same.includes(row) });
      if (said) anew.push(said);
      else if (row.headers !== null) again.push(row);
    }
    await this.outbox.appendAgain(
      query,
      again.map(({ key, value, headers }) => ({
        topic: this.topic,
        key,
        value,
        headers: headers!,
      })),
    );
    await this.keyOutbox.append(query, anew);
    return rows.length;
  }

  /** Says keys of which the log has dead letters alone. */
  private async sayLost(query: SqlQuery): Promise<number> {
    const { rows } = await query(
      `SELECT group_name AS "group", audience, epoch, scope, generation
       FROM (${OWN_KEYS}) AS own
       WHERE convert_to(key, 'UTF8') IN (SELECT d.key FROM dead_letter d WHERE d.topic = $1)
         AND NOT EXISTS (SELECT FROM key_record k WHERE k.topic = $1 AND k.key = own.key)
         AND NOT EXISTS (
           SELECT FROM outbox o
           WHERE o.topic = $1 AND o.key = own.key AND o.published_at IS NULL)
       ORDER BY key
       LIMIT ${ROWS_AT_ONCE}`,
      [this.topic],
    );
    const said: KeyRecord[] = [];
    for (const name of rows as unknown as SealKeyName[]) {
      const record = await this.keys.stateAnew(query, name);
      if (record) said.push(record);
    }
    await this.keyOutbox.append(query, said);
    return said.length;
  }

  /** Takes displaced keys; each is taken once for each record that came after it. */
  private async take(query: SqlQuery): Promise<Displaced[]> {
    const { rows } = await query(
      `UPDATE key_record SET repeated_at = last_offset
       WHERE (topic, key) IN (
         SELECT topic, key
         FROM key_record
         WHERE topic = $1
           AND last_offset > coalesce(log_offset, -1)
           AND last_offset > coalesce(repeated_at, -1)
         ORDER BY key
         LIMIT ${ROWS_AT_ONCE}
         FOR UPDATE)
       RETURNING key, value, headers`,
      [this.topic],
    );
    return rows.map((row) => ({
      key: String(row['key']),
      value: row['value'] as Buffer,
      headers: row['headers'] as Record<string, string> | null,
    }));
  }

  private async reconcileQuietly(): Promise<void> {
    if (!this.signer.isReady()) return;
    await this.reconcile().catch((error: unknown) =>
      this.logger[levelOf(error)]({ err: error }, 'own keys not compared with the log'),
    );
  }
}
