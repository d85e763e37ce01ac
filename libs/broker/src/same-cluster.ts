/**
 * The error for an answer of another cluster than the expected one. Its offsets mean something
 * else, and a record stored there is not on the expected log.
 */
export class OtherCluster extends Error {
  override readonly name = 'OtherCluster';
  readonly code = 'OTHER_CLUSTER';

  constructor(expected: string, got: string) {
    super(`Expected Kafka cluster ${expected}, got ${got}`);
  }
}

/** Tells whether a request of KafkaJS, by its name, is the first one on a new connection. */
export const isConnectedAnew = (apiName: string): boolean => apiName === 'SaslHandshake';

/**
 * Checks that the connected brokers belong to the expected cluster. Only a new connection can lead
 * elsewhere, and KafkaJS connects without notice. After each new connection the check is repeated
 * before any record or answer is trusted.
 */
export class SameCluster {
  private isConfirmed = false;
  private failed = false;
  private made = 0;
  private asked: Promise<void> | undefined;

  /** @param expected absent where any cluster is accepted */
  constructor(
    private readonly expected: (() => string) | undefined,
    private readonly ask: () => Promise<string>,
  ) {}

  /**
   * Returns the number of connections made: over each new one the log may be another one, and a
   * lost log may be back.
   */
  get connections(): number {
    return this.made;
  }

  /** Tells whether the last question failed: nothing that comes is taken until one is answered. */
  get isUnanswered(): boolean {
    return this.failed;
  }

  /** @param apiName of each request, as KafkaJS names it */
  note(apiName: string): void {
    if (!isConnectedAnew(apiName)) return;
    this.isConfirmed = false;
    this.made += 1;
  }

  /**
   * @returns the error of the connected cluster; null where it is the expected one
   * @throws the broker's error
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

  /** @throws OtherCluster, or the broker's error */
  async confirm(): Promise<void> {
    if (this.expected === undefined || this.isConfirmed) return;
    this.asked ??= this.compare().finally(() => {
      this.asked = undefined;
    });
    await this.asked;
  }

  private async compare(): Promise<void> {
    // A connection that is made during the question is not covered by its answer.
    this.isConfirmed = true;
    try {
      const found = await this.ask();
      const expected = this.expected!();
      if (found !== expected) throw new OtherCluster(expected, found);
      this.failed = false;
    } catch (error) {
      this.isConfirmed = false;
      this.failed = !(error instanceof OtherCluster);
      throw error;
    }
  }
}
