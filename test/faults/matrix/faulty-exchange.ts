import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { OutgoingRecord, StoredAt } from '@sinergi/broker';
import type { SeededRandom } from '@sinergi/domain';
import { eventually, slowness, withSession } from '@sinergi/testing';
import { type Platform, startPlatform } from '../../../deploy/local/platform.js';
import type { BrokerCount } from '../../../deploy/local/state/broker-count.js';
import { aSighting } from '../../support/a-sighting.js';
import { AgencySystem, type Answer } from '../../support/agency-system.js';
import {
  acknowledgedSoFar,
  copiesOf,
  isPlayed,
  type Progress,
  readProgress,
  type Totals,
} from '../../support/exact-totals.js';
import { type ExchangeFolder, makeExchangeFolder } from '../../support/exchange-folder.js';
import { extendPlan } from '../../support/extend-plan.js';
import { killParts } from '../../support/kill-parts.js';
import { busAs, publisherOn } from '../../support/operator-view.js';
import { TcpProxy } from './tcp-proxy.js';

const SHIFTED_CLOCK = new URL('shifted-clock.mjs', import.meta.url).href;
const WRITES_PER_SECOND = 20;
/** enough writes for the work to continue during the next fault */
const WRITES_BETWEEN = 30;
const HOSTS = ['agencies-1', 'agencies-2'];
/** The agency that submits the events of the faults themselves. */
export const MARKER = 'kec-menteng';

/**
 * A whole hosted exchange. Its agencies reach Kafka and PostgreSQL through proxies, and its
 * simulator knows every total.
 */
export class FaultyExchange {
  readonly kafka: TcpProxy;
  readonly postgres: TcpProxy;
  readonly folder: ExchangeFolder = makeExchangeFolder('sinergi-fault-');
  /** `topic/partition@offset` of every record that no replica may apply */
  readonly planted = new Set<string>();
  /** texts that were only ever published sealed */
  readonly canaries: string[] = [];
  /** how far the clocks of parts are ahead after their next start, ms */
  readonly clocks = new Map<string, number>();
  platform!: Platform;
  /**
   * the events that the faults themselves submitted, by agency: they were answered, so they count
   */
  private readonly said: Record<string, Totals> = {};

  constructor(
    private readonly options: {
      portBase: number;
      seed: number;
      /** three are reached directly: the proxy has no faults for them */
      brokers?: BrokerCount;
      say?: (line: string) => void;
    },
  ) {
    const { portBase } = options;
    this.kafka = new TcpProxy(portBase + 10);
    this.postgres = new TcpProxy(portBase + 5);
  }

  async start(): Promise<void> {
    const { portBase } = this.options;
    await this.kafka.listen(portBase + 11);
    await this.postgres.listen(portBase + 12);
    await this.run();
    await eventually('the first writes are answered', () => this.isPlayed(), 120_000);
  }

  /**
   * Starts it, or starts it again with the present profiles.
   *
   * @param alone codes of those that get a process of their own
   */
  async run(alone: readonly string[] = []): Promise<void> {
    const { portBase, seed, brokers = 1, say = () => undefined } = this.options;
    this.platform = await startPlatform({
      ...this.folder,
      portBase,
      brokers,
      alone,
      patience: slowness(),
      destroyAfterMs: 60_000,
      simulator: { ratePerSecond: WRITES_PER_SECOND, totalEvents: 30, seed, rhythm: 'steady' },
      nodeArgs: (part) => {
        const ahead = this.clocks.get(part);
        return ahead === undefined ? [] : ['--import', `${SHIFTED_CLOCK}?ms=${ahead}`];
      },
      through: {
        kafka: brokers === 1 ? { listener: portBase + 10, proxy: portBase + 11 } : undefined,
        postgres: portBase + 12,
      },
      say,
      onStarted: (platform) => {
        this.platform = platform;
      },
    });
  }

  async end(): Promise<void> {
    await this.platform?.stop();
    await Promise.all([this.kafka.close(), this.postgres.close()]);
    rmSync(this.folder.stateDir, { recursive: true, force: true });
  }

