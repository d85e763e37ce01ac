import { randomBytes, randomUUID } from 'node:crypto';
import type { AudienceWrap, KeyRecord } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import type { AudienceKey } from './audience-keys.js';
import { unwrapKey, wrapKey } from './key-wrap.js';
import type { Keystore } from './keystore.js';
import { readAudienceWraps, storeAudienceWraps } from './stored-wraps.js';
import { TrustError } from './trust-error.js';

const KEY_BYTES = 32;
const FIRST_GENERATION = 1;

/** A requested subject key: its scope, and the audiences that must be able to open it. */
export interface SubjectKeyWish {
  group: string;
  /** the subject's id, or the entity's */
  scope: string;
  audiences: AudienceKey[];
  /**
   * asks who else may keep the key, once it is locked; where present, a key that is wrapped for
   * others is followed by its next generation
   */
  mayKeep?: () => Promise<readonly string[]>;
}

/** The key of a scope's newest generation. */
export interface SubjectKey {
  group: string;
  scope: string;
  generation: number;
  key: Buffer;
}

interface Row {
  group: string;
  scope: string;
  generation: number;
  /** that of its latest record */
  sequence: number;
  wrapped: Buffer;
  wraps: AudienceWrap[];
}

/** The keys of one event's scopes, in plain form until they are wiped. */
export class ReadySubjectKeys {
  private readonly keys = new Map<string, SubjectKey>();

  /** @param records the key records that must go out before the keys are used */
  constructor(
    keys: SubjectKey[],
    readonly records: KeyRecord[],
  ) {
    for (const key of keys) this.keys.set(nameOf(key), key);
  }

  keyOf(group: string, scope: string): SubjectKey {
    const key = this.keys.get(nameOf({ group, scope }));
    if (!key) throw new TrustError('KEY_MISSING', `Expected a key of ${group}/${scope}, got none`);
    return key;
  }

  wipe(): void {
    for (const { key } of this.keys.values()) key.fill(0);
  }
}

/**
 * A publisher's subject keys. A key never changes, and its wraps only grow, each under the row's
 * lock until the transaction ends. Whoever loses the right to a key keeps it for what was sealed
 * with it, and does not get the next generation. Of two transactions for one subject, the second
 * waits and sees the keys that the first made.
 */
export class SubjectKeys {
  constructor(private readonly options: { publisher: string; keystore: Keystore }) {}

  /**
   * Finds or makes the keys, wrapped for their audiences. All new keys are made in one statement,
   * in the same order everywhere.
   */
  async ready(query: SqlQuery, asked: SubjectKeyWish[]): Promise<ReadySubjectKeys> {
    const wishes = merged(asked);
    const found = await this.newest(query, wishes);
    const made = await this.make(
      query,
      wishes.filter((wish) => !found.has(nameOf(wish))),
    );
    const keys: SubjectKey[] = [...made.keys];
    const records: KeyRecord[] = [...made.records];
    for (const wish of wishes) {
      const row = found.get(nameOf(wish));
      const isFit = row && missing(row, wish).length === 0 && surplus(row, wish).length === 0;
      if (isFit && !isOfFormerEpoch(row, wish)) {
        keys.push(this.unwrapped(row));
      } else if (row || !made.keys.some((key) => nameOf(key) === nameOf(wish))) {
        const fit = await this.fit(query, wish);
        keys.push(fit.key);
        if (fit.record) records.push(fit.record);
      }
    }
    return new ReadySubjectKeys(keys, records);
  }

  /**
   * Returns the audiences for which the newest keys of scopes are wrapped, by `group/scope`; a
   * scope under which this publisher has sealed nothing is absent.
   */
  async known(
    query: SqlQuery,
    scopes: readonly { group: string; scope: string }[],
  ): Promise<Map<string, Set<string>>> {
    const rows = await this.newest(query, scopes);
    return new Map(
      [...rows].map(([name, { wraps }]) => [name, new Set(wraps.map(({ audience }) => audience))]),
    );
  }

  /** @throws TrustError KEY_MISSING where this publisher never made it or has destroyed it */
  async find(query: SqlQuery, group: string, scope: string, generation: number): Promise<Buffer> {
    const { rows } = await query(
      'SELECT wrapped FROM subject_key WHERE group_name = $1 AND scope = $2 AND generation = $3',
      [group, scope, generation],
    );
    const wrapped = rows[0]?.['wrapped'] as Buffer | undefined;
    if (!wrapped)
      throw new TrustError(
        'KEY_MISSING',
        `Expected our own key of ${group}/${scope}/${generation}, got none`,
      );
    return unwrapKey(this.options.keystore.kek, wrapped);
  }

