import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '@sinergi/testing';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Gap, IncomingRecord, Reader, RecordBatch } from './bus.js';
import { LogReplaced } from './log-replaced.js';
import { RetryLater } from './retry-later.js';
import { SharedLog } from './shared-log.js';
import { MemoryBus } from './testing/memory-bus.js';
import { MemorySharing } from './testing/memory-sharing.js';

const TOPIC = 'timpora.sighting';
const OTHER = 'timpora.permit';
const PAGE = 3;
/** Bytes that a record of these tests counts for, at most. */
const RECORD_BYTES = 250;
const AWAY = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

/** A copy, with its own positions. It remembers every record, and recognises the log by them. */
class Copy {
  readonly positions = new Map<string, bigint>();
  readonly taken = new Map<string, IncomingRecord[]>();
  readonly batches: RecordBatch[] = [];
  readonly gaps: Gap[] = [];
  readonly crashes: Error[] = [];
  readonly sharing: MemorySharing;
  reader!: Reader;
  private readonly errors: Error[] = [];
  private stalled: Promise<void> = Promise.resolve();
  private letGo = (): void => undefined;

  constructor(
    log: MemoryBus,
    shared: SharedLog,
    readonly name: string,
    readonly topics: readonly string[],
    pageSize = PAGE,
  ) {
    this.sharing = new MemorySharing(log, shared, name, pageSize);
    this.sharing.offer(topics);
  }

  async begin(): Promise<this> {
    this.reader = await this.sharing.reader({
      ...{ groupId: this.name, topics: [...this.topics] },
      clusterId: () => 'memory',
      positions: async () => new Map(this.positions),
      onBatch: (batch) => this.take(batch),
      onGap: async (gap) => void this.gaps.push(gap),
      onCrash: (error) => void this.crashes.push(error),
    });
    return this;
  }

  stall(): void {
    this.release();
    this.stalled = new Promise((resolve) => {
      this.letGo = resolve;
    });
  }

  release(): void {
    this.letGo();
    this.stalled = Promise.resolve();
  }

  failNext(error: Error): void {
    this.errors.push(error);
  }

  async rewind(id: string, to: bigint): Promise<void> {
    const [topic, partition] = id.split('/');
    if (to > (this.positions.get(id) ?? 0n)) return;
    this.positions.set(id, to);
    this.taken.set(id, (this.taken.get(id) ?? []).slice(0, Number(to)));
    await this.reader.reread(topic!, Number(partition));
  }

  values(id: string): number[] {
    return (this.taken.get(id) ?? []).map(({ value }) => value![0]!);
  }

  private async take(batch: RecordBatch): Promise<bigint> {
    this.batches.push(batch);
    await this.stalled;
    const error = this.errors.shift();
    if (error) throw error;
    const id = `${batch.topic}/${batch.partition}`;
    const taken = this.taken.get(id) ?? [];
    for (const record of batch.records) {
      const position = this.positions.get(id) ?? 0n;
      const known = taken[Number(record.offset)];
      if (known && !known.value!.equals(record.value!))
        throw new LogReplaced('Expected the record that was read, got another one');
      if (record.offset < position) continue;
      if (record.offset > position) throw new TypeError('Expected no jump, got one');
      taken.push(record);
      this.taken.set(id, taken);
      this.positions.set(id, position + 1n);
    }
    return this.positions.get(id) ?? 0n;
  }
}

const copies: Copy[] = [];
afterEach(async () => {
  for (const copy of copies) copy.release();
  await Promise.all(copies.splice(0).map((copy) => copy.reader.stop()));
});

async function aProcess({
  names = ['one', 'two', 'three'],
  partitions = 1,
  mostBytes = 1_000_000,
  pageSize = PAGE,
} = {}) {
  const log = new MemoryBus();
  log.makeTopic(TOPIC, partitions);
  const shared = new SharedLog([TOPIC], mostBytes);
  const begun = await Promise.all(
    names.map((name) => new Copy(log, shared, name, [TOPIC], pageSize).begin()),
  );
  copies.push(...begun);
  let stored = 0;
  const store = (count: number, partition = 0): void => {
    for (let n = 0; n < count; n++)
      log.store(TOPIC, partition, { value: Buffer.from([stored++ % 256]) });
  };
  const valuesOf = (partition: number): number[] =>
    log.records(TOPIC, partition).map(({ value }) => value![0]!);
  const haveAll = (some: readonly Copy[], within = 20_000): Promise<unknown> =>
    eventually(
      'they have the log',
      () =>
        some.every((copy) =>
          Array.from({ length: partitions }, (_, partition) => partition).every(
            (partition) =>
              String(copy.values(`${TOPIC}/${partition}`)) === String(valuesOf(partition)),
          ),
        ),
      within,
    );
  return { log, shared, copies: begun, store, haveAll };
}

