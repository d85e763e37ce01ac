import type { KeyRecord, Sealed } from '@sinergi/contracts';
import { type AudienceKey, AudienceKeys, type AudienceKeysOptions } from './audience-keys.js';
import { openGroup, sealGroup } from './group-seal.js';
import type { SqlQuery } from './sql-query.js';
import { SubjectKeys } from './subject-keys.js';

const CORE = 'core';

/** A group of fields to be sealed into an event. */
export interface GroupToSeal {
  /** under which the caller finds the seal again */
  field: string;
  group: string;
  /** what its key belongs to: the subject's id, or the entity's */
  scope: string;
  /** CRC-64-AVRO of the group's schema, 8 bytes */
  fingerprint: Buffer;
  plaintext: Buffer;
}

export interface SealedEvent {
  sealed: Map<string, Sealed>;
  /** to be appended to the outbox before the event, in the same transaction */
  keyRecords: KeyRecord[];
}

/**
 * What a publisher seals with. Three levels: an audience key per (group, audience), HPKE-wrapped once per member; a subject key per
 * (group, scope), AES-wrapped once per audience; AES-256-GCM under that. Every call belongs in the transaction of the event it is for, at READ
 * COMMITTED; several calls in one transaction may meet another's in the other order, and then the database ends one of the two.
 */
export class PublisherKeys {
  private readonly audiences: AudienceKeys;
  private readonly subjects: SubjectKeys;

  constructor(options: AudienceKeysOptions) {
    this.audiences = new AudienceKeys(options);
    this.subjects = new SubjectKeys(options);
  }

  /** @param event its id, and the kecamatan whose audience may open it beside `core`, if any */
  async sealFor(query: SqlQuery, event: { eventId: string; area: string | null }, groups: GroupToSeal[]): Promise<SealedEvent> {
    const sealed = new Map<string, Sealed>();
    if (groups.length === 0) return { sealed, keyRecords: [] };
    const names = event.area === null ? [CORE] : [CORE, event.area];
    const wanted = [...new Set(groups.map(({ group }) => group))].sort();
    const { keys, records } = await this.audiences.ready(
      query,
      wanted.flatMap((group) => names.map((audience) => ({ group, audience }))),
    );
    const keyRecords = [...records];
    // In one order everywhere, or two events of the same subjects could wait for each other.
    for (const item of [...groups].sort(byScope)) {
      const { key, record } = await this.subjects.ready(query, { ...item, audiences: audiencesOf(item.group, keys) });
      if (record) keyRecords.push(record);
      const { group, scope, fingerprint } = item;
      const seal = sealGroup(key.key, { eventId: event.eventId, fingerprint, group }, item.plaintext);
      key.key.fill(0);
      sealed.set(item.field, { group, scope, generation: key.generation, fingerprint, ...seal });
    }
    for (const { key } of keys) key.fill(0);
    return { sealed, keyRecords };
  }

  /** After a change of the directory: gives this publisher's audience keys to members that joined or changed their key. */
  wrapForNewMembers(query: SqlQuery): Promise<KeyRecord[]> {
    return this.audiences.wrapForNewMembers(query);
  }

  /**
   * Opens what this publisher itself sealed.
   * @throws TrustError KEY_MISSING, DAMAGED
   */
  async reopen(query: SqlQuery, { eventId, sealed }: { eventId: string; sealed: Sealed }): Promise<Buffer> {
    const key = await this.subjects.find(query, sealed.group, sealed.scope, sealed.generation);
    try {
      return openGroup(key, { eventId, fingerprint: sealed.fingerprint, group: sealed.group }, sealed);
    } finally {
      key.fill(0);
    }
  }
}

function audiencesOf(group: string, keys: AudienceKey[]): AudienceKey[] {
  return keys.filter((key) => key.group === group);
}

function byScope(left: GroupToSeal, right: GroupToSeal): number {
  const [first, second] = [`${left.group} ${left.scope}`, `${right.group} ${right.scope}`];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
