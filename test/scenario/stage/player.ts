import { randomUUID } from 'node:crypto';
import { AgencyClient, type Json } from '@sinergi/client';
import { type FlowDescriptor, flows } from '@sinergi/contracts';

const MOST_A_PAGE = 200;

/** An entity that an agency began or changed, as its answer says. */
export interface Entity {
  flow: string;
  id: string;
  /** code of the owner */
  owner: string;
  eventId: string;
  version: number;
}

/** A thing in the latest state that an agency holds. */
export type Held = Json & { eventId: string; owner: string; version: number };

/** Plays an agency's own system by its API alone, with its client credentials. */
export class Player {
  constructor(
    private readonly client: AgencyClient,
    /** what this agency says of the purpose of its events, by default */
    private readonly handling: () => Json,
  ) {}

  get code(): string {
    return this.client.code;
  }

  /** @throws Refused with the reason of the agency's service */
  async begin(flow: string, body: Json): Promise<Entity> {
    const { plural, idField } = flowNamed(flow);
    const whole = { ...body, handling: body['handling'] ?? this.handling() };
    const answer = await this.client.json('POST', `/${plural}`, whole, aKey());
    return { flow, owner: this.code, id: String(answer[idField]), ...committed(answer) };
  }

  /**
   * Changes an own entity at the version that is known.
   *
   * @throws Refused with the reason of the agency's service
   */
  async change(entity: Entity, change: string, body: Json = {}): Promise<Entity> {
    const { plural } = flowNamed(entity.flow);
    const answer = await this.client.json(
      'POST',
      `/${plural}/${entity.id}/changes`,
      { change, ...body },
      { ...aKey(), 'if-match': `"${entity.version}"` },
    );
    return { ...entity, ...committed(answer) };
  }

  /** Returns an entity as this agency holds it; null while it does not. */
  async read({ flow, id }: Pick<Entity, 'flow' | 'id'>): Promise<Held | null> {
    return (await this.get(`/${flowNamed(flow).plural}/${id}`)) as Held | null;
  }

  /** Opens a sealed group of an entity, for a stated reason. @throws Refused */
  async open({ flow, id }: Pick<Entity, 'flow' | 'id'>, group: string): Promise<Json> {
    const path = `/${flowNamed(flow).plural}/${id}/disclosures`;
    const { purpose } = this.handling();
    const said = {
      groups: [group],
      purpose,
      reason: 'Penilaian latihan',
      officer: 'Penilai Latihan',
    };
    const { groups } = await this.client.json('POST', path, said);
    return (groups as Record<string, { value?: Json }>)[group]?.value ?? {};
  }

  /** Returns whatever a path gives; null where it is not found. @throws Refused */
  async get(path: string): Promise<Json | null> {
    const answer = await this.client.untilAnswered(async () => {
      const response = await this.client.call('GET', path);
      if (response.status !== 404) return this.client.bodyOf(response);
      await response.body?.cancel();
      return { isMissing: true };
    });
    return answer['isMissing'] === true ? null : answer;
  }

  /** Returns the problem with which a call is refused: its status and code. */
  async refusalOf(method: string, path: string, body?: Json): Promise<Json & { status: number }> {
    const response = await this.client.call(method, path, body);
    return { ...((await response.json()) as Json), status: response.status };
  }

  /** Returns everything of a list. @param query without limit and cursor, such as `lane=…` */
  async all(flow: string, query: string): Promise<Held[]> {
    const { plural } = flowNamed(flow);
    const found: Held[] = [];
    let cursor: string | null = null;
    do {
      const from: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const path = `/${plural}?${query}&limit=${MOST_A_PAGE}${from}`;
      const page: Json = await this.client.json('GET', path);
      found.push(...(page['items'] as Held[]));
      cursor = (page['nextCursor'] as string | null) ?? null;
    } while (cursor !== null);
    return found;
  }

  /**
   * Submits many at once, until each has an answer that another try would not change.
   *
   * @param items at most 1000, each with a key
   */
  async submit(items: readonly Json[]): Promise<Json[]> {
    const answers: Json[] = [];
    let open = items.map((item, at) => ({ item, at }));
    return this.client.untilAnswered(async () => {
      const answer = await this.client.json('POST', '/batch', {
        items: open.map(({ item }) => item),
      });
      const got = answer['items'] as Json[];
      for (const [nth, { at }] of open.entries()) answers[at] = got[nth]!;
      open = open.filter(({ at }) => AgencyClient.mayPass(Number(answers[at]!['status'])));
      return open.length === 0 ? answers : undefined;
    });
  }

  /** How this agency handles what it says, where it says nothing else. */
  handlingNow(): Json {
    return this.handling();
  }
}

/** A call that is repeated, because no answer came, has one effect. */
const aKey = () => ({ 'idempotency-key': randomUUID() });

const committed = (answer: Json): { eventId: string; version: number } => ({
  eventId: String(answer['eventId']),
  version: Number(answer['version']),
});

/** @throws RangeError for a flow that does not exist */
export function flowNamed(name: string): FlowDescriptor {
  const found = flows.find(({ flow }) => flow === name);
  if (!found) throw new RangeError(`Expected a flow of the exchange, got ${name}`);
  return found;
}