  /** Every database that is a copy. */
  copies(): { code: string; databaseUrl: string }[] {
    return copiesOf(this.platform.descriptor);
  }

  progress(): Progress {
    const progress = readProgress(this.platform.descriptor);
    const byAgency = { ...progress.byAgency };
    for (const [code, totals] of Object.entries(this.said)) {
      const own = { ...byAgency[code] };
      for (const [what, count] of Object.entries(totals)) own[what] = (own[what] ?? 0) + count;
      byAgency[code] = own;
    }
    return { ...progress, byAgency };
  }

  acknowledged(): number {
    return acknowledgedSoFar(this.platform.descriptor);
  }

  /**
   * Lets the agencies' systems work until `count` more writes were answered. Resolves as soon as
   * they have begun.
   */
  async playMore(writes: number): Promise<void> {
    const before = this.acknowledged();
    await extendPlan(this.platform, writes);
    await this.moreAcknowledged(3, before);
  }

  /**
   * Lets work continue after a fault before the next. A plan that is finished by then is made
   * longer.
   */
  async goOn(): Promise<void> {
    if (this.isPlayed()) await this.playMore(WRITES_BETWEEN);
    else await this.moreAcknowledged(3);
  }

  async moreAcknowledged(writes: number, since = this.acknowledged()): Promise<void> {
    await eventually(
      `${writes} more writes are answered`,
      () => this.acknowledged() >= since + writes || this.isPlayed(),
      90_000,
    );
  }

  isPlayed(): boolean {
    return isPlayed(this.platform.descriptor);
  }

  /** Kills parts with kill -9, all at once. */
  kill(...names: string[]): Promise<void> {
    return killParts(this.platform, names);
  }

  killAgencies(): Promise<void> {
    return this.kill(...HOSTS);
  }

  /** Returns all of them, or only those of one process where outages are short. */
  killSomeAgencies(random: SeededRandom, scale: number): Promise<void> {
    return scale < 1 ? this.kill(HOSTS[random.integer(0, HOSTS.length - 1)]!) : this.killAgencies();
  }

  databaseOf(code: string): string {
    return this.copies().find((copy) => copy.code === code)!.databaseUrl;
  }

  databaseNameOf(code: string): string {
    return new URL(this.databaseOf(code)).pathname.slice(1);
  }

  /** Returns the part that runs an agency. */
  hostOf(code: string): string {
    return copiesOf(this.platform.descriptor).find((copy) => copy.code === code)!.process;
  }

  systemOf(code: string): AgencySystem {
    return new AgencySystem(this.platform.descriptor, code);
  }

  /** Returns the reasons why an agency is not ready; none where it is ready. */
  async reasonsOf(code: string): Promise<string[]> {
    const response = await fetch(`${this.systemOf(code).apiUrl}/health/ready`);
    return ((await response.json()) as { reasons: string[] }).reasons;
  }

  /** Does the work while nobody writes and everything written is on the log. */
  whileQuiet<T>(work: () => Promise<T>): Promise<T> {
    return this.without('simulator', work);
  }

  /**
   * Does the work while detection publishes nothing either. Needed where the log is put back to an
   * earlier state: later records would be lost.
   */
  whileSilent<T>(work: () => Promise<T>): Promise<T> {
    return this.whileQuiet(() => this.without('detection', work));
  }

  private async without<T>(part: string, work: () => Promise<T>): Promise<T> {
    await this.platform.stopPart(part);
    try {
      await this.publishedAll();
      return await work();
    } finally {
      await this.platform.startPart(part);
    }
  }

  /** Services that still have something to publish, such as early detection, do so meanwhile. */
  private async publishedAll(): Promise<void> {
    await eventually(
      'every outbox is empty and every copy stands where the others stand',
      async () => {
        const standings = await Promise.all(
          this.copies().map(({ databaseUrl }) => standingOf(databaseUrl)),
        );
        // Not every agency reads every topic, so a partition can have several positions.
        const distinct = new Set(standings.flatMap(({ positions }) => positions));
        const partitions = new Set([...distinct].map((position) => position.split('@')[0]!));
        return standings.every(({ pending }) => pending === 0) && distinct.size === partitions.size;
      },
      120_000,
      200,
    );
  }

