import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { type IncomingRecord, topicPartitionId } from '@sinergi/broker';
import { type InTransaction, inSnapshot, type SqlQuery } from '@sinergi/database';
import type { DirectoryAgency } from '@sinergi/directory';
import { type Admission, RecordAdmission } from '../admit-record.js';
import { FenceView, loadFences } from '../fence-view.js';
import { bucketOf } from '../partition-digest.js';
import type { TopicPartition } from '../position-table.js';
import { BY_REGISTRY } from '../verdict.js';
import { sqlRecordHash } from './sql-record-hash.js';
import { storedRecord } from './stored-record.js';

/** The rows of a partition that do not carry the signature by which they were admitted. */
export interface EvidenceFound {
  count: number;
  /** 0 where there is none */
  firstOffset: number;
  /** the buckets of their keys */
  buckets: number[];
}

/** Offsets whose rows are read, verified and remembered together. */
const PAGE = 100;
/** Rows that are verified in one turn of the event loop: two milliseconds of work. */
const AT_ONCE = 16;

/**
 * Verifies the signatures of stored rows again: what their headers prove, for their own bytes, by
 * the directory version that the fences before their place put in force. Uses the verification of
 * admission. Reads page by page, each in a short snapshot of its own: a row that was applied stays
 * as it is, so nothing is locked and no snapshot is kept.
 *
 * A page whose rows all carry their signature is remembered by a hash over what was judged, so that
 * only pages that changed are verified again by this process.
 */
export class EvidenceCheck<T extends DirectoryAgency> {
  private readonly verified = new Map<string, Map<number, string>>();

  constructor(
    private readonly inTransaction: InTransaction,
    private readonly admission: Admission<T>,
  ) {}

  /**
   * A row whose bytes do not match their stored hash is left out: the scrub names it. So is one
   * that nobody can judge now, because the registry does not answer.
   */
  async check(topicPartition: TopicPartition): Promise<EvidenceFound> {
    const refused: { key: string; offset: bigint }[] = [];
    const known = this.knownOf(topicPartition);
    const marks = await this.read(async (query) =>
      this.marksOf(query, topicPartition, await fencesOf(query, topicPartition)),
    );
    for (const page of known.keys()) if (!marks.has(page)) known.delete(page);
    for (const [page, mark] of marks) {
      if (known.get(page) === mark) continue;
      known.delete(page);
      const { isJudged, ...read } = await this.verify(topicPartition, page);
      refused.push(...read.refused);
      if (isJudged && read.refused.length === 0 && read.mark !== undefined)
        known.set(page, read.mark);
    }
    return {
      count: refused.length,
      firstOffset: Number(refused[0]?.offset ?? 0n),
      buckets: [...new Set(refused.map(({ key }) => bucketOf(key)))],
    };
  }

  private async verify(topicPartition: TopicPartition, page: number) {
    const { mark, fences, records } = await this.read(async (query) => {
      const fences = await fencesOf(query, topicPartition);
      const marks = await this.marksOf(query, topicPartition, fences, page);
      const records = await readPage(query, topicPartition, page);
      return { mark: marks.get(page), fences, records };
    });
    const { directory, rulesFor } = this.admission;
    const signers = new RecordAdmission(
      { ...this.admission, fences, directoryEnd: async () => directory.version },
      rulesFor(topicPartition.topic),
    );
    const refused: { key: string; offset: bigint }[] = [];
    let isJudged = true;
    for (const [at, { record, isAsHashed }] of records.entries()) {
      if (at % AT_ONCE === 0) await breathe();
      const refusal = isAsHashed ? await signers.refuseSigner(record) : WAITS;
      if (refusal?.verdict === 'DEAD' && !BY_REGISTRY.has(refusal.reason))
        refused.push({ key: String(record.key), offset: record.offset });
      else if (refusal) isJudged = false;
    }
    return { mark, refused, isJudged };
  }

