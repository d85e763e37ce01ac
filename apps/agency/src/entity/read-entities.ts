import { Inject, Injectable } from '@nestjs/common';
import { type FlowDescriptor, recordKey, toJson } from '@sinergi/contracts';
import type { Lane } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { OwnEvents } from '../feed/own-events.js';
import { PROFILE, USUAL_LANE } from '../ground/tokens.js';
import { Cursors } from '../http/cursors.js';
import { requireUuid } from '../http/require-uuid.js';
import { Problem } from '../problem/problem.js';
import { HeldEntities } from '../replica/held-entities.js';
import { oneOfOwners } from '../replica/one-of-owners.js';
import { SubjectLinks } from '../replica/subject-links.js';
import { entityFlow } from './entity-flow.js';
import { hiddenKinds } from './hidden-kinds.js';
import { ListFilters } from './list-filters.js';
import { heldFilters, type ListQuery } from './list-query.js';

type Json = Record<string, unknown>;

export interface EntityPage {
  items: Json[];
  /** opaque; null on the last page */
  nextCursor: string | null;
}

/** Reads this agency's own copy. Sealed groups are shown as sealed; another route opens them. */
@Injectable()
export class ReadEntities {
  constructor(
    private readonly database: Database,
    private readonly held: HeldEntities,
    private readonly links: SubjectLinks,
    private readonly cursors: Cursors,
    private readonly filters: ListFilters,
    private readonly own: OwnEvents,
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(USUAL_LANE) private readonly usualLane: Lane,
  ) {}

  /**
   * @param owner whose entity; null where one owner alone has the id
   * @throws Problem not-found, several-owners
   */
  async one(flow: FlowDescriptor, id: string, owner: string | null = null): Promise<Json> {
    const row = await this.held.latest(flow, requireUuid('id', id), { owner });
    if (!row) throw this.notHeld(flow, id);
    const fields = await this.held.decode(flow, row.value);
    if (this.isHidden(flow, fields)) throw this.notHeld(flow, id);
    return toJson(flow.flow, fields);
  }

