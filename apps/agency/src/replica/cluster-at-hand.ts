import type { Bus } from '@sinergi/broker';

/**
 * The id of the Kafka cluster that this service is connected to, asked once and then kept. Offsets
 * are valid in one cluster only.
 */
export class ClusterAtHand {
  private known: string | undefined;

  constructor(private readonly bus: Bus) {}

  /** @throws any error of the broker; the caller retries */
  async find(): Promise<string> {
    this.known ??= await this.bus.clusterId();
    return this.known;
  }

  /** @throws Error before the id was found: nothing may be applied until then */
  get id(): string {
    if (this.known === undefined)
      throw new Error('Expected the id of the cluster, got a call before the broker was found');
    return this.known;
  }
}
