import { randomUUID } from 'node:crypto';
import { AgencyClient } from '@sinergi/client';
import { eventually } from '@sinergi/testing';
import type { AgencyDescriptor } from '../../../deploy/local/descriptor.js';
import type { Platform } from '../../../deploy/local/platform.js';
import { bulletinBody } from '../bulletins.js';
import type { ContenderName } from '../options.js';
import type { Contender, Target } from './contender.js';

const ITEMS = 250;
/** The number of batches in progress at each agency's intake. */
const AT_ONCE = 4;
/** The other parts of the exchange; the measurements do not need them. */
const BESIDE = ['console', 'detection'];
const READY_MS = 180_000;
const BULLETINS = 'timpora.bulletin';

/**
 * Our agencies' services, as `npm start` runs them in either mode. The intake is the API of two
 * agencies, each in its own process.
 */
export class Ours implements Contender {
  readonly kind: ContenderName;
  readonly name: string;
  readonly title: string;
  readonly inside =
    'POST /batch with 250 items, each with an idempotency key (token, schema, rules, ' +
    'entity row, outbox, commit), relay, Kafka, admission, history, digest, position';
  readonly targets: readonly Target[];
  readonly topics = [BULLETINS];
  private readonly ending = new AbortController();
  private readonly doors: AgencyClient[];

  constructor(
    private readonly platform: Platform,
    doors = 2,
  ) {
    const { agencies, mode } = platform.descriptor;
    this.kind = `ours-${mode}`;
    this.name = this.kind;
    this.title = `Sinergi, ${mode}`;
    this.targets = agencies.map(({ code, databaseUrl }) => ({
      name: code,
      url: databaseUrl,
      table: 'history',
      where: `topic = '${BULLETINS}'`,
      id: "split_part(key, ':', 2)",
      held: `SELECT coalesce(sum(entities), 0) FROM position WHERE topic = '${BULLETINS}'`,
    }));
    this.doors = onePerProcess(agencies)
      .slice(0, doors)
      .map((agency) => this.clientOf(agency));
  }

  /** A copy whose agency takes nothing in, so that its reading is not disturbed by other work. */
  get bystander(): Target {
    const found = this.targets.findLast(({ name }) =>
      this.doors.every(({ code }) => code !== name),
    );
    if (!found)
      throw new Error(`Expected an agency that is no door, got ${this.targets.length} agencies`);
    return found;
  }

  /** After the start of the exchange its processes run already. After a stop they start again. */
  async start(): Promise<void> {
    const { platform } = this;
    for (const name of BESIDE) await platform.stopPart(name);
    await Promise.all(this.parts().map((name) => platform.startPart(name)));
    await Promise.all(this.parts().map((name) => platform.waitReady(name, READY_MS)));
  }

  async stop(): Promise<void> {
    await Promise.all(this.parts().map((name) => this.platform.stopPart(name)));
  }

  async prepareBurst(count: number): Promise<() => Promise<void>> {
    const bodies: { items: object[] }[] = [];
    for (let n = 0; n < count; n += ITEMS) {
      // A call without an answer in time is repeated. With an idempotency key it has no second
      // effect.
      const items = Array.from({ length: Math.min(ITEMS, count - n) }, (_, i) => ({
        flow: 'bulletin',
        key: randomUUID(),
        data: bulletinBody(n + i),
      }));
      bodies.push({ items });
    }
    return async () => {
      const lane = async (door: AgencyClient): Promise<void> => {
        for (let body = bodies.pop(); body; body = bodies.pop()) {
          const { accepted, rejected } = await door.json('POST', '/batch', body);
          if (accepted !== body.items.length)
            throw new Error(
              `Expected ${body.items.length} accepted items at ${door.code}, ` +
                `got ${String(rejected)} rejected`,
            );
        }
      };
      await Promise.all(
        this.doors.flatMap((door) => Array.from({ length: AT_ONCE }, () => lane(door))),
      );
    };
  }

  async one(n: number): Promise<string> {
    const answer = await this.doors[n % this.doors.length]!.json(
      'POST',
      '/bulletins',
      bulletinBody(n),
      {
        'idempotency-key': randomUUID(),
      },
    );
    return String(answer['bulletinId']);
  }

  pids(): number[] {
    const names = new Set(this.parts());
    return this.platform
      .parts()
      .flatMap(({ name, pid }) => (names.has(name) && pid !== undefined ? [pid] : []));
  }

  /**
   * Pauses or resumes one agency's reading of bulletins, through the operators' API. The other
   * agencies in its process continue to read.
   */
  async operate(code: string, kind: 'PAUSE' | 'RESUME'): Promise<void> {
    const agency = this.platform.descriptor.agencies.find((candidate) => candidate.code === code)!;
    const client = this.clientOf(agency, agency.maintenance ?? undefined);
    const wish = {
      kind,
      officer: 'bench',
      reason: 'Measuring how an agency catches up',
      target: { topic: BULLETINS },
    };
    const { operationId } = await client.json('POST', '/operations', wish);
    const { state, result } = await eventually(`${kind} at ${code} has ended`, async () => {
      const operation = await client.json('GET', `/operations/${String(operationId)}`);
      return operation['state'] === 'RUNNING' ? null : operation;
    });
    if (state !== 'DONE')
      throw new Error(
        `Expected ${kind} at ${code} to be done, got ${String(state)} ${JSON.stringify(result)}`,
      );
  }

  private parts(): string[] {
    return this.platform
      .parts()
      .filter(({ agencies }) => agencies.length > 0)
      .map(({ name }) => name);
  }

  private clientOf(
    { code, apiUrl, client: system }: AgencyDescriptor,
    client = system,
  ): AgencyClient {
    return new AgencyClient({
      code,
      apiUrl,
      issuer: this.platform.descriptor.issuer,
      clientId: client.id,
      clientSecret: client.secret,
      signal: this.ending.signal,
    });
  }
}

function onePerProcess(agencies: readonly AgencyDescriptor[]): AgencyDescriptor[] {
  const seen = new Set<string>();
  return agencies.filter(({ process }) => !seen.has(process) && seen.add(process));
}
