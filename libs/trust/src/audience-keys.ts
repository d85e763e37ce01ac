import { randomBytes, randomUUID } from 'node:crypto';
import type { HpkeWrap, KeyRecord } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { wrapForMember } from './audience-wrap.js';
import { unwrapKey, wrapKey } from './key-wrap.js';
import type { Keystore } from './keystore.js';
import type { AudienceMembers, Member } from './member.js';
import { readHpkeWraps, storeHpkeWraps } from './stored-wraps.js';

const KEY_BYTES = 32;
const FIRST_EPOCH = 1;

/** An audience of one group: the agencies that open it everywhere (`core`), or in one kecamatan. */
export interface Audience {
  group: string;
  audience: string;
}

/** The key of an audience's newest epoch. */
export interface AudienceKey extends Audience {
  epoch: number;
  key: Buffer;
}

interface Row extends Audience {
  epoch: number;
  /** that of its latest record */
  sequence: number;
  wrapped: Buffer;
  wraps: HpkeWrap[];
}

export interface AudienceKeysOptions {
  publisher: string;
  keystore: Keystore;
  members: AudienceMembers;
  /**
   * called once per member whose public key is no usable X25519 key. The member is skipped until it
   * publishes another key
   */
  onUnusableKey?(member: Member): void;
}

/**
 * A publisher's audience keys. Keys are made and wrapped in one transaction at a time, under an
 * advisory lock, and the members are read only under that lock. So a change of the directory that
 * runs beside an event leaves no member out.
 */
export class AudienceKeys {
  private readonly unusable = new Set<string>();
  /**
   * The keys that are known to be committed. An epoch's key never changes, and new members get it
   * from `wrapForNewMembers`.
   */
  private readonly settled = new Map<string, AudienceKey>();
  /** the lowest epoch that may be settled: that of an audience which got a new one */
  private readonly newestEpoch = new Map<string, number>();

  constructor(private readonly options: AudienceKeysOptions) {}

  /**
   * Finds or makes the keys, wrapped for every present member.
   *
   * @returns the keys, and the key records that must be published before their use
   */
  async ready(
    query: SqlQuery,
    audiences: Audience[],
  ): Promise<{ keys: AudienceKey[]; records: KeyRecord[] }> {
    const settled = audiences.map((audience) => this.settled.get(nameOf(audience)));
    if (settled.every((key) => key !== undefined))
      return { keys: settled.map(copyOf), records: [] };
    return this.findOrMake(query, audiences);
  }

  /**
   * Tells whether the keys of all these audiences are settled, so that no call of `ready` is
   * needed.
   */
  areSettled(audiences: Audience[]): boolean {
    return audiences.every((audience) => this.settled.has(nameOf(audience)));
  }

  /**
   * Remembers keys whose transaction has committed, so that events that use them need no statement
   * for them.
   */
  settle(keys: AudienceKey[]): void {
    for (const key of keys)
      if (key.epoch >= (this.newestEpoch.get(nameOf(key)) ?? 0)) this.settled.set(nameOf(key), key);
  }

  private async findOrMake(
    query: SqlQuery,
    audiences: Audience[],
  ): Promise<{ keys: AudienceKey[]; records: KeyRecord[] }> {
    const known = await this.newest(query, audiences);
    if (known.length === audiences.length && known.every((row) => this.missing(row).length === 0)) {
      return { keys: known.map((row) => this.unwrapped(row)), records: [] };
    }
    await this.lock(query);
    const rows = await this.newest(query, audiences);
    const made = new Set<Row>();
    for (const { group, audience } of audiences) {
      if (rows.some((row) => row.group === group && row.audience === audience)) continue;
      const key = randomBytes(KEY_BYTES);
      const wrapped = wrapKey(this.options.keystore.kek, key);
      key.fill(0);
      const row: Row = { group, audience, epoch: FIRST_EPOCH, sequence: 0, wrapped, wraps: [] };
      rows.push(row);
      made.add(row);
      await query(
        'INSERT INTO audience_key (group_name, audience, epoch, wrapped) VALUES ($1, $2, $3, $4)',
        [group, audience, FIRST_EPOCH, wrapped],
      );
    }
    // Another transaction has published the keys that it made meanwhile, before it released the
    // lock.
    return {
      keys: rows.map((row) => this.unwrapped(row)),
      records: await this.recordsOfGrown(query, rows, made),
    };
  }

