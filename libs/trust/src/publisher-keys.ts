import type { KeyRecord, Sealed } from '@sinergi/contracts';
import type { InTransaction, SqlQuery } from '@sinergi/database';
import {
  type Audience,
  type AudienceKey,
  AudienceKeys,
  type AudienceKeysOptions,
} from './audience-keys.js';
import { destroyKey, type KeyUse, type SealKeyName, useOfKey } from './destroy-key.js';
import { openGroup, sealGroup } from './group-seal.js';
import { type KeysReconciled, reconcileKeys } from './reconcile-keys.js';
import { restateKey, saysWhatTablesSay } from './restate-key.js';
import type { RecordOfSeal, SealBinding, SealedIn } from './seal-binding.js';
import { SubjectKeys } from './subject-keys.js';

/** A group of fields to be sealed into an event. */
export interface GroupToSeal {
  /** the name under which the caller finds the seal in the result */
  field: string;
  group: string;
  /** the id to which its key belongs: the subject's, or the entity's */
  scope: string;
  /**
   * the audiences that may open it: `core`, a kecamatan's code, `to:<agency>`; none where only the
   * owner may
   */
  audiences: readonly string[];
  /**
   * asks again which audiences may open it, beside those; asked where the key is wrapped for
   * others, with the key locked: they may have been let in meanwhile
   */
  audiencesNow?: () => Promise<readonly string[]>;
  /** CRC-64-AVRO of the group's schema, 8 bytes */
  fingerprint: Buffer;
  plaintext: Buffer;
}

export interface PublisherKeysOptions extends AudienceKeysOptions {
  /** the exchange in which the seals count */
  exchangeId: string;
}

export interface SealedEvent {
  /** the seals by field; several of one field in their order */
  sealed: Map<string, Sealed[]>;
  /** to be appended to the outbox before the event, in the same transaction */
  keyRecords: KeyRecord[];
}

/**
 * The keys with which a publisher seals. There are three levels: an audience key per (group,
 * audience), HPKE-wrapped once per member; a subject key per (group, scope), AES-wrapped once per
 * audience; AES-256-GCM under the subject key. Where a subject key is wrapped for an audience that
 * may not open what is sealed now, its next generation is used. Every call belongs in the
 * transaction of its event, at READ COMMITTED. Several calls in one transaction may take locks in
 * another order than a parallel transaction; the database then aborts one of the two.
 */
export class PublisherKeys {
  private readonly audiences: AudienceKeys;
  private readonly subjects: SubjectKeys;

  constructor(private readonly options: PublisherKeysOptions) {
    this.audiences = new AudienceKeys(options);
    this.subjects = new SubjectKeys(options);
  }

  /**
   * Makes the missing audience keys in a separate transaction, so that the events which use them
   * take no lock and run no query for them.
   *
   * @param publish appends key records to the outbox, in that transaction
   */
  async prepare(
    inTransaction: InTransaction,
    audiences: Audience[],
    publish: (query: SqlQuery, records: KeyRecord[]) => Promise<void>,
  ): Promise<void> {
    const wanted = distinct(audiences);
    if (this.audiences.areSettled(wanted)) return;
    const keys = await inTransaction(async (query) => {
      const ready = await this.audiences.ready(query, wanted);
      if (ready.records.length > 0) await publish(query, ready.records);
      return ready.keys;
    });
    this.audiences.settle(keys);
  }

  /** Seals the groups of one event. */
  async sealFor(
    query: SqlQuery,
    record: RecordOfSeal,
    groups: GroupToSeal[],
  ): Promise<SealedEvent> {
    const { sealed, keyRecords } = await this.sealMany(query, [{ record, groups }]);
    return { sealed: sealed[0]!, keyRecords };
  }

  /**
   * Seals the groups of several events, in as many statements as for one.
   *
   * @returns the seals in the order of the events
   */
  async sealMany(
    query: SqlQuery,
    events: readonly { record: RecordOfSeal; groups: readonly GroupToSeal[] }[],
  ): Promise<{ sealed: Map<string, Sealed[]>[]; keyRecords: KeyRecord[] }> {
    const groups = events.flatMap((event) => event.groups);
    if (groups.length === 0) return { sealed: events.map(() => new Map()), keyRecords: [] };
    const { keys, records } = await this.audiences.ready(
      query,
      distinct(groups.flatMap(audiencesOf)),
    );
    const subjects = await this.subjects.ready(
      query,
      groups.map((item) => ({
        group: item.group,
        scope: item.scope,
        audiences: keysFor(item, keys),
        mayKeep: item.audiencesNow ?? nobodyElse,
      })),
    );
    const sealed = events.map(({ record, groups: own }) => {
      const byField = new Map<string, Sealed[]>();
      for (const { field, group, scope, fingerprint, plaintext } of own) {
        const { key, generation } = subjects.keyOf(group, scope);
        const name = { group, scope, generation, fingerprint };
        const seal = sealGroup(key, this.bindingOf(record, name), plaintext);
        byField.set(field, [...(byField.get(field) ?? []), { ...name, ...seal }]);
      }
      return byField;
    });
    subjects.wipe();
    for (const { key } of keys) key.fill(0);
    return { sealed, keyRecords: [...records, ...subjects.records] };
  }

