import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { openEventStream } from '../http/event-stream.js';
import type { Board } from '../sync/compose-overview.js';
import { ExchangeWatch } from '../watch/exchange-watch.js';

/**
 * An unchanged picture is sent again after this, so that a page can tell silence from standstill.
 */
const SAY_AGAIN_MS = 5_000;
/** The browser comes back by itself, and its session is looked at again. */
const LIFETIME_MS = 15 * 60_000;
/** A browser that reads slower than this gets the next picture instead of a queue of old ones. */
const LARGEST_BACKLOG_BYTES = 256 * 1_024;

interface Picture {
  board: Board;
  content: string;
  data: string;
}

/**
 * The overview as server-sent events: `overview` with the whole picture whenever it changed, a
 * comment as heartbeat. Every event is complete, so a client that comes back with a Last-Event-ID
 * of any age is up to date with the first one. Source: WHATWG HTML, server-sent events.
 */
@Injectable()
export class OverviewStream {
  private readonly streams = new Set<() => void>();
  private sequence = 0;
  private picture: Picture | undefined;

  constructor(private readonly watch: ExchangeWatch) {}

  /** @param until when the session ends that it is opened with */
  open(reply: FastifyReply, until: Date): void {
    const raw = openEventStream(reply);
    raw.write('retry: 2000\n\n');
    let sent = { content: '', at: 0 };
    const leave = this.watch.follow((board) => {
      if (raw.writableLength > LARGEST_BACKLOG_BYTES) return;
      const { content, data } = this.pictureOf(board);
      if (content === sent.content && performance.now() - sent.at < SAY_AGAIN_MS) return;
      sent = { content, at: performance.now() };
      this.sequence += 1;
      raw.write(`id: ${this.sequence}\nevent: overview\ndata: ${data}\n\n`);
    });
    const close = (): void => {
      leave();
      clearTimeout(end);
      this.streams.delete(close);
      raw.end();
      if (raw.writableLength > 0) raw.destroy();
    };
    const end = setTimeout(close, Math.min(LIFETIME_MS, until.getTime() - Date.now()));
    this.streams.add(close);
    raw.on('close', close);
  }

  /** Put into text once, however many browsers are open. */
  private pictureOf(board: Board): Picture {
    if (this.picture?.board !== board)
      this.picture = { board, content: contentOf(board), data: JSON.stringify(board.overview) };
    return this.picture;
  }

  /** Ends every stream, so that the server can stop. */
  closeAll(): void {
    for (const close of [...this.streams]) close();
  }
}

/** What makes two pictures the same: everything but the moments they were taken at. */
function contentOf({ overview }: Board): string {
  const { at: _at, brokerAnsweredAt: _answered, ...picture } = overview;
  return JSON.stringify(picture);
}
