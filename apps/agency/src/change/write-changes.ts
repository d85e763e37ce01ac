import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type DirectoryEntry,
  EventCodec,
  eventHeaders,
  eventIdOf,
  type FlowDescriptor,
  recordKey,
  type Sealed,
  schemaHash,
} from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { DirectoryView } from '@sinergi/directory';
import { nextTraceparent, type Trace } from '@sinergi/observability';
import { RecordTooLarge } from '@sinergi/outbox';
import { entitlementRefusal } from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import { type Audience, PublisherKeys, type RecordOfSeal } from '@sinergi/trust';
import { type OwnedEntity, saveOwned } from '../database/owned-entity.js';
import { CLOCK, type Clock, PROFILE } from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';
import { EarnedAreas } from '../replica/earned-areas.js';
import { SignedOutbox } from '../signing/signed-outbox.js';
import { KeyRecordOutbox } from './key-record-outbox.js';
import { audiencesOf, groupsToSeal } from './seal-groups.js';
import { UnreadOwn } from './unread-own.js';

type Fields = Record<string, unknown>;

/**
 * An entity's next state as its owner asks for it: sealed groups are in the clear, and fields that
 * only the service mints are absent.
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
  /** the audiences that the groups are sealed for */
  audiences: Audience[];
}

/** An entity in its next state; its row is locked. */
export interface EntityChange {
  flow: FlowDescriptor;
  entityId: string;
  /** the entity's row; null for a new entity */
  owned: OwnedEntity | null;
  state: NextState;
  /** the trace of the request that asked for the change */
  trace: Trace;
}

/**
 * Changes entities that this agency owns: mints the next versions, seals, encodes once, and appends
 * the events to the outbox. All of it runs in the caller's transaction, which holds the locks of
 * the rows. The number of statements does not grow with the number of changes. Nobody is told of a
 * change before the transaction commits.
 */
@Injectable()
export class WriteChanges {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly codec: EventCodec,
    private readonly keys: PublisherKeys,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly earned: EarnedAreas,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unread: UnreadOwn,
    private readonly outbox: SignedOutbox,
    private readonly keyOutbox: KeyRecordOutbox,
  ) {}

  /**
   * @returns one result per change, in the order given, which is also the order of the events
   * @throws Problem not-entitled, starting
   */
  async write(query: SqlQuery, changes: readonly EntityChange[]): Promise<WrittenChange[]> {
    if (changes.length === 0) return [];
    for (const { flow } of changes) this.unread.assertRead(flow);
    const recordedAt = this.clock();
    const minted = changes.map((change) => this.mint(change, recordedAt));
    const areas = await this.subjectAreas(query, minted);
    const groups = minted.map(({ flow, entityId, value }) =>
      groupsToSeal(flow, entityId, value, {
        areas: areasFor(areas, flow, value),
        areasNow: async (subjectId) =>
          (await this.earned.areasOf(query, [subjectId])).get(subjectId) ?? [],
      }),
    );
    const { sealed, keyRecords } = await this.keys.sealMany(
      query,
      minted.map((one, i) => ({ record: recordOfSeals(one), groups: groups[i]! })),
    );
    const keys = await this.keyOutbox.envelopes(keyRecords, recordedAt);
    const events = await Promise.all(minted.map((one, i) => this.envelope(one, sealed[i]!)));
    await Promise.all([
      this.outbox.append(query, [...keys, ...events]).catch(refuseTooLarge),
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
    const version = (owned?.version ?? 0) + 1;
    const correlationId = fields['correlationId'] ?? randomUUID();
    const owner = this.profile.code;
    const key = recordKey(flow.flow, owner, entityId);
    const eventId = eventIdOf({ topic: flow.topic, key, version, recordedAt });
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
    return { flow, key, entityId, eventId, version, change, recordedAt, trace, value };
  }

  private async envelope(
    { flow, key, entityId, eventId, version, change, recordedAt, trace, value }: Minted,
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
    return { topic: flow.topic, key, value: bytes, headers };
  }

  /**
   * Returns the districts that have earned to open subjects. They may open the subjects' identities
   * in every flow.
   */
  private async subjectAreas(
    query: SqlQuery,
    minted: readonly Minted[],
  ): Promise<Map<string, string[]>> {
    const subjects = minted.flatMap(({ flow, value }) => identitySubject(flow, value) ?? []);
    return subjects.length > 0 ? this.earned.areasOf(query, subjects) : new Map();
  }

  /**
   * Every replica will check this entitlement at admission. The check runs here before anything is
   * published.
   */
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
 * Refuses what the broker would refuse as too large, inside the transaction that would have written
 * it. The caller gets an answer, and the relay does not retry the record for ever.
 */
function refuseTooLarge(error: unknown): never {
  if (error instanceof RecordTooLarge)
    throw new Problem('body-too-large', error.message, {}, { cause: error });
  throw error;
}

interface Minted {
  flow: FlowDescriptor;
  key: string;
  entityId: string;
  eventId: string;
  version: number;
  change: string;
  recordedAt: number;
  trace: Trace;
  value: Fields;
}

/** Returns what the seals of an event are bound to, apart from their key and publisher. */
const recordOfSeals = ({ flow, entityId, eventId, version }: Minted): RecordOfSeal => ({
  ...{ topic: flow.topic, entityId, eventId, version },
  schemaHash: schemaHash(flow.recordName),
});

/**
 * Returns the subject whose identity an event seals; undefined where it seals no identity, or the
 * identity of no subject.
 */
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
 * Returns the sealed fields as the event carries them. A field without content stays null or an
 * empty list.
 */
function sealedFields(flow: FlowDescriptor, sealed: ReadonlyMap<string, Sealed[]>): Fields {
  return Object.fromEntries(
    flow.sealed.map(({ field, many }) => {
      const seals = sealed.get(field) ?? [];
      return [field, many ? seals : (seals[0] ?? null)];
    }),
  );
}
