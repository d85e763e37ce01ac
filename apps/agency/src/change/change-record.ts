import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type DirectoryEntry, EventCodec, eventHeaders, type FlowDescriptor, recordKey, type Sealed } from '@sinergi/contracts';
import { currentTraceparent } from '@sinergi/observability';
import { append } from '@sinergi/outbox';
import { DirectoryView, entitlementRefusal, type SqlQuery } from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import { type Audience, PublisherKeys } from '@sinergi/trust';
import type { EntityManager } from 'typeorm';
import { OwnedEntity } from '../database/owned-entity.js';
import { Problem } from '../door/problem.js';
import { SubjectLinks } from '../subject/subject-links.js';
import { CLOCK, type Clock, PROFILE } from '../tokens.js';
import { keyEnvelope } from './key-envelope.js';
import { audiencesOf, groupsToSeal } from './seal-groups.js';

type Fields = Record<string, unknown>;

/** The entity as its owner wants it to be: sealed groups still in the clear, what only the service mints left out. */
export interface NextState {
  change: string;
  fields: Fields;
}

export interface Changed {
  entityId: string;
  eventId: string;
  version: number;
  change: string;
  /** the audiences it was sealed for */
  audiences: Audience[];
}

export interface ChangeOrder {
  flow: FlowDescriptor;
  entityId: string;
  /** computed from what the owner's row holds, null for a new entity, in the same transaction; may refuse by throwing a Problem */
  next(owned: OwnedEntity | null, query: SqlQuery): NextState | Promise<NextState>;
}

/**
 * Changes an entity that this agency owns: locks its row, mints the next version, seals, encodes once, and appends the event to the outbox,
 * all in the caller's transaction. Nothing is said to anybody before that commits.
 */
@Injectable()
export class ChangeRecord {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly codec: EventCodec,
    private readonly keys: PublisherKeys,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly links: SubjectLinks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(manager: EntityManager, query: SqlQuery, order: ChangeOrder): Promise<Changed> {
    const { flow, entityId } = order;
    const owner = this.profile.code;
    const owned = await manager.findOne(OwnedEntity, { where: { flow: flow.flow, entityId }, lock: { mode: 'pessimistic_write' } });
    const { change, fields } = await order.next(owned, query);
    const eventId = randomUUID();
    const version = (owned?.version ?? 0) + 1;
    const recordedAt = this.clock();
    const correlationId = fields['correlationId'] ?? randomUUID();
    const value: Fields = { ...fields, correlationId, [flow.idField]: entityId, eventId, version, change, owner, recordedAt };
    this.refuseUnlessEntitled(flow, value);
    const areas = await this.subjectAreas(query, flow, value);
    const { sealed, keyRecords } = await this.keys.sealFor(query, { eventId }, groupsToSeal(flow, entityId, value, areas));
    const bytes = await this.codec.encode(flow.recordName, { ...value, ...sealedFields(flow, value, sealed) });
    const headers = eventHeaders({
      eventId,
      owner,
      type: `id.timpora.${flow.flow}.${change.toLowerCase()}`,
      time: recordedAt,
      subject: entityId,
      version,
      directoryVersion: this.directory.version,
      traceparent: currentTraceparent(),
    });
    const keys = await Promise.all(keyRecords.map((record) => keyEnvelope(this.codec, record, recordedAt)));
    await append(query, [...keys, { topic: flow.topic, key: recordKey(flow.flow, owner, entityId), value: bytes, headers }]);
    await save(manager, { flow: flow.flow, entityId, version, eventId, value: bytes }, owned);
    return { entityId, eventId, version, change, audiences: audiencesOf(flow, value, areas) };
  }

  /** Where its subject was seen or lodged: those districts may open who it is, whichever flow says so. */
  private async subjectAreas(query: SqlQuery, flow: FlowDescriptor, value: Fields): Promise<string[]> {
    const subjectId = flow.subjectField ? value[flow.subjectField] : null;
    if (typeof subjectId !== 'string' || !flow.sealed.some(({ group }) => group === 'identity')) return [];
    return this.links.areasOf(query, subjectId);
  }

  /** The same question that every replica will ask, asked before anything is said. */
  private refuseUnlessEntitled(flow: FlowDescriptor, value: Fields): void {
    if (flow.keyedBy === 'code') return;
    const refusal = entitlementRefusal(
      this.directory.latest(this.profile.code),
      { flow: flow.flow, areaField: flow.areaField ?? null, authorityField: flow.authorityField ?? null },
      value,
    );
    if (refusal) throw new Problem('not-entitled', refusal);
  }
}

/** The sealed fields as the event carries them; what there is none of stays null, or an empty list. */
function sealedFields(flow: FlowDescriptor, value: Fields, sealed: ReadonlyMap<string, Sealed[]>): Fields {
  return Object.fromEntries(
    flow.sealed.map(({ field, many }) => {
      const seals = sealed.get(field) ?? [];
      return [field, many ? seals : (seals[0] ?? null)];
    }),
  );
}

async function save(manager: EntityManager, row: Omit<OwnedEntity, 'changedAt'>, owned: OwnedEntity | null): Promise<void> {
  if (!owned) await manager.insert(OwnedEntity, row);
  else
    await manager.update(
      OwnedEntity,
      { flow: row.flow, entityId: row.entityId },
      { version: row.version, eventId: row.eventId, value: row.value },
    );
}