const consumersOf = (some: readonly Copy[]): number =>
  some.flatMap(({ sharing }) => sharing.open).length;

describe('copies of one process', () => {
  it('are handed the same records by one consumer', async () => {
    const { copies: all, store, haveAll } = await aProcess();
    store(20);
    await haveAll(all);
    const [first, ...others] = all.map(({ taken }) => taken.get(`${TOPIC}/0`)!);
    for (const other of others) expect(other.every((record, n) => record === first![n])).toBe(true);
    expect(consumersOf(all)).toBe(1);
  });

  it('are handed the topics alone that each asked for', async () => {
    const log = new MemoryBus();
    log.makeTopic(TOPIC);
    log.makeTopic(OTHER);
    const shared = new SharedLog([TOPIC, OTHER]);
    const both = new Copy(log, shared, 'both', [TOPIC, OTHER]);
    const one = new Copy(log, shared, 'one', [TOPIC]);
    copies.push(await both.begin(), await one.begin());
    for (const topic of [TOPIC, OTHER]) log.store(topic, 0, { value: Buffer.from([1]) });
    await eventually('both were read', () => both.positions.size === 2 && one.positions.size === 1);
    await both.rewind(`${OTHER}/0`, 0n);
    await eventually('it was read again', () => both.positions.get(`${OTHER}/0`) === 1n);
    expect(one.batches.map(({ topic }) => topic)).not.toContain(OTHER);
    expect(one.sharing.sessions).toEqual([]);
  });

  it('read alone, with their own account, what is not shared', async () => {
    const log = new MemoryBus();
    log.makeTopic(TOPIC);
    log.makeTopic(OTHER);
    const shared = new SharedLog([TOPIC]);
    const one = new Copy(log, shared, 'one', [TOPIC]);
    const both = new Copy(log, shared, 'both', [TOPIC, OTHER]);
    copies.push(await one.begin(), await both.begin());
    log.store(OTHER, 0, { value: Buffer.from([1]) });
    log.store(TOPIC, 0, { value: Buffer.from([2]) });
    await eventually('both were read', () => both.positions.size === 2);
    expect(one.sharing.sessions.flatMap(({ options }) => options.topics)).toEqual([TOPIC]);
    expect(both.sharing.sessions.flatMap(({ options }) => options.topics)).toEqual([OTHER]);
  });

  it('go on while one is stalled, in bounded memory, and it meets them again', async () => {
    const [mostBytes, pageSize] = [100 * RECORD_BYTES, 50];
    const { copies: all, shared, store, haveAll } = await aProcess({ mostBytes, pageSize });
    const [slow, ...others] = all;
    store(1);
    await haveAll(all);
    slow!.stall();
    // More than copies that begin together may lie apart.
    for (let round = 0; round < 6; round++) {
      store(200);
      await haveAll(others);
      expect(shared.bytes).toBeLessThanOrEqual(mostBytes + pageSize * RECORD_BYTES);
    }
    slow!.release();
    await haveAll(all);
    const { sessions } = slow!.sharing;
    const alone = sessions.filter(({ options }) => options.groupId.includes('.alone.'));
    expect(alone).toHaveLength(1);
    store(1);
    await haveAll(all);
    const before = alone[0]!.handedOver;
    store(5);
    await haveAll(all);
    expect(alone[0]!.handedOver).toBe(before);
  });

  it('are all waited for by the common consumer only where the quickest is', async () => {
    const mostBytes = 10 * RECORD_BYTES;
    const { copies: all, shared, store, haveAll } = await aProcess({ mostBytes });
    for (const copy of all) copy.stall();
    store(100);
    await eventually('each has a batch', () => all.every(({ batches }) => batches.length > 0));
    for (let look = 0; look < 20; look++) {
      await pause(5);
      expect(shared.bytes).toBeLessThanOrEqual(mostBytes + PAGE * RECORD_BYTES);
    }
    for (const copy of all) copy.release();
    await haveAll(all);
    expect(consumersOf(all)).toBe(1);
  });

  it('use the account of the next one after the consumer has ended', async () => {
    const { copies: all, store, haveAll } = await aProcess({ names: ['one', 'two'] });
    store(3);
    await haveAll(all);
    const [first] = all.flatMap(({ sharing }) => sharing.open);
    first!.crash(AWAY);
    expect(all.map(({ reader }) => reader.isRunning())).toEqual([false, false]);
    store(3);
    await haveAll(all);
    const begun = all.flatMap(({ sharing }) => sharing.sessions.map((session) => session.options));
    expect(begun.map(({ groupId }) => groupId.split('.')[0]).sort()).toEqual(['one', 'two']);
    expect(all.flatMap(({ crashes }) => crashes)).toEqual([]);
  });

  it('never use an account that may not read all that is shared', async () => {
    const log = new MemoryBus();
    log.makeTopic(TOPIC);
    log.makeTopic(OTHER);
    const shared = new SharedLog([TOPIC, OTHER]);
    const poor = new Copy(log, shared, 'poor', [TOPIC]);
    const rich = new Copy(log, shared, 'rich', [TOPIC, OTHER]);
    copies.push(await poor.begin(), await rich.begin());
    log.store(TOPIC, 0, { value: Buffer.from([1]) });
    await eventually('it was read', () => poor.positions.size === 1 && rich.positions.size === 1);
    expect(poor.sharing.sessions).toEqual([]);
  });

  it('recognise over a new connection that the log is another one, and read it anew', async () => {
    const { log, copies: all, store, haveAll } = await aProcess();
    store(6);
    await haveAll(all);
    log.makeTopic(TOPIC);
    for (let n = 0; n < 9; n++) log.store(TOPIC, 0, { value: Buffer.from([100 + n]) });
    for (const { sharing } of all) for (const session of sharing.open) session.connectAnew();
    await eventually('each has told the gap', () => all.every(({ gaps }) => gaps.length > 0));
    expect(all.map((copy) => copy.values(`${TOPIC}/0`))).toEqual(all.map(() => [0, 1, 2, 3, 4, 5]));
    await Promise.all(all.map((copy) => copy.rewind(`${TOPIC}/0`, 0n)));
    await haveAll(all);
  });
});

