import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LinesHash } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { IsNull, MoreThan, Not } from 'typeorm';
import { Database } from '../database/database.js';
import { type ImportRow, importEntity, importLineEntity } from '../database/import-entities.js';
import { Problem } from '../problem/problem.js';

/** A bulk import: its progress, and the number of lines of each result. */
export interface ImportState {
  importId: string;
  name: string | null;
  state: 'OPEN' | 'COMPLETE';
  /** the next line to take; every line before it is done */
  nextLine: number;
  /** hash of the lines taken (LinesHash), hex; null for an import that is older than this field */
  linesHash: string | null;
  /** size of the lines taken, without their ends */
  bytes: number;
  accepted: number;
  rejected: number;
  startedAt: string;
  changedAt: string;
}

/** The result of one line. */
export type LineResult = { line: number } & (
  | { accepted: { flow: string; entityId: string; eventId: string; version: number } }
  | { rejected: Record<string, unknown> }
);

const MOST_LISTED = 100;

/** The stored imports of this agency: numbers, ids and problems, never a line itself. */
@Injectable()
export class ImportTable {
  constructor(private readonly database: Database) {}

  async begin(client: string, name: string | null): Promise<ImportState> {
    const importId = randomUUID();
    const linesHash = Buffer.from(LinesHash.from().hex, 'hex');
    await this.database.using(importEntity, (imports) =>
      imports.insert({ importId, client, name, linesHash }),
    );
    return this.one(client, importId);
  }

  async list(client: string): Promise<ImportState[]> {
    const rows = await this.database.using(importEntity, (imports) =>
      imports.find({ where: { client }, order: { startedAt: 'DESC' }, take: MOST_LISTED }),
    );
    return rows.map(toState);
  }

  /** @throws Problem not-found, also for another client's import */
  async one(client: string, importId: string): Promise<ImportState> {
    const row = await this.database.using(importEntity, (imports) =>
      imports.findOneBy({ client, importId }),
    );
    if (!row) throw new Problem('not-found', `Expected an import of this client, got ${importId}`);
    return toState(row);
  }

  /**
   * Advances an import in the transaction of its lines, so each line is done once, however often it
   * is sent.
   * @throws Problem import-conflict where the import is not at `from`
   */
  async advance(
    query: SqlQuery,
    importId: string,
    from: number,
    nextLine: number,
    results: readonly LineResult[],
    taken: { linesHash: string | null; bytes: number },
  ): Promise<void> {
    const accepted = results.flatMap((result) =>
      'accepted' in result ? [{ line: result.line, ...result.accepted }] : [],
    );
    const rejected = results.flatMap((result) => ('rejected' in result ? [result] : []));
    const { rows } = await query(
      `UPDATE import
       SET next_line = $3, accepted = accepted + $4, rejected = rejected + $5,
         lines_hash = $6, bytes = $7, changed_at = clock_timestamp()
       WHERE import_id = $1 AND next_line = $2 AND state = 'OPEN' RETURNING 1 AS moved`,
      [
        ...[importId, from, nextLine, accepted.length, rejected.length],
        taken.linesHash === null ? null : Buffer.from(taken.linesHash, 'hex'),
        taken.bytes,
      ],
    );
    if (rows.length === 0)
      throw new Problem(
        'import-conflict',
        `Expected the import to be open at line ${from}, got one that another request continued`,
      );
    await query(
      `INSERT INTO import_line (import_id, line, flow, entity_id, event_id, version)
       SELECT $1::uuid, line, flow, entity_id, event_id, version
       FROM unnest($2::int[], $3::text[], $4::uuid[], $5::uuid[], $6::int[])
         AS l(line, flow, entity_id, event_id, version)
       UNION ALL SELECT $1::uuid, line, NULL, NULL, NULL, NULL FROM unnest($7::int[]) AS l(line)`,
      [
        importId,
        accepted.map(({ line }) => line),
        accepted.map(({ flow }) => flow),
        accepted.map(({ entityId }) => entityId),
        accepted.map(({ eventId }) => eventId),
        accepted.map(({ version }) => version),
        rejected.map(({ line }) => line),
      ],
    );
    if (rejected.length === 0) return;
    await query(
      `UPDATE import_line l SET problem = p.problem
       FROM unnest($2::int[], $3::jsonb[]) AS p(line, problem)
       WHERE l.import_id = $1 AND l.line = p.line`,
      [
        importId,
        rejected.map(({ line }) => line),
        rejected.map((result) => storable(result.rejected)),
      ],
    );
  }

  async complete(importId: string): Promise<void> {
    await this.database.using(importEntity, (imports) =>
      imports.update({ importId }, { state: 'COMPLETE', changedAt: () => 'clock_timestamp()' }),
    );
  }

  /** Returns the lines after a given one, in order. @param only the result that is wanted */
  async lines(
    importId: string,
    after: number,
    limit: number,
    only: 'accepted' | 'rejected' | null,
  ): Promise<Record<string, unknown>[]> {
    const problem =
      only === 'rejected' ? Not(IsNull()) : only === 'accepted' ? IsNull() : undefined;
    const rows = await this.database.using(importLineEntity, (lines) =>
      lines.find({
        where: { importId, line: MoreThan(after), ...(problem && { problem }) },
        order: { line: 'ASC' },
        take: limit,
      }),
    );
    return rows.map(({ line, problem: refused, flow, entityId: id, eventId, version }) =>
      refused === null ? { line, flow, id, eventId, version } : { line, problem: refused },
    );
  }
}

/**
 * Encodes JSON for a jsonb column, which can store neither NUL nor half a surrogate pair. A problem
 * may repeat the name of an unknown field, with such characters.
 */
function storable(problem: Record<string, unknown>): string {
  return JSON.stringify(problem, (_, value: unknown) =>
    typeof value === 'string'
      ? Buffer.from(value, 'utf8').toString('utf8').replaceAll('\u0000', '\ufffd')
      : value,
  );
}

function toState({ linesHash, bytes, startedAt, changedAt, ...row }: ImportRow): ImportState {
  const { importId, name, state, nextLine, accepted, rejected } = row;
  return {
    ...{ importId, name, state, nextLine, accepted, rejected },
    linesHash: linesHash?.toString('hex') ?? null,
    bytes: Number(bytes),
    startedAt: startedAt.toISOString(),
    changedAt: changedAt.toISOString(),
  };
}
