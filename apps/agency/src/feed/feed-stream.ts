import { Inject, Injectable, Optional } from '@nestjs/common';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import type { FastifyReply } from 'fastify';
import type { Access } from '../door/access.js';
import { LOGGER } from '../tokens.js';
import { CursorAhead, ReadFeedEvents } from './read-feed-events.js';

const PAGE = 200;
const HEARTBEAT_MS = 10_000;
/** A reader that takes nothing for this long is let go; it comes back with its Last-Event-ID and misses nothing. */
const STALLED_MS = 30_000;
const RETRY_MS = 2_000;
/** A reader that is a little behind at its token's end still gets what was written to it. */
const LAST_WORDS_MS = 5_000;
/** Node takes a longer delay for none at all. Source: Node's documentation of `setTimeout`. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** One open stream. */
interface Stream {
  wake(): void;
  close(): void;
}

/**
 * The feed as server-sent events. Every event's id is a cursor, so a client that comes back with Last-Event-ID goes on where it was; one whose
 * cursor this copy does not know gets `resync` and where to go on. The feed itself is the queue: a slow reader costs a place in it, no memory.
 * Ends when its token does. Source: WHATWG HTML, server-sent events.
 */
@Injectable()
export class FeedStream {
  private readonly streams = new Set<Stream>();

  constructor(
    private readonly feed: ReadFeedEvents,
    @Inject(LOGGER) private readonly logger: Logger,
    @Optional() private readonly stalledMs: number = STALLED_MS,
  ) {}

  /** New events may be there. */
  wake(): void {
    for (const stream of this.streams) stream.wake();
  }

  closeAll(): void {
    for (const stream of [...this.streams]) stream.close();
  }

  open(reply: FastifyReply, access: Access, flows: readonly string[], after: bigint): void {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.write(`retry: ${RETRY_MS}\n\n`);
    let open = true;
    let awake = true;
    let resume: (() => void) | undefined;
    let expiry: NodeJS.Timeout | undefined;
    const wake = (): void => {
      awake = true;
      resume?.();
    };
    /** @param patienceMs for what is on its way still; without any it is cut */
    const close = (patienceMs = 0): void => {
      if (!open) return;
      open = false;
      clearInterval(heartbeat);
      clearTimeout(expiry);
      this.streams.delete(stream);
      wake();
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
    const stream: Stream = { wake, close: () => close() };
    this.streams.add(stream);
    raw.on('close', () => close());
    untilExpired();
    const idle = (): Promise<void> =>
      new Promise((resolve) => {
        if (awake || !open) return resolve();
        const timer = setTimeout(() => done(), HEARTBEAT_MS);
        const done = (): void => {
          clearTimeout(timer);
          resume = undefined;
          resolve();
        };
        resume = done;
      });
    const pump = async (): Promise<void> => {
      let place = after;
      while (open) {
        awake = false;
        const page = await this.feed.page(place, PAGE, flows).catch(async (error: unknown) => {
          if (!(error instanceof CursorAhead)) throw error;
          const end = await this.feed.end();
          const cursor = this.feed.cursorAt(end);
          if (!open) return { items: [], next: end, cursor };
          raw.write(
            `id: ${cursor}\nevent: resync\ndata: ${JSON.stringify({ reason: 'this copy does not reach the cursor', cursor })}\n\n`,
          );
          return { items: [], next: end, cursor };
        });
        for (const { cursor, event } of page.items) {
          if (!open) return;
          const taken = raw.write(
            `id: ${cursor}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`,
          );
          if (!taken && !(await drained(raw, this.stalledMs))) return close();
        }
        place = page.next;
        if (page.items.length < PAGE) await idle();
      }
    };
    pump().catch((error: unknown) => {
      this.logger[levelOf(error)]({ err: error }, 'feed stream failed, its reader will come back');
      close();
    });
  }
}

/** @returns false where the reader takes nothing, or has gone */
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