  /**
   * Lets an agency's system submit something until it is accepted.
   * @param what the name in the totals, such as `sighting REPORTED`
   */
  async say(code: string, what: string, send: () => Promise<Answer>): Promise<Answer['body']> {
    const body = await eventually(
      `${code} takes ${what}`,
      async () => {
        const answer = await send();
        if (answer.status >= 500 || answer.status === 401) return null;
        if (answer.status !== 201)
          throw new Error(
            `Expected ${code} to take ${what}, got ${answer.status} ${JSON.stringify(answer.body)}`,
          );
        return answer.body;
      },
      120_000,
      200,
    );
    this.count(code, what);
    return body;
  }

  /** Notes a write that was answered. */
  count(code: string, what: string): void {
    const totals = this.said[code] ?? {};
    this.said[code] = { ...totals, [what]: (totals[what] ?? 0) + 1 };
  }

  /** Waits until every copy has the events. @param but the copies that cannot have them yet */
  async isEverywhere(
    eventIds: string | readonly string[],
    but: readonly string[] = [],
  ): Promise<void> {
    const wanted = [eventIds].flat();
    for (const { code, databaseUrl } of this.copies()) {
      if (but.includes(code)) continue;
      await eventually(
        `${code} has the events`,
        () =>
          withSession(databaseUrl, async (query) => {
            const { rows } = await query(
              `SELECT count(DISTINCT event_id) AS held
               FROM history
               WHERE event_id = ANY($1::uuid[])`,
              [wanted],
            );
            return Number(rows[0]!['held']) === wanted.length;
          }),
        120_000,
        50,
      );
    }
  }

  /**
   * Publishes with an insider's credentials: anything that an agency's relay may write, valid or
   * not.
   */
  async publishAs(code: string, records: OutgoingRecord[]): Promise<StoredAt[]> {
    const { descriptor } = this.platform;
    const bus = busAs(
      descriptor,
      descriptor.agencies.find((agency) => agency.code === code)!.relay,
    );
    const publisher = await publisherOn(bus);
    try {
      return await publisher.publish(records);
    } finally {
      await publisher.close();
      await bus.close();
    }
  }

  /** Publishes records that every replica must refuse as dead letters. */
  async plant(records: OutgoingRecord[]): Promise<void> {
    for (const { topic, partition, offset } of await this.publishAs(MARKER, records))
      this.planted.add(`${topic}/${partition}@${offset}`);
  }

  /** Sends one event through the whole exchange. @returns ms until the last copy has it */
  async markerArrives(): Promise<number> {
    const from = performance.now();
    const { sighting } = this.aMarker();
    const key = randomUUID();
    const { eventId } = await this.say(MARKER, 'sighting REPORTED', () =>
      this.systemOf(MARKER).report(sighting, key),
    );
    await this.isEverywhere(String(eventId));
    return performance.now() - from;
  }

  /** Returns a sighting with a sealed text that occurs nowhere else. */
  aMarker(change: Record<string, unknown> = {}): {
    sighting: Record<string, unknown>;
    canary: string;
  } {
    const canary = `KENARI${randomUUID().slice(0, 8).toUpperCase()}`;
    this.canaries.push(canary);
    const sighting = aSighting(change);
    return {
      sighting: {
        ...sighting,
        place: { ...(sighting['place'] as object), address: `Jalan ${canary} 1` },
      },
      canary,
    };
  }
}

/** Returns what one copy still has to publish, and its positions: `topic/partition@offset`. */
function standingOf(databaseUrl: string): Promise<{ pending: number; positions: string[] }> {
  return withSession(databaseUrl, async (query) => {
    const { rows } = await query(
      `SELECT (SELECT count(*) FROM outbox WHERE published_at IS NULL) AS pending,
         (
           SELECT coalesce(array_agg(topic || '/' || partition || '@' || next_offset), '{}')
           FROM position
          WHERE next_offset > 0 AND topic NOT LIKE 'timpora.key.%') AS positions`,
    );
    return { pending: Number(rows[0]!['pending']), positions: rows[0]!['positions'] as string[] };
  });
}
