import { Inject, Injectable } from '@nestjs/common';
import {
  CORRECTION_KINDS,
  CORRECTION_SHOWN_DAYS,
  type CorrectionKind,
  type Fields,
  GROUND_CORRECTED,
  type Lane,
  OPENED_CORRECTED,
} from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { flowOfTopic } from '../feed/feed-event.js';
import { PROFILE } from '../ground/tokens.js';
import { type LineageScope, readableBy } from '../lineage/lineage-scope.js';
import { LineageTable, type Resting } from '../lineage/lineage-table.js';
import { HeldEntities } from '../replica/held-entities.js';
import {
  type CameCorrection,
  CorrectionsThatCame,
  type OpenedEntity,
} from './corrections-that-came.js';
import { type InboxItem, itemIdOf } from './inbox-item.js';

/** Steps from what was corrected to what rests on it. */
const MOST_STEPS = 8;
/** Of one step, the rows that are looked at. */
const MOST_ROWS = 20_000;
const DAY_MS = 86_400_000;

type Entity = Pick<Resting, 'topic' | 'key' | 'owner' | 'entityId'>;

/** An entity with the latest correction of something that it rests on. */
interface Shaken {
  entity: Entity;
  cause: CameCorrection;
}

export interface CorrectedWaiting {
  items: InboxItem[];
  cutShort: string[];
}

/**
 * Finds what of this agency rests on something that was corrected after this agency last looked at
 * it. It is computed from the copy at each reading, so what came late, or while this service was
 * away, is told all the same.
 */
@Injectable()
export class CorrectedGrounds {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly corrections: CorrectionsThatCame,
    private readonly table: LineageTable,
    private readonly held: HeldEntities,
  ) {}

  /** @param mayRead whether the caller may read a flow: what it may not is not followed either */
  async waiting(lane: Lane, mayRead: (flow: string) => boolean): Promise<CorrectedWaiting> {
    const scope: LineageScope = { ...readableBy(mayRead, this.profile), lane };
    const { corrections, isCutShort } = await this.corrections.latest(scope);
    const { shaken, isCut } = await this.follow(corrections, scope);
    const own = [...shaken.values()].filter(({ entity }) => this.isOwn(entity));
    const items = [...(await this.ownItems(own)), ...(await this.opened(corrections, shaken))];
    return {
      items,
      cutShort: isCutShort || isCut ? CORRECTION_KINDS.map(({ kind }) => kind) : [],
    };
  }

  private isOwn({ owner }: Entity): boolean {
    return owner === this.profile.code;
  }

  /** Follows every correction to what rests on it; each entity keeps the latest one. */
  private async follow(
    corrections: readonly CameCorrection[],
    scope: LineageScope,
  ): Promise<{ shaken: Map<string, Shaken>; isCut: boolean }> {
    const byEntity = new Map<string, CameCorrection[]>();
    for (const one of corrections)
      byEntity.set(idOf(one), [...(byEntity.get(idOf(one)) ?? []), one]);
    const shaken = new Map<string, Shaken>();
    let isCut = false;
    let frontier: Entity[] = [...byEntity.values()].map(([first]) => first!);
    for (let step = 0; frontier.length > 0 && step < MOST_STEPS; step++) {
      const found = await this.table.restingOn(frontier, scope, MOST_ROWS);
      isCut ||= found.length === MOST_ROWS;
      const next = new Map<string, Entity>();
      for (const one of found) {
        const ground = idOf(frontier[one.n]!);
        const cause = latestOf([
          ...(byEntity.get(ground) ?? []).filter(({ version }) =>
            one.names === null ? true : version > one.names.version,
          ),
          ...(shaken.has(ground) ? [shaken.get(ground)!.cause] : []),
        ]);
        const before = shaken.get(idOf(one))?.cause;
        if (!cause || (before && before.cameAt >= cause.cameAt)) continue;
        shaken.set(idOf(one), { entity: one, cause });
        next.set(idOf(one), one);
      }
      frontier = [...next.values()];
    }
    return { shaken, isCut };
  }

  private async ownItems(own: readonly Shaken[]): Promise<InboxItem[]> {
    const latest = await this.latest(own.map(({ entity }) => entity));
    return own.flatMap((one, at) => {
      const held = latest.get(at);
      if (!held || Number(held.fields['recordedAt']) > one.cause.cameAt.getTime()) return [];
      const item = toItem(GROUND_CORRECTED, one, held);
      const isTold = item.next.length > 0 || isRecent(one.cause);
      return GROUND_CORRECTED.waits(held.fields) && isTold ? [item] : [];
    });
  }

  /** What others own and this agency opened, before it was corrected or its ground was. */
  private async opened(
    corrections: readonly CameCorrection[],
    shaken: ReadonlyMap<string, Shaken>,
  ): Promise<InboxItem[]> {
    const recent = corrections.filter(isRecent);
    const entities = new Map<string, Entity>([
      ...recent.map((one) => [idOf(one), one] as const),
      ...[...shaken].flatMap(([id, { entity, cause }]) =>
        isRecent(cause) ? [[id, entity] as const] : [],
      ),
    ]);
    const others = [...entities.values()].filter((entity) => !this.isOwn(entity));
    const opened = await this.corrections.opened(others);
    const told = opened.flatMap(({ n, version, askedAt }: OpenedEntity): Shaken[] => {
      const entity = others[n]!;
      const cause = latestOf([
        ...recent.filter((one) => idOf(one) === idOf(entity) && one.version > version),
        ...(shaken.has(idOf(entity)) ? [shaken.get(idOf(entity))!.cause] : []),
      ]);
      return cause && cause.cameAt > askedAt ? [{ entity, cause }] : [];
    });
    const latest = await this.latest(told.map(({ entity }) => entity));
    return told.flatMap((one, at) => {
      const held = latest.get(at);
      return held && OPENED_CORRECTED.waits(held.fields)
        ? [toItem(OPENED_CORRECTED, one, held)]
        : [];
    });
  }

  /** Returns the latest versions, by their places; own ones as they were written last. */
  private async latest(entities: readonly Entity[]): Promise<Map<number, Latest>> {
    if (entities.length === 0) return new Map();
    const { rows } = await this.database.query(
      `SELECT DISTINCT ON (a.n) a.n, v.version, v.value
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY
           AS a(topic, key, flow, own_id, n)
         CROSS JOIN LATERAL (
           SELECT version, value FROM state WHERE topic = a.topic AND key = a.key
           UNION ALL
           SELECT version, value FROM owned_entity
           WHERE flow = a.flow AND entity_id = a.own_id) v
       ORDER BY a.n, v.version DESC`,
      [
        entities.map(({ topic }) => topic),
        entities.map(({ key }) => key),
        entities.map(({ topic }) => flowOfTopic(topic)!.flow),
        entities.map((entity) => (this.isOwn(entity) ? entity.entityId : null)),
      ],
    );
    const read = rows.map(async (row): Promise<[number, Latest]> => {
      const at = Number(row['n']) - 1;
      const flow = flowOfTopic(entities[at]!.topic)!;
      const fields = await this.held.decode(flow, row['value'] as Buffer);
      return [at, { version: Number(row['version']), fields }];
    });
    return new Map(await Promise.all(read));
  }
}

