import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Gap, PartitionBounds, ReaderOptions, RecordBatch } from './bus.js';
import type { ConsumerSessionOptions } from './consumer-session.js';
import { KafkaReader } from './kafka-reader.js';
import { LogReplaced } from './log-replaced.js';
import { RetryLater } from './retry-later.js';
import { FakeSession } from './testing/fake-session.js';

const TOPIC = 'timpora.sighting';
const OTHER = 'timpora.permit';
const AWAY = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const BUG = new TypeError('Expected a handler without a mistake, got one with it');
const WATCH_MS = 5_000;

let opened: KafkaReader[];
beforeEach(() => {
  vi.useFakeTimers();
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((reader) => reader.stop()));
  vi.useRealTimers();
});

/** Lets everything happen that waits for no timer. */
const soon = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

interface Scene {
  /** positions of the owner */
  from?: Record<string, bigint>;
  /** ends of the logs by topic; a topic that is absent is not there */
  ends?: Record<string, bigint>;
  topics?: string[];
  /** what a session's opening waits for */
  opening?(session: number): Promise<void>;
  owner?: Partial<ReaderOptions>;
}

/** A reader, its owner, and the broker that a test plays. */
async function aReader({
  from = {},
  ends = { [TOPIC]: 10n },
  topics = [TOPIC],
  opening,
  owner,
}: Scene = {}) {
  const scene = {
    ends: new Map(Object.entries(ends)),
    starts: new Map<string, bigint>(),
    clusterId: 'one',
    positions: new Map(Object.entries(from)),
    sessions: [] as FakeSession[],
    batches: [] as RecordBatch[],
    gaps: [] as Gap[],
    continued: [] as string[],
    crashes: [] as Error[],
    said: [] as string[],
    /** what the owner does with the next batches; afterwards it takes each whole */
    answers: [] as (bigint | Error | (() => Promise<bigint>))[],
  };
  const say = (_: object, message: string): void => void scene.said.push(message);
  const reader = await KafkaReader.open(
    (options: ConsumerSessionOptions) => {
      const number = scene.sessions.length;
      const session = new FakeSession(options, () => opening?.(number) ?? Promise.resolve());
      scene.sessions.push(session);
      return session;
    },
    {
      groupId: 'group',
      topics,
      positions: async () => new Map(scene.positions),
      onBatch: async (batch) => {
        scene.batches.push(batch);
        const answer = scene.answers.shift() ?? batch.records.at(-1)!.offset + 1n;
        if (answer instanceof Error) throw answer;
        const next = typeof answer === 'bigint' ? answer : await answer();
        scene.positions.set(`${batch.topic}/${batch.partition}`, next);
        return next;
      },
      onGap: async (gap) => void scene.gaps.push(gap),
      onContinued: async (topic, partition) => void scene.continued.push(`${topic}/${partition}`),
      onCrash: (error) => void scene.crashes.push(error),
      ...owner,
    },
    {
      existingTopics: async () => new Set(scene.ends.keys()),
      clusterId: async () => scene.clusterId,
      bounds: async (asked) =>
        asked.map(
          (topic): PartitionBounds => ({
            ...{ topic, partition: 0 },
            start: scene.starts.get(topic) ?? 0n,
            end: scene.ends.get(topic)!,
          }),
        ),
    },
    { logger: { debug: say, warn: say } },
  );
  opened.push(reader);
  return { reader, scene };
}

/** A reader whose one session has been given partition 0 of its topics. */
async function anAssignedReader(given: Scene = {}) {
  const { reader, scene } = await aReader(given);
  const [session] = scene.sessions;
  session!.assign(Object.fromEntries(session!.options.topics.map((topic) => [topic, [0]])));
  await soon();
  session!.told.length = 0;
  return { reader, scene, session: session! };
}

const offsets = (batch: RecordBatch | undefined): number[] | undefined =>
  batch?.records.map(({ offset }) => Number(offset));

