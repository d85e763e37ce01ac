import { Agent, request as open } from 'node:http';

export interface RawAnswer {
  status: number;
  contentType: string;
  text: string;
}

const WITHIN_MS = 60_000;

/**
 * Sends one HTTP request unchanged: nothing is encoded, normalised or followed.
 * @returns the error where no answer came
 */
export class RawCaller {
  private readonly agent: Agent;

  constructor(
    private readonly url: URL,
    most: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: most });
  }

  async call(
    method: string,
    path: string,
    headers: [string, string][],
    body: Buffer | null,
  ): Promise<RawAnswer | Error> {
    const answer = await this.once(method, path, headers, body);
    // The server may close a kept connection at the moment of its next use. It has then read
    // nothing of the request. Source: Node, `request.reusedSocket`.
    return answer === 'connection was stale' ? this.call(method, path, headers, body) : answer;
  }

  private once(
    method: string,
    path: string,
    headers: [string, string][],
    body: Buffer | null,
  ): Promise<RawAnswer | Error | 'connection was stale'> {
    return new Promise((resolve) => {
      const length: [string, string][] =
        body === null ? [] : [['content-length', String(body.length)]];
      const call = open(
        {
          host: this.url.hostname,
          port: this.url.port,
          method,
          path,
          agent: this.agent,
          timeout: WITHIN_MS,
          headers: grouped([...headers, ...length]),
        },
        (response) => {
          const answer = {
            status: response.statusCode ?? 0,
            contentType: response.headers['content-type'] ?? '',
          };
          // A stream of events has no end, so only its head is checked.
          if (answer.contentType.startsWith('text/event-stream')) {
            call.destroy();
            return resolve({ ...answer, text: '' });
          }
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({ ...answer, text: Buffer.concat(chunks).toString('utf8') }),
          );
          response.on('error', resolve);
        },
      );
      call.on('timeout', () => call.destroy(new Error(`no answer within ${WITHIN_MS / 1_000} s`)));
      call.on('error', (error: Error & { code?: string }) =>
        resolve(
          call.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
            ? 'connection was stale'
            : error,
        ),
      );
      call.end(body ?? undefined);
    });
  }

  end(): void {
    this.agent.destroy();
  }
}

/** Keeps a header that comes more than once, each on its own line. */
function grouped(headers: readonly [string, string][]): Record<string, string | string[]> {
  const lines = new Map<string, string[]>();
  for (const [name, value] of headers) lines.set(name, [...(lines.get(name) ?? []), value]);
  return Object.fromEntries(
    [...lines].map(([name, values]) => [name, values.length === 1 ? values[0]! : values]),
  );
}