interface Latest {
  version: number;
  fields: Fields;
}

const idOf = ({ topic, key }: Pick<Entity, 'topic' | 'key'>): string => `${topic} ${key}`;

const latestOf = (corrections: readonly CameCorrection[]): CameCorrection | undefined =>
  corrections.reduce<CameCorrection | undefined>(
    (latest, one) => (latest && latest.cameAt >= one.cameAt ? latest : one),
    undefined,
  );

const isRecent = ({ cameAt }: CameCorrection): boolean =>
  cameAt.getTime() > Date.now() - CORRECTION_SHOWN_DAYS * DAY_MS;

function toItem(
  kind: CorrectionKind,
  { entity, cause }: Shaken,
  { version, fields }: Latest,
): InboxItem {
  const { flow } = flowOfTopic(entity.topic)!;
  const named = { kind: kind.kind, owner: entity.owner, entityId: entity.entityId, part: null };
  const next = kind.next(flow, fields);
  return {
    ...{ itemId: itemIdOf(named), ...named, flow, version },
    subjectId: (fields['subjectId'] as string | null | undefined) ?? null,
    kecamatan: (fields['kecamatan'] as string | null | undefined) ?? null,
    ...{ title: null, since: cause.cameAt.getTime(), dueAt: null },
    ...{ next, endedBy: kind.endedBy(flow, next) },
    ground: {
      ...{ eventId: cause.eventId, flow: flowOfTopic(cause.topic)!.flow, owner: cause.owner },
      ...{ entityId: cause.entityId, change: cause.change, recordedAt: cause.recordedAt.getTime() },
    },
  };
}
