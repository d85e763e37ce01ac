import type { Reader, ReaderOptions } from './bus.js';
import { UnknownTopic } from './bus-errors.js';
import type { MakeSession } from './consumer-session.js';
import type { SharedLog } from './shared-log.js';
import { SharedSession } from './shared-session.js';

/** Opens one reader, with sessions of the given kind. */
type Open = (makeSession: MakeSession, options: ReaderOptions) => Promise<Reader>;

/**
 * Opens a reader whose topics are read together with others of this process, where they may be, and
 * the others by a consumer of its own. Its owner is handed nothing of any other topic.
 *
 * @throws UnknownTopic where none of the topics exists
 */
export async function readTogether(
  shared: SharedLog,
  makeOwn: MakeSession,
  options: ReaderOptions,
  open: Open,
): Promise<Reader> {
  let sessions = 0;
  const makeShared: MakeSession = (session) =>
    new SharedSession(shared, makeOwn, session, sessions++ > 0);
  const together = options.topics.filter((topic) => shared.has(topic));
  const alone = options.topics.filter((topic) => !shared.has(topic));
  if (together.length === 0) return open(makeOwn, options);
  if (alone.length === 0) return open(makeShared, options);
  const opened = await Promise.allSettled([
    open(makeShared, { ...options, topics: together }),
    open(makeOwn, { ...options, topics: alone, groupId: `${options.groupId}.own` }),
  ]);
  const readers = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (readers.length === opened.length) return new SeveralReaders(readers);
  await Promise.all(readers.map((reader) => reader.stop()));
  const failures = opened.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  // A part without a topic cannot be opened, and begins within a reader that has the others.
  if (failures.every((why) => why instanceof UnknownTopic)) return open(makeOwn, options);
  throw failures.find((why) => !(why instanceof UnknownTopic));
}

/** Readers of different topics, as one. */
class SeveralReaders implements Reader {
  constructor(private readonly readers: readonly Reader[]) {}

  async stop(): Promise<void> {
    await Promise.all(this.readers.map((reader) => reader.stop()));
  }

  isRunning(): boolean {
    return this.readers.every((reader) => reader.isRunning());
  }

  pausedGaps(): string[] {
    return this.readers.flatMap((reader) => reader.pausedGaps());
  }

  lag(): Map<string, bigint> {
    return new Map(this.readers.flatMap((reader) => [...reader.lag()]));
  }

  async reread(topic: string, partition: number): Promise<void> {
    await Promise.all(this.readers.map((reader) => reader.reread(topic, partition)));
  }
}
