import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { partitionOf, topicPartitionId } from '@sinergi/broker';
import { type DirectoryEntry, flows } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { SettledWork } from '@sinergi/pace';
import { type Admission, RecordAdmission, readPositions } from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import {
  closeAnswered,
  lockRefusedOwn,
  noteSaidAgain,
  type RefusedOwn,
  type RefusedOwnPlace,
} from '../database/refused-own-table.js';
import { ADMISSION, CLOCK, type Clock, LOGGER, PROFILE } from '../ground/tokens.js';
import { BatchFollowers } from '../replica/batch-followers.js';
import { OwnSigner } from '../signing/own-signer.js';
import { SignedOutbox } from '../signing/signed-outbox.js';
import { AfterCommit } from './after-commit.js';

const TIMES = { settleMs: 2_000, retryMs: 10_000 };
/** What decides may change without a record of this agency: a fence, the directory. */
const LOOK_EVERY_MS = 30_000;
const ROWS_AT_ONCE = 200;

/**
 * Says again what this agency said with a key that was withdrawn before the record stood on the
 * log: every copy refused it, its own too. The same key, version, event id and bytes, as its own
 * tables have them, signed by its present key; once for each record and key. Only where admission
 * would take it now: where the right was withdrawn or the schema is no longer listed, the dead
 * letter stays. What the log says is never signed.
 */
@Injectable()
export class RepeatRefused implements OnModuleInit {
  private readonly topics: ReadonlySet<string>;
  private readonly work: SettledWork;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly batches: BatchFollowers,
    @Inject(ADMISSION) private readonly admission: Admission<DirectoryEntry>,
    private readonly signer: OwnSigner,
    private readonly outbox: SignedOutbox,
    private readonly afterCommit: AfterCommit,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const own = flows.filter(({ flow }) => profile.publishes.includes(flow));
    this.topics = new Set(own.map(({ topic }) => topic));
    const onFailure = (error: unknown): void =>
      logger[levelOf(error)]({ err: error }, 'refused records not said again, trying again');
    this.work = new SettledWork(() => this.repeat(), { ...TIMES, onFailure });
  }

  onModuleInit(): void {
    this.batches.add((topic, { dead, inserted }) => {
      if (this.timer && this.topics.has(topic) && dead + inserted > 0) this.work.requestOnce();
    });
  }

  /** Begins. Call once this agency has read its own topics to the end. */
  start(): void {
    this.timer = setInterval(() => this.work.request(), LOOK_EVERY_MS);
    this.timer.unref();
    this.work.request();
  }

  stop(): void {
    clearInterval(this.timer);
    this.work.stop();
  }

  /** @returns how many records were said again, and how many of before are held by now */
  async repeat(): Promise<{ repeated: number; answered: number }> {
    const answered = await this.database.inTransaction((query) =>
      closeAnswered(query, this.profile.code),
    );
    let repeated = 0;
    let after: RefusedOwnPlace | null = null;
    do {
      const page = await this.database.inTransaction((query) => this.repeatSome(query, after));
      repeated += page.repeated;
      after = page.last;
      if (page.repeated > 0) this.afterCommit.committed();
    } while (after);
    if (repeated + answered > 0)
      this.logger.warn(
        { repeated, answered },
        'own records were refused for a key that was withdrawn; they are said again',
      );
    return { repeated, answered };
  }

  private async repeatSome(
    query: SqlQuery,
    after: RefusedOwnPlace | null,
  ): Promise<{ repeated: number; last: RefusedOwnPlace | null }> {
    const { keyId } = this.signer.get();
    const refused = await lockRefusedOwn(query, keyId, { after, limit: ROWS_AT_ONCE });
    const nextOffsets = refused.length > 0 ? await nextOffsetsOf(query) : new Map<string, bigint>();
    const said: typeof refused = [];
    for (const [at, { headers }] of this.outbox.sign(refused).entries()) {
      const again = { ...refused[at]!, headers };
      if (await this.wouldCount(again, nextOffsets)) said.push(again);
    }
    await this.outbox.appendAgain(query, said);
    if (said.length > 0) await noteSaidAgain(query, keyId, said);
    const last = refused.length < ROWS_AT_ONCE ? null : refused.at(-1)!;
    return { repeated: said.length, last };
  }

  /** Tells whether admission would take the record at the end of what was read. */
  private async wouldCount(
    { topic, key, value, headers, isHeld }: RefusedOwn,
    nextOffsets: ReadonlyMap<string, bigint>,
  ): Promise<boolean> {
    const rules = this.admission.rulesFor(topic);
    const partition = partitionOf(key, rules.partitions);
    const offset = nextOffsets.get(topicPartitionId(topic, partition)) ?? 0n;
    const outcome = await new RecordAdmission(this.admission, rules).admit({
      ...{ topic, partition, offset, appendedAt: this.clock() },
      ...{ key: Buffer.from(key, 'utf8'), value, headers },
    });
    return outcome.verdict === 'CANDIDATE' && (isHeld || outcome.candidate.heldOnly === undefined);
  }
}

/** Returns the next offset of each partition that was read, by `topic/partition`. */
async function nextOffsetsOf(query: SqlQuery): Promise<Map<string, bigint>> {
  const positions = await readPositions(query);
  return new Map(
    positions.map(({ topic, partition, nextOffset }) => [
      topicPartitionId(topic, partition),
      nextOffset,
    ]),
  );
}
