import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { openEventStream } from '../http/event-stream.js';
import type { Board } from '../sync/compose-overview.js';
import { ExchangeWatch } from '../watch/exchange-watch.js';

/**
 * An unchanged overview is sent again after this time, so that a page can tell a quiet exchange
 * from a dead connection.
 */
const SAY_AGAIN_MS = 5_000;
/**
 * The stream ends after this time. The browser reconnects by itself, and its session is checked
 * again.
 */
const LIFETIME_MS = 15 * 60_000;
/** A browser that reads slower than this gets the next overview instead of a queue of old ones. */
const LARGEST_BACKLOG_BYTES = 256 * 1_024;

interface Picture {
  board: Board;
  content: string;
  data: string;
}

/**
 * Sends the overview as server-sent events: `overview` with the whole overview whenever it changed,
 * and a comment as heartbeat. Every event is complete, so a client that reconnects with any
 * Last-Event-ID is up to date with the first event. Source: WHATWG HTML, server-sent events.
 */
@Injectable()
export class OverviewStream {
  private readonly streams = new Set<() => void>();
  private sequence = 0;
  private picture: Picture | undefined;

  constructor(private readonly watch: ExchangeWatch) {}

  /** @param until when the session ends with which the stream was opened */
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

  /** Serialises each overview once, for all open browsers. */
  private pictureOf(board: Board): Picture {
    if (this.picture?.board !== board)
      this.picture = { board, content: contentOf(board), data: JSON.stringify(board.overview) };
    return this.picture;
  }

  /** Ends every stream so that the server can stop. */
  closeAll(): void {
    for (const close of [...this.streams]) close();
  }
}

/** Returns the content by which two overviews are compared: everything but their times. */
function contentOf({ overview }: Board): string {
  const { at: _at, brokerAnsweredAt: _answered, ...picture } = overview;
  return JSON.stringify(picture);
}
