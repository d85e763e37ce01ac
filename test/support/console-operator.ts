import { createParser } from 'eventsource-parser';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';

export interface ConsoleAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came
  body: any;
}

/** An operator at the console, as a browser would be one: logged in through the identity provider, with cookies and the page's token. */
export class ConsoleOperator {
  /** by host */
  private readonly jars = new Map<string, Map<string, string>>();
  private csrfToken = '';

  private constructor(private readonly consoleUrl: string) {}

  static async logIn({ consoleUrl }: PlatformDescriptor, operator: string): Promise<ConsoleOperator> {
    const self = new ConsoleOperator(consoleUrl);
    const { url } = await self.follow(`${consoleUrl}/login`);
    await self.follow(url, { method: 'POST', body: new URLSearchParams({ operator }) });
    const { status, body } = await self.send('GET', '/api/me');
    if (status !== 200) throw new Error(`Expected ${operator} to be logged in, got ${JSON.stringify(body)}`);
    self.csrfToken = String(body.csrfToken);
    return self;
  }

  async send(method: string, path: string, body?: object): Promise<ConsoleAnswer> {
    const response = await this.request(`${this.consoleUrl}${path}`, {
      method,
      headers: { 'x-sinergi-csrf': this.csrfToken, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  }

  get(path: string): Promise<ConsoleAnswer> {
    return this.send('GET', path);
  }

  /** Reads a stream for as long as it lasts. */
  async stream(path: string, signal: AbortSignal, onChunk: (text: string) => void): Promise<void> {
    try {
      const response = await this.request(`${this.consoleUrl}${path}`, { signal });
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) onChunk(decoder.decode(chunk as Uint8Array, { stream: true }));
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  /** A scan to its end: the data of its events, by name. */
  async scan(topic: string, query: Record<string, string>): Promise<Record<string, ConsoleAnswer['body'][]>> {
    const { body } = await this.get(`/api/topics/${topic}/messages?${new URLSearchParams(query)}`);
    const events: Record<string, ConsoleAnswer['body'][]> = {};
    const parser = createParser({
      onEvent: ({ event = '', data }) => {
        events[event] = [...(events[event] ?? []), JSON.parse(data)];
      },
    });
    parser.feed(body);
    return events;
  }

  private async follow(url: string, init: RequestInit = {}): Promise<{ url: string }> {
    let current = url;
    let answer = await this.request(current, init);
    for (let hops = 0; hops < 10; hops += 1) {
      const location = answer.headers.get('location');
      if (location === null) return { url: current };
      current = new URL(location, current).href;
      answer = await this.request(current);
    }
    throw new Error(`Expected at most 10 redirects from ${url}, got more`);
  }

  private async request(url: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(url);
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...(init.headers as Record<string, string>), cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }
}
