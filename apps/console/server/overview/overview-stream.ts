import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ExchangeWatch } from '../sync/exchange-watch.js';

const HEARTBEAT_MS = 10_000;
/** A browser that reads slower than this gets the next picture instead of a queue of old ones. */
const LARGEST_BACKLOG_BYTES = 256 * 1_024;

/**
 * The overview as server-sent events: `overview` with the whole picture whenever it changed, a comment as heartbeat. Every event is complete, so
 * a client that comes back with a Last-Event-ID of any age is up to date with the first one. Source: WHATWG HTML, server-sent events.
 */
@Injectable()
export class OverviewStream {
  private readonly streams = new Set<() => void>();
  private sequence = 0;

  constructor(private readonly watch: ExchangeWatch) {}

  open(reply: FastifyReply): void {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 2000\n\n');
    let sent = '';
    const leave = this.watch.follow(({ overview }) => {
      if (raw.writableLength > LARGEST_BACKLOG_BYTES) return;
      const { at: _, ...picture } = overview;
      const content = JSON.stringify(picture);
      if (content === sent) return;
      sent = content;
      this.sequence += 1;
      raw.write(`id: ${this.sequence}\nevent: overview\ndata: ${JSON.stringify(overview)}\n\n`);
    });
    const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
    const close = (): void => {
      leave();
      clearInterval(heartbeat);
      this.streams.delete(close);
      raw.end();
    };
    this.streams.add(close);
    raw.on('close', close);
  }

  /** Ends every stream, so that the server can stop. */
  closeAll(): void {
    for (const close of [...this.streams]) close();
  }
}