  /** Makes the next generation, without a wrap. @returns undefined where there is none before it */
  async rotate(query: SqlQuery, of: { group: string; scope: string }): Promise<number | undefined> {
    const wish: SubjectKeyWish = { ...of, audiences: [] };
    if (!(await this.newest(query, [wish])).has(nameOf(wish))) return undefined;
    const { generation } = await this.locked(query, wish);
    const { keys } = await this.make(query, [wish], generation + 1);
    for (const { key } of keys) key.fill(0);
    return generation + 1;
  }

  /**
   * Makes the keys that do not exist yet. If another transaction was first, it has ended by then,
   * and its key is not in the result.
   */
  private async make(
    query: SqlQuery,
    wishes: SubjectKeyWish[],
    generation = FIRST_GENERATION,
  ): Promise<{ keys: SubjectKey[]; records: KeyRecord[] }> {
    if (wishes.length === 0) return { keys: [], records: [] };
    const fresh = wishes.map(({ group, scope, audiences }) => {
      const key = randomBytes(KEY_BYTES);
      const row: Row = {
        group,
        scope,
        generation,
        // A key without a wrap is for its owner alone, so no record is published for it.
        sequence: audiences.length > 0 ? 1 : 0,
        wrapped: wrapKey(this.options.keystore.kek, key),
        wraps: audiences.map((audience) => wrapFor(audience, key)),
      };
      return { row, key: { group, scope, generation, key } };
    });
    const { rows } = await query(
      `INSERT INTO subject_key (group_name, scope, generation, wrapped, wraps, sequence)
       SELECT group_name, scope, $5, wrapped, wraps, sequence
       FROM unnest($1::text[], $2::text[], $3::bytea[], $4::jsonb[], $6::bigint[])
         AS k(group_name, scope, wrapped, wraps, sequence)
       ON CONFLICT DO NOTHING RETURNING group_name, scope`,
      [
        fresh.map(({ row }) => row.group),
        fresh.map(({ row }) => row.scope),
        fresh.map(({ row }) => row.wrapped),
        fresh.map(({ row }) => storeAudienceWraps(row.wraps)),
        generation,
        fresh.map(({ row }) => row.sequence),
      ],
    );
    const stored = new Set(
      rows.map((row) => nameOf({ group: String(row['group_name']), scope: String(row['scope']) })),
    );
    const made = fresh.filter(({ row }) => stored.has(nameOf(row)));
    return {
      keys: made.map(({ key }) => key),
      records: made.filter(({ row }) => row.wraps.length > 0).map(({ row }) => this.recordOf(row)),
    };
  }

  /** Makes the newest key fit a wish: more wraps, or the next generation. */
  private async fit(
    query: SqlQuery,
    wish: SubjectKeyWish,
  ): Promise<{ key: SubjectKey; record: KeyRecord | undefined }> {
    for (;;) {
      const row = await this.locked(query, wish);
      const outdated = surplus(row, wish);
      const kept = new Set(outdated.length > 0 ? await wish.mayKeep!() : []);
      if (isOfFormerEpoch(row, wish) || outdated.some((audience) => !kept.has(audience))) {
        const next = await this.follow(query, row, wish);
        if (next) return next;
        // Somebody else made that generation meanwhile.
        continue;
      }
      return this.grow(query, row, wish);
    }
  }

  /** Locks the newest key of a scope. */
  private async locked(query: SqlQuery, wish: SubjectKeyWish): Promise<Row> {
    for (;;) {
      const row = (await this.newest(query, [wish], 'FOR UPDATE')).get(nameOf(wish));
      if (!row)
        throw new TrustError(
          'KEY_MISSING',
          `Expected our own key of ${wish.group}/${wish.scope}, got none`,
        );
      // While this waited for the lock, its holder may have made the next generation.
      const newest = (await this.newest(query, [wish])).get(nameOf(wish))!;
      if (newest.generation === row.generation) return row;
    }
  }

  private async grow(
    query: SqlQuery,
    row: Row,
    wish: SubjectKeyWish,
  ): Promise<{ key: SubjectKey; record: KeyRecord | undefined }> {
    const key = this.unwrapped(row);
    const more = missing(row, wish);
    if (more.length === 0) return { key, record: undefined };
    row.wraps.push(...more.map((audience) => wrapFor(audience, key.key)));
    row.sequence += 1;
    await query(
      `UPDATE subject_key SET wraps = $4, sequence = $5
       WHERE group_name = $1
         AND scope = $2
         AND generation = $3`,
      [row.group, row.scope, row.generation, storeAudienceWraps(row.wraps), row.sequence],
    );
    return { key, record: this.recordOf(row) };
  }

