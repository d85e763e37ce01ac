import { CookieBrowser } from '@sinergi/testing';
import { createParser } from 'eventsource-parser';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';

export interface ConsoleAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came
  body: any;
}

/**
 * Plays an operator at the console as a browser would: logged in through the identity provider,
 * with cookies and the page's token.
 */
export class ConsoleOperator {
  private readonly browser = new CookieBrowser();
  private csrfToken = '';

  private constructor(private readonly baseUrl: string) {}

  static logIn({ consoleUrl }: PlatformDescriptor, operator: string): Promise<ConsoleOperator> {
    return ConsoleOperator.logInAt(consoleUrl, operator);
  }

  /** Logs an officer in at the desk, whose login is the same. */
  static logInAtDesk({ deskUrl }: PlatformDescriptor, officer: string): Promise<ConsoleOperator> {
    return ConsoleOperator.logInAt(deskUrl, officer);
  }

  private static async logInAt(baseUrl: string, operator: string): Promise<ConsoleOperator> {
    const self = new ConsoleOperator(baseUrl);
    const { url } = await self.browser.follow(`${baseUrl}/login`);
    const chosen = await self.browser.get(url, {
      method: 'POST',
      body: new URLSearchParams({ person: operator }),
    });
    await self.browser.follow(new URL(chosen.headers.get('location') ?? '', url).href);
    const { status, body } = await self.send('GET', '/api/me');
    if (status !== 200)
      throw new Error(`Expected ${operator} to be logged in, got ${JSON.stringify(body)}`);
    self.csrfToken = String(body.csrfToken);
    return self;
  }

  async send(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<ConsoleAnswer> {
    const response = await this.browser.get(`${this.baseUrl}${path}`, {
      method,
      headers: {
        'x-sinergi-csrf': this.csrfToken,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  }

  get(path: string): Promise<ConsoleAnswer> {
    return this.send('GET', path);
  }

  /** Reads a stream until it ends. */
  async stream(path: string, signal: AbortSignal, onChunk: (text: string) => void): Promise<void> {
    try {
      const response = await this.browser.get(`${this.baseUrl}${path}`, { signal });
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? [])
        onChunk(decoder.decode(chunk as Uint8Array, { stream: true }));
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  /** Reads a scan to its end and returns the data of its events, by name. */
  async scan(
    topic: string,
    query: Record<string, string>,
  ): Promise<Record<string, ConsoleAnswer['body'][]>> {
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
}
