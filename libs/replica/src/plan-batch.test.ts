import { SEQUENCED_KEY_VERSIONS } from '@sinergi/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DigestMark } from './digest-mark.js';
import { PartitionDigest } from './partition-digest.js';
import {
  claimsOf,
  claimsUnlessFirst,
  ENTITY_VERSIONS,
  KEY_VERSIONS,
  type Known,
  planBatch,
  type RecordVerdict,
  versionKey,
} from './plan-batch.js';
import { recordHash } from './record-hash.js';

/** What a replica's tables hold, as a model: enough to feed `planBatch` as the database does. */
class Tables {
  readonly history = new Map<string, Buffer>();
  readonly state = new Map<string, number>();
  readonly dead = new Map<bigint, string>();
  readonly holes = new Set<string>();
  readonly digestMarks: DigestMark[] = [];
  digest = PartitionDigest.empty();
  entities = 0;
  next = 0n;
  last = 0;

  /** Applies from where it stands, as the position check makes a replica do. */
  apply(batch: RecordVerdict[]): void {
    const fresh = batch.filter((record) => record.offset >= this.next);
    if (fresh.length === 0) return;
    const known: Known = { hashes: this.history, latest: this.state };
    const effect = planBatch(fresh, known, this.digest, this.last, ENTITY_VERSIONS);
    for (const index of effect.inserts) {
      const { key, version, hash } = candidate(fresh[index]!);
      this.history.set(versionKey(key, version), hash);
      this.holes.delete(versionKey(key, version));
    }
    for (const index of effect.states) {
      const { key, version } = candidate(fresh[index]!);
      this.state.set(key, Math.max(version, this.state.get(key) ?? 0));
    }
    for (const { index, reason } of effect.dead) this.dead.set(fresh[index]!.offset, reason);
    for (const { key, version } of effect.holes)
      if (!this.history.has(versionKey(key, version))) this.holes.add(versionKey(key, version));
    this.digestMarks.push(...effect.digestMarks);
    this.entities += effect.newEntities;
    this.next = fresh.at(-1)!.offset + 1n;
    this.last = fresh.at(-1)!.appendedAt;
  }

  picture() {
    return {
      history: [...this.history].map(([key, hash]) => [key, hash.toString('hex')]).sort(),
      state: [...this.state].sort(),
      dead: [...this.dead].map(([offset, reason]) => [String(offset), reason]),
      holes: [...this.holes].sort(),
      digestMarks: this.digestMarks.map((mark) => [
        String(mark.offset),
        mark.digest.toString('hex'),
      ]),
      digest: this.digest.bytes().toString('hex'),
      entities: this.entities,
    };
  }
}

function candidate(record: RecordVerdict) {
  if (record.outcome.verdict !== 'CANDIDATE') throw new TypeError('Expected a candidate');
  return { ...record.outcome.candidate, hash: record.outcome.hash };
}

