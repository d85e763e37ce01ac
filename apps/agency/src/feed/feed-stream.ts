import { Inject, Injectable, Optional } from '@nestjs/common';
import { beginEventStream } from '@sinergi/http';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import type { AgencySettings } from '@sinergi/settings';
import type { FastifyReply } from 'fastify';
import { LIMITS, LOGGER } from '../ground/tokens.js';
import type { Access } from '../http/access.js';
import { Problem } from '../problem/problem.js';
import { chosen, type FeedChoice } from './feed-choice.js';
import { FeedTail } from './feed-tail.js';
import { CursorAhead, type FeedReading, ReadFeedEvents } from './read-feed-events.js';

const PAGE = 200;
const HEARTBEAT_MS = 10_000;
/**
 * A reader that takes nothing for this long is disconnected. It reconnects with its Last-Event-ID
 * and misses nothing.
 */
const STALLED_MS = 30_000;
const RETRY_MS = 2_000;
/**
 * A reader that is a little behind when its token ends still gets what was already written to it.
 */
const LAST_WORDS_MS = 5_000;
/** Node runs a timer with a longer delay at once. Source: Node's documentation of `setTimeout`. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A reader that was refused for too many streams should reconnect after this. */
const RETRY_FULL_S = 10;

/** One open stream. */
interface Stream {
  clientId: string;
  close(): void;
}

type StreamLimits = Pick<AgencySettings['limits'], 'streamsPerClient' | 'streams'>;

/**
 * The feed as server-sent events. Every event's id is a cursor, so a client that reconnects with
 * Last-Event-ID continues where it was. A client whose cursor this copy does not know gets `resync`
 * with the cursor to continue at. The feed itself is the queue: a slow reader costs a feed position
 * and no memory. A stream ends when its token does. Source: WHATWG HTML, server-sent events.
 */
@Injectable()
export class FeedStream {
  private readonly streams = new Set<Stream>();
  private readonly tail: FeedTail;

  constructor(
    private readonly feed: ReadFeedEvents,
    @Inject(LOGGER) private readonly logger: Logger,
    @Optional() private readonly stalledMs: number = STALLED_MS,
    @Optional()
    @Inject(LIMITS)
    private readonly limits: StreamLimits = {
      streamsPerClient: 8,
      streams: 64,
    },
  ) {
    this.tail = new FeedTail(feed);
  }

  /** Tells the streams that new events may exist. */
  wake(): void {
    this.tail.wake();
  }

  closeAll(): void {
    for (const stream of [...this.streams]) stream.close();
  }

  open(reply: FastifyReply, access: Access, choice: FeedChoice, after: bigint): void {
    this.requireRoom(access.clientId);
    const raw = beginEventStream(reply);
    // A connection that is already closed emits no "close" any more and would count as open until
    // its token ends.
    if (raw.destroyed) return;
    raw.write(`retry: ${RETRY_MS}\n\n`);
    let open = true;
    const leaving = new AbortController();
    let expiry: NodeJS.Timeout | undefined;
    /**
     * @param patienceMs time for data that is still being sent; without it the connection is cut
     */
    const close = (patienceMs = 0): void => {
      if (!open) return;
      open = false;
      clearInterval(heartbeat);
      clearTimeout(expiry);
      this.streams.delete(stream);
      leaving.abort();
      raw.end();
      if (raw.writableLength === 0) return;
      if (patienceMs === 0) raw.destroy();
      else setTimeout(() => raw.destroy(), patienceMs).unref();
    };
    const heartbeat = setInterval(() => {
      if (raw.writableNeedDrain) return;
      raw.write(': still here\n\n');
    }, HEARTBEAT_MS);
    const untilExpired = (): void => {
      const leftMs = access.expiresAt - Date.now();
      if (leftMs > 0) {
        expiry = setTimeout(untilExpired, Math.min(leftMs, LONGEST_TIMER_MS));
        return;
      }
      raw.write('event: expired\ndata: {"reason":"the access token has expired"}\n\n');
      close(LAST_WORDS_MS);
    };
    const stream: Stream = { clientId: access.clientId, close: () => close() };
    this.streams.add(stream);
    raw.on('close', () => close());
    untilExpired();
    const say = (text: string): void => {
      if (open) raw.write(text);
    };
    const pump = async (): Promise<void> => {
      let position = after;
      let isAtEnd = false;
      while (open) {
        const told: FeedReading | undefined = isAtEnd
          ? await this.tail.after(position, leaving.signal)
          : undefined;
        const page: FeedReading = told
          ? { ...told, items: chosen(told.items, choice) }
          : await this.page(position, choice, say);
        isAtEnd = told !== undefined || !page.hasMore;
        for (const { cursor, event } of page.items) {
          if (!open) return;
          const taken = raw.write(
            `id: ${cursor}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`,
          );
          if (!taken && !(await drained(raw, this.stalledMs))) return close();
        }
        position = page.next;
      }
    };
    pump().catch((error: unknown) => {
      this.logger[levelOf(error)](
        { err: error },
        'feed stream failed; its client will connect again',
      );
      close();
    });
  }

  /** @throws Problem too-many-streams */
  private requireRoom(clientId: string): void {
    const { streamsPerClient, streams } = this.limits;
    const own = [...this.streams].filter((stream) => stream.clientId === clientId).length;
    if (own < streamsPerClient && this.streams.size < streams) return;
    const most =
      own < streamsPerClient
        ? `${streams} streams of this agency`
        : `${streamsPerClient} streams of one client`;
    throw new Problem('too-many-streams', `Expected at most ${most} at once, got one more`, {
      retryAfterSeconds: RETRY_FULL_S,
    });
  }

  private async page(
    position: bigint,
    choice: FeedChoice,
    say: (text: string) => void,
  ): Promise<FeedReading> {
    try {
      return await this.feed.read(position, PAGE, choice);
    } catch (error) {
      if (!(error instanceof CursorAhead)) throw error;
      const end = await this.feed.end();
      const cursor = this.feed.cursorAt(end);
      const reason = 'this copy does not reach the cursor';
      say(`id: ${cursor}\nevent: resync\ndata: ${JSON.stringify({ reason, cursor })}\n\n`);
      return { items: [], next: end, hasMore: false };
    }
  }
}

/** @returns false where the reader takes nothing in time, or has gone */
function drained(raw: FastifyReply['raw'], withinMs: number): Promise<boolean> {
  if (raw.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    const end = (taken: boolean) => (): void => {
      clearTimeout(timer);
      raw.off('drain', onDrain);
      raw.off('close', onClose);
      resolve(taken);
    };
    const onDrain = end(true);
    const onClose = end(false);
    const timer = setTimeout(end(false), withinMs);
    raw.once('drain', onDrain);
    raw.once('close', onClose);
  });
}