  /**
   * Lets more audiences open the groups that this publisher has sealed under these scopes. Scopes
   * under which it sealed nothing are skipped.
   *
   * @returns the key records that say so
   */
  async admit(
    query: SqlQuery,
    asked: readonly { group: string; scope: string; audience: string }[],
  ): Promise<KeyRecord[]> {
    const own = await this.subjects.known(query, asked);
    const lacking = asked.filter(
      (one) => own.get(`${one.group}/${one.scope}`)?.has(one.audience) === false,
    );
    if (lacking.length === 0) return [];
    const { keys, records } = await this.audiences.ready(query, distinct(lacking));
    const wishes = lacking.map(({ group, scope, audience }) => ({
      group,
      scope,
      audiences: keys.filter((key) => key.group === group && key.audience === audience),
    }));
    const subjects = await this.subjects.ready(query, wishes);
    subjects.wipe();
    for (const { key } of keys) key.fill(0);
    return [...records, ...subjects.records];
  }

  /**
   * Gives this publisher's audience keys to members that joined or changed their key, after a
   * change of the directory.
   */
  wrapForNewMembers(query: SqlQuery): Promise<KeyRecord[]> {
    return this.audiences.wrapForNewMembers(query);
  }

  /** @returns the audiences that `wrapForNewMembers` would give a next epoch */
  outdatedAudiences(query: SqlQuery): Promise<(Audience & { epoch: number })[]> {
    return this.audiences.outdated(query);
  }

  /**
   * Begins the next epoch of an audience: what is sealed from then on, the former one opens no
   * more. What was sealed before stays open to those who could open it.
   *
   * @param isTrial whether the transaction is rolled back in any case
   * @returns its record; undefined where this publisher never sealed for that audience
   */
  rotateAudience(
    query: SqlQuery,
    audience: Audience,
    { isTrial = false } = {},
  ): Promise<KeyRecord | undefined> {
    return this.audiences.rotate(query, audience, isTrial);
  }

  /**
   * Begins the next generation of a scope's key; it is wrapped when something is sealed with it.
   *
   * @returns the generation; undefined where this publisher never sealed under that scope
   */
  rotateSubject(
    query: SqlQuery,
    of: { group: string; scope: string },
  ): Promise<number | undefined> {
    return this.subjects.rotate(query, of);
  }

  /** Tells what a key is used for, without a change. */
  useOf(query: SqlQuery, name: SealKeyName): Promise<KeyUse> {
    return useOfKey(query, name);
  }

  /**
   * Destroys a key for ever: nobody opens any more what was sealed with it.
   *
   * @returns the record that tells it; undefined where this publisher does not have the key
   */
  async destroy(
    query: SqlQuery,
    name: SealKeyName,
    by: NonNullable<KeyRecord['destruction']>,
  ): Promise<KeyRecord | undefined> {
    const record = await destroyKey(query, this.options, name, by);
    if (record?.audience) this.audiences.forget({ group: name.group, audience: record.audience });
    return record;
  }

  /**
   * Takes over newer keys from its own key topic, after a restore from a backup.
   *
   * @param records the records of that topic that say more than the tables
   */
  reconcile(query: SqlQuery, records: readonly KeyRecord[]): Promise<KeysReconciled> {
    return reconcileKeys(query, this.options, records);
  }

  /**
   * Says a key again with the next sequence, by its own tables.
   *
   * @param held the record of that key that counts now
   * @param isAnew whether also where that record says the same
   * @returns undefined where there is nothing to say again
   */
  async restate(
    query: SqlQuery,
    held: KeyRecord,
    { isAnew }: { isAnew: boolean },
  ): Promise<KeyRecord | undefined> {
    if (!isAnew && (await saysWhatTablesSay(query, held))) return undefined;
    return restateKey(query, this.options.publisher, held, held.sequence);
  }

  /**
   * Says a key of which no record counts, by its own tables.
   *
   * @returns undefined where this publisher does not have the key
   */
  stateAnew(query: SqlQuery, name: SealKeyName): Promise<KeyRecord | undefined> {
    return restateKey(query, this.options.publisher, name, 0);
  }

  /**
   * Opens a group that this publisher itself sealed.
   *
   * @throws TrustError KEY_MISSING, DAMAGED, WRONG_FORMAT
   */
  async reopen(
    query: SqlQuery,
    { sealedIn, sealed }: { sealedIn: SealedIn; sealed: Sealed },
  ): Promise<Buffer> {
    const key = await this.subjects.find(query, sealed.group, sealed.scope, sealed.generation);
    try {
      return openGroup(key, this.bindingOf(sealedIn.record, sealed), sealed, sealedIn.format);
    } finally {
      key.fill(0);
    }
  }

  private bindingOf(
    { topic, entityId, eventId, version, schemaHash }: RecordOfSeal,
    {
      group,
      scope,
      generation,
      fingerprint,
    }: Pick<Sealed, 'group' | 'scope' | 'generation' | 'fingerprint'>,
  ): SealBinding {
    const { exchangeId, publisher } = this.options;
    return {
      ...{ exchangeId, publisher, topic, entityId, eventId, version, schemaHash },
      ...{ group, scope, generation, fingerprint },
    };
  }
}

const nobodyElse = async (): Promise<readonly string[]> => [];

const audiencesOf = ({ group, audiences }: GroupToSeal): Audience[] =>
  audiences.map((audience) => ({ group, audience }));

function distinct(audiences: readonly Audience[]): Audience[] {
  return [
    ...new Map(
      audiences.map(({ group, audience }) => [`${group}/${audience}`, { group, audience }]),
    ).entries(),
  ]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, audience]) => audience);
}

function keysFor({ group, audiences }: GroupToSeal, keys: AudienceKey[]): AudienceKey[] {
  return keys.filter((key) => key.group === group && audiences.includes(key.audience));
}