  /**
   * Gives every epoch's key to members that do not have it yet. An audience of which a member left,
   * or of which a member's key was replaced or withdrawn, gets its next epoch: the key that went
   * opens nothing that is sealed from then on.
   *
   * @returns one complete record per key that got a wrap or is new
   */
  async wrapForNewMembers(query: SqlQuery): Promise<KeyRecord[]> {
    await this.lock(query);
    const { rows } = await query(
      `SELECT group_name, audience, epoch, sequence, wrapped, wraps
       FROM audience_key
       ORDER BY group_name, audience, epoch`,
    );
    const known = rows.map(rowOf);
    const made = new Set<Row>();
    for (const row of newestOf(known))
      if (this.isOutdated(row)) {
        const next = await this.makeEpoch(query, row);
        this.leave(next);
        made.add(next);
      }
    return this.recordsOfGrown(query, [...known, ...made], made);
  }

  /** @returns the newest epochs that a next one would follow; changes nothing */
  async outdated(query: SqlQuery): Promise<(Audience & { epoch: number })[]> {
    const { rows } = await query(
      `SELECT group_name, audience, epoch, sequence, wrapped, wraps FROM audience_key
       ORDER BY group_name, audience, epoch`,
    );
    return newestOf(rows.map(rowOf))
      .filter((row) => this.isOutdated(row))
      .map(({ group, audience, epoch }) => ({ group, audience, epoch }));
  }

  /**
   * Begins the next epoch of an audience, wrapped for its present members.
   *
   * @param isTrial whether the transaction is rolled back in any case
   * @returns the record of the new epoch; undefined where this publisher never sealed for it
   */
  async rotate(
    query: SqlQuery,
    audience: Audience,
    isTrial: boolean,
  ): Promise<KeyRecord | undefined> {
    await this.lock(query);
    const [newest] = await this.newest(query, [audience]);
    if (!newest) return undefined;
    const row = await this.makeEpoch(query, newest);
    if (!isTrial) this.leave(row);
    const [record] = await this.recordsOfGrown(query, [row], new Set([row]));
    return record;
  }

  /** Forgets a key that was destroyed. */
  forget(audience: Audience): void {
    this.settled.delete(nameOf(audience));
  }

  /** Makes the epoch after a key, without a wrap yet. */
  private async makeEpoch(query: SqlQuery, { group, audience, epoch }: Row): Promise<Row> {
    const key = randomBytes(KEY_BYTES);
    const wrapped = wrapKey(this.options.keystore.kek, key);
    key.fill(0);
    const next = epoch + 1;
    await query(
      'INSERT INTO audience_key (group_name, audience, epoch, wrapped) VALUES ($1, $2, $3, $4)',
      [group, audience, next, wrapped],
    );
    return { group, audience, epoch: next, sequence: 0, wrapped, wraps: [] };
  }

  /**
   * Forgets the epochs before a new one, before its commit: if the transaction fails, keys of this
   * audience are looked up again for each event.
   */
  private leave({ epoch, ...audience }: Row): void {
    this.settled.delete(nameOf(audience));
    this.newestEpoch.set(nameOf(audience), epoch);
  }

  /** Tells whether a key is wrapped for a key that is no present member's. */
  private isOutdated({ group, audience, wraps }: Row): boolean {
    const members = this.membersOf(group, audience);
    return wraps.some(
      ({ agency, keyId }) =>
        !members.some((member) => member.agency === agency && member.keyId === keyId),
    );
  }

  /**
   * @param made the new keys among them: a key without any member is published too, so that other
   * agencies know that they have no wrap
   */
  private async recordsOfGrown(
    query: SqlQuery,
    rows: readonly Row[],
    made: ReadonlySet<Row> = new Set(),
  ): Promise<KeyRecord[]> {
    const records: KeyRecord[] = [];
    for (const row of rows) {
      const hasGrown = await this.wrapMissing(row);
      if (hasGrown || made.has(row)) records.push(await this.say(query, row));
    }
    return records;
  }

  private async lock(query: SqlQuery): Promise<void> {
    await query("SELECT pg_advisory_xact_lock(hashtextextended('sinergi audience keys', 0))");
  }

