import { SIGNATURE_HEADER } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { APPROVALS_HEADER, type DirectoryAgency, type DirectoryRecord } from '@sinergi/directory';

/**
 * Reads the directory records of the history, in log order, and the position after them. The
 * directory view starts from both.
 */
export async function loadDirectory<T extends DirectoryAgency>(
  query: SqlQuery,
  directoryTopic: string,
  toEntry: (value: Buffer) => T | Promise<T>,
): Promise<{ records: DirectoryRecord<T>[]; next: bigint }> {
  const history = await query(
    `SELECT log_offset, version, appended_at, value, headers ? $2 AS is_signed,
       headers ->> $3 AS approvals
     FROM history
     WHERE topic = $1
     ORDER BY log_offset`,
    [directoryTopic, SIGNATURE_HEADER, APPROVALS_HEADER],
  );
  const records: DirectoryRecord<T>[] = [];
  for (const row of history.rows) {
    records.push({
      offset: BigInt(row['log_offset'] as string),
      appendedAt: (row['appended_at'] as Date).getTime(),
      version: Number(row['version']),
      isSigned: row['is_signed'] as boolean,
      approvals: (row['approvals'] as string | null) ?? null,
      value: row['value'] as Buffer,
      entry: await toEntry(row['value'] as Buffer),
    });
  }
  const position = await query('SELECT next_offset FROM position WHERE topic = $1', [
    directoryTopic,
  ]);
  return {
    records,
    next: BigInt((position.rows[0]?.['next_offset'] as string | undefined) ?? '0'),
  };
}