describe('a reader that begins', () => {
  it('asks for the topics that there are, and says which are not', async () => {
    const { scene } = await aReader({ topics: [TOPIC, OTHER] });
    expect(scene.sessions.map(({ options }) => options.topics)).toEqual([[TOPIC]]);
    expect(scene.said).toEqual(['topics are not on the broker yet; they are read once they exist']);
  });

  it('does not begin where none of them is there', async () => {
    await expect(aReader({ ends: {} })).rejects.toMatchObject({ code: 'UNKNOWN_TOPIC' });
  });

  it('seeks the record before its owner’s position, then resumes', async () => {
    const { scene } = await aReader({ from: { [`${TOPIC}/0`]: 4n } });
    scene.sessions[0]!.assign({ [TOPIC]: [0] });
    await soon();
    expect(scene.sessions[0]!.told).toEqual([`seek ${TOPIC}/0 3`, `resume ${TOPIC}/0`]);
    expect(scene.continued).toEqual([]);
  });

  it('tells its owner where no record lies before the position, and only then seeks', async () => {
    const { scene } = await aReader({ from: { [`${TOPIC}/0`]: 6n } });
    scene.starts.set(TOPIC, 6n);
    scene.sessions[0]!.assign({ [TOPIC]: [0] });
    await soon();
    expect(scene.continued).toEqual([`${TOPIC}/0`]);
    expect(scene.sessions[0]!.told[0]).toBe(`seek ${TOPIC}/0 6`);
  });

  it('takes no batch before its owner has said where it stands', async () => {
    let answer!: (positions: Map<string, bigint>) => void;
    const positions = () => new Promise<Map<string, bigint>>((resolve) => (answer = resolve));
    const { scene } = await aReader({ owner: { positions } });
    const [session] = scene.sessions;
    session!.assign({ [TOPIC]: [0] });
    await soon();
    void session!.deliver({ topic: TOPIC, offsets: [0, 1] });
    await soon();
    expect(scene.batches).toEqual([]);
    answer(new Map());
    await soon();
    expect(offsets(scene.batches[0])).toEqual([0, 1]);
  });

  it('asks again where its owner does not answer', async () => {
    let asked = 0;
    const positions = async () => {
      if (++asked < 3) throw AWAY;
      return new Map([[`${TOPIC}/0`, 1n]]);
    };
    const { scene } = await aReader({ owner: { positions } });
    scene.sessions[0]!.assign({ [TOPIC]: [0] });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(scene.sessions[0]!.told[0]).toBe(`seek ${TOPIC}/0 0`);
    expect(scene.crashes).toEqual([]);
  });

  it('calls a position beyond the log a gap, pauses it, and takes nothing of it', async () => {
    const { reader, scene } = await aReader({ from: { [`${TOPIC}/0`]: 99n } });
    const [session] = scene.sessions;
    session!.assign({ [TOPIC]: [0] });
    await soon();
    expect(scene.gaps).toMatchObject([{ position: 99n, end: 10n }]);
    expect(session!.told).toEqual([`pause ${TOPIC}/0`]);
    await session!.deliver({ topic: TOPIC, offsets: [0] });
    expect(scene.batches).toEqual([]);
    expect(reader.pausedGaps()).toEqual([`${TOPIC}/0`]);
  });
});

