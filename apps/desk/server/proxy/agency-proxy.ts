import { Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { Inject, Injectable } from '@nestjs/common';
import type { AgencyProfile, DeskSettings } from '@sinergi/settings';
import { AgencyTokens, Problem, type Session, SessionGuard } from '@sinergi/web-server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROFILES, SETTINGS } from '../injection/desk-tokens.js';
import { DeskMetrics } from '../metrics/desk-metrics.js';
import { noAnswerFrom, tokenRefused } from './agency-problems.js';
import { type Door, doorOf } from './doors.js';
import { type PassingFile, passingFile } from './passing-file.js';

/** Below this path lies the API of the agency of whoever is logged in. */
export const PROXY_PATH = '/agency';

/** How long an agency may take to answer, or to take the next piece of a file. */
const ANSWER_WITHIN_MS = 20_000;
/** Streams that one person may have open: pages in a few windows. */
const STREAMS_EACH = 6;
/** Headers that mean the same on both sides. All others stay here, above all cookies. */
const ASKED = [
  ...['accept', 'content-type', 'idempotency-key', 'if-match', 'if-none-match'],
  ...['last-event-id', 'traceparent'],
];
const ANSWERED = ['content-type', 'etag', 'retry-after', 'allow', 'traceparent'];
/** Headers of an answer that is a file. */
const OF_FILES = ['content-disposition', 'content-length', 'disclosure-id'];
/** A file is saved, never shown: whatever is in it runs nowhere. */
const FILE_POLICY = "sandbox; default-src 'none'";

/**
 * Passes requests of pages to the API of the person's own agency, with the person's token, and the
 * answers back, unchanged. The desk has no token of its own: it can do nothing that the person
 * may not do.
 */
@Injectable()
export class AgencyProxy {
  private readonly open = new Map<AbortController, string>();

  constructor(
    @Inject(SETTINGS) private readonly settings: DeskSettings,
    private readonly guard: SessionGuard,
    private readonly tokens: AgencyTokens,
    private readonly metrics: DeskMetrics,
    @Inject(PROFILES) private readonly profiles: readonly AgencyProfile[],
  ) {}

  /** @throws Problem of the desk's own; the agency's problems are passed on as they came */
  async pass(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const session = await this.guard.admit(request);
    const { agency } = session.person;
    const base = Object.hasOwn(this.settings.agencyUrls, agency)
      ? this.settings.agencyUrls[agency]
      : undefined;
    if (base === undefined)
      throw new Problem('not-allowed', 'Expected an officer of an agency with a desk, got another');
    const [path = '', query] = split(request.url.slice(PROXY_PATH.length));
    const profile = this.profiles.find(({ code }) => code === agency);
    const door = profile && doorOf(request.method, path, profile);
    if (!door)
      throw new Problem('not-found', 'Expected a route that goes through the desk, got another');
    const left = new AbortController();
    reply.raw.on('close', () => left.abort());
    const answer = await this.ask(session, `${base}${path}${query}`, request, left, door);
    await this.answer(session, request, reply, answer, left, door);
  }

  /** Ends the streams that are open. */
  closeAll(): void {
    for (const stream of this.open.keys()) stream.abort();
  }

  private async ask(
    session: Session,
    url: string,
    request: FastifyRequest,
    left: AbortController,
    door: Door,
  ): Promise<Response> {
    const { method, headers } = request;
    const { agency } = session.person;
    const token = await this.tokens.tokenOf(session, agency);
    const asked = ASKED.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    });
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), ANSWER_WITHIN_MS);
    let file: PassingFile | null = null;
    try {
      if (door.file === 'body')
        file = passingFile(request, this.settings.mostFileBytes, () => timer.refresh());
      return await fetch(url, {
        method,
        headers: {
          ...Object.fromEntries(asked),
          'accept-encoding': 'identity',
          authorization: `Bearer ${token}`,
        },
        ...(file ? { body: ReadableStream.from(file.pieces), duplex: 'half' } : bodyOf(request)),
        // A redirect would carry the token elsewhere.
        redirect: 'manual',
        signal: AbortSignal.any([left.signal, late.signal]),
      });
    } catch (error) {
      if (error instanceof Problem) throw error;
      const refusal = file?.refusal();
      if (refusal) throw refusal;
      throw noAnswerFrom(agency, error);
    } finally {
      clearTimeout(timer);
    }
  }

  private async answer(
    session: Session,
    { method }: FastifyRequest,
    reply: FastifyReply,
    answer: Response,
    left: AbortController,
    door: Door,
  ): Promise<void> {
    const { agency, id } = session.person;
    if (answer.status === 401) {
      await answer.body?.cancel();
      throw tokenRefused(this.tokens, session);
    }
    if (answer.status >= 300 && answer.status < 400 && answer.status !== 304) {
      await answer.body?.cancel();
      throw new Problem('agency-unavailable', `Expected an answer from ${agency}, got a redirect`);
    }
    this.metrics.answered(agency, answer.status);
    void reply.status(answer.status);
    for (const name of ANSWERED) {
      const value = answer.headers.get(name);
      if (value !== null) void reply.header(name, value);
    }
    const location = answer.headers.get('location');
    if (location?.startsWith('/')) void reply.header('location', `${PROXY_PATH}${location}`);
    if (answer.headers.get('content-type')?.startsWith('text/event-stream'))
      return this.stream(reply, answer, left, { agency, person: id });
    if (door.file === 'answer' && answer.ok) return passFile(reply, answer);
    // An answer of the agency is bounded, so it is read whole: half an answer is none.
    const content = method === 'HEAD' ? null : Buffer.from(await answer.arrayBuffer());
    await reply.send(content);
  }

  private async stream(
    reply: FastifyReply,
    answer: Response,
    left: AbortController,
    { agency, person }: { agency: string; person: string },
  ): Promise<void> {
    const own = [...this.open].filter(([, one]) => one === person);
    // Who opens another window wants that one: the oldest stream ends.
    if (own.length >= STREAMS_EACH) own[0]![0].abort();
    this.open.set(left, person);
    this.metrics.streamed(agency, 1);
    left.signal.addEventListener('abort', () => {
      if (this.open.delete(left)) this.metrics.streamed(agency, -1);
    });
    const events = Readable.fromWeb(answer.body as ReadableStream);
    // A stream ends in the middle when either side leaves; that is no failure of the desk.
    events.on('error', () => reply.raw.end());
    await reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no').send(events);
  }
}

const bodyOf = ({ body }: FastifyRequest): RequestInit =>
  Buffer.isBuffer(body) && body.length > 0 ? { body: new Uint8Array(body) } : {};

/** Passes a file on as it comes. Where it breaks off, so does the answer: its length shows that. */
async function passFile(reply: FastifyReply, answer: Response): Promise<void> {
  for (const name of OF_FILES) {
    const value = answer.headers.get(name);
    if (value !== null) void reply.header(name, value);
  }
  const bytes = Readable.fromWeb(answer.body as ReadableStream);
  await reply.header('content-security-policy', FILE_POLICY).send(bytes);
}

/** Returns the path of an address, and its query with the question mark. */
function split(address: string): [path: string, query: string] {
  const at = address.indexOf('?');
  return at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at)];
}
