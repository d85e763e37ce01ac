import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { FeedItem } from '../feed-item.js';

interface Item {
  change: string;
  id?: string;
  version?: number;
  key: string;
}
interface Alert {
  version: number;
  isOpen: boolean;
}

/** A moment of a call at which its caller may be killed. */
export type Moment = 'ASKED' | 'DONE';

/**
 * Detection's own agency, as far as detection calls it: a feed of events, and a batch whose items
 * have one effect for each key.
 */
export class OneAgency {
  readonly alerts = new Map<string, Alert>();
  /** calls that no agency would accept: an alert at another version than its latest */
  readonly wrong: string[] = [];
  private readonly answers = new Map<string, object>();
  private server!: Server;

  /** @param atMoment called twice in each call: before it has an effect, and after */
  constructor(
    private readonly feed: readonly FeedItem[],
    private readonly atMoment: (moment: Moment) => void,
  ) {}

  /** @returns its address */
  async start(): Promise<string> {
    this.server = createServer((request, response) => void this.take(request, response));
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname, searchParams } = new URL(request.url!, 'http://127.0.0.1');
    this.atMoment('ASKED');
    const body = this.answer(pathname, searchParams, Buffer.concat(chunks).toString());
    this.atMoment('DONE');
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  }

  private answer(path: string, query: URLSearchParams, body: string): object {
    if (path === '/token') return { access_token: 'a token', expires_in: 3_600 };
    if (path === '/batch')
      return { items: (JSON.parse(body) as { items: Item[] }).items.map((one) => this.once(one)) };
    const from = Number(query.get('cursor') ?? 0);
    const items = this.feed.slice(from, from + Number(query.get('limit')));
    return { items: items.map((event) => ({ event })), cursor: String(from + items.length) };
  }

  private once(item: Item): object {
    const answer = this.answers.get(item.key) ?? this.carryOut(item);
    this.answers.set(item.key, answer);
    return answer;
  }

  private carryOut({ change, id, version = 0, key }: Item): object {
    const alertId = id ?? randomUUID();
    const before = this.alerts.get(alertId);
    if ((before?.version ?? 0) !== version) this.wrong.push(key);
    const isOpen = change === 'RAISED' || change === 'UPDATED';
    this.alerts.set(alertId, { version: version + 1, isOpen });
    return { status: 201, alertId, version: version + 1 };
  }
}
