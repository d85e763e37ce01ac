/**
 * Another cluster answers where one was known: its offsets mean something else, and what it stores
 * is not in the log that is meant.
 */
export class OtherCluster extends Error {
  override readonly name = 'OtherCluster';
  readonly code = 'OTHER_CLUSTER';

  constructor(expected: string, got: string) {
    super(`Expected Kafka cluster ${expected}, got ${got}`);
  }
}

/** KafkaJS says it with each connection that it makes, before anything else goes over it. */
const CONNECTED_ANEW = 'SaslHandshake';

/**
 * Whether the brokers at hand are still those of the cluster that is meant. Only a new connection
 * can lead elsewhere, and KafkaJS makes one without telling anybody: so after each the question is
 * asked again, before anything that came or went is believed.
 */
export class SameCluster {
  private isConfirmed = false;
  private made = 0;
  private asked: Promise<void> | undefined;

  /** @param expected absent where any cluster will do */
  constructor(
    private readonly expected: (() => string) | undefined,
    private readonly ask: () => Promise<string>,
  ) {}

  /**
   * How many connections were made: over each the log may be another one, and what was lost may be
   * back.
   */
  get connections(): number {
    return this.made;
  }

  /** @param apiName of each request, as KafkaJS names it */
  note(apiName: string): void {
    if (apiName !== CONNECTED_ANEW) return;
    this.isConfirmed = false;
    this.made += 1;
  }

  /**
   * @returns what is wrong with the cluster at hand; null where it is the one that is meant
   * @throws whatever the broker says
   */
  async other(): Promise<OtherCluster | null> {
    try {
      await this.confirm();
      return null;
    } catch (error) {
      if (error instanceof OtherCluster) return error;
      throw error;
    }
  }

  /** @throws OtherCluster, or whatever the broker says */
  async confirm(): Promise<void> {
    if (this.expected === undefined || this.isConfirmed) return;
    this.asked ??= this.compare().finally(() => {
      this.asked = undefined;
    });
    await this.asked;
  }

  private async compare(): Promise<void> {
    // What connects while the answer is on its way is not what was asked.
    this.isConfirmed = true;
    try {
      const found = await this.ask();
      const expected = this.expected!();
      if (found !== expected) throw new OtherCluster(expected, found);
    } catch (error) {
      this.isConfirmed = false;
      throw error;
    }
  }
}