describe('a batch', () => {
  it('is resolved once its owner took it, and not before', async () => {
    const { scene, session } = await anAssignedReader();
    let take!: (next: bigint) => void;
    scene.answers.push(() => new Promise((resolve) => (take = resolve)));
    void session.deliver({ topic: TOPIC, offsets: [0, 1, 2], logEnd: 10 });
    await soon();
    expect(session.told).toEqual([]);
    take(3n);
    await soon();
    expect(session.told).toEqual([`resolve ${TOPIC}/0 2`]);
    expect(scene.batches[0]).toMatchObject({ topic: TOPIC, requestedOffset: 0n, logEnd: 10n });
  });

  it('that was taken in part is not resolved: the reader seeks where its owner says', async () => {
    const { scene, session } = await anAssignedReader();
    scene.answers.push(2n);
    await session.deliver({ topic: TOPIC, offsets: [0, 1, 2], logEnd: 10 });
    expect(session.told).toEqual([`seek ${TOPIC}/0 2`]);
    await session.deliver({ topic: TOPIC, offsets: [3, 4], logEnd: 10 });
    expect(scene.batches).toHaveLength(1);
    await session.deliver({ topic: TOPIC, offsets: [2, 3], logEnd: 10 });
    expect(offsets(scene.batches[1])).toEqual([2, 3]);
  });

  it('that begins before the position, as a seek came late, is dropped', async () => {
    const { scene, session } = await anAssignedReader({ from: { [`${TOPIC}/0`]: 5n } });
    await session.deliver({ topic: TOPIC, offsets: [0, 1, 2], logEnd: 10 });
    expect(scene.batches).toEqual([]);
    expect(session.told).toEqual([`seek ${TOPIC}/0 4`]);
    await session.deliver({ topic: TOPIC, offsets: [4, 5], logEnd: 10 });
    expect(scene.batches[0]).toMatchObject({ requestedOffset: 4n });
  });

  it('that begins past the position is believed the second time', async () => {
    const { scene, session } = await anAssignedReader();
    await session.deliver({ topic: TOPIC, offsets: [5, 6], logEnd: 10 });
    expect({ batches: scene.batches.length, told: session.told }).toEqual({
      ...{ batches: 0, told: [`seek ${TOPIC}/0 0`] },
    });
    await session.deliver({ topic: TOPIC, offsets: [5, 6], logEnd: 10 });
    expect(scene.batches[0]).toMatchObject({ requestedOffset: 0n });
    expect(offsets(scene.batches[0])).toEqual([5, 6]);
    expect(scene.gaps).toEqual([]);
  });

  it('that begins past the position of a log without its beginning is a gap', async () => {
    const { scene, session } = await anAssignedReader();
    scene.starts.set(TOPIC, 5n);
    await session.deliver({ topic: TOPIC, offsets: [5, 6], logEnd: 10 });
    await session.deliver({ topic: TOPIC, offsets: [5, 6], logEnd: 10 });
    expect(scene.batches).toEqual([]);
    expect(scene.gaps).toMatchObject([{ position: 0n, start: 5n }]);
    expect(session.told).toEqual([`pause ${TOPIC}/0`]);
  });

  it('from before KafkaJS sought elsewhere is not taken', async () => {
    const { scene, session } = await anAssignedReader();
    await session.deliver({ topic: TOPIC, offsets: [0], isStale: true });
    expect({ batches: scene.batches, told: session.told }).toEqual({ batches: [], told: [] });
  });

  it('of a partition that nobody assigned is not taken', async () => {
    const { scene, session } = await anAssignedReader();
    await session.deliver({ topic: TOPIC, partition: 7, offsets: [0] });
    expect(scene.batches).toEqual([]);
  });

  it('keeps the membership alive while its owner is at work, and no longer', async () => {
    const { scene, session } = await anAssignedReader();
    let take!: (next: bigint) => void;
    scene.answers.push(() => new Promise((resolve) => (take = resolve)));
    void session.deliver({ topic: TOPIC, offsets: [0], logEnd: 10 });
    await vi.advanceTimersByTimeAsync(3_000);
    const heartbeats = () => session.told.filter((what) => what.startsWith('heartbeat')).length;
    expect(heartbeats()).toBe(3);
    take(1n);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(heartbeats()).toBe(3);
  });

  it('at the end of the log is followed by a rest, so that records come together', async () => {
    const { session } = await anAssignedReader();
    let isFetching = false;
    void session.deliver({ topic: TOPIC, offsets: [0], logEnd: 1 }).then(() => {
      isFetching = true;
    });
    await vi.advanceTimersByTimeAsync(74);
    expect(isFetching).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(isFetching).toBe(true);
  });

  it('tells how many records are not taken yet', async () => {
    const { reader, session } = await anAssignedReader();
    await session.deliver({ topic: TOPIC, offsets: [0, 1], logEnd: 9 });
    expect(reader.lag()).toEqual(new Map([[`${TOPIC}/0`, 7n]]));
  });
});

