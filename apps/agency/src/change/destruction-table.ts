import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type KeyRecord, keyRecordKey } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import type { SealKeyName } from '@sinergi/trust';
import { Problem } from '../problem/problem.js';

/** ANNOUNCED waits for a second officer, CONFIRMED for the time at which it is due. */
export type DestructionState = 'ANNOUNCED' | 'CONFIRMED' | 'UNDONE' | 'DONE';

/** An officer, and how that is known. */
export interface Officer {
  officer: string;
  officerKind: string;
}

/** A key's destruction, from its announcement on. Times are epoch ms. */
export interface Destruction {
  destructionId: string;
  key: string;
  name: SealKeyName;
  reason: string;
  /** the log says it and this agency's own officers did not */
  isFromLog: boolean;
  state: DestructionState;
  announcedBy: string;
  announcedAt: number;
  confirmedBy: string | null;
  confirmedAt: number | null;
  dueAt: number | null;
  undoneBy: string | null;
}

/** The destructions of keys: each step by a named officer, and none is ever removed. */
@Injectable()
export class DestructionTable {
  /** @throws Problem already-exists where one is under way */
  async announce(
    query: SqlQuery,
    name: SealKeyName,
    { officer, officerKind, reason, now }: Officer & { reason: string; now: number },
  ): Promise<Destruction> {
    const { rows } = await query(
      `INSERT INTO key_destruction (destruction_id, key, name, reason, announced_by,
         announced_kind, announced_at)
       VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7::float8 / 1000))
       ON CONFLICT DO NOTHING RETURNING *`,
      [randomUUID(), nameOf(name), JSON.stringify(name), reason, officer, officerKind, now],
    );
    if (!rows[0])
      throw new Problem('already-exists', 'Expected a key that nobody destroys yet, got another');
    return toDestruction(rows[0]);
  }

  /** @throws Problem not-found; not-entitled for the officer who announced it; change-refused */
  async confirm(
    query: SqlQuery,
    id: string,
    { officer, officerKind, now, dueAt }: Officer & { now: number; dueAt: number },
  ): Promise<Destruction> {
    const found = await this.one(query, id, 'FOR UPDATE');
    if (found.state !== 'ANNOUNCED')
      throw new Problem('change-refused', `Expected an announced destruction, got ${found.state}`);
    if (samePerson(found.announcedBy, officer))
      throw new Problem('not-entitled', 'Expected a second officer to confirm, got the first');
    const { rows } = await query(
      `UPDATE key_destruction SET confirmed_by = $2, confirmed_kind = $3,
         confirmed_at = to_timestamp($4::float8 / 1000), due_at = to_timestamp($5::float8 / 1000)
       WHERE destruction_id = $1 RETURNING *`,
      [id, officer, officerKind, now, dueAt],
    );
    return toDestruction(rows[0]!);
  }

  /** @throws Problem not-found; change-refused once it is done */
  async undo(
    query: SqlQuery,
    id: string,
    { officer, reason, now }: Officer & { reason: string; now: number },
  ): Promise<Destruction> {
    const found = await this.one(query, id, 'FOR UPDATE');
    if (found.state !== 'ANNOUNCED' && found.state !== 'CONFIRMED')
      throw new Problem('change-refused', `Expected a destruction under way, got ${found.state}`);
    const { rows } = await query(
      `UPDATE key_destruction SET undone_by = $2, undone_reason = $3,
         undone_at = to_timestamp($4::float8 / 1000)
       WHERE destruction_id = $1 RETURNING *`,
      [id, officer, reason, now],
    );
    return toDestruction(rows[0]!);
  }

  /**
   * Notes a destruction that the log has and this agency's officers did not order: a backup was
   * restored, or somebody has its key. It can be undone like any other.
   *
   * @returns whether somebody has undone it
   */
  async noteFromLog(
    query: SqlQuery,
    record: KeyRecord,
    { now, dueAt }: { now: number; dueAt: number },
  ): Promise<boolean> {
    const key = keyRecordKey(record);
    const { rows } = await query(
      'SELECT 1 FROM key_destruction WHERE key = $1 AND undone_at IS NOT NULL AND from_log',
      [key],
    );
    if (rows.length > 0) return true;
    const { group, audience, epoch, scope, generation } = record;
    await query(
      `INSERT INTO key_destruction (destruction_id, key, name, reason, from_log, announced_by,
         announced_kind, announced_at, confirmed_by, confirmed_kind, confirmed_at, due_at)
       VALUES ($1, $2, $3, 'the log says so', true, 'the log', 'MACHINE', $4, 'the log', 'MACHINE',
         $4, $5)
       ON CONFLICT DO NOTHING`,
      [
        ...[randomUUID(), key],
        JSON.stringify({ group, audience, epoch, scope, generation }),
        ...[new Date(now), new Date(dueAt)],
      ],
    );
    return false;
  }

  /** Takes the destructions that are due, and locks them. */
  async due(query: SqlQuery, now: number): Promise<Destruction[]> {
    const { rows } = await query(
      `SELECT * FROM key_destruction
       WHERE due_at <= to_timestamp($1::float8 / 1000) AND confirmed_at IS NOT NULL
         AND undone_at IS NULL AND done_at IS NULL
       ORDER BY due_at LIMIT 100 FOR UPDATE SKIP LOCKED`,
      [now],
    );
    return rows.map(toDestruction);
  }

  async done(query: SqlQuery, id: string, now: number): Promise<void> {
    await query(
      `UPDATE key_destruction SET done_at = to_timestamp($2::float8 / 1000)
       WHERE destruction_id = $1`,
      [id, now],
    );
  }

  /** Returns the latest destructions, those under way first. */
  async list(query: SqlQuery): Promise<Destruction[]> {
    const { rows } = await query(
      `SELECT * FROM key_destruction
       ORDER BY coalesce(undone_at, done_at) DESC NULLS FIRST, announced_at DESC LIMIT 100`,
    );
    return rows.map(toDestruction);
  }

  /** @throws Problem not-found */
  async one(query: SqlQuery, id: string, lock: '' | 'FOR UPDATE' = ''): Promise<Destruction> {
    const { rows } = await query(
      `SELECT * FROM key_destruction WHERE destruction_id = $1 ${lock}`,
      [id],
    );
    if (!rows[0])
      throw new Problem('not-found', `Expected a destruction of this agency, got ${id}`);
    return toDestruction(rows[0]);
  }
}

/** Tells whether two names are one, however they are written. */
export const samePerson = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

const nameOf = (name: SealKeyName): string =>
  keyRecordKey({ ...name, kind: 'DESTROYED' } as KeyRecord);

function toDestruction(row: Record<string, unknown>): Destruction {
  const at = (column: string): number | null => (row[column] as Date | null)?.getTime() ?? null;
  const state: DestructionState =
    row['undone_at'] !== null
      ? 'UNDONE'
      : row['done_at'] !== null
        ? 'DONE'
        : row['confirmed_at'] !== null
          ? 'CONFIRMED'
          : 'ANNOUNCED';
  return {
    destructionId: String(row['destruction_id']),
    key: String(row['key']),
    name: row['name'] as SealKeyName,
    reason: String(row['reason']),
    isFromLog: row['from_log'] === true,
    state,
    announcedBy: String(row['announced_by']),
    announcedAt: at('announced_at')!,
    confirmedBy: row['confirmed_by'] as string | null,
    confirmedAt: at('confirmed_at'),
    dueAt: at('due_at'),
    undoneBy: row['undone_by'] as string | null,
  };
}
