import { type InTransaction, inSnapshot, type SqlQuery } from '@sinergi/database';
import type { DirectoryAgency } from '@sinergi/directory';
import { PartitionDigest } from '../partition-digest.js';
import { type Position, readPosition, type TopicPartition } from '../position-table.js';
import { ENTITY_CHECKS, IS_WRONG_HOLE } from './entity-checks.js';
import type { EvidenceCheck } from './evidence-check.js';
import { fenceDigest } from './fence-digest.js';
import type { ComparedCode, CountedCode, Finding, ScrubReport } from './finding.js';
import { countOrphans, isAccountableForOrphans } from './orphans.js';
import { digestsOf, sqlBucket, sqlRecordHash, sqlXorOf } from './sql-record-hash.js';

/**
 * Hashes every stored byte of a partition again and reports what differs from what applying leaves.
 * The database hashes row by row, so memory is bounded and no value travels. Only for topics that
 * keep their history. The scrub does not check the directory that admission holds in memory: after
 * the directory was healed it must be loaded again, even if its scrub is clean.
 *
 * @param query in a transaction that sees one snapshot, REPEATABLE READ, READ ONLY; or one that
 * holds the position's lock
 */
export async function scrubPartition(
  query: SqlQuery,
  topicPartition: TopicPartition,
): Promise<ScrubReport> {
  // One statement over millions of rows may take long, so there is no timeout.
  await query('SET LOCAL statement_timeout = 0');
  const position = await readPosition(query, topicPartition);
  const history = await scrubHistory(query, topicPartition);
  const offsets = await scrubOffsets(query, topicPartition);
  const expected = position ?? NEVER_READ;
  const unequalBuckets = expected.digest.unequalBuckets(history.digest);
  const findings: Finding[] = [
    ...counted('POSITION_MISSING', position ? 0 : history.rows + offsets.dead + offsets.fences),
    ...rowsOf('ROW_CHANGED', { count: history.changed, firstOffset: history.firstChanged }),
    ...counted('DIGEST_DIFFERS', unequalBuckets.length),
    ...fences(expected.digest, history.digest, offsets.fences),
    ...compared('RECORDS_DIFFER', Number(expected.records), history.rows),
    ...accounted(expected, offsets.dead + offsets.fences),
    ...counted('OFFSET_TAKEN_TWICE', offsets.takenTwice),
    ...behind(expected.nextOffset, offsets.highest),
    ...(await scrubState(query, topicPartition, expected)),
  ];
  return {
    ...topicPartition,
    nextOffset: expected.nextOffset,
    rows: history.rows,
    digest: history.digest.fold().toString('hex'),
    findings,
    unequalBuckets,
  };
}

/** Scrubs a partition in a separate snapshot. Changes that are applied meanwhile are not seen. */
export function scrubInSnapshot(
  inTransaction: InTransaction,
  { topic, partition }: TopicPartition,
): Promise<ScrubReport> {
  return inSnapshot(inTransaction, (query) => scrubPartition(query, { topic, partition }));
}

/**
 * Scrubs a partition, and checks the evidence of its rows: whether each still carries the signature
 * by which it was admitted, and the columns that its value says.
 */
export async function scrubWithEvidence<T extends DirectoryAgency>(
  inTransaction: InTransaction,
  topicPartition: TopicPartition,
  evidence: EvidenceCheck<T>,
): Promise<ScrubReport> {
  const report = await scrubInSnapshot(inTransaction, topicPartition);
  const { count, firstOffset, columns, buckets } = await evidence.check(topicPartition);
  if (buckets.length === 0) return report;
  return {
    ...report,
    findings: [
      ...report.findings,
      ...rowsOf('SIGNATURE_DIFFERS', { count, firstOffset }),
      ...rowsOf('COLUMNS_DIFFER', columns),
    ],
    unequalBuckets: [...new Set([...report.unequalBuckets, ...buckets])].sort((a, b) => a - b),
  };
}

type Expected = Pick<
  Position,
  'nextOffset' | 'readTo' | 'digest' | 'records' | 'duplicates' | 'entities'
>;
const NEVER_READ: Expected = {
  nextOffset: 0n,
  readTo: 0n,
  digest: PartitionDigest.empty(),
  records: 0n,
  duplicates: 0n,
  entities: 0n,
};

interface HistoryScrub {
  rows: number;
  changed: number;
  firstChanged: number;
  digest: PartitionDigest;
}

