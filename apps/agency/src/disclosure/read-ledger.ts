import { Injectable } from '@nestjs/common';
import type { DisclosureEntry, OfficerKind } from '@sinergi/contracts';
import { Database } from '../database/database.js';
import { Cursors } from '../http/cursors.js';
import { ENTRY_COLUMNS, toEntry } from './stored-entries.js';

export interface LedgerQuery {
  order?: 'newest' | 'oldest' | undefined;
  /** topic of the flow */
  topic?: string | undefined;
  /** the agency whose data was opened */
  owner?: string | undefined;
  entityId?: string | undefined;
  officer?: string | undefined;
  officerKind?: OfficerKind | undefined;
  purpose?: string | undefined;
  /** ISO 8601; asked at or after */
  from?: string | undefined;
  /** ISO 8601; asked before */
  to?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

export interface LedgerPage {
  items: DisclosureEntry[];
  nextCursor: string | null;
}

const LIST = 'disclosures';
/** The keys of what an entry opened, one or many. */
const KEYS = 'coalesce(keys, ARRAY[key])';

/** Reads the ledger of disclosures, by pages and filters. */
@Injectable()
export class ReadLedger {
  constructor(
    private readonly database: Database,
    private readonly cursors: Cursors,
  ) {}

  /** @throws Problem invalid-cursor */
  async page({ limit, cursor, order = 'newest', ...filter }: LedgerQuery): Promise<LedgerPage> {
    const list = [LIST, order, filter];
    const [after] = cursor === undefined ? [] : this.cursors.decode(list, cursor);
    const { topic, owner, entityId, officer, officerKind, purpose, from, to } = filter;
    const [next, direction] = order === 'oldest' ? ['>', 'ASC'] : ['<', 'DESC'];
    const { rows } = await this.database.query(
      `SELECT ${ENTRY_COLUMNS} FROM disclosure
       WHERE ($1::bigint IS NULL OR seq ${next} $1::bigint)
         AND ($2::text IS NULL OR topic = $2)
         AND ($3::text IS NULL
           OR EXISTS (SELECT FROM unnest(${KEYS}) AS k WHERE split_part(k, ':', 1) = $3))
         AND ($4::text IS NULL
           OR EXISTS (SELECT FROM unnest(${KEYS}) AS k WHERE split_part(k, ':', 2) = $4))
         AND ($5::text IS NULL OR position(lower($5) IN lower(officer)) > 0)
         AND ($6::text IS NULL OR officer_kind = $6)
         AND ($7::text IS NULL OR purpose = $7)
         AND ($8::timestamptz IS NULL OR asked_at >= $8)
         AND ($9::timestamptz IS NULL OR asked_at < $9)
       ORDER BY seq ${direction} LIMIT $10`,
      [
        ...[after, topic, owner, entityId, officer, officerKind, purpose, from, to].map(
          (value) => value ?? null,
        ),
        limit + 1,
      ],
    );
    const items = rows.slice(0, limit).map(toEntry);
    const last = items.at(-1);
    return {
      items,
      nextCursor:
        rows.length > limit && last ? this.cursors.encode(list, [String(last.seq)]) : null,
    };
  }

  /** Returns how long the ledger is, and the hash of its last entry; 64 zeros without one. */
  async head(): Promise<{ length: number; head: string }> {
    const { rows } = await this.database.query(
      'SELECT seq, hash FROM disclosure ORDER BY seq DESC LIMIT 1',
    );
    const last = rows[0];
    return last
      ? { length: Number(last['seq']), head: (last['hash'] as Buffer).toString('hex') }
      : { length: 0, head: '0'.repeat(64) };
  }
}