describe('an owner that cannot take a batch', () => {
  it('is given it again after the time it names, from its own position', async () => {
    const { scene, session } = await anAssignedReader();
    scene.answers.push(new RetryLater('Expected the directory, got none yet', 2_000));
    await session.deliver({ topic: TOPIC, offsets: [0, 1, 2], logEnd: 10 });
    expect(session.told).toEqual([`pause ${TOPIC}/0`]);
    // What it could apply of the batch, it did.
    scene.positions.set(`${TOPIC}/0`, 2n);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(session.told).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(session.told.slice(1)).toEqual([`seek ${TOPIC}/0 2`, `resume ${TOPIC}/0`]);
    await session.deliver({ topic: TOPIC, offsets: [2], logEnd: 10 });
    expect(scene.batches[1]).toMatchObject({ requestedOffset: 2n });
    expect(scene.crashes).toEqual([]);
  });

  it('is given the record before its position again, too, where it did not take it', async () => {
    const { scene, session } = await anAssignedReader({ from: { [`${TOPIC}/0`]: 4n } });
    scene.answers.push(new RetryLater('Expected the directory, got none yet', 10));
    await session.deliver({ topic: TOPIC, offsets: [3, 4], logEnd: 10 });
    await vi.advanceTimersByTimeAsync(10);
    expect(session.told).toEqual([
      ...[`pause ${TOPIC}/0`, `seek ${TOPIC}/0 3`, `resume ${TOPIC}/0`],
    ]);
  });

  it('is asked at ever longer intervals, up to five seconds, until it succeeds', async () => {
    const { scene, session } = await anAssignedReader();
    const rests: number[] = [];
    const fail = async (): Promise<void> => {
      scene.answers.push(BUG);
      session.told.length = 0;
      await session.deliver({ topic: TOPIC, offsets: [Number(at)], logEnd: 10 });
      const began = performance.now();
      while (!session.told.includes(`resume ${TOPIC}/0`)) await vi.advanceTimersByTimeAsync(50);
      rests.push(performance.now() - began);
    };
    let at = 0n;
    for (let n = 0; n < 7; n++) await fail();
    expect(rests).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
    await session.deliver({ topic: TOPIC, offsets: [0], logEnd: 10 });
    at = 1n;
    await fail();
    expect(rests.at(-1)).toBe(250);
    expect(session.told.some((what) => what.startsWith('resolve'))).toBe(false);
    expect(scene.crashes).toEqual([]);
  });

  it('is not sought for where the group was formed anew meanwhile', async () => {
    const { scene, session } = await anAssignedReader();
    scene.answers.push(new RetryLater('Expected the directory, got none yet', 1_000));
    await session.deliver({ topic: TOPIC, offsets: [0], logEnd: 10 });
    session.assign({ [TOPIC]: [0] });
    await soon();
    session.told.length = 0;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.told).toEqual([]);
  });

  it('that does not recognise the log gets a gap and no batch any more', async () => {
    const { reader, scene, session } = await anAssignedReader({ from: { [`${TOPIC}/0`]: 3n } });
    scene.answers.push(new LogReplaced('Expected what was read at offset 2, got another record'));
    await session.deliver({ topic: TOPIC, offsets: [2, 3], logEnd: 10 });
    expect(session.told).toEqual([`pause ${TOPIC}/0`]);
    expect(scene.gaps).toMatchObject([
      { position: 3n, reason: 'Expected what was read at offset 2, got another record' },
    ]);
    await session.deliver({ topic: TOPIC, offsets: [2, 3], logEnd: 10 });
    expect(scene.batches).toHaveLength(1);
    expect(reader.pausedGaps()).toEqual([`${TOPIC}/0`]);
  });

  it('ends the reading with a mistake of its own about a gap', async () => {
    const onGap = async (): Promise<void> => {
      throw BUG;
    };
    const { scene, session } = await anAssignedReader({ owner: { onGap } });
    scene.answers.push(new LogReplaced('Expected the log that was read, got another'));
    await session.deliver({ topic: TOPIC, offsets: [0] });
    expect(scene.crashes).toEqual([BUG]);
  });
});

describe('a group that is formed anew', () => {
  it('begins at what its owner says then', async () => {
    const { scene, session } = await anAssignedReader();
    await session.deliver({ topic: TOPIC, offsets: [0, 1, 2], logEnd: 10 });
    session.told.length = 0;
    scene.positions.set(`${TOPIC}/0`, 2n);
    session.assign({ [TOPIC]: [0] });
    await soon();
    expect(session.told).toEqual([`seek ${TOPIC}/0 1`, `resume ${TOPIC}/0`]);
  });

  it('twice in a row reads by the latter alone', async () => {
    const answers: ((positions: Map<string, bigint>) => void)[] = [];
    const positions = () =>
      new Promise<Map<string, bigint>>((resolve) => void answers.push(resolve));
    const { scene } = await aReader({ owner: { positions } });
    const [session] = scene.sessions;
    session!.assign({ [TOPIC]: [0] });
    session!.assign({ [TOPIC]: [0] });
    await soon();
    answers[1]!(new Map([[`${TOPIC}/0`, 7n]]));
    await soon();
    answers[0]!(new Map([[`${TOPIC}/0`, 2n]]));
    await soon();
    expect(session!.told).toEqual([`seek ${TOPIC}/0 6`, `resume ${TOPIC}/0`]);
  });
});

