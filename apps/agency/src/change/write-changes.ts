import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type DirectoryEntry,
  EventCodec,
  eventHeaders,
  type FlowDescriptor,
  recordKey,
  type Sealed,
} from '@sinergi/contracts';
import { nextTraceparent, type Trace } from '@sinergi/observability';
import { append, RecordTooLarge } from '@sinergi/outbox';
import { DirectoryView, entitlementRefusal, type SqlQuery } from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import { type Audience, PublisherKeys } from '@sinergi/trust';
import { v7 as uuidv7 } from 'uuid';
import { type OwnedEntity, saveOwned } from '../database/owned-entity.js';
import { CLOCK, type Clock, PROFILE } from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';
import { SubjectLinks } from '../replica/subject-links.js';
import { keyEnvelope } from './key-envelope.js';
import { audiencesOf, groupsToSeal } from './seal-groups.js';
import { UnreadOwn } from './unread-own.js';

type Fields = Record<string, unknown>;

/**
 * The entity as its owner wants it to be: sealed groups still in the clear, what only the service
 * mints left out.
 */
export interface NextState {
  change: string;
  fields: Fields;
}

export interface WrittenChange {
  entityId: string;
  eventId: string;
  version: number;
  change: string;
  /** the audiences it was sealed for */
  audiences: Audience[];
}

/** An entity in its next state, its row locked. */
export interface EntityChange {
  flow: FlowDescriptor;
  entityId: string;
  /** its row; null for a new one */
  owned: OwnedEntity | null;
  state: NextState;
  /** in which it was asked for */
  trace: Trace;
}

/**
 * Changes entities that this agency owns: mints the next versions, seals, encodes once, and appends
 * the events to the outbox, all in the caller's transaction, which holds their rows, and in as many
 * statements for many as for one. Nothing is said to anybody before that commits.
 */
@Injectable()
export class WriteChanges {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly codec: EventCodec,
    private readonly keys: PublisherKeys,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly links: SubjectLinks,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unread: UnreadOwn,
  ) {}

  /**
   * @returns in the order given, which is also the order of the events.
   * @throws Problem not-entitled, starting
   */
  async write(query: SqlQuery, changes: readonly EntityChange[]): Promise<WrittenChange[]> {
    if (changes.length === 0) return [];
    for (const { flow } of changes) this.unread.assertRead(flow);
    const recordedAt = this.clock();
    const minted = changes.map((change) => this.mint(change, recordedAt));
    const areas = await this.subjectAreas(query, minted);
    const groups = minted.map(({ flow, entityId, value }) =>
      groupsToSeal(flow, entityId, value, areasFor(areas, flow, value)),
    );
    const { sealed, keyRecords } = await this.keys.sealMany(
      query,
      minted.map(({ eventId }, i) => ({ eventId, groups: groups[i]! })),
    );
    const keys = await Promise.all(
      keyRecords.map((record) => keyEnvelope(this.codec, record, recordedAt)),
    );
    const events = await Promise.all(minted.map((one, i) => this.envelope(one, sealed[i]!)));
    await Promise.all([
      append(query, [...keys, ...events]).catch(refuseTooLarge),
      saveOwned(
        query,
        minted.map(({ flow, entityId, version, eventId }, i) => ({
          flow: flow.flow,
          entityId,
          version,
          eventId,
          value: events[i]!.value,
        })),
      ),
    ]);
    return minted.map(({ flow, entityId, eventId, version, change, value }) => {
      return {
        entityId,
        eventId,
        version,
        change,
        audiences: audiencesOf(flow, value, areasFor(areas, flow, value)),
      };
    });
  }

  private mint(
    { flow, entityId, owned, state: { change, fields }, trace }: EntityChange,
    recordedAt: number,
  ): Minted {
    // In the order of time: the newest lie together in every copy's indexes.
    const eventId = uuidv7();
    const version = (owned?.version ?? 0) + 1;
    const correlationId = fields['correlationId'] ?? randomUUID();
    const owner = this.profile.code;
    const value: Fields = {
      ...fields,
      correlationId,
      [flow.idField]: entityId,
      eventId,
      version,
      change,
      owner,
      recordedAt,
    };
    this.refuseUnlessEntitled(flow, value);
    return { flow, entityId, eventId, version, change, recordedAt, trace, value };
  }

  private async envelope(
    { flow, entityId, eventId, version, change, recordedAt, trace, value }: Minted,
    sealed: ReadonlyMap<string, Sealed[]>,
  ) {
    const owner = this.profile.code;
    const headers = eventHeaders({
      eventId,
      owner,
      type: `id.timpora.${flow.flow}.${change.toLowerCase()}`,
      time: recordedAt,
      subject: entityId,
      version,
      directoryVersion: this.directory.version,
      traceparent: nextTraceparent(trace),
    });
    const bytes = await this.codec.encode(flow.recordName, {
      ...value,
      ...sealedFields(flow, sealed),
    });
    return { topic: flow.topic, key: recordKey(flow.flow, owner, entityId), value: bytes, headers };
  }

  /**
   * Where subjects were seen or lodged: those districts may open who they are, whichever flow says
   * so.
   */
  private async subjectAreas(
    query: SqlQuery,
    minted: readonly Minted[],
  ): Promise<Map<string, string[]>> {
    const subjects = minted.flatMap(({ flow, value }) => identitySubject(flow, value) ?? []);
    return subjects.length > 0 ? this.links.areasOf(query, subjects) : new Map();
  }

  /** The same question that every replica will ask, asked before anything is said. */
  private refuseUnlessEntitled(flow: FlowDescriptor, value: Fields): void {
    if (flow.keyedBy === 'code') return;
    const refusal = entitlementRefusal(
      this.directory.latest(this.profile.code),
      {
        flow: flow.flow,
        areaField: flow.areaField ?? null,
        authorityField: flow.authorityField ?? null,
      },
      value,
    );
    if (refusal) throw new Problem('not-entitled', refusal);
  }
}

/**
 * What the broker would refuse is refused here, in the transaction that would have written it: an
 * answer, not a failure that is tried again for ever.
 */
function refuseTooLarge(error: unknown): never {
  if (error instanceof RecordTooLarge)
    throw new Problem('body-too-large', error.message, {}, { cause: error });
  throw error;
}

interface Minted {
  flow: FlowDescriptor;
  entityId: string;
  eventId: string;
  version: number;
  change: string;
  recordedAt: number;
  trace: Trace;
  value: Fields;
}

/** Whose identity an event seals; undefined where it seals none, or nobody's in particular. */
function identitySubject(flow: FlowDescriptor, value: Fields): string | undefined {
  const subjectId = flow.subjectField ? value[flow.subjectField] : null;
  return typeof subjectId === 'string' && flow.sealed.some(({ group }) => group === 'identity')
    ? subjectId
    : undefined;
}

function areasFor(
  areas: ReadonlyMap<string, string[]>,
  flow: FlowDescriptor,
  value: Fields,
): string[] {
  return areas.get(identitySubject(flow, value) ?? '') ?? [];
}

/**
 * The sealed fields as the event carries them; what there is none of stays null, or an empty list.
 */
function sealedFields(flow: FlowDescriptor, sealed: ReadonlyMap<string, Sealed[]>): Fields {
  return Object.fromEntries(
    flow.sealed.map(({ field, many }) => {
      const seals = sealed.get(field) ?? [];
      return [field, many ? seals : (seals[0] ?? null)];
    }),
  );
}
