import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type FlowDescriptor, flows } from '@sinergi/contracts';
import { type SeededRandom, seededRandom } from '@sinergi/domain';

type Json = Record<string, unknown>;

interface Answer {
  status: number;
  body: object;
}

interface HeldEntity {
  flow: string;
  owner: string;
  version: number;
  subjectId: string | null;
}

/** The effect of a key at an agency: it happens once, however often the call is repeated. */
interface Effect {
  agency: string;
  what: string;
  answer: Answer;
}

interface Write {
  flow: FlowDescriptor;
  change: string;
  id: string | null;
  version: number | null;
  key: string;
  data: Json;
}

const FEED_PAGE = 4;

/**
 * Agencies that behave as badly as their systems may see them: answers that get lost or end early,
 * refused connections, 503s, batches that are done only in part, entities that take a moment to
 * arrive. Effects are stored by key.
 */
export class FlakyAgencies {
  readonly effects = new Map<string, Effect>();
  /**
   * calls that no agency would accept: a used key with another request, a version that is not the
   * latest, an entity of another owner
   */
  readonly wrong: string[] = [];
  /** agencies that carry out calls and lose every answer */
  readonly mute = new Set<string>();
  /** `flow CHANGE` values that are carried out and whose answers are all lost */
  readonly unanswered = new Set<string>();
  /** whether connections are cut before anything is done, as when the caller is killed */
  isDeaf = false;
  /** alerts in every agency's feed */
  readonly alerts: (Json & { alertId: string })[] = [];
  /** by key: when the effect happened, epoch ms */
  readonly effectAt = new Map<string, number>();
  /** feed position from which on a cursor belongs to another copy */
  feedReaches = Number.POSITIVE_INFINITY;
  /** size of the largest batch that came */
  largestBatch = 0;
  url = '';
  /** whether the answer to the present call is lost, whatever it is */
  private isLost = false;
  private readonly said = new Map<string, string>();
  private readonly entities = new Map<string, HeldEntity>();
  private readonly subjects = new Map<string, string>();
  private readonly random: SeededRandom = seededRandom(99);
  /** every write waits for this before it is taken */
  private taking: Promise<void> = Promise.resolve();
  private server!: Server;