type Move =
  | { do: 'store'; partition: number; count: number }
  | { do: 'stall' | 'release' | 'retry' | 'stop'; copy: number }
  | { do: 'rewind'; copy: number; partition: number; share: number }
  | { do: 'connect' | 'crash' | 'wait' };

const NAMES = ['one', 'two', 'three'];
const aCopy = fc.nat(NAMES.length - 1);
const aPartition = fc.nat(1);
const aMove: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('store' as const),
      partition: aPartition,
      count: fc.integer({ min: 1, max: 30 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('stall' as const, 'release' as const, 'retry' as const),
      copy: aCopy,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop' as const), copy: aCopy }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('rewind' as const),
      copy: aCopy,
      partition: aPartition,
      share: fc.integer({ min: 0, max: 10 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('connect' as const, 'wait' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
);

describe('whatever happens to copies of one process', () => {
  it('each takes the whole log in order, none waits, and memory is bounded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aMove, { minLength: 5, maxLength: 25 }), async (moves) => {
        const mostBytes = 20 * RECORD_BYTES;
        const scene = await aProcess({ names: NAMES, partitions: 2, mostBytes });
        const { copies: all, shared, store, haveAll } = scene;
        for (const move of moves) {
          const copy = 'copy' in move ? all[move.copy]! : all[0]!;
          if (move.do === 'store') store(move.count, move.partition);
          if (move.do === 'stall') copy.stall();
          if (move.do === 'release') copy.release();
          if (move.do === 'retry') copy.failNext(new RetryLater('Expected a schema, got none', 3));
          if (move.do === 'wait') await pause(15);
          if (move.do === 'stop') {
            copy.release();
            await copy.reader.stop();
            await copy.begin();
          }
          if (move.do === 'rewind') {
            // What is under way would be taken after the rewind.
            copy.release();
            const id = `${TOPIC}/${move.partition}`;
            const position = copy.positions.get(id) ?? 0n;
            await copy.rewind(id, (position * BigInt(move.share)) / 10n);
          }
          const sessions = all.flatMap(({ sharing }) => sharing.open);
          if (move.do === 'connect') for (const session of sessions) session.connectAnew();
          if (move.do === 'crash') sessions[0]?.crash(AWAY);
          await pause(1);
          expect(shared.bytes).toBeLessThanOrEqual(mostBytes + 2 * PAGE * RECORD_BYTES * 2);
        }
        const [slow, ...others] = all;
        slow!.stall();
        for (const copy of others) copy.release();
        store(7, 0);
        store(7, 1);
        await haveAll(others);
        slow!.release();
        await haveAll(all);
        expect(all.flatMap(({ gaps, crashes }) => [...gaps, ...crashes])).toEqual([]);
        await Promise.all(copies.splice(0).map((copy) => copy.reader.stop()));
        expect(shared.bytes).toBe(0);
      }),
      { numRuns: 12 },
    );
  }, 180_000);
});
