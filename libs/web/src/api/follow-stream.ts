import { createParser } from 'eventsource-parser';
import { noAnswer, problemOf, ServerProblem } from './server-problem';

const RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 10_000;
/**
 * Heartbeats come at least every ten seconds. A stream that is silent for this long is dead, even
 * if the browser reports it as open.
 */
const SILENT_MS = 25_000;

export interface StreamOptions {
  onEvent: (name: string, data: unknown) => void;
  onState: (state: 'live' | 'broken' | 'ended', problem: ServerProblem | null) => void;
  silentMs?: number;
  /** the stream is a scan that ends; it is not opened again after its end */
  isOnce?: boolean;
}

/**
 * Follows server-sent events. A lost or silent connection is opened again with the last id that
 * came, until `stop` aborts or the server refuses. `EventSource` reconnects too, but it hides the
 * reason of a refusal and does not notice silence. Source: WHATWG HTML, server-sent events.
 */
export async function followStream(
  path: string,
  stop: AbortSignal,
  options: StreamOptions,
): Promise<void> {
  let lastId: string | undefined;
  let failures = 0;
  let retryMs = RETRY_MS;
  while (!stop.aborted) {
    const hush = new AbortController();
    try {
      await readOnce(path, AbortSignal.any([stop, hush.signal]), lastId, {
        ...options,
        hush: () => hush.abort(),
        onLive: () => {
          failures = 0;
          options.onState('live', null);
        },
        onId: (id) => {
          lastId = id;
        },
        onRetry: (ms) => {
          retryMs = ms;
        },
      });
      if (options.isOnce) return options.onState('ended', null);
    } catch (error) {
      if (stop.aborted) return;
      const problem = error instanceof ServerProblem ? error : noAnswer();
      if (options.isOnce || (problem.status >= 400 && problem.status < 500))
        return options.onState('ended', problem);
      options.onState('broken', problem);
    }
    failures += 1;
    if (failures > 1) options.onState('broken', null);
    await pause(Math.min(retryMs * failures, LONGEST_RETRY_MS), stop);
  }
}

interface OneReading extends StreamOptions {
  hush: () => void;
  onLive: () => void;
  onId: (id: string) => void;
  onRetry: (ms: number) => void;
}

async function readOnce(
  path: string,
  signal: AbortSignal,
  lastId: string | undefined,
  reading: OneReading,
): Promise<void> {
  let silence = setTimeout(reading.hush, reading.silentMs ?? SILENT_MS);
  const alive = (): void => {
    clearTimeout(silence);
    silence = setTimeout(reading.hush, reading.silentMs ?? SILENT_MS);
  };
  try {
    const headers = {
      accept: 'text/event-stream',
      ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
    };
    const response = await fetch(path, { headers, signal, cache: 'no-store' });
    if (!response.ok || !response.body) throw await problemOf(response);
    reading.onLive();
    const parser = createParser({
      onEvent: ({ id, event = 'message', data }) => {
        if (id !== undefined) reading.onId(id);
        reading.onEvent(event, JSON.parse(data));
      },
      onRetry: reading.onRetry,
    });
    const decoder = new TextDecoder();
    const chunks = response.body.getReader();
    for (;;) {
      const { done, value } = await chunks.read();
      if (done) return;
      alive();
      parser.feed(decoder.decode(value, { stream: true }));
    }
  } finally {
    clearTimeout(silence);
  }
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stop.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
