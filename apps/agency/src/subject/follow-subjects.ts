import { Inject, Injectable } from '@nestjs/common';
import { type DirectoryEntry, flows, type KeyRecord } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import type { Logger } from '@sinergi/observability';
import { DirectoryView } from '@sinergi/replica';
import { PublisherKeys } from '@sinergi/trust';
import { AfterCommit } from '../change/after-commit.js';
import { KeyRecordOutbox } from '../change/key-record-outbox.js';
import { Database } from '../database/database.js';
import { FeedFollower } from '../feed/feed-follower.js';
import type { FeedRow } from '../feed/feed-row.js';
import { flowOf } from '../ground/flow-of.js';
import { LOGGER, VALUE_READER } from '../ground/tokens.js';
import { SubjectLinks } from '../replica/subject-links.js';
import { type ValueReader } from '../replica/value-reader.js';
import { IndexSubjects, type ReadSubject } from './index-subjects.js';

const SUBJECT = flowOf('subject');
const IN_AREA = flows.filter(({ opensInArea }) => opensInArea);

/**
 * Handles subjects of events that were applied: stores their links, indexes their documents, and
 * lets the district in which a person was seen or lodged open what this agency sealed of that
 * person before.
 */
@Injectable()
export class FollowSubjects {
  readonly follower: FeedFollower;

  constructor(
    @Inject(VALUE_READER) private readonly values: ValueReader,
    @Inject(LOGGER) logger: Logger,
    private readonly keyOutbox: KeyRecordOutbox,
    private readonly keys: PublisherKeys,
    private readonly index: IndexSubjects,
    private readonly links: SubjectLinks,
    private readonly directory: DirectoryView<DirectoryEntry>,
    database: Database,
    afterCommit: AfterCommit,
  ) {
    this.follower = new FeedFollower({
      name: 'subjects',
      topics: [SUBJECT.topic, ...IN_AREA.map(({ topic }) => topic)],
      inTransaction: database.inTransaction,
      handle: (query, rows) => this.take(query, rows),
      waiting: (query) => this.index.openWaiting(query),
      onHandled: () => afterCommit.committed(),
      logger,
    });
  }

  /** Tells the follower that a key came. A subject may have waited for it. */
  keyCame(): void {
    if (this.index.someWait) this.follower.wake();
  }

  /** Takes applied subjects, and events in a district, in the caller's transaction. */
  async take(query: SqlQuery, rows: readonly FeedRow[]): Promise<void> {
    const seen = new Map<string, Set<string>>();
    const subjects = new Map<string, ReadSubject>();
    for (const row of rows) {
      // Versions of one entity come in their order: the last one counts. The key names the owner
      // too, so nobody's record takes the place of another's.
      if (row.topic === SUBJECT.topic) subjects.set(row.key, await this.index.read(row.value));
      else noteArea(seen, await this.values.read(row.topic, row.value));
    }
    await this.noteSubjects(query, [...subjects.values()]);
    const records = seen.size > 0 ? await this.admit(query, seen) : [];
    await this.keyOutbox.append(query, records);
  }

  private async noteSubjects(query: SqlQuery, subjects: readonly ReadSubject[]): Promise<void> {
    // Only the identity authority says who is the same person. What another agency says of a
    // subject, no links included, replaces nothing.
    const linked = subjects.filter(
      ({ owner, version, links }) =>
        this.directory.latest(owner)?.identityAuthority === true &&
        (version > 1 || links.length > 0),
    );
    if (linked.length > 0) await this.links.replace(query, linked);
    await this.index.note(query, subjects);
  }

  /** Lets districts open what was sealed of a person under any of that person's subjects. */
  private async admit(
    query: SqlQuery,
    seen: ReadonlyMap<string, ReadonlySet<string>>,
  ): Promise<KeyRecord[]> {
    const clusters = await this.links.clustersOf(query, [...seen.keys()]);
    const asked = [...seen].flatMap(([subjectId, areas]) =>
      clusters
        .get(subjectId)!
        .flatMap((scope) => [...areas].map((audience) => ({ group: 'identity', scope, audience }))),
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
