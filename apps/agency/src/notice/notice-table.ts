import { Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import { Database } from '../database/database.js';
import { Cursors } from '../http/cursors.js';

/** What an agency told of an opening of this agency's data. */
export interface NoticeDetail {
  topic: string;
  key: string;
  entityVersion: number;
  groups: string[];
  officer: string;
  officerKind: string;
  client: string;
  reason: string;
  /**
   * the second person, where the opening went beyond the limit; absent in notices that came before
   */
  confirmedBy?: string | null;
}

/** A notice that came; its detail is null until its key comes, or where it cannot be opened. */
export interface ReceivedNotice {
  noticeId: string;
  /** the agency that opened */
  opener: string;
  /** ISO 8601 */
  askedAt: string;
  purpose: string;
  exercise: boolean;
  status: 'OPEN' | 'KEY_PENDING' | 'UNREADABLE';
  detail: NoticeDetail | null;
}

export interface NoticeQuery {
  opener?: string | undefined;
  entityId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** A notice as it is stored. */
export interface NoticeRow extends Omit<ReceivedNotice, 'askedAt'> {
  version: number;
  /** epoch ms */
  askedAt: number;
}

const LIST = 'notices';

/** The notices that came to this agency, opened. */
@Injectable()
export class NoticeTable {
  constructor(
    private readonly database: Database,
    private readonly cursors: Cursors,
  ) {}

  async save(query: SqlQuery, rows: readonly NoticeRow[]): Promise<void> {
    for (const row of rows)
      await query(
        `INSERT INTO disclosure_notice (opener, notice_id, version, asked_at, purpose, exercise,
           status, detail)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (opener, notice_id, version) DO UPDATE
         SET status = excluded.status, detail = excluded.detail
         WHERE disclosure_notice.status = 'KEY_PENDING'`,
        [
          ...[row.opener, row.noticeId, row.version, new Date(row.askedAt), row.purpose],
          ...[row.exercise, row.status, row.detail && JSON.stringify(row.detail)],
        ],
      );
  }

  /** @returns the keys of notices that wait for a key */
  async waiting(query: SqlQuery, most: number): Promise<string[]> {
    const { rows } = await query(
      `SELECT opener || ':' || notice_id AS key FROM disclosure_notice
       WHERE status = 'KEY_PENDING' ORDER BY n LIMIT $1`,
      [most],
    );
    return rows.map((row) => String(row['key']));
  }

  /** Returns notices, the latest that came first. @throws Problem invalid-cursor */
  async page({
    limit,
    cursor,
    ...filter
  }: NoticeQuery): Promise<{ items: ReceivedNotice[]; nextCursor: string | null }> {
    const list = [LIST, filter];
    const [before] = cursor === undefined ? [] : this.cursors.decode(list, cursor);
    const { opener, entityId, from, to } = filter;
    const { rows } = await this.database.query(
      `SELECT * FROM disclosure_notice
       WHERE ($1::bigint IS NULL OR n < $1::bigint)
         AND ($2::text IS NULL OR opener = $2)
         AND ($3::text IS NULL OR split_part(detail ->> 'key', ':', 2) = $3)
         AND ($4::timestamptz IS NULL OR asked_at >= $4)
         AND ($5::timestamptz IS NULL OR asked_at < $5)
       ORDER BY n DESC LIMIT $6`,
      [...[before, opener, entityId, from, to].map((value) => value ?? null), limit + 1],
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(toNotice),
      nextCursor:
        rows.length > limit && last ? this.cursors.encode(list, [String(last['n'])]) : null,
    };
  }
}

const toNotice = (row: Record<string, unknown>): ReceivedNotice => ({
  noticeId: String(row['notice_id']),
  opener: String(row['opener']),
  askedAt: (row['asked_at'] as Date).toISOString(),
  purpose: String(row['purpose']),
  exercise: row['exercise'] === true,
  status: row['status'] as ReceivedNotice['status'],
  detail: detailOf(row['detail'] as NoticeDetail | null),
});

const detailOf = (detail: NoticeDetail | null): NoticeDetail | null =>
  detail && { ...detail, confirmedBy: detail.confirmedBy ?? null };
