import { Inject, Injectable } from '@nestjs/common';
import { type DisclosureNotice, type Sealed, subjectKeyName } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import type { Logger } from '@sinergi/observability';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { appendDisclosure } from '../disclosure/ledger.js';
import { SealDoor } from '../disclosure/seal-door.js';
import { FeedFollower } from '../feed/feed-follower.js';
import { flowOf } from '../ground/flow-of.js';
import { LOGGER, PROFILE, VALUE_READER } from '../ground/tokens.js';
import { KeyRecordReader } from '../replica/key-record-reader.js';
import { type ValueReader } from '../replica/value-reader.js';
import { type NoticeDetail, type NoticeRow, NoticeTable } from './notice-table.js';

const NOTICE = flowOf('disclosure');
const DETAIL = NOTICE.sealed[0]!;
const WAITING_AT_ONCE = 200;

/** A notice as it was read from the log, with its bytes. */
interface Came {
  key: string;
  notice: DisclosureNotice;
  bytes: Buffer;
}

/**
 * Reads the notices that tell this agency who opened its data. What an agency is told of its own
 * data holds nothing of anybody else's; it is opened once, as one entry of the ledger a batch, and
 * gives no notice in turn.
 */
@Injectable()
export class ReceiveNotices {
  readonly follower: FeedFollower;
  /** whether a notice may be waiting for its key */
  private someWait = true;

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(VALUE_READER) private readonly values: ValueReader,
    @Inject(LOGGER) logger: Logger,
    private readonly seals: SealDoor,
    private readonly keyRecords: KeyRecordReader,
    private readonly table: NoticeTable,
    private readonly database: Database,
  ) {
    this.follower = new FeedFollower({
      name: 'notices',
      topics: [NOTICE.topic],
      database,
      handle: (query, rows) => this.take(query, rows),
      waiting: {
        some: () => this.someWait,
        handle: (query) => this.openWaiting(query),
      },
      logger,
    });
  }

  /** Tells the follower that a key came. A notice may have waited for it. */
  keyCame(): void {
    if (this.someWait) this.follower.wake();
  }

  /** Takes applied notices, in the caller's transaction. */
  async take(query: SqlQuery, rows: readonly { key: string; value: Buffer }[]): Promise<void> {
    const came: Came[] = [];
    for (const { key, value: bytes } of rows) {
      const notice = (await this.values.read(NOTICE.topic, bytes)) as unknown as DisclosureNotice;
      const { addressees, owner } = notice;
      if (owner !== this.profile.code && addressees.includes(this.profile.code))
        came.push({ key, notice, bytes });
    }
    if (came.length === 0) return;
    // Committed apart from the follower's work, and before anything is opened.
    await appendDisclosure(this.database.query, {
      client: this.profile.code,
      by: { officer: 'notices', officerKind: 'MACHINE' },
      purpose: 'NOTICE',
      reason: 'Read who opened data of this agency',
      topic: NOTICE.topic,
      what: { keys: came.map(({ key }) => key) },
      groups: [DETAIL.group],
    });
    await this.open(query, came);
  }

  /** Tries again what waits for its key: a key may come after what it opens. */
  async openWaiting(query: SqlQuery): Promise<void> {
    if (!this.someWait) return;
    const keys = await this.table.waiting(query, WAITING_AT_ONCE);
    const { rows } = await query(
      'SELECT key, value FROM state WHERE topic = $1 AND key = ANY($2::text[])',
      [NOTICE.topic, keys],
    );
    const came: Came[] = [];
    for (const row of rows) {
      const bytes = row['value'] as Buffer;
      const notice = (await this.values.read(NOTICE.topic, bytes)) as unknown as DisclosureNotice;
      came.push({ key: String(row['key']), notice, bytes });
    }
    this.someWait = keys.length === WAITING_AT_ONCE;
    await this.open(query, came);
  }

  private async open(query: SqlQuery, came: readonly Came[]): Promise<void> {
    await this.keyRecords.prefetch(
      query,
      came.flatMap(({ notice: { owner, detail } }) =>
        detail
          ? [
              {
                publisher: owner,
                key: subjectKeyName(detail.group, detail.scope, detail.generation),
              },
            ]
          : [],
      ),
    );
    const rows = await Promise.all(came.map((one) => this.opened(one)));
    if (rows.some(({ status }) => status === 'KEY_PENDING')) this.someWait = true;
    await this.table.save(query, rows);
  }

  private async opened({ notice, bytes }: Came): Promise<NoticeRow> {
    const { owner, noticeId, version, occurredAt, handling, detail } = notice;
    const sealedIn = await this.values.sealedIn(NOTICE, bytes, { ...notice });
    const at = { publisher: owner, sealedIn, field: DETAIL, subjectId: null };
    const opened = await this.seals.open(at, detail as Sealed | null);
    const told = opened.status === 'OPEN' ? (opened.value as unknown as NoticeDetail) : null;
    return {
      ...{ noticeId, version, opener: owner, askedAt: Number(occurredAt), detail: told },
      ...{ purpose: handling.purpose, exercise: handling.exercise },
      status:
        told !== null ? 'OPEN' : opened.status === 'KEY_PENDING' ? 'KEY_PENDING' : 'UNREADABLE',
    };
  }
}