  /**
   * Lists entities, newest first. A subject stands for the person: every linked subject counts.
   */
  async list(flow: FlowDescriptor, wanted: ListQuery): Promise<EntityPage> {
    this.filters.check(wanted);
    const { limit, cursor, ...filters } = wanted;
    const list = [flow.flow, filters];
    const after = cursor === undefined ? null : this.cursors.decode(list, cursor);
    const rows = await this.select(flow, wanted, after);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await Promise.all(
        page.map(async (row) =>
          toJson(flow.flow, await this.held.decode(flow, row['value'] as Buffer)),
        ),
      ),
      nextCursor:
        rows.length > limit && last
          ? this.cursors.encode(list, [
              (last['occurred_at'] as Date).toISOString(),
              String(last['key']),
            ])
          : null,
    };
  }

  /**
   * Returns every version, oldest first, with its coordinates in the log. A version of this agency
   * that has not come back yet has none.
   *
   * @throws Problem not-found, several-owners
   */
  async history(
    flow: FlowDescriptor,
    id: string,
    owner: string | null = null,
  ): Promise<{ items: Json[] }> {
    const whose = await this.ownerOf(flow, requireUuid('id', id), owner);
    const { rows } = await this.database.query(
      `SELECT h.version, h.event_id, h.partition, h.log_offset, h.appended_at, h.applied_at, h.value
       FROM history h JOIN state s ON s.topic = h.topic AND s.key = h.key
       WHERE s.topic = $1 AND s.entity_id = $2 AND s.owner = $3 ORDER BY h.version`,
      [flow.topic, id, whose],
    );
    const applied = rows.map((row) => ({
      version: Number(row['version']),
      eventId: String(row['event_id']),
      value: row['value'] as Buffer,
      partition: Number(row['partition']),
      offset: String(row['log_offset']),
      appendedAt: (row['appended_at'] as Date).toISOString(),
      appliedAt: (row['applied_at'] as Date).toISOString(),
    }));
    const versions = [
      ...applied,
      ...(whose === this.profile.code
        ? await this.onTheirWay(flow, id, applied.at(-1)?.version ?? 0)
        : []),
    ];
    const read = await Promise.all(
      versions.map(async (one) => ({ ...one, fields: await this.held.decode(flow, one.value) })),
    );
    if (read.length === 0 || this.isHidden(flow, read.at(-1)!.fields)) throw this.notHeld(flow, id);
    return {
      items: read.map(({ version, eventId, value: _, fields, ...coordinates }) => ({
        ...{ version, eventId, topic: flow.topic, ...coordinates },
        [flow.flow]: toJson(flow.flow, fields),
      })),
    };
  }

  private async ownerOf(
    { flow, topic }: FlowDescriptor,
    id: string,
    owner: string | null,
  ): Promise<string | null> {
    const { rows } = await this.database.query(
      `SELECT owner FROM state
       WHERE topic = $1 AND entity_id = $2 AND ($3::text IS NULL OR owner = $3)
       UNION SELECT $4 FROM owned_entity
       WHERE flow = $5 AND entity_id = $2 AND ($3::text IS NULL OR $4 = $3)`,
      [topic, id, owner, this.profile.code, flow],
    );
    const one = oneOfOwners(id, rows, ({ owner: found }) => String(found));
    return one ? String(one['owner']) : null;
  }

  /**
   * Returns the versions that this agency wrote after the one that its copy holds. Their writes
   * were answered, so reads must show them.
   */
  private async onTheirWay(flow: FlowDescriptor, id: string, after: number) {
    const { rows } = await this.database.query(
      `SELECT version, event_id, value
       FROM owned_entity
       WHERE flow = $1
         AND entity_id = $2
         AND version > $3`,
      [flow.flow, requireUuid('id', id), after],
    );
    const [latest] = rows;
    if (!latest) return [];
    const last = {
      version: Number(latest['version']),
      eventId: String(latest['event_id']),
      value: latest['value'] as Buffer,
    };
    const key = recordKey(flow.flow, this.profile.code, requireUuid('id', id));
    const before =
      last.version === after + 1
        ? []
        : await this.own.versionsOf(flow.topic, key, last.version - after);
    return [...before.filter(({ version }) => version > after && version < last.version), last].map(
      ({ version, eventId, value }) => ({
        ...{ version, eventId, value },
        ...{ partition: null, offset: null, appendedAt: null, appliedAt: null },
      }),
    );
  }

  private async select(
    flow: FlowDescriptor,
    wanted: ListQuery,
    after: string[] | null,
  ): Promise<Json[]> {
    const subjects =
      wanted.subjectId === undefined ? null : await this.links.clusterOf(wanted.subjectId);
    const filters = heldFilters(flow, wanted, this.profile.code);
    const { rows } = await this.database.query(
      `SELECT key, occurred_at, value FROM state
       WHERE topic = $1
         AND ($2::uuid[] IS NULL OR subject_id = ANY($2))
         AND ($3::text IS NULL OR kecamatan = $3)
         AND ($4::text IS NULL OR owner = $4)
         AND ($5::text IS NULL OR kind = $5) AND ($6::text IS NULL OR change = $6)
         AND ($7::timestamptz IS NULL OR occurred_at >= $7)
         AND ($8::timestamptz IS NULL OR occurred_at < $8)
         AND ($9::timestamptz IS NULL OR (occurred_at, key) < ($9, $10::text))
         AND (kind IS NULL OR kind <> ALL($12::text[]))
         AND ($13::text IS NULL OR lane = $13) AND ($14::jsonb IS NULL OR filters @> $14)
       ORDER BY occurred_at DESC, key DESC LIMIT $11`,
      [
        flow.topic,
        subjects,
        wanted.kecamatan ?? null,
        wanted.owner ?? null,
        wanted.kind ?? null,
        wanted.change ?? null,
        wanted.from ?? null,
        wanted.to ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        wanted.limit + 1,
        hiddenKinds(flow, this.profile),
        entityFlow(flow.flow)?.rules.isInEveryLane ? null : (wanted.lane ?? this.usualLane),
        filters && JSON.stringify(filters),
      ],
    );
    return rows;
  }

  private isHidden(flow: FlowDescriptor, fields: Json): boolean {
    const kind = flow.kindField === undefined ? null : fields[flow.kindField];
    return hiddenKinds(flow, this.profile).includes(String(kind));
  }

  private notHeld({ flow }: FlowDescriptor, id: string): Problem {
    return new Problem(
      'not-found',
      `Expected a ${flow} that this agency holds, got ${id.slice(0, 80)}`,
    );
  }
}