  /** Makes the generation after a key; undefined where it exists already. */
  private async follow(
    query: SqlQuery,
    { generation }: Row,
    wish: SubjectKeyWish,
  ): Promise<{ key: SubjectKey; record: KeyRecord | undefined } | undefined> {
    const { keys, records } = await this.make(query, [wish], generation + 1);
    return keys[0] && { key: keys[0], record: records[0] };
  }

  private async newest(
    query: SqlQuery,
    wishes: readonly { group: string; scope: string }[],
    lock: '' | 'FOR UPDATE' = '',
  ): Promise<Map<string, Row>> {
    const { rows } = await query(
      `SELECT group_name, scope, generation, sequence, wrapped, wraps FROM subject_key
       WHERE (group_name, scope) IN (SELECT * FROM unnest($1::text[], $2::text[]))
       ORDER BY group_name, scope, generation ${lock}`,
      [wishes.map(({ group }) => group), wishes.map(({ scope }) => scope)],
    );
    // The newest generation comes last and replaces the earlier ones in the map.
    return new Map(rows.map(rowOf).map((row) => [nameOf(row), row]));
  }

  private unwrapped({ group, scope, generation, wrapped }: Row): SubjectKey {
    return { group, scope, generation, key: unwrapKey(this.options.keystore.kek, wrapped) };
  }

  private recordOf({ group, scope, generation, sequence, wraps }: Row): KeyRecord {
    return {
      ...{ sequence, destruction: null },
      eventId: randomUUID(),
      publisher: this.options.publisher,
      kind: 'SUBJECT',
      group,
      audience: null,
      epoch: null,
      hpkeWraps: [],
      scope,
      generation,
      audienceWraps: wraps,
    };
  }
}

const nameOf = ({ group, scope }: { group: string; scope: string }): string => `${group}/${scope}`;

/**
 * Merges the wishes to one per scope, with all its audiences, in the same order everywhere. In
 * different orders two events of the same subjects could wait for each other.
 */
function merged(wishes: SubjectKeyWish[]): SubjectKeyWish[] {
  const byName = new Map<string, SubjectKeyWish>();
  for (const wish of wishes) {
    const before = byName.get(nameOf(wish));
    const known = before?.audiences ?? [];
    const more = wish.audiences.filter(
      (one) =>
        !known.some(({ audience, epoch }) => audience === one.audience && epoch === one.epoch),
    );
    byName.set(nameOf(wish), { ...before, ...wish, audiences: [...known, ...more] });
  }
  return [...byName].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, wish]) => wish);
}

function rowOf(row: Record<string, unknown>): Row {
  return {
    group: row['group_name'] as string,
    scope: row['scope'] as string,
    generation: row['generation'] as number,
    sequence: Number(row['sequence']),
    wrapped: row['wrapped'] as Buffer,
    wraps: readAudienceWraps(row['wraps']),
  };
}

function missing({ wraps }: Row, { audiences }: SubjectKeyWish): AudienceKey[] {
  return audiences.filter(
    ({ audience, epoch }) =>
      !wraps.some((wrap) => wrap.audience === audience && wrap.epoch === epoch),
  );
}

/** Returns the audiences that have the key, and that the wish does not name. */
function surplus({ wraps }: Row, { audiences, mayKeep }: SubjectKeyWish): string[] {
  if (!mayKeep) return [];
  return wraps
    .map(({ audience }) => audience)
    .filter((name) => !audiences.some(({ audience }) => audience === name));
}

/**
 * Tells whether a seal would be opened by an epoch that ended: a member that left has it. Only a
 * seal asks; a wish without `mayKeep` adds audiences to what is sealed already.
 */
function isOfFormerEpoch({ wraps }: Row, { audiences, mayKeep }: SubjectKeyWish): boolean {
  return (
    mayKeep !== undefined &&
    wraps.some((wrap) =>
      audiences.some(({ audience, epoch }) => audience === wrap.audience && wrap.epoch < epoch),
    )
  );
}

function wrapFor({ audience, epoch, key }: AudienceKey, subjectKey: Buffer): AudienceWrap {
  return { audience, epoch, wrapped: wrapKey(key, subjectKey) };
}
