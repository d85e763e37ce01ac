import { Injectable } from '@nestjs/common';
import { toProblem } from '@sinergi/web-server';
import type { FastifyReply } from 'fastify';
import { openEventStream } from '../http/event-stream.js';
import type { ScanEvent } from './scan-messages.js';

/** A reader that lags by this much is waited for: the scan runs no faster than it is read. */
const LARGEST_BACKLOG_BYTES = 512 * 1_024;

/**
 * Sends scans as server-sent events: `message` and `progress` (their id is the cursor), `resync`,
 * `end`, `problem`, and a comment as heartbeat. Closing the connection ends the scan. Source:
 * WHATWG HTML, server-sent events.
 */
@Injectable()
export class LiveScans {
  private readonly open = new Set<AbortController>();

  async run(
    reply: FastifyReply,
    begin: (signal: AbortSignal) => AsyncIterable<ScanEvent>,
  ): Promise<void> {
    const raw = openEventStream(reply);
    const closed = new AbortController();
    this.open.add(closed);
    raw.on('close', () => closed.abort());
    raw.write(': scanning\n\n');
    try {
      for await (const event of begin(closed.signal)) {
        if (closed.signal.aborted) break;
        raw.write(textOf(event));
        if (raw.writableLength > LARGEST_BACKLOG_BYTES) await drained(reply, closed.signal);
      }
    } catch (error) {
      if (!closed.signal.aborted)
        raw.write(`event: problem\ndata: ${JSON.stringify(toProblem(error))}\n\n`);
    } finally {
      this.open.delete(closed);
      raw.end();
    }
  }

  /** Ends every scan so that the server can stop. */
  closeAll(): void {
    for (const scan of this.open) scan.abort();
  }
}

function eventText(id: string | null, name: string, data: unknown): string {
  return `${id === null ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

function textOf(event: ScanEvent): string {
  switch (event.kind) {
    case 'message':
      return eventText(event.message.cursor, 'message', event.message);
    case 'progress':
      return eventText(event.progress.cursor, 'progress', event.progress);
    case 'resync':
      // An empty id makes the browser forget the cursor that it sent. Source: WHATWG HTML,
      // server-sent events.
      return 'id\nevent: resync\ndata: {}\n\n';
    case 'end':
      return `event: end\ndata: ${JSON.stringify(event.end)}\n\n`;
  }
}

function drained({ raw }: FastifyReply, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    raw.once('drain', resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