describe('a session that ends', () => {
  it('by an outage is replaced by one in a group of its own', async () => {
    const { reader, scene, session } = await anAssignedReader();
    session.crash(AWAY);
    expect(reader.isRunning()).toBe(false);
    await vi.advanceTimersByTimeAsync(500);
    expect(scene.sessions.map(({ options }) => options.groupId)).toEqual(['group', 'group.1']);
    scene.positions.set(`${TOPIC}/0`, 3n);
    scene.sessions[1]!.assign({ [TOPIC]: [0] });
    await soon();
    expect(reader.isRunning()).toBe(true);
    expect(scene.sessions[1]!.told).toEqual([`seek ${TOPIC}/0 2`, `resume ${TOPIC}/0`]);
    expect(scene.crashes).toEqual([]);
  });

  it('delivers nothing to its successor', async () => {
    const { scene, session } = await anAssignedReader();
    session.crash(AWAY);
    await vi.advanceTimersByTimeAsync(500);
    scene.sessions[1]!.assign({ [TOPIC]: [0] });
    await soon();
    session.assign({ [TOPIC]: [0] });
    await session.deliver({ topic: TOPIC, offsets: [0] });
    expect(scene.batches).toEqual([]);
  });

  it('is told of no assignment any more, and takes none from its successor', async () => {
    const { scene, session } = await anAssignedReader();
    session.crash(AWAY);
    await vi.advanceTimersByTimeAsync(500);
    scene.sessions[1]!.assign({ [TOPIC]: [0] });
    session.assign({ [TOPIC]: [0] });
    await soon();
    expect(scene.sessions[1]!.told).toEqual([`seek ${TOPIC}/0 0`, `resume ${TOPIC}/0`]);
  });

  it('is tried again for as long as the broker is away', async () => {
    const opening = async (session: number): Promise<void> => {
      if (session === 1 || session === 2) throw AWAY;
    };
    const { scene, session } = await anAssignedReader({ opening });
    session.crash(AWAY);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(scene.sessions).toHaveLength(4);
    scene.sessions[3]!.assign({ [TOPIC]: [0] });
    await soon();
    await scene.sessions[3]!.deliver({ topic: TOPIC, offsets: [0], logEnd: 10 });
    expect(offsets(scene.batches[0])).toEqual([0]);
  });

  it('by anything else ends the reading, once', async () => {
    const { reader, scene, session } = await anAssignedReader();
    session.crash(BUG);
    session.crash(new Error('another'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(scene.crashes).toEqual([BUG]);
    expect(scene.sessions).toHaveLength(1);
    expect(reader.isRunning()).toBe(false);
  });
});

describe('a reader that is stopped', () => {
  it('closes its session, takes nothing more and reports no crash', async () => {
    const { reader, scene, session } = await anAssignedReader();
    await reader.stop();
    expect([session.isClosed, reader.isRunning()]).toEqual([true, false]);
    await session.deliver({ topic: TOPIC, offsets: [0] });
    session.crash(BUG);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([scene.batches, scene.crashes, scene.sessions.length]).toEqual([[], [], 1]);
  });

  it('resumes no partition that rests', async () => {
    const { reader, scene, session } = await anAssignedReader();
    scene.answers.push(new RetryLater('Expected the directory, got none yet', 1_000));
    await session.deliver({ topic: TOPIC, offsets: [0], logEnd: 10 });
    await reader.stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(session.told).toEqual([`pause ${TOPIC}/0`]);
  });

  it('while it waits for the broker to come back closes the session that comes', async () => {
    let open!: () => void;
    const opening = (session: number): Promise<void> =>
      session === 0 ? Promise.resolve() : new Promise((resolve) => (open = resolve));
    const { reader, scene, session } = await anAssignedReader({ opening });
    session.crash(AWAY);
    await vi.advanceTimersByTimeAsync(500);
    await reader.stop();
    scene.sessions[1]!.isClosed = false;
    open();
    await soon();
    expect(scene.sessions[1]!.isClosed).toBe(true);
  });
});

describe('a connection that is made anew', () => {
  it('has the log recognised by the record before the position again', async () => {
    const { scene, session } = await anAssignedReader();
    await session.deliver({ topic: TOPIC, offsets: [0, 1, 2], logEnd: 10 });
    session.told.length = 0;
    session.connectAnew();
    await session.deliver({ topic: TOPIC, offsets: [3, 4], logEnd: 10 });
    expect(session.told).toEqual([`seek ${TOPIC}/0 2`]);
    await session.deliver({ topic: TOPIC, offsets: [2, 3, 4], logEnd: 10 });
    expect(scene.batches.map(offsets)).toEqual([
      [0, 1, 2],
      [2, 3, 4],
    ]);
  });

  it('to another cluster makes every partition a gap, and its batch is not taken', async () => {
    const clusterId = () => 'one';
    const { scene, session } = await anAssignedReader({ owner: { clusterId } });
    session.connectAnew();
    scene.clusterId = 'another';
    await session.deliver({ topic: TOPIC, offsets: [0] });
    expect(scene.batches).toEqual([]);
    expect(scene.gaps).toMatchObject([
      { reason: 'Expected Kafka cluster one, got another', position: 0n },
    ]);
    expect(session.told).toEqual([`pause ${TOPIC}/0`]);
  });
});

describe('what no batch tells', () => {
  it('is seen by the watch: a log that was cut is a gap', async () => {
    const { scene, session } = await anAssignedReader();
    await session.deliver({ topic: TOPIC, offsets: [0, 1, 2], logEnd: 10 });
    scene.ends.set(TOPIC, 1n);
    await vi.advanceTimersByTimeAsync(WATCH_MS);
    expect(scene.gaps).toMatchObject([{ position: 3n, end: 1n }]);
  });

  it('a gap that can be read on is read on', async () => {
    const { reader, scene, session } = await anAssignedReader({ from: { [`${TOPIC}/0`]: 12n } });
    expect(reader.pausedGaps()).toEqual([`${TOPIC}/0`]);
    scene.ends.set(TOPIC, 15n);
    await vi.advanceTimersByTimeAsync(8 * WATCH_MS);
    expect(reader.pausedGaps()).toEqual([]);
    expect(session.told.slice(0, 2)).toEqual([`seek ${TOPIC}/0 11`, `resume ${TOPIC}/0`]);
  });

  it('a topic that comes later is read by a new session', async () => {
    const { scene, session } = await anAssignedReader({ topics: [TOPIC, OTHER] });
    scene.ends.set(OTHER, 1n);
    await vi.advanceTimersByTimeAsync(WATCH_MS);
    expect(session.isClosed).toBe(true);
    expect(scene.sessions[1]!.options.topics).toEqual([TOPIC, OTHER]);
  });

  it('a topic that is away is a gap of what was read of it', async () => {
    const { reader, scene } = await anAssignedReader({
      ...{ topics: [TOPIC, OTHER], from: { [`${OTHER}/0`]: 2n } },
    });
    expect(reader.pausedGaps()).toEqual([`${OTHER}/0`]);
    expect(scene.gaps).toMatchObject([{ topic: OTHER, position: 2n }]);
  });

  it('records that nobody is handed bring another session, at last another process', async () => {
    const { scene, session } = await anAssignedReader({ owner: { progressTimeoutMs: 20_000 } });
    await vi.advanceTimersByTimeAsync(4 * WATCH_MS);
    expect([session.isClosed, scene.sessions]).toMatchObject([false, { length: 1 }]);
    await vi.advanceTimersByTimeAsync(2 * WATCH_MS);
    expect([session.isClosed, scene.sessions]).toMatchObject([true, { length: 2 }]);
    await vi.advanceTimersByTimeAsync(10 * WATCH_MS);
    expect([scene.crashes, scene.sessions]).toMatchObject([[], { length: 3 }]);
    await vi.advanceTimersByTimeAsync(20 * WATCH_MS);
    expect(scene.sessions).toHaveLength(3);
    expect(scene.crashes.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Expected progress at timpora\.sighting\/0, where 10 records wait/),
    ]);
  });

  it('a session that hands out records again has all the time again', async () => {
    const { scene } = await anAssignedReader({ owner: { progressTimeoutMs: 20_000 } });
    for (let n = 0; n < 4; n++) {
      await vi.advanceTimersByTimeAsync(6 * WATCH_MS);
      const session = scene.sessions.at(-1)!;
      session.assign({ [TOPIC]: [0] });
      await soon();
      // The record before the position first, by which the log is known again.
      await session.deliver({ topic: TOPIC, offsets: n === 0 ? [0] : [n - 1, n], logEnd: 10 });
    }
    expect(scene.sessions).toHaveLength(5);
    expect(scene.crashes).toEqual([]);
  });

  it('an owner that waits is no standstill', async () => {
    const { scene, session } = await anAssignedReader({ owner: { progressTimeoutMs: 20_000 } });
    for (let n = 0; n < 6; n++) {
      scene.answers.push(new RetryLater('Expected the directory, got none yet', 1_000));
      await session.deliver({ topic: TOPIC, offsets: [0], logEnd: 10 });
      await vi.advanceTimersByTimeAsync(2 * WATCH_MS);
    }
    expect(scene.crashes).toEqual([]);
  });
});
