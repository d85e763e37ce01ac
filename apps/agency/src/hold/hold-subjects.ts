import { Inject, Injectable } from '@nestjs/common';
import type { FlowDescriptor } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { type HoldFacts, type HoldReach, holdOf, type Lane, laneOf } from '@sinergi/domain';
import type { Logger } from '@sinergi/observability';
import { continueTrace } from '@sinergi/observability';
import type { AgencyProfile } from '@sinergi/settings';
import { AfterCommit } from '../change/after-commit.js';
import { type EntityChange, WriteChanges } from '../change/write-changes.js';
import { Database } from '../database/database.js';
import { lockOwned } from '../database/owned-entity.js';
import { FeedFollower } from '../feed/feed-follower.js';
import type { FollowedRow } from '../feed/feed-row.js';
import { EntityIds } from '../ground/entity-ids.js';
import { flowOf } from '../ground/flow-of.js';
import { CLOCK, type Clock, LOGGER, PROFILE, VALUE_READER } from '../ground/tokens.js';
import { type ValueReader } from '../replica/value-reader.js';
import { PrivilegedSubjects } from '../subject/privileged-subjects.js';

type Fields = Readonly<Record<string, unknown>>;

const HOLD = flowOf('hold');
const SUBJECT = flowOf('subject');
const PERMITS: readonly FlowDescriptor[] = [flowOf('permit'), flowOf('diplomatic-permit')];
const FACTS = [...PERMITS, flowOf('referral')];
const RELEASED = 'RELEASED';

/** What is known of one subject in one lane. */
interface Known {
  subjectId: string;
  lane: Lane;
  facts: { permits: Fields[]; hasPrivilegedDocument: boolean; referrals: Fields[] };
  /** the latest event of them, whose handling and lane the hold takes */
  source: Fields;
}

/**
 * Holds subjects at the identity authority, and releases them when the facts go: from permits,
 * documents and referrals that it may read, in an event that everybody may.
 */
@Injectable()
export class HoldSubjects {
  readonly follower: FeedFollower;

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(VALUE_READER) private readonly values: ValueReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
    private readonly ids: EntityIds,
    private readonly writeChanges: WriteChanges,
    private readonly privileged: PrivilegedSubjects,
    database: Database,
    afterCommit: AfterCommit,
  ) {
    this.follower = new FeedFollower({
      name: 'holds',
      // Its own holds too: facts that went before a hold came back are then seen.
      topics: [...FACTS, HOLD].map(({ topic }) => topic),
      database,
      handle: (query, rows) => this.follow(query, rows),
      onHandled: () => afterCommit.committed(),
      logger,
    });
  }

  /** Takes applied events, in the caller's transaction. */
  async follow(query: SqlQuery, rows: readonly FollowedRow[]): Promise<void> {
    const subjects = new Set<string>();
    for (const { topic, value } of rows) {
      const { subjectId } = await this.values.read(topic, value);
      if (typeof subjectId === 'string') subjects.add(subjectId);
    }
    await this.take(query, [...subjects]);
  }

  /** Holds or releases subjects about which something came, in the caller's transaction. */
  async take(query: SqlQuery, subjectIds: readonly string[]): Promise<void> {
    if (subjectIds.length === 0) return;
    const known = await this.known(query, [...new Set(subjectIds)]);
    if (known.length === 0) return;
    // One at a time, until the commit: each looks at what the one before said.
    await query("SELECT pg_advisory_xact_lock(hashtextextended('sinergi holds', 0))");
    const wanted = known.map((one) => ({ ...one, entityId: this.idOf(one) }));
    const owned = await lockOwned(
      query,
      wanted.map(({ entityId }) => ({ flow: HOLD.flow, entityId })),
    );
    const changes: EntityChange[] = [];
    for (const [at, { entityId, subjectId, facts, source }] of wanted.entries()) {
      const row = owned[at]!;
      const before = row ? await this.values.read(HOLD.topic, row.value) : null;
      const reach = holdOf(facts as unknown as HoldFacts);
      const said = before && before['status'] !== RELEASED ? (before['reach'] as HoldReach) : null;
      if (reach === said) continue;
      changes.push({
        ...{ flow: HOLD, entityId, owned: row, trace: continueTrace() },
        state: {
          change: reach === null ? RELEASED : said === null ? 'HELD' : 'CHANGED',
          fields: {
            ...{ subjectId, reach: reach ?? said, status: reach === null ? RELEASED : 'HELD' },
            occurredAt: this.clock(),
            // Nothing ties it to what it rests on, which others may not read.
            ...{ correlationId: before?.['correlationId'], causationId: null },
            handling: this.handlingOf(source),
          },
        },
      });
    }
    await this.writeChanges.write(query, changes);
  }

  /** Returns what is known of subjects that have facts, or a hold. */
  private async known(query: SqlQuery, subjectIds: readonly string[]): Promise<Known[]> {
    const privileged = await this.privileged.among(query, subjectIds);
    const { rows } = await query(
      `SELECT topic, subject_id, value
       FROM state
       WHERE subject_id = ANY($1::uuid[])
         AND (topic = ANY($2::text[]) AND change <> 'RETRACTED'
           OR topic = $3 AND owner = $4
           OR topic = $5 AND subject_id = ANY($6::uuid[]))
       ORDER BY occurred_at, key`,
      [
        ...[subjectIds, FACTS.map(({ topic }) => topic), HOLD.topic, this.profile.code],
        ...[SUBJECT.topic, privileged],
      ],
    );
    const known = new Map<string, Known>();
    for (const row of rows) {
      const [topic, subjectId] = [String(row['topic']), String(row['subject_id'])];
      const source = await this.values.read(topic, row['value'] as Buffer);
      const lane = laneOf(source);
      const name = `${lane} ${subjectId}`;
      const one: Known = known.get(name) ?? {
        ...{ subjectId, lane, source },
        facts: { permits: [], hasPrivilegedDocument: false, referrals: [] },
      };
      if (PERMITS.some((flow) => flow.topic === topic)) one.facts.permits.push(source);
      else if (topic === SUBJECT.topic) one.facts.hasPrivilegedDocument = true;
      else if (topic !== HOLD.topic) one.facts.referrals.push(source);
      known.set(name, { ...one, source });
    }
    return [...known.values()];
  }

  /** One subject has one hold in a lane, also where its facts come again. */
  private idOf({ subjectId, lane }: Known): string {
    return this.ids.named(`hold\0${lane}\0${subjectId}`);
  }

  private handlingOf({ handling }: Fields): Fields {
    const [authority] = this.profile.legalAuthority;
    return {
      ...(handling as Fields),
      purpose: authority!.purpose,
      legalBasis: authority!.legalBases[0],
      disputed: false,
    };
  }
}
