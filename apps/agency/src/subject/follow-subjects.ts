import { Inject, Injectable } from '@nestjs/common';
import { decodeGroup, EventCodec, flows, type KeyRecord, type Sealed, type Subject } from '@sinergi/contracts';
import type { Logger } from '@sinergi/observability';
import { append } from '@sinergi/outbox';
import type { SqlQuery } from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import { Opener, PublisherKeys } from '@sinergi/trust';
import { AfterCommit } from '../change/after-commit.js';
import { flowOf } from '../change/flow-of.js';
import { keyEnvelope } from '../change/key-envelope.js';
import { Database } from '../database/database.js';
import { FeedFollower } from '../feed/feed-follower.js';
import type { FeedRow } from '../feed/feed-row.js';
import { type ValueReader } from '../replica/value-reader.js';
import { CLOCK, type Clock, LOGGER, PROFILE, VALUE_READER } from '../tokens.js';
import { BlindIndex } from './blind-index.js';
import { SubjectLinks } from './subject-links.js';

const SUBJECT = flowOf('subject');
const WAITING_AT_ONCE = 200;
const IN_AREA = flows.filter(({ opensInArea }) => opensInArea);

/**
 * What this agency does about subjects it has read of: keeps their links, knows again by its own blind index the documents it may open, and lets
 * the district in which a person was seen or lodged open what this agency has sealed of them before.
 */
@Injectable()
export class FollowSubjects {
  readonly follower: FeedFollower;
  private someWait = true;

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(VALUE_READER) private readonly values: ValueReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
    private readonly codec: EventCodec,
    private readonly keys: PublisherKeys,
    private readonly opener: Opener,
    private readonly index: BlindIndex,
    private readonly links: SubjectLinks,
    database: Database,
    afterCommit: AfterCommit,
  ) {
    this.follower = new FeedFollower({
      name: 'subjects',
      topics: [SUBJECT.topic, ...IN_AREA.map(({ topic }) => topic)],
      inTransaction: database.inTransaction,
      handle: (query, rows) => this.handle(query, rows),
      waiting: (query) => this.openWaiting(query),
      onHandled: () => afterCommit.committed(),
      logger,
    });
  }

  /** A key came, which some subject may have waited for. */
  keyCame(): void {
    if (this.someWait) this.follower.nudge();
  }

  private async handle(query: SqlQuery, rows: FeedRow[]): Promise<void> {
    const seen = new Map<string, Set<string>>();
    for (const row of rows) {
      const value = await this.values.read(row.topic, row.value);
      if (row.topic === SUBJECT.topic) await this.noteSubject(query, value as unknown as Subject);
      else noteArea(seen, value);
    }
    const records = seen.size > 0 ? await this.admit(query, seen) : [];
    if (records.length === 0) return;
    const now = this.clock();
    await append(query, await Promise.all(records.map((record) => keyEnvelope(this.codec, record, now))));
  }

  private async noteSubject(query: SqlQuery, subject: Subject): Promise<void> {
    await this.links.replace(query, subject.subjectId, subject.links);
    await query('DELETE FROM subject_waiting WHERE subject_id = $1', [subject.subjectId]);
    if (await this.indexed(query, subject)) return;
    await query('INSERT INTO subject_waiting (subject_id, owner) VALUES ($1, $2)', [subject.subjectId, subject.owner]);
    this.someWait = true;
  }

  /** A key may come after the subject that it opens: then the subject waits for it here. */
  private async openWaiting(query: SqlQuery): Promise<void> {
    const { rows } = await query(
      "SELECT w.subject_id, s.value FROM subject_waiting w JOIN state s ON s.topic = $1 AND s.key = w.owner || ':' || w.subject_id LIMIT $2",
      [SUBJECT.topic, WAITING_AT_ONCE],
    );
    this.someWait = rows.length > 0;
    for (const row of rows) {
      const subject = (await this.values.read(SUBJECT.topic, row['value'] as Buffer)) as unknown as Subject;
      if (await this.indexed(query, subject)) await query('DELETE FROM subject_waiting WHERE subject_id = $1', [subject.subjectId]);
    }
  }

  /** @returns false where a key has not come yet */
  private async indexed(query: SqlQuery, subject: Subject): Promise<boolean> {
    const blinds: Buffer[] = [];
    for (const sealed of subject.documents) {
      const plaintext = await this.opened(query, subject, sealed);
      if (plaintext === 'KEY_PENDING') return false;
      if (plaintext) blinds.push(this.index.blind(decodeGroup('Identity', plaintext, sealed.fingerprint)));
    }
    await this.index.note(query, subject.subjectId, blinds);
    return true;
  }

  /** In memory and for the index alone; undefined where this agency may not. */
  private async opened(query: SqlQuery, { owner, eventId }: Subject, sealed: Sealed): Promise<Buffer | 'KEY_PENDING' | undefined> {
    if (owner === this.profile.code) return this.keys.reopen(query, { eventId, sealed });
    const opened = await this.opener.open({ publisher: owner, eventId, sealed });
    if (opened.status === 'OPEN') return opened.plaintext;
    return opened.status === 'KEY_PENDING' ? 'KEY_PENDING' : undefined;
  }

  /** Districts may open what was sealed of a person under any of their subjects. */
  private async admit(query: SqlQuery, seen: ReadonlyMap<string, ReadonlySet<string>>): Promise<KeyRecord[]> {
    const clusters = await this.links.clustersOf(query, [...seen.keys()]);
    const asked = [...seen].flatMap(([subjectId, areas]) =>
      clusters.get(subjectId)!.flatMap((scope) => [...areas].map((audience) => ({ group: 'identity', scope, audience }))),
    );
    return this.keys.admit(query, asked);
  }
}

function noteArea(seen: Map<string, Set<string>>, value: Record<string, unknown>): void {
  const { subjectId, kecamatan } = value as { subjectId: string | null; kecamatan: string };
  if (subjectId === null) return;
  const areas = seen.get(subjectId) ?? new Set<string>();
  areas.add(kecamatan);
  seen.set(subjectId, areas);
}
