import { Inject, Injectable } from '@nestjs/common';
import { type DirectoryEntry, flows, toJson } from '@sinergi/contracts';
import { DirectoryView } from '@sinergi/directory';
import { type Fields, laneOf, roomRefusal } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { hiddenKinds } from '../entity/hidden-kinds.js';
import { flowOfTopic } from '../feed/feed-event.js';
import { flowOf } from '../ground/flow-of.js';
import { PROFILE, VALUE_READER } from '../ground/tokens.js';
import type { Access } from '../http/access.js';
import { Cursors } from '../http/cursors.js';
import { requireUuid } from '../http/require-uuid.js';
import { Problem } from '../problem/problem.js';
import { Exercises } from '../replica/exercises.js';
import { HeldEntities } from '../replica/held-entities.js';
import { type ValueReader } from '../replica/value-reader.js';
import { ReadContributions } from './read-contributions.js';

const OPERATION = flowOf('operation');
const CONTRIBUTION = flowOf('contribution');
const PERMIT = flowOf('permit');

/** An entity of any flow that cites the operation; sealed groups are shown as sealed. */
export interface RoomItem {
  flow: string;
  id: string;
  owner: string;
  version: number;
  change: string;
  occurredAt: string;
  data: Record<string, unknown>;
}

/** What a member says of its part. */
export interface MemberResult {
  agency: string;
  contributionId: string;
  results: Record<string, unknown>;
}

export interface Room {
  operationId: string;
  owner: string;
  status: string;
  /** ISO 8601; the room is closed then, or when the operation is ended before */
  endsAt: string;
  counts: { flow: string; count: number }[];
  results: MemberResult[];
  items: RoomItem[];
  nextCursor: string | null;
}

export interface RoomAsked {
  owner?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** `$1` topics, `$2` lane, `$3` operation, `$4` contributions, `$5` permits, `$6` kinds hidden. */
const CITES = `topic = ANY($1::text[]) AND lane = $2
  AND (filters @> jsonb_build_object('correlationId', $3::text)
    OR (topic = $4 AND filters @> jsonb_build_object('operationId', $3::text)))
  AND NOT (topic = $5 AND kind IS NOT NULL AND kind = ANY($6::text[]))`;

/**
 * The room of an operation: a query over what this agency holds that cites it. It grants no right:
 * each flow is shown to who may read it anyway.
 */
@Injectable()
export class ReadRoom {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(VALUE_READER) private readonly values: ValueReader,
    private readonly database: Database,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly held: HeldEntities,
    private readonly exercises: Exercises,
    private readonly contributions: ReadContributions,
    private readonly cursors: Cursors,
  ) {}

  /** @throws Problem not-found, several-owners, not-a-member, room-closed, invalid-cursor */
  async of(access: Access, id: string, { owner, limit, cursor }: RoomAsked): Promise<Room> {
    const operation = await this.operation(id, owner ?? null);
    const now = await this.exercises.nowIn(this.database.query, laneOf(operation));
    const refusal = roomRefusal(operation, this.profile.code, now);
    if (refusal) throw new Problem(refusal.code, refusal.detail);
    const operationId = String(operation['operationId']);
    const cited = this.cites(access, operationId, operation);
    const list = ['room', operationId, [...cited[0]]];
    const after = cursor === undefined ? null : this.cursors.decode(list, cursor);
    const rows = await this.page(cited, after, limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      ...{ operationId, owner: String(operation['owner']), status: String(operation['status']) },
      endsAt: new Date(Number(operation['endsAt'])).toISOString(),
      counts: await this.counts(cited),
      results: await this.results(access, operationId, operation),
      items: await Promise.all(page.map((row) => this.item(row))),
      nextCursor:
        rows.length > limit && last
          ? this.cursors.encode(list, [
              (last['occurred_at'] as Date).toISOString(),
              ...[String(last['topic']), String(last['key'])],
            ])
          : null,
    };
  }

  private async operation(id: string, owner: string | null): Promise<Fields> {
    const row = await this.held.latest(OPERATION, requireUuid('id', id), { owner });
    if (row) return this.held.decode(OPERATION, row.value);
    throw new Problem('not-found', `Expected an operation that this agency holds, got ${id}`);
  }

  /** Returns the parameters of {@link CITES}. */
  private cites({ scopes }: Access, operationId: string, operation: Fields) {
    const subscribed = this.directory.latest(this.profile.code)?.subscribes ?? [];
    const isReadable = (flow: string): boolean => scopes.has(`${flow}:read`);
    const topics = flows
      .filter(({ flow }) => isReadable(flow) && subscribed.includes(flow))
      .map(({ topic }) => topic);
    return [
      ...([topics, laneOf(operation), operationId] as const),
      ...([CONTRIBUTION.topic, PERMIT.topic, hiddenKinds(PERMIT, this.profile)] as const),
    ] as const;
  }

  private async page(
    cited: ReturnType<ReadRoom['cites']>,
    after: readonly string[] | null,
    limit: number,
  ): Promise<Record<string, unknown>[]> {
    const { rows } = await this.database.query(
      `SELECT topic, key, owner, entity_id, version, change, occurred_at, value
       FROM state
       WHERE ${CITES}
         AND ($7::timestamptz IS NULL OR (occurred_at, topic, key) < ($7, $8::text, $9::text))
       ORDER BY occurred_at DESC, topic DESC, key DESC
       LIMIT $10`,
      [...cited, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit],
    );
    return rows;
  }

  private async counts(cited: ReturnType<ReadRoom['cites']>): Promise<Room['counts']> {
    const { rows } = await this.database.query(
      `SELECT topic, count(*)::int AS count
       FROM state
       WHERE ${CITES}
       GROUP BY topic
       ORDER BY topic`,
      [...cited],
    );
    return rows.map((row) => ({
      flow: flowOfTopic(String(row['topic']))!.flow,
      count: Number(row['count']),
    }));
  }

  /** A member has one. None where the token does not read contributions. */
  private async results(
    { scopes }: Access,
    operationId: string,
    operation: Fields,
  ): Promise<MemberResult[]> {
    if (!scopes.has('contribution:read')) return [];
    const said = await this.contributions.of({ operationId }, 'RESULT', laneOf(operation));
    return said
      .filter(({ status }) => status === 'CURRENT')
      .map(({ owner, contributionId, results }) => ({
        ...{ agency: String(owner), contributionId: String(contributionId) },
        results: results as Record<string, unknown>,
      }));
  }

  private async item(row: Record<string, unknown>): Promise<RoomItem> {
    const topic = String(row['topic']);
    const { flow } = flowOfTopic(topic)!;
    return {
      ...{ flow, id: String(row['entity_id']), owner: String(row['owner']) },
      ...{ version: Number(row['version']), change: String(row['change']) },
      occurredAt: (row['occurred_at'] as Date).toISOString(),
      data: toJson(flow, await this.values.read(topic, row['value'] as Buffer)),
    };
  }
}
