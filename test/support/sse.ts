import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** Reads server-sent events and keeps them. The caller must close it. */
export class SseReader {
  readonly events: EventSourceMessage[] = [];
  comments = 0;
  ended = false;
  status = 0;
  private readonly abort = new AbortController();

  static async open(url: string, headers: Record<string, string>): Promise<SseReader> {
    const reader = new SseReader();
    const response = await fetch(url, {
      headers: { accept: 'text/event-stream', ...headers },
      signal: reader.abort.signal,
    });
    reader.status = response.status;
    void reader.read(response).catch(() => {
      reader.ended = true;
    });
    return reader;
  }

  close(): void {
    this.abort.abort();
  }

  private async read(response: Response): Promise<void> {
    const parser = createParser({
      onEvent: (event) => this.events.push(event),
      onComment: () => {
        this.comments += 1;
      },
    });
    const decoder = new TextDecoder();
    for await (const chunk of response.body!)
      parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
    this.ended = true;
  }
}
