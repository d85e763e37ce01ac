import { Inject, Injectable } from '@nestjs/common';
import { type DirectoryEntry, flows, type KeyRecord } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { DirectoryView } from '@sinergi/directory';
import { isEvidence } from '@sinergi/domain';
import type { Logger } from '@sinergi/observability';
import { PublisherKeys } from '@sinergi/trust';
import { AfterCommit } from '../change/after-commit.js';
import { KeyRecordOutbox } from '../change/key-record-outbox.js';
import { Database } from '../database/database.js';
import { FeedFollower } from '../feed/feed-follower.js';
import type { FollowedRow } from '../feed/feed-row.js';
import { flowOf } from '../ground/flow-of.js';
import { LOGGER, VALUE_READER } from '../ground/tokens.js';
import { EarnedAreas } from '../replica/earned-areas.js';
import { SubjectLinks } from '../replica/subject-links.js';
import { type ValueReader } from '../replica/value-reader.js';
import { IndexSubjects, type ReadSubject } from './index-subjects.js';
import { PrivilegedSubjects } from './privileged-subjects.js';
import { SubjectProposals } from './subject-proposals.js';

const SUBJECT = flowOf('subject');
const PRESENCE = flowOf('presence');
const IN_AREA = flows.filter(({ opensInArea }) => opensInArea);

/** Works in the follower's transaction. */
export type SubjectWatcher = (query: SqlQuery, subjectIds: readonly string[]) => Promise<void>;

/**
 * Handles subjects of events that were applied: stores links and proposals, indexes documents, and
 * lets a district that has earned it open what this agency sealed of a person before. Evidence,
 * presence and links may come in any order: the last of them lets the district in.
 */
@Injectable()
export class FollowSubjects {
  readonly follower: FeedFollower;
  private readonly watchers: SubjectWatcher[] = [];
  private readonly ofListed: SubjectWatcher[] = [];

  constructor(
    @Inject(VALUE_READER) private readonly values: ValueReader,
    @Inject(LOGGER) logger: Logger,
    private readonly keyOutbox: KeyRecordOutbox,
    private readonly keys: PublisherKeys,
    private readonly index: IndexSubjects,
    private readonly links: SubjectLinks,
    private readonly earned: EarnedAreas,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly proposals: SubjectProposals,
    private readonly privileged: PrivilegedSubjects,
    database: Database,
    afterCommit: AfterCommit,
  ) {
    this.follower = new FeedFollower({
      name: 'subjects',
      topics: [SUBJECT.topic, PRESENCE.topic, ...IN_AREA.map(({ topic }) => topic)],
      database,
      handle: (query, rows) => this.take(query, rows),
      waiting: {
        some: () => this.index.someWait,
        handle: async (query) => {
          const opened = await this.index.openWaiting(query);
          await this.tellListed(query, opened);
          await this.tell(query, opened);
        },
      },
      onHandled: () => afterCommit.committed(),
      logger,
    });
  }

  /** Tells the follower that a key came. A subject may have waited for it. */
  keyCame(): void {
    if (this.index.someWait) this.follower.wake();
  }

  /** Adds who is told of subjects about which something came, in the follower's transaction. */
  watch(watcher: SubjectWatcher): void {
    this.watchers.push(watcher);
  }

  /**
   * Adds who is told, before the others, of subjects that were listed or linked, once they are
   * indexed; not of those about which there is only other evidence.
   */
  watchListed(watcher: SubjectWatcher): void {
    this.ofListed.push(watcher);
  }

  /** Takes applied subjects, presences and evidence, in the caller's transaction. */
  async take(query: SqlQuery, rows: readonly FollowedRow[]): Promise<void> {
    const concerned = new Set<string>();
    const subjects = new Map<string, ReadSubject>();
    for (const row of rows) {
      // Versions of one entity come in their order: the last one counts. The key names the owner
      // too, so nobody's record takes the place of another's.
      if (row.topic === SUBJECT.topic) subjects.set(row.key, await this.index.read(row.value));
      else {
        const subjectId = subjectOf(row.topic, await this.values.read(row.topic, row.value));
        if (subjectId !== null) concerned.add(subjectId);
      }
    }
    const changed = await this.noteSubjects(query, [...subjects.values()]);
    for (const subjectId of changed) concerned.add(subjectId);
    const listed = [...subjects.values()].map(({ subjectId }) => subjectId);
    await this.tellListed(query, [...listed, ...changed]);
    if (concerned.size === 0) return;
    await this.keyOutbox.append(query, await this.admit(query, [...concerned]));
    await this.tell(query, [...concerned]);
  }

  private async tellListed(query: SqlQuery, subjectIds: readonly string[]): Promise<void> {
    if (subjectIds.length === 0) return;
    for (const watcher of this.ofListed) await watcher(query, subjectIds);
  }

  private async tell(query: SqlQuery, subjectIds: readonly string[]): Promise<void> {
    if (subjectIds.length === 0) return;
    for (const watcher of this.watchers) await watcher(query, subjectIds);
  }

  /**
   * @returns the subjects whose links changed, those that they named before, and those with a
   *   privileged document
   */
  private async noteSubjects(query: SqlQuery, subjects: readonly ReadSubject[]): Promise<string[]> {
    // Only the identity authority says who is the same person. What another agency says of a
    // subject, no links included, replaces nothing.
    const linked = subjects.filter(
      ({ owner, version, links }) =>
        this.directory.latest(owner)?.identityAuthority === true &&
        (version > 1 || links.length > 0),
    );
    const formerly = await this.links.namedBy(
      query,
      linked.map(({ subjectId }) => subjectId),
    );
    if (linked.length > 0) await this.links.replace(query, linked);
    await this.proposals.replace(
      query,
      subjects.filter(({ version, proposals }) => version > 1 || proposals.length > 0),
    );
    const ids = subjects.map(({ subjectId }) => subjectId);
    const before = await this.privileged.among(query, ids);
    await this.index.note(query, subjects);
    return [
      ...linked.flatMap(({ subjectId, links }) => [
        subjectId,
        ...links.map((link) => link.subjectId),
      ]),
      ...formerly,
      ...before,
      ...(await this.privileged.among(query, ids)),
    ];
  }

  /**
   * Lets the districts that have earned it open what was sealed of a person, under any of that
   * person's subjects.
   */
  private async admit(query: SqlQuery, subjectIds: readonly string[]): Promise<KeyRecord[]> {
    const areas = await this.earned.areasOf(query, subjectIds);
    if (areas.size === 0) return [];
    const people = await this.links.clustersOf(query, [...areas.keys()]);
    const asked = [...areas].flatMap(([subjectId, codes]) =>
      people
        .get(subjectId)!
        .flatMap((scope) => codes.map((audience) => ({ group: 'identity', scope, audience }))),
    );
    return this.keys.admit(query, asked);
  }
}

/** Returns whom an event lets be opened, if other events agree; null where it is no evidence. */
function subjectOf(topic: string, fields: Record<string, unknown>): string | null {
  const { subjectId } = fields as { subjectId: string | null };
  const { flow } = flows.find((one) => one.topic === topic)!;
  if (topic === PRESENCE.topic) return subjectId;
  return isEvidence({ flow, owner: String(fields['owner']), fields }) ? subjectId : null;
}