/** A log with re-sent records, late versions, forks and poison, as one partition may hold it. */
const logs = fc
  .array(
    fc.record({
      key: fc.integer({ min: 1, max: 4 }),
      version: fc.integer({ min: 1, max: 5 }),
      bytes: fc.integer({ min: 0, max: 1 }),
      poison: fc.boolean(),
      step: fc.integer({ min: 0, max: 4_000 }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((rows) => {
    let appendedAt = 1_000_000;
    return rows.map(({ key, version, bytes, poison, step }, index): RecordVerdict => {
      appendedAt += step;
      const offset = BigInt(index + 970);
      if (poison && bytes === 1)
        return {
          offset,
          appendedAt,
          outcome: { verdict: 'DEAD', reason: 'UNDECODABLE', detail: 'Expected Avro' },
        };
      const name = `kec-menteng:${key}`;
      return {
        offset,
        appendedAt,
        outcome: {
          verdict: 'CANDIDATE',
          candidate: {
            key: name,
            version,
            eventId: `${index}`,
            owner: 'kec-menteng',
            change: 'REPORTED',
            occurredAt: 0,
            kecamatan: null,
            subjectId: null,
            kind: null,
            lane: 'LIVE',
            filters: null,
          },
          hash: recordHash(name, version, Buffer.from([bytes])),
        },
      };
    });
  });

/** Splits a log into batches that overlap and repeat, as re-sends and rebalances do. */
const deliveries = logs.chain((log) =>
  fc.record({
    log: fc.constant(log),
    ends: fc.array(
      fc.record({ size: fc.integer({ min: 1, max: 12 }), back: fc.integer({ min: 0, max: 6 }) }),
      {
        minLength: 80,
        maxLength: 80,
      },
    ),
  }),
);

function inBatches({
  log,
  ends,
}: {
  log: RecordVerdict[];
  ends: { size: number; back: number }[];
}): RecordVerdict[][] {
  const batches: RecordVerdict[][] = [];
  let at = 0;
  for (const { size, back } of ends) {
    const from = Math.max(0, at - back);
    batches.push(log.slice(from, at + size));
    at = Math.min(log.length, at + size);
  }
  if (at < log.length) batches.push(log.slice(at));
  return batches;
}

describe('settling a batch', () => {
  it('ends in the same tables, digest and cuts whatever the batches and re-sends are', () => {
    fc.assert(
      fc.property(deliveries, (delivery) => {
        const whole = new Tables();
        whole.apply(delivery.log);
        const split = new Tables();
        for (const batch of inBatches(delivery)) split.apply(batch);
        expect(split.picture()).toEqual(whole.picture());
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the highest version as state when versions come out of order', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const tables = new Tables();
        tables.apply(log);
        for (const [key, version] of tables.state) {
          const versions = [...tables.history.keys()]
            .filter((row) => row.startsWith(`${key}\u0000`))
            .map((row) => Number(row.split('\u0000')[1]));
          expect(version).toBe(Math.max(...versions));
        }
        expect(tables.entities).toBe(tables.state.size);
      }),
    );
  });

  it('puts aside the second of two that claim a version with other bytes', () => {
    const record = (offset: bigint, byte: number): RecordVerdict => ({
      offset,
      appendedAt: 1,
      outcome: {
        verdict: 'CANDIDATE',
        candidate: {
          key: 'a:1',
          version: 1,
          eventId: '1',
          owner: 'a',
          change: 'REPORTED',
          occurredAt: 0,
          kecamatan: null,
          subjectId: null,
          kind: null,
          lane: 'LIVE',
          filters: null,
        },
        hash: recordHash('a:1', 1, Buffer.from([byte])),
      },
    });
    const tables = new Tables();
    tables.apply([record(0n, 1), record(1n, 2), record(2n, 1)]);
    expect([...tables.dead]).toEqual([[1n, 'FORK']]);
    expect(tables.history.get(versionKey('a:1', 1))).toEqual(
      recordHash('a:1', 1, Buffer.from([1])),
    );
  });

  it('refuses a version out of bounds instead of noting two thousand million holes', () => {
    const record = (offset: bigint, version: number): RecordVerdict => ({
      offset,
      appendedAt: 0,
      outcome: {
        verdict: 'CANDIDATE',
        candidate: {
          key: 'a:1',
          version,
          eventId: '1',
          owner: 'a',
          change: 'REPORTED',
          occurredAt: 0,
          kecamatan: null,
          subjectId: null,
          kind: null,
          lane: 'LIVE',
          filters: null,
        },
        hash: recordHash('a:1', version, Buffer.from([1])),
      },
    });
    const tables = new Tables();
    tables.apply([record(0n, 1), record(1n, 2_147_483_647), record(2n, 3)]);
    expect([...tables.dead]).toEqual([[1n, 'BAD_VERSION']]);
    expect([...tables.holes]).toEqual([versionKey('a:1', 2)]);
  });
});

describe('key records, which count their wraps and keep no history', () => {
  const wrapped = (offset: bigint, wraps: number, bytes: string): RecordVerdict => ({
    offset,
    appendedAt: 1,
    outcome: {
      verdict: 'CANDIDATE',
      candidate: {
        ...{
          key: 'k',
          version: wraps,
          owner: 'o',
          kecamatan: null,
          subjectId: null,
          kind: null,
          lane: 'LIVE',
          filters: null,
        },
        ...{ eventId: bytes, change: 'AUDIENCE', occurredAt: 1 },
      },
      hash: recordHash('k', wraps, Buffer.from(bytes)),
    },
  });
  const nothing = (): Known => ({ hashes: new Map(), latest: new Map() });

  it('keep the first of as many wraps, in one batch as across two, and call none a fork', () => {
    const one = planBatch(
      [wrapped(0n, 7, 'a'), wrapped(1n, 7, 'b'), wrapped(2n, 8, 'c')],
      nothing(),
      PartitionDigest.empty(),
      0,
      KEY_VERSIONS,
    );
    expect(one).toMatchObject({ dead: [], states: [2], newEntities: 1 });
    const again = planBatch(
      [wrapped(1n, 7, 'b')],
      { hashes: new Map(), latest: new Map([['k', 7]]) },
      PartitionDigest.empty(),
      0,
      KEY_VERSIONS,
    );
    expect(again).toMatchObject({ dead: [], states: [], newEntities: 0 });
  });

  it('call it a fork where one sequence has two contents', () => {
    const [first, second] = [1, 2].map((n) => SEQUENCED_KEY_VERSIONS + n) as [number, number];
    const log = [
      wrapped(0n, first, 'a'),
      wrapped(1n, first, 'a'),
      wrapped(2n, first, 'b'),
      wrapped(3n, second, 'b'),
    ];
    const effect = planBatch(log, nothing(), PartitionDigest.empty(), 0, KEY_VERSIONS);
    expect(effect).toMatchObject({ duplicates: [1], states: [3] });
    expect(effect.dead).toEqual([expect.objectContaining({ index: 2, reason: 'FORK' })]);
  });
});

describe('what is asked of the tables where a record is taken for new', () => {
  const record = (version: number, said: object = {}) =>
    ({
      ...{ offset: 0n, appendedAt: 0 },
      outcome: {
        verdict: 'CANDIDATE',
        candidate: { key: 'kec-menteng:1', version, ...said },
        hash: Buffer.alloc(32),
      },
    }) as unknown as RecordVerdict;
  const claim = { key: 'kec-menteng:1', version: 1, hash: Buffer.alloc(32) };
  const dead = {
    ...{ offset: 0n, appendedAt: 0 },
    outcome: { verdict: 'DEAD', reason: 'SIGNATURE', detail: '', claim },
  } as unknown as RecordVerdict;

  it('is nothing of a first version, and all of any other record', () => {
    expect(claimsUnlessFirst(record(1))).toEqual([]);
    for (const other of [record(2), record(1, { heldOnly: 'an id of before' }), dead]) {
      expect(claimsOf(other)).toHaveLength(1);
      expect(claimsUnlessFirst(other)).toEqual(claimsOf(other));
    }
  });
});
