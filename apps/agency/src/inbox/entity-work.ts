import { Inject, Injectable, Optional } from '@nestjs/common';
import type { DirectoryEntry, FlowDescriptor } from '@sinergi/contracts';
import { nameBasedUuid, onlyName } from '@sinergi/contracts';
import { DirectoryView } from '@sinergi/directory';
import {
  type Boundaries,
  coversArea,
  type Fields,
  INBOX_KINDS,
  type InboxKind,
  type InboxView,
  type Lane,
} from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { EntityIds } from '../ground/entity-ids.js';
import { flowOf } from '../ground/flow-of.js';
import { BOUNDARIES, PROFILE } from '../ground/tokens.js';
import { HeldEntities } from '../replica/held-entities.js';
import { type InboxItem, itemIdOf } from './inbox-item.js';

/** Of each kind, the entities that are looked at; the oldest ones. */
const MOST_LOOKED_AT = 1_000;

/** An entity in its latest state. */
interface Held {
  owner: string;
  entityId: string;
  version: number;
  fields: Fields;
  /** epoch ms */
  occurredAt: number;
}

/** What waits by the latest states of entities. */
export interface EntityWaiting {
  items: InboxItem[];
  /** kinds of which more entities may wait than were looked at */
  cutShort: string[];
}

/**
 * Finds what waits for this agency by what it holds. Nothing is stored: an item is there as long as
 * the states of the entities say so.
 */
