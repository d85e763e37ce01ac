import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type DisclosureEntry, LinesHash } from '@sinergi/contracts';
import { LONGEST_LINE_BYTES } from '../cut-lines.js';

type Json = Record<string, unknown>;
interface Answer {
  status: number;
  body: Json;
  /** the connection breaks instead of giving the answer */
  isLost?: boolean;
}

const IMPORT_ID = '3f0c2c7e-1111-4222-8333-444455556666';
const OK = (body: Json): Answer => ({ status: 200, body });

/**
 * An agency as the command sees it, its ledger and its imports: it takes lines in order, each once,
 * whatever breaks. It accepts a line that is an item whose data says so.
 */
export class StandInAgency {
  /** lines taken, in order, as they came */
  readonly lines: string[] = [];
  readonly rejected: { line: number; problem: Json }[] = [];
  readonly uploads: number[] = [];
  /** its ledger, oldest first; a page has two entries */
  ledger: DisclosureEntry[] = [];
  /** what was posted of settings of rules: path, version that was read, body */
  readonly settings: { path: string; version?: string; body: Json }[] = [];
  isComplete = false;
  name: unknown;
  /**
   * line counts after which the connection breaks in the middle of the next line; each applies once
   */
  breaksAfter: number[] = [];
  /** number of upload answers that get lost although their lines were taken */
  lostAnswers = 0;
  /** number of calls that are first refused with 503 */
  awayFor = 0;
  tries = 0;
  url = '';
  private server!: Server;

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      const { socket } = request;
      this.answer(request).then(
        ({ status, body, isLost }) => {
          if (isLost) socket.destroy();
          else
            response
              .writeHead(status, { 'content-type': 'application/json' })
              .end(JSON.stringify(body));
        },
        () => socket.destroy(),
      );
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
    if (pathname === '/token') return OK({ access_token: 't', expires_in: 600 });
    if (this.awayFor > 0) {
      this.awayFor -= 1;
      return { status: 503, body: {} };
    }
    if (pathname === '/disclosures') {
      const from = Number(searchParams.get('cursor') ?? 0);
      const isMore = this.ledger.length > from + 2;
      return OK({
        items: this.ledger.slice(from, from + 2),
        nextCursor: isMore ? String(from + 2) : null,
      });
    }
    if (pathname.startsWith('/rule-settings')) return this.set(request);
    if (request.method === 'PUT') return this.take(request, searchParams);
    if (pathname === '/batch')
      return this.try(JSON.parse(await textOf(request)) as { items: unknown[] });
    if (request.method === 'POST') {
      this.name = (JSON.parse(await textOf(request)) as Json)['name'];
      return { ...OK(this.state()), status: 201 };
    }
    if (!pathname.endsWith('/lines'))
      return pathname.endsWith(IMPORT_ID)
        ? OK(this.state())
        : { status: 404, body: problem('not-found') };
    const after = Number(searchParams.get('after'));
    return OK({
      items: this.rejected
        .filter(({ line }) => line > after)
        .slice(0, Number(searchParams.get('limit'))),
    });
  }

  private async set(request: IncomingMessage): Promise<Answer> {
    if (request.method === 'GET') return OK({ version: 3, ruleId: 'overstay' });
    const version = request.headers['if-match'];
    if (request.headers['idempotency-key'] === undefined)
      return { status: 400, body: problem('invalid-request') };
    this.settings.push({
      path: request.url!,
      ...(version === undefined ? {} : { version }),
      body: JSON.parse(await textOf(request)) as Json,
    });
    return { ...OK({ ruleSettingId: 'the-setting', version: 1 }), status: 201 };
  }

  private async take(request: IncomingMessage, query: URLSearchParams): Promise<Answer> {
    const from = Number(query.get('from'));
    const before = query.get('before');
    if (this.isComplete || from !== this.lines.length + 1 || before !== this.linesHash())
      return { status: 409, body: problem('import-conflict') };
    this.uploads.push(from);
    let held = '';
    for await (const chunk of request) {
      const parts = (held + String(chunk)).split('\n');
      held = parts.pop()!;
      for (const line of parts) {
        if (this.lines.length === this.breaksAfter[0]) {
          this.breaksAfter.shift();
          return { ...OK({}), isLost: true };
        }
        this.note(line);
      }
    }
    if (held !== '') this.note(held);
    if (query.get('complete') === 'true') this.isComplete = true;
    this.lostAnswers -= 1;
    return { ...OK(this.state()), isLost: this.lostAnswers >= 0 };
  }

  private note(text: string): void {
    this.lines.push(text);
    const isTooLong = text.length > LONGEST_LINE_BYTES;
    if (text.trim() === '' && !isTooLong) return;
    const refusal = isTooLong ? problem('body-too-large') : validate(text);
    if (refusal) this.rejected.push({ line: this.lines.length, problem: refusal });
  }

  private try({ items }: { items: unknown[] }): Answer {
    this.tries += 1;
    if (JSON.stringify(items).includes('poison'))
      return { status: 400, body: problem('invalid-request') };
    return OK({ items: items.map((item) => validate(JSON.stringify(item)) ?? { status: 200 }) });
  }

  private linesHash(): string {
    const hash = LinesHash.from();
    for (const line of this.lines) hash.add(createHash('sha256').update(line).digest());
    return hash.hex;
  }

  private state(): Json {
    const rejected = this.rejected.length;
    const accepted =
      this.lines.filter((line) => line.trim() !== '' || line.length > LONGEST_LINE_BYTES).length -
      rejected;
    return {
      importId: IMPORT_ID,
      state: this.isComplete ? 'COMPLETE' : 'OPEN',
      nextLine: this.lines.length + 1,
      linesHash: this.linesHash(),
      accepted,
      rejected,
    };
  }
}

function validate(text: string): Json | undefined {
  try {
    const { flow, data } = JSON.parse(text) as { flow?: unknown; data?: Json };
    if (flow === 'sighting' && data?.['good'] === true) return undefined;
  } catch {
    // treated like any other line that is not an item
  }
  return problem('invalid-request');
}

const problem = (code: string): Json => ({
  type: `/problems/${code}`,
  status: 400,
  detail: 'Expected an item, got something else',
  violations: [{ field: '/data/good', expected: 'true', got: '"a secret"' }],
});

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
