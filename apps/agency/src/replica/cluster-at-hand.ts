import type { Bus } from '@sinergi/broker';

/**
 * Which Kafka cluster this service talks to: asked once, then known. Offsets mean something in one
 * cluster only.
 */
export class ClusterAtHand {
  private known: string | undefined;

  constructor(private readonly bus: Bus) {}

  /** @throws whatever the broker says; the caller retries */
  async find(): Promise<string> {
    this.known ??= await this.bus.clusterId();
    return this.known;
  }

  /** @throws Error before it was found: nothing may be applied by then */
  get id(): string {
    if (this.known === undefined)
      throw new Error(
        'Expected the cluster to be known before anything is read, got a call before that',
      );
    return this.known;
  }
}