@Injectable()
export class EntityWork {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(BOUNDARIES) private readonly boundaries: Boundaries,
    private readonly database: Database,
    private readonly held: HeldEntities,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly ids: EntityIds,
    @Optional() private readonly most: number = MOST_LOOKED_AT,
  ) {}

  /**
   * @param now the time in the lane, epoch ms
   * @param mayRead whether the caller may read a flow
   */
  async waiting(
    lane: Lane,
    now: number,
    mayRead: (flow: string) => boolean,
  ): Promise<EntityWaiting> {
    const view = { me: this.profile.code, participants: this.directory.all(), now };
    const received = new Set([...this.profile.subscribes, ...this.profile.publishes]);
    const kinds = INBOX_KINDS.filter(({ flow }) => received.has(flow) && mayRead(flow));
    const found = await Promise.all(kinds.map((kind) => this.ofKind(kind, lane, view)));
    return {
      items: found.flatMap(({ items }) => items),
      cutShort: kinds.filter((_, at) => found[at]!.isCutShort).map(({ kind }) => kind),
    };
  }

  private async ofKind(
    kind: InboxKind,
    lane: Lane,
    view: InboxView,
  ): Promise<{ items: InboxItem[]; isCutShort: boolean }> {
    const descriptor = flowOf(kind.flow);
    const candidates = await this.candidates(kind, descriptor, lane);
    const things = candidates.flatMap((held) =>
      (kind.parts?.(held.fields) ?? [null]).map((part) => ({ held, part })),
    );
    const [answers, answered] = await Promise.all([
      this.answersTo(kind, things),
      this.answeredBy(kind, candidates),
    ]);
    const items = things.flatMap(({ held, part }, at) => {
      const facts = {
        ...{ fields: held.fields, part, answer: answers[at] ?? null },
        answered: answered.get(held.entityId) ?? null,
      };
      if (!kind.waits(facts, view)) return [];
      const { owner, entityId, version, fields } = held;
      const named = { kind: kind.kind, owner, entityId, part };
      return [
        {
          ...{ itemId: itemIdOf(named), ...named, flow: kind.flow, version },
          subjectId: (fields['subjectId'] as string | null | undefined) ?? null,
          kecamatan: (fields['kecamatan'] as string | null | undefined) ?? null,
          title: titleOf(fields, part),
          ...{ since: held.occurredAt, dueAt: kind.dueAt(facts) },
          ...{ next: kind.next(facts), endedBy: kind.endedBy },
        },
      ];
    });
    return { items, isCutShort: candidates.length === this.most };
  }

  private async candidates(
    { selects, answers }: InboxKind,
    descriptor: FlowDescriptor,
    lane: Lane,
  ): Promise<Held[]> {
    const { filters, kinds, inDistricts, own, except } = selects(this.profile.code);
    const [one, two = one] = filters.map((filter) => JSON.stringify(filter));
    const { rows } = await this.database.query(
      `SELECT owner, entity_id, version, occurred_at, value
       FROM state
       WHERE topic = $1 AND lane = $2
         AND ($3::text[] IS NULL OR kind = ANY($3))
         AND ($4::text IS NULL OR owner = $4)
         AND ($5::jsonb = '{}' OR filters @> $5::jsonb OR filters @> $6::jsonb
           OR (kecamatan = ANY($7::text[]) AND filters @> $8::jsonb))
         AND NOT EXISTS (
           SELECT FROM unnest($9::jsonb[]) AS ended(fields) WHERE filters @> ended.fields)
         AND ($10::text IS NULL OR EXISTS (
           SELECT FROM state AS answered
           WHERE answered.topic = $10 AND answered.owner = $11
             AND answered.entity_id = state.filters ->> $12 AND answered.filters @> $13::jsonb))
       ORDER BY occurred_at, key
       LIMIT $14`,
      [
        ...[descriptor.topic, lane, kinds ?? null, own ? this.profile.code : null, one, two],
        ...[inDistricts ? this.districts() : [], JSON.stringify(inDistricts ?? {})],
        (except ?? []).map((fields) => JSON.stringify(fields)),
        ...[answers ? flowOf(answers.flow).topic : null, this.profile.code],
        ...[answers?.field ?? null, JSON.stringify(answers?.while ?? {}), this.most],
      ],
    );
    const read = rows.map(async (row) => ({
      ...{ owner: String(row['owner']), entityId: String(row['entity_id']) },
      ...{ version: Number(row['version']), occurredAt: (row['occurred_at'] as Date).getTime() },
      fields: (await this.held.decode(descriptor, row['value'] as Buffer)) as Fields,
    }));
    return this.asWritten(descriptor, await Promise.all(read));
  }

  /** Replaces own entities by what was answered last: the log may not have brought it back yet. */
  private async asWritten(descriptor: FlowDescriptor, found: Held[]): Promise<Held[]> {
    const own = found.filter(({ owner }) => owner === this.profile.code);
    const written = await this.ownOnes(
      descriptor,
      own.map(({ entityId }) => entityId),
    );
    return found.map((held) => {
      const later = held.owner === this.profile.code ? written.get(held.entityId) : undefined;
      return later && later.version > held.version ? { ...held, ...later } : held;
    });
  }

  /** Returns this agency's answer to each thing, as it was written last; null where none. */
  private async answersTo(
    { answerBy }: InboxKind,
    things: readonly { held: Held; part: string | null }[],
  ): Promise<(Fields | null)[]> {
    if (!answerBy || things.length === 0) return things.map(() => null);
    const named = things.map(({ held: { fields }, part }) => {
      const name = onlyName(answerBy.flow, this.profile.code, [...answerBy.values(fields, part)]);
      // Releases before numbers named them without one.
      return [this.ids.named(name), nameBasedUuid(name)];
    });
    const written = await this.ownOnes(flowOf(answerBy.flow), named.flat());
    return named.map(
      (ids) => ids.map((id) => written.get(id)?.fields).find((one) => one !== undefined) ?? null,
    );
  }

  /** Returns the entities that answers answer, by the answers' ids. */
  private async answeredBy(
    { answers }: InboxKind,
    candidates: readonly Held[],
  ): Promise<Map<string, Fields>> {
    if (!answers) return new Map();
    const ids = candidates.map(({ fields }) => String(fields[answers.field]));
    const written = await this.ownOnes(flowOf(answers.flow), ids);
    return new Map(
      candidates.flatMap(({ entityId }, at) => {
        const one = written.get(ids[at]!);
        return one ? [[entityId, one.fields] as const] : [];
      }),
    );
  }

  /** Returns entities of this agency in their latest version, by their ids. */
  private async ownOnes(
    descriptor: FlowDescriptor,
    ids: readonly string[],
  ): Promise<Map<string, Pick<Held, 'version' | 'fields'>>> {
    if (ids.length === 0) return new Map();
    const { rows } = await this.database.query(
      `SELECT DISTINCT ON (entity_id) entity_id, version, value
       FROM (
         SELECT entity_id, version, value FROM state
         WHERE topic = $1 AND owner = $2 AND entity_id = ANY($4::text[])
         UNION ALL
         SELECT entity_id, version, value FROM owned_entity
         WHERE flow = $3 AND entity_id = ANY($4::text[])) AS own
       ORDER BY entity_id, version DESC`,
      [descriptor.topic, this.profile.code, descriptor.flow, ids],
    );
    const read = rows.map(async (row) => {
      const fields = (await this.held.decode(descriptor, row['value'] as Buffer)) as Fields;
      return [String(row['entity_id']), { version: Number(row['version']), fields }] as const;
    });
    return new Map(await Promise.all(read));
  }

  private districts(): string[] {
    return this.boundaries.districts
      .map(({ code }) => code)
      .filter((code) => coversArea(this.profile.areaCodes, code));
  }
}

function titleOf(fields: Fields, part: string | null): string | null {
  const items = (fields['workItems'] ?? []) as readonly Fields[];
  const said = part === null ? fields : items.find((item) => item['itemId'] === part);
  return (said?.['title'] as string | undefined) ?? null;
}