async function scrubHistory(
  query: SqlQuery,
  { topic, partition }: TopicPartition,
): Promise<HistoryScrub> {
  // OFFSET 0 keeps the planner from computing a hash again at each use.
  const { rows } = await query(
    `SELECT bucket, count(*) AS rows, count(*) FILTER (WHERE actual <> hash) AS changed,
       min(log_offset) FILTER (WHERE actual <> hash) AS first_changed,
       ${sqlXorOf('actual')} AS digest
     FROM (SELECT ${sqlBucket('h')} AS bucket, ${sqlRecordHash('h')} AS actual, h.hash, h.log_offset
           FROM history h WHERE h.topic = $1 AND h.partition = $2 OFFSET 0) AS hashed
     GROUP BY bucket`,
    [topic, partition],
  );
  const { xor } = await fenceDigest(query, { topic, partition });
  const firsts = rows
    .filter((row) => row['first_changed'] !== null)
    .map((row) => Number(row['first_changed']));
  return {
    rows: sum(rows, 'rows'),
    changed: sum(rows, 'changed'),
    firstChanged: Math.min(...firsts),
    digest: PartitionDigest.of(digestsOf(rows), xor),
  };
}

async function scrubOffsets(
  query: SqlQuery,
  { topic, partition }: TopicPartition,
): Promise<{ dead: number; fences: number; takenTwice: number; highest: bigint }> {
  const { rows } = await query(
    `WITH taken AS (
       SELECT log_offset FROM history WHERE topic = $1 AND partition = $2
       UNION ALL SELECT log_offset FROM dead_letter WHERE topic = $1 AND partition = $2
       UNION ALL SELECT log_offset FROM fence WHERE topic = $1 AND partition = $2)
     SELECT count(*) FILTER (WHERE claims > 1) AS taken_twice,
       coalesce(max(log_offset), -1) AS highest,
       (SELECT count(*) FROM dead_letter WHERE topic = $1 AND partition = $2) AS dead,
       (SELECT count(*) FROM fence WHERE topic = $1 AND partition = $2) AS fences
     FROM (SELECT log_offset, count(*) AS claims FROM taken GROUP BY log_offset) AS claimed`,
    [topic, partition],
  );
  const row = rows[0]!;
  return {
    dead: Number(row['dead']),
    fences: Number(row['fences']),
    takenTwice: Number(row['taken_twice']),
    highest: BigInt(row['highest'] as string),
  };
}

async function scrubState(
  query: SqlQuery,
  topicPartition: TopicPartition,
  expected: Expected,
): Promise<Finding[]> {
  const { topic, partition } = topicPartition;
  const { rows } = await query(
    `WITH ${ENTITY_CHECKS}
     SELECT (SELECT count(*) FROM held) AS held,
       (SELECT coalesce(sum(lacking), 0) FROM lacking_holes) AS lacking_holes,
       (SELECT count(*) FROM version_hole v WHERE ${IS_WRONG_HOLE}) AS wrong_holes,
       count(*) FILTER (WHERE is_missing) AS missing,
       count(*) FILTER (WHERE NOT is_missing) AS differing
     FROM wrong_state`,
    [topic, partition],
  );
  const count = (name: string): number => Number(rows[0]![name]);
  const isAccountable = await isAccountableForOrphans(query, topicPartition);
  const orphans = isAccountable ? await countOrphans(query, topic) : 0;
  return [
    ...counted('STATE_DIFFERS', count('differing')),
    ...counted('STATE_MISSING', count('missing')),
    ...compared('ENTITIES_DIFFER', Number(expected.entities), count('held') - count('missing')),
    ...counted('HOLES_DIFFER', count('lacking_holes') + count('wrong_holes') + orphans),
  ];
}

/** @param others offsets that hold neither a row nor a duplicate: dead letters and fences */
function accounted(
  { nextOffset, readTo, records, duplicates }: Expected,
  others: number,
): Finding[] {
  const got = Number(records + duplicates) + others;
  // Negative counts are wrong, even where the sum is right.
  const isRight = got === Number(readTo) && records >= 0n && duplicates >= 0n;
  if (isRight && nextOffset === readTo) return [];
  return [
    {
      code: 'OFFSETS_UNACCOUNTED',
      params: { expected: Number(isRight ? nextOffset : readTo), got },
    },
  ];
}

function rowsOf(
  code: 'ROW_CHANGED' | 'SIGNATURE_DIFFERS' | 'COLUMNS_DIFFER',
  params: { count: number; firstOffset: number },
): Finding[] {
  return params.count > 0 ? [{ code, params }] : [];
}

function behind(nextOffset: bigint, highest: bigint): Finding[] {
  if (highest < nextOffset) return [];
  return [
    {
      code: 'POSITION_BEHIND_ROWS',
      params: { nextOffset: Number(nextOffset), highestOffset: Number(highest) },
    },
  ];
}

/** @param stored how many fences are stored */
function fences(expected: PartitionDigest, got: PartitionDigest, stored: number): Finding[] {
  if (expected.hasFencesOf(got)) return [];
  return [{ code: 'FENCES_DIFFER', params: { count: stored } }];
}

const counted = (code: CountedCode, count: number): Finding[] =>
  count > 0 ? [{ code, params: { count } }] : [];
const compared = (code: ComparedCode, expected: number, got: number): Finding[] =>
  expected === got ? [] : [{ code, params: { expected, got } }];

const sum = (rows: Record<string, unknown>[], column: string): number =>
  rows.reduce((total, row) => total + Number(row[column]), 0);