  async start(): Promise<void> {
    this.server = createServer((request, response) => void this.take(request, response));
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** Holds back every write. @returns a function that releases the writes and all later ones */
  hold(): () => void {
    let release = (): void => undefined;
    this.taking = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  /** agency → `flow CHANGE` → number of effects */
  totals(): Record<string, Record<string, number>> {
    const totals: Record<string, Record<string, number>> = {};
    for (const { agency, what } of this.effects.values()) {
      totals[agency] = { ...totals[agency], [what]: (totals[agency]?.[what] ?? 0) + 1 };
    }
    return totals;
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    if (this.isDeaf) return void request.socket.destroy();
    const { pathname, searchParams } = new URL(request.url!, this.url);
    const [agency, ...path] = pathname.slice(1).split('/');
    if (agency === 'token')
      return send(response, { status: 200, body: { access_token: 't', expires_in: 600 } });
    if (request.method === 'POST') await this.taking;
    if (this.random.chance(0.1)) return send(response, { status: 503, body: {} });
    const body = text === '' ? {} : (JSON.parse(text) as Json);
    this.isLost = this.mute.has(agency!);
    const answer =
      request.method === 'GET'
        ? this.read(agency!, path, searchParams)
        : this.write(agency!, path, body, request.headers);
    if (this.isLost || this.random.chance(0.1)) return void request.socket.destroy();
    if (this.random.chance(0.05)) return cutShort(response, answer);
    send(response, answer);
  }

  private write(
    agency: string,
    path: string[],
    body: Json,
    headers: IncomingMessage['headers'],
  ): Answer {
    if (path[0] === 'batch') {
      const items = body['items'] as {
        flow: string;
        change: string;
        id?: string;
        version?: number;
        key: string;
        data: Json;
      }[];
      this.largestBatch = Math.max(this.largestBatch, items.length);
      const answers = items.map(({ flow, id = null, version = null, ...item }) => {
        if (this.random.chance(0.1)) return { status: 503, body: {} };
        return this.once(agency, {
          ...item,
          flow: flows.find((one) => one.flow === flow)!,
          id,
          version,
        });
      });
      return {
        status: 207,
        body: { items: answers.map(({ status, body: said }) => ({ status, ...said })) },
      };
    }
    const { change, ...data } = body;
    const flow = flows.find(({ plural }) => plural === path[0])!;
    const version =
      path[2] === 'changes' ? Number(/^"(\d+)"$/.exec(String(headers['if-match']))![1]) : null;
    return this.once(agency, {
      flow,
      change: String(change),
      id: path[1] ?? null,
      version,
      key: String(headers['idempotency-key']),
      data,
    });
  }

  private once(agency: string, write: Write): Answer {
    const { flow, change, id, version, key, data } = write;
    const operation = `${agency} ${flow.flow} ${change} ${id ?? ''} ${version ?? ''}`;
    const said = `${operation}\n${JSON.stringify(data)}`;
    const before = this.said.get(key);
    if (before !== undefined && before !== said)
      return this.refuse(422, `Expected for ${key} ${before}, got ${said}`);
    this.said.set(key, said);
    this.isLost ||= this.unanswered.has(`${flow.flow} ${change}`);
    const known = this.effects.get(key);
    if (known) return known.answer;
    const answer = this.carryOut(agency, write);
    if (answer.status === 201) {
      this.effects.set(key, { agency, what: `${flow.flow} ${change}`, answer });
      this.effectAt.set(key, Date.now());
    }
    return answer;
  }

  private carryOut(agency: string, { flow, id, version, data }: Write): Answer {
    const entity = id === null ? this.begin(agency, flow, data) : this.entities.get(id);
    if (!entity || entity.owner !== agency)
      return this.refuse(404, `Expected a ${flow.flow} of ${agency}, got ${id}`);
    if (id !== null && entity.version !== version)
      return this.refuse(409, `Expected version ${entity.version} of ${id}, got ${version}`);
    entity.version += 1;
    const entityId = id ?? randomUUID();
    this.entities.set(entityId, entity);
    return { status: 201, body: { [flow.idField]: entityId, version: entity.version } };
  }

  private begin(owner: string, { flow }: FlowDescriptor, data: Json): HeldEntity {
    const person = (data['traveller'] ?? data['holder'] ?? data['guest'] ?? data['person']) as
      | { document: { number: string } }
      | undefined;
    return {
      flow,
      owner,
      version: 0,
      subjectId: person ? this.subjectOf(owner, person.document.number) : null,
    };
  }

  private subjectOf(owner: string, number: string): string {
    const known = this.subjects.get(`${owner} ${number}`) ?? randomUUID();
    this.subjects.set(`${owner} ${number}`, known);
    if (!this.entities.has(known))
      this.entities.set(known, { flow: 'subject', owner, version: 1, subjectId: known });
    return known;
  }

  private read(agency: string, [plural, id]: string[], asked: URLSearchParams): Answer {
    if (plural === 'feed') return this.feed(asked);
    const entity = this.entities.get(id!);
    const isThere = entity && flows.find(({ flow }) => flow === entity.flow)!.plural === plural;
    // Another agency's entity takes a moment to arrive.
    const hasCome = entity?.owner === agency || this.random.chance(0.8);
    if (!isThere || !hasCome) return { status: 404, body: {} };
    const { subjectId, version } = entity;
    return { status: 200, body: { subjectId, version, eventId: id } };
  }

  /** A page is whole before alerts of other lanes are left out. */
  private feed(asked: URLSearchParams): Answer {
    const from = Number(asked.get('cursor') ?? 0);
    if (from > this.feedReaches) return { status: 400, body: { type: '/problems/invalid-cursor' } };
    const page = this.alerts.slice(from, from + FEED_PAGE);
    return {
      status: 200,
      body: {
        items: page
          .filter(({ lane }) => lane === asked.get('lane'))
          .map(({ time, ...data }) => ({ event: { time, data } })),
        cursor: String(from + page.length),
      },
    };
  }

  private refuse(status: number, wrong: string): Answer {
    this.wrong.push(wrong);
    return { status, body: { detail: wrong } };
  }
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Announces the answer's full length and ends early. */
function cutShort(response: ServerResponse, { status, body }: Answer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}
