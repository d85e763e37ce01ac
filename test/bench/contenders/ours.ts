import { randomUUID } from 'node:crypto';
import { AgencyClient } from '@sinergi/client';
import { agencyScopes } from '@sinergi/contracts';
import type { AgencyDescriptor } from '../../../deploy/local/descriptor.js';
import type { Platform } from '../../../deploy/local/platform.js';
import { bulletinBody } from '../bulletins.js';
import type { Contender, Target } from './contender.js';

const ITEMS = 250;
/** Batches under way at each agency's door. */
const AT_ONCE = 4;
/** What the exchange runs beside its agencies; nothing that is measured needs it. */
const BESIDE = ['console', 'detection'];
const READY_MS = 180_000;

/** Our agencies' services, as `npm start` runs them, with the doors of one agency per host as the intake. */
export class Ours implements Contender {
  readonly kind = 'ours-hosted';
  readonly name = this.kind;
  readonly title = 'Sinergi, hosted';
  readonly inside =
    'POST /batch with 250 items, each with an idempotency key (token, schema, rules, entity row, outbox, commit), relay, Kafka, admission, history, state, digest, position';
  readonly targets: readonly Target[];
  private readonly ending = new AbortController();
  private readonly doors: AgencyClient[];

  constructor(
    private readonly platform: Platform,
    doors = 2,
  ) {
    const { agencies, issuer } = platform.descriptor;
    this.targets = agencies.map(({ code, databaseUrl }) => ({
      name: code,
      url: databaseUrl,
      table: 'history',
      where: "topic = 'timpora.bulletin'",
      id: "split_part(key, ':', 2)",
    }));
    this.doors = onePerProcess(agencies)
      .slice(0, doors)
      .map(
        ({ code, apiUrl, client }) =>
          new AgencyClient({
            code,
            apiUrl,
            issuer,
            clientId: client.id,
            clientSecret: client.secret,
            scopes: agencyScopes(),
            signal: this.ending.signal,
          }),
      );
  }

  /** Its processes run already after the start of the exchange; after a stop they come up again. */
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
      // A call that is not answered in time is made again: with a key it does nothing twice.
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
            throw new Error(`Expected ${body.items.length} accepted items at ${door.code}, got ${String(rejected)} rejected`);
        }
      };
      await Promise.all(this.doors.flatMap((door) => Array.from({ length: AT_ONCE }, () => lane(door))));
    };
  }

  async one(n: number): Promise<string> {
    const answer = await this.doors[n % this.doors.length]!.json('POST', '/bulletins', bulletinBody(n), {
      'idempotency-key': randomUUID(),
    });
    return String(answer['bulletinId']);
  }

  pids(): number[] {
    const names = new Set(this.parts());
    return this.platform.parts().flatMap(({ name, pid }) => (names.has(name) && pid !== undefined ? [pid] : []));
  }

  private parts(): string[] {
    return this.platform
      .parts()
      .filter(({ agencies }) => agencies.length > 0)
      .map(({ name }) => name);
  }
}

function onePerProcess(agencies: readonly AgencyDescriptor[]): AgencyDescriptor[] {
  const seen = new Set<string>();
  return agencies.filter(({ process }) => !seen.has(process) && seen.add(process));
}
