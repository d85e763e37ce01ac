import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { type IncomingRecord, topicPartitionId } from '@sinergi/broker';
import { type InTransaction, inSnapshot, type SqlQuery } from '@sinergi/database';
import type { DirectoryAgency } from '@sinergi/directory';
import { listedFields, type TopicRules } from '../admit.js';
import { type Admission, RecordAdmission } from '../admit-record.js';
import { FenceView, loadFences } from '../fence-view.js';
import {
  LISTED_COLUMNS,
  listed,
  listedArrays,
  listedParams,
  listedValues,
} from '../listed-columns.js';
import { bucketOf } from '../partition-digest.js';
import type { TopicPartition } from '../position-table.js';
import { BY_REGISTRY, type Candidate, type ListedFields } from '../verdict.js';
import { sqlRecordHash } from './sql-record-hash.js';
import { storedRecord } from './stored-record.js';

/** Rows of a partition, by number. */
interface RowsFound {
  count: number;
  /** 0 where there is none */
  firstOffset: number;
}

/** The rows of a partition that do not carry the signature by which they were admitted. */
export interface EvidenceFound extends RowsFound {
  /** the rows whose columns are not what their values say */
  columns: RowsFound;
  /** the buckets of the keys of all of them */
  buckets: number[];
}

interface Place {
  key: string;
  offset: bigint;
}

/** What a value says its row's columns to be. */
type Said = ListedFields & Pick<Candidate, 'key' | 'version' | 'owner'>;

/** Offsets whose rows are read, verified and remembered together. */
const PAGE = 100;
/** Rows that are verified in one turn of the event loop: two milliseconds of work. */
const AT_ONCE = 16;

/**
 * Verifies the signatures of stored rows again: what their headers prove, for their own bytes, by
 * the directory version that the fences before their place put in force. Uses the verification of
 * admission. Compares the columns by which queries filter with the values. Reads page by page,
 * each in a short snapshot of its own: a row that was applied stays as it is, so nothing is locked
 * and no snapshot is kept.
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
    const refused: Place[] = [];
    const altered: Place[] = [];
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
      altered.push(...read.altered);
      const isInOrder = read.refused.length === 0 && read.altered.length === 0;
      if (isJudged && isInOrder && read.mark !== undefined) known.set(page, read.mark);
    }
    return {
      ...numberOf(refused),
      columns: numberOf(altered),
      buckets: [...new Set([...refused, ...altered].map(({ key }) => bucketOf(key)))],
    };
  }

  private async verify(topicPartition: TopicPartition, page: number) {
    const { mark, fences, records } = await this.read(async (query) => {
      const fences = await fencesOf(query, topicPartition);
      const marks = await this.marksOf(query, topicPartition, fences, page);
      const records = await readPage(query, topicPartition, page);
      return { mark: marks.get(page), fences, records };
    });
    const { directory } = this.admission;
    const rules = this.admission.rulesFor(topicPartition.topic);
    const signers = new RecordAdmission(
      { ...this.admission, fences, directoryEnd: async () => directory.version },
      rules,
    );
    const refused: Place[] = [];
    const said: Said[] = [];
    let isJudged = true;
    for (const [at, { record, isAsHashed }] of records.entries()) {
      if (at % AT_ONCE === 0) await breathe();
      const refusal = isAsHashed ? await signers.refuseSigner(record) : WAITS;
      if (refusal?.verdict === 'DEAD' && !BY_REGISTRY.has(refusal.reason))
        refused.push({ key: String(record.key), offset: record.offset });
      else if (refusal) isJudged = false;
      if (!isAsHashed) continue;
      const reading = await this.admission.readValue(record.topic, record.value!);
      if (reading.verdict === 'READ') said.push(saidBy(String(record.key), reading.value, rules));
      else isJudged = false;
    }
    return { mark, refused, altered: await this.alteredOf(topicPartition, said), isJudged };
  }

  /** Returns the rows whose columns are not what their values say. */
  private async alteredOf({ topic }: TopicPartition, said: readonly Said[]): Promise<Place[]> {
    const { rows } = await this.read((query) =>
      query(
        `SELECT h.key, h.log_offset
         FROM unnest($2::text[], $3::int[], $4::text[], ${listedArrays(5)})
           AS c(key, version, owner, ${LISTED_COLUMNS})
           JOIN history h ON h.topic = $1 AND h.key = c.key AND h.version = c.version
         WHERE (h.owner, ${listed('h')}) IS DISTINCT FROM (c.owner, ${listedValues('c')})
         ORDER BY h.log_offset`,
        [
          topic,
          said.map(({ key }) => key),
          said.map(({ version }) => version),
          said.map(({ owner }) => owner),
          ...listedParams(said),
        ],
      ),
    );
    return rows.map((row) => ({
      key: String(row['key']),
      offset: BigInt(row['log_offset'] as string),
    }));
  }

  /**
   * Returns a hash of all that a verdict on the rows of a page depends on, by page: key, version,
   * place, hash, headers and columns of each row, the fences, and the directory that they put in
   * force.
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
           extract(epoch FROM appended_at), headers, owner, ${LISTED_COLUMNS})::text, 'UTF8')
         || hash),
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

const saidBy = (key: string, value: Record<string, unknown>, rules: TopicRules): Said => ({
  ...{ key, version: Number(value['version']), owner: String(value['owner']) },
  ...listedFields(rules.kind === 'entity' ? rules : null, value),
});

const numberOf = (places: readonly Place[]): RowsFound => ({
  count: places.length,
  firstOffset: Number(places[0]?.offset ?? 0n),
});

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