  /**
   * Returns a hash of all that a verdict on the rows of a page depends on, by page: key, version,
   * place, hash and headers of each row, the fences, and the directory that they put in force.
   */
  private async marksOf(
    query: SqlQuery,
    topicPartition: TopicPartition,
    fences: FenceView,
    only?: number,
  ): Promise<Map<number, string>> {
    const { topic, partition } = topicPartition;
    const { rows } = await query(
      `SELECT log_offset / ${PAGE} AS page, sha256(string_agg(
         sha256(convert_to(jsonb_build_array(key, version, log_offset,
           extract(epoch FROM appended_at), headers)::text, 'UTF8') || hash),
         '' ORDER BY log_offset, key, version)) AS rows
       FROM history
       WHERE topic = $1
         AND partition = $2
         AND log_offset >= $3
         AND log_offset < $4
       GROUP BY 1
       ORDER BY 1`,
      [topic, partition, ...(only === undefined ? EVERYWHERE : boundsOf(only))],
    );
    return new Map(
      rows.map((row): [number, string] => {
        const page = Number(row['page']);
        const mark = createHash('sha256').update(row['rows'] as Buffer);
        mark.update(this.inForceOn(page, topicPartition, fences));
        return [page, mark.digest('base64')];
      }),
    );
  }

  /** Names the directory versions that are in force on a page, and the directory they are of. */
  private inForceOn(page: number, { topic, partition }: TopicPartition, fences: FenceView): string {
    const [from, to] = boundsOf(page).map(BigInt) as [bigint, bigint];
    const { directory } = this.admission;
    const before = fences.before(topic, partition, from);
    const inside = fences
      .of({ topic, partition })
      .filter(({ offset }) => offset >= from && offset < to);
    const latest = inside.reduce(
      (highest, { directoryVersion }) => (directoryVersion > highest ? directoryVersion : highest),
      before ?? directory.version,
    );
    return [
      String(before),
      ...inside.map(({ offset, directoryVersion }) => `${offset}:${directoryVersion}`),
      directory.hashAt(before === undefined ? directory.version : latest).toString('hex'),
    ].join(' ');
  }

  private read<R>(work: (query: SqlQuery) => Promise<R>): Promise<R> {
    return inSnapshot(this.inTransaction, async (query) => {
      await query('SET LOCAL statement_timeout = 0');
      return work(query);
    });
  }

  private knownOf({ topic, partition }: TopicPartition): Map<number, string> {
    const name = topicPartitionId(topic, partition);
    const known = this.verified.get(name) ?? new Map<number, string>();
    this.verified.set(name, known);
    return known;
  }
}

const WAITS = { verdict: 'WAIT' } as const;
/** The first offset of a page, and that after its last. */
const boundsOf = (page: number): number[] => [page * PAGE, (page + 1) * PAGE];
const EVERYWHERE = [0, Number.MAX_SAFE_INTEGER];

async function fencesOf(query: SqlQuery, topicPartition: TopicPartition): Promise<FenceView> {
  const fences = new FenceView();
  await loadFences(query, fences, topicPartition);
  return fences;
}

async function readPage(
  query: SqlQuery,
  { topic, partition }: TopicPartition,
  page: number,
): Promise<{ record: IncomingRecord; isAsHashed: boolean }[]> {
  const { rows } = await query(
    `SELECT h.key, h.partition, h.log_offset, h.appended_at, h.value, h.headers,
       ${sqlRecordHash('h')} = h.hash AS is_as_hashed
     FROM history h
     WHERE h.topic = $1
       AND h.partition = $2
       AND h.log_offset >= $3
       AND h.log_offset < $4
     ORDER BY h.log_offset, h.key, h.version`,
    [topic, partition, ...boundsOf(page)],
  );
  return rows.map((row) => ({
    record: storedRecord(topic, row),
    isAsHashed: row['is_as_hashed'] === true,
  }));
}
