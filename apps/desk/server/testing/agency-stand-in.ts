import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request as an agency got it. */
export interface Received {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

type Answer = (request: Received, response: ServerResponse) => void;

/** An HTTP server in an agency's place: it notes what comes and answers as a test says. */
export class AgencyStandIn {
  readonly received: Received[] = [];
  /** how many requests broke off in the middle of their body */
  broken = 0;
  /** how many requests came, whole or not, since it was told how to answer */
  begun = 0;
  private readonly server: Server;
  private answer: Answer = (_request, response) => response.writeHead(404).end();

  private constructor() {
    this.server = createServer((request, response) => void this.take(request, response));
  }

  static async start(): Promise<AgencyStandIn> {
    const self = new AgencyStandIn();
    await new Promise<void>((resolve) => self.server.listen(0, '127.0.0.1', resolve));
    return self;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Answers from now on so; forgets what came. */
  answers(answer: Answer): void {
    this.received.length = 0;
    this.begun = 0;
    this.answer = answer;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    this.begun += 1;
    try {
      const received = { method, url, headers, body: (await buffer(request)).toString('utf8') };
      this.received.push(received);
      this.answer(received, response);
    } catch {
      this.broken += 1;
    }
  }
}
