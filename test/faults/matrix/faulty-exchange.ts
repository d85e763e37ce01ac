import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { OutgoingRecord, StoredAt } from '@sinergi/broker';
import { eventually, withSession } from '@sinergi/testing';
import { type Platform, startPlatform } from '../../../deploy/local/platform.js';
import { aSighting } from '../../support/a-sighting.js';
import { AgencySystem } from '../../support/agency-system.js';
import { acknowledgedSoFar, copiesOf, isPlayed, type Progress, readProgress } from '../../support/exact-totals.js';
import { type ExchangeFolder, makeExchangeFolder } from '../../support/exchange-folder.js';
import { extendPlan } from '../../support/extend-plan.js';
import { killParts } from '../../support/kill-parts.js';
import { busAs } from '../../support/operator-view.js';
import { TcpProxy } from './tcp-proxy.js';

const WRITES_PER_SECOND = 10;
const HOSTS = ['agencies-1', 'agencies-2'];
/** Who says what the faults themselves have said. */
export const MARKER = 'kec-menteng';

/** A whole hosted exchange whose agencies reach Kafka and PostgreSQL through proxies, with a simulator whose every total is known. */
export class FaultyExchange {
  readonly kafka: TcpProxy;
  readonly postgres: TcpProxy;
  readonly folder: ExchangeFolder = makeExchangeFolder('sinergi-fault-');
  /** `topic/partition@offset` of every record that no replica may take */
  readonly planted = new Set<string>();
  /** texts that were only ever said sealed */
  readonly canaries: string[] = [];
  platform!: Platform;
  private markers = 0;

  constructor(private readonly options: { portBase: number; seed: number; say?: (line: string) => void }) {
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

  /** Starts it, or starts it again with the profiles as they are by now. */
  async run(): Promise<void> {
    const { portBase, seed, say = () => undefined } = this.options;
    this.platform = await startPlatform({
      ...this.folder,
      portBase,
      mode: 'hosted',
      simulator: { ratePerSecond: WRITES_PER_SECOND, totalEvents: 30, seed, rhythm: 'steady' },
      through: { kafka: { listener: portBase + 10, proxy: portBase + 11 }, postgres: portBase + 12 },
      say,
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
    const own = { ...progress.byAgency[MARKER] };
    if (this.markers > 0) own['sighting REPORTED'] = (own['sighting REPORTED'] ?? 0) + this.markers;
    return { ...progress, byAgency: { ...progress.byAgency, [MARKER]: own } };
  }

  acknowledged(): number {
    return acknowledgedSoFar(this.platform.descriptor);
  }

  /** Lets the agencies' systems go on until so many more writes were answered; resolves as soon as they are at it. */
  async playMore(writes: number): Promise<void> {
    const before = this.acknowledged();
    await extendPlan(this.platform, writes);
    await this.moreAcknowledged(3, before);
  }

  async moreAcknowledged(writes: number, since = this.acknowledged()): Promise<void> {
    await eventually(`${writes} more writes are answered`, () => this.acknowledged() >= since + writes || this.isPlayed(), 90_000);
  }

  isPlayed(): boolean {
    return isPlayed(this.platform.descriptor);
  }

  /** kill -9 of parts at once. */
  kill(...names: string[]): Promise<void> {
    return killParts(this.platform, names);
  }

  killAgencies(): Promise<void> {
    return this.kill(...HOSTS);
  }

  databaseOf(code: string): string {
    return this.copies().find((copy) => copy.code === code)!.databaseUrl;
  }

  /** With an insider's credentials: whatever an agency's relay may write, good or not. */
  async publishAs(code: string, records: OutgoingRecord[]): Promise<StoredAt[]> {
    const { descriptor } = this.platform;
    const bus = busAs(descriptor, descriptor.agencies.find((agency) => agency.code === code)!.relay);
    const publisher = await bus.publisher();
    try {
      return await publisher.publish(records);
    } finally {
      await publisher.close();
      await bus.close();
    }
  }

  /** Publishes what every replica has to put aside. */
  async plant(records: OutgoingRecord[]): Promise<void> {
    for (const { topic, partition, offset } of await this.publishAs(MARKER, records)) this.planted.add(`${topic}/${partition}@${offset}`);
  }

  /** One event through everything. @returns ms until the last copy has it */
  async markerArrives(): Promise<number> {
    const from = performance.now();
    const system = new AgencySystem(this.platform.descriptor, MARKER);
    const key = randomUUID();
    const canary = `KENARI${randomUUID().slice(0, 8).toUpperCase()}`;
    const place = { ...(aSighting()['place'] as object), address: `Jalan ${canary} 1` };
    const sighting = aSighting({ place });
    const eventId = await eventually(
      'an agency takes a sighting',
      async () => {
        const { status, body } = await system.report(sighting, key);
        return status === 201 ? String(body.eventId) : null;
      },
      120_000,
      200,
    );
    this.markers += 1;
    this.canaries.push(canary);
    for (const { code, databaseUrl } of this.copies()) {
      await eventually(
        `${code} has the sighting`,
        () =>
          withSession(databaseUrl, async (query) => (await query('SELECT 1 FROM history WHERE event_id = $1', [eventId])).rows.length > 0),
        120_000,
        50,
      );
    }
    return performance.now() - from;
  }
}