  private async newest(query: SqlQuery, audiences: Audience[]): Promise<Row[]> {
    const { rows } = await query(
      `SELECT DISTINCT ON (group_name, audience) group_name, audience, epoch, sequence, wrapped,
          wraps
         FROM audience_key
         JOIN unnest($1::text[], $2::text[]) AS wanted (group_name, audience)
           USING (group_name, audience)
        ORDER BY group_name, audience, epoch DESC`,
      [audiences.map(({ group }) => group), audiences.map(({ audience }) => audience)],
    );
    return rows.map(rowOf);
  }

  private missing({ group, audience, wraps }: Row): Member[] {
    return this.membersOf(group, audience)
      .filter(
        ({ agency, keyId }) =>
          !wraps.some((wrap) => wrap.agency === agency && wrap.keyId === keyId),
      )
      .filter((member) => !this.unusable.has(fingerprintOf(member)));
  }

  /**
   * Returns the members that may open the group, and the publisher, who sealed it: the publisher
   * recovers the key from its own wrap after a restore from a backup.
   */
  private membersOf(group: string, audience: string): Member[] {
    const { publisher, keystore } = this.options;
    const others = this.options
      .members(group, audience)
      .filter(({ agency }) => agency !== publisher);
    return [...others, { agency: publisher, keyId: keystore.keyId, publicKey: keystore.publicKey }];
  }

  /** @returns whether it wrapped the key for any member */
  private async wrapMissing(row: Row): Promise<boolean> {
    const members = this.missing(row);
    if (members.length === 0) return false;
    const { key } = this.unwrapped(row);
    const before = row.wraps.length;
    for (const member of members) {
      const wrap = await wrapForMember(
        { publisher: this.options.publisher, ...row },
        member,
        key,
      ).catch(() => undefined);
      if (wrap) row.wraps.push(wrap);
      else this.passOver(member);
    }
    key.fill(0);
    return row.wraps.length > before;
  }

  /** Stores the wraps of a key, and returns the record that tells them. */
  private async say(query: SqlQuery, row: Row): Promise<KeyRecord> {
    row.sequence += 1;
    await query(
      `UPDATE audience_key SET wraps = $4, sequence = $5
       WHERE group_name = $1
         AND audience = $2
         AND epoch = $3`,
      [row.group, row.audience, row.epoch, storeHpkeWraps(row.wraps), row.sequence],
    );
    return this.recordOf(row);
  }

  /** Skips a member. One member's bad key must not keep a publisher from sealing for the others. */
  private passOver(member: Member): void {
    this.unusable.add(fingerprintOf(member));
    this.options.onUnusableKey?.(member);
  }

  private unwrapped({ group, audience, epoch, wrapped }: Row): AudienceKey {
    return { group, audience, epoch, key: unwrapKey(this.options.keystore.kek, wrapped) };
  }

  private recordOf({ group, audience, epoch, sequence, wraps }: Row): KeyRecord {
    return {
      ...{ sequence, destruction: null },
      eventId: randomUUID(),
      publisher: this.options.publisher,
      kind: 'AUDIENCE',
      group,
      audience,
      epoch,
      hpkeWraps: wraps,
      scope: null,
      generation: null,
      audienceWraps: [],
    };
  }
}

/** Returns the newest epoch of each audience; the rows come in order of epochs. */
const newestOf = (rows: readonly Row[]): Row[] => [
  ...new Map(rows.map((row) => [nameOf(row), row])).values(),
];

const nameOf = ({ group, audience }: Audience): string => `${group}/${audience}`;

/** Copies a key, because each receiver wipes the key that it was given. */
const copyOf = (key: AudienceKey): AudienceKey => ({ ...key, key: Buffer.from(key.key) });

function rowOf(row: Record<string, unknown>): Row {
  return {
    group: row['group_name'] as string,
    audience: row['audience'] as string,
    epoch: row['epoch'] as number,
    sequence: Number(row['sequence']),
    wrapped: row['wrapped'] as Buffer,
    wraps: readHpkeWraps(row['wraps']),
  };
}

function fingerprintOf({ agency, keyId, publicKey }: Member): string {
  return `${agency} ${keyId} ${publicKey.toString('base64')}`;
}
