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

/**
 * KafkaJS tries for most of a minute before it says that an account is refused. A reader that has
 * no answer for so long is cut off already.
 */
const ANSWERED_WITHIN_MS = 15_000;

/** Tells whether a request of KafkaJS, by its name, is the first one on a new connection. */
export const isConnectedAnew = (apiName: string): boolean => apiName === 'SaslHandshake';

/**
 * Checks that the connected brokers belong to the expected cluster. Only a new connection can lead
 * elsewhere, and KafkaJS connects without notice. After each new connection the check is repeated
 * before any record or answer is trusted.
 */
export class SameCluster {
  private isConfirmed = false;
  /** monotonic ms after which it counts as unanswered */
  private unansweredAfter = Number.POSITIVE_INFINITY;
  private made = 0;
  private asked: Promise<void> | undefined;

  /**
   * @param expected absent where any cluster is accepted
   * @param now monotonic ms
   */
  constructor(
    private readonly expected: (() => string) | undefined,
    private readonly ask: () => Promise<string>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * Returns the number of connections made: over each new one the log may be another one, and a
   * lost log may be back.
   */
  get connections(): number {
    return this.made;
  }

  /**
   * Tells whether the last question failed, or a new connection has had no answer for long: nothing
   * that comes is taken until one is answered.
   */
  get isUnanswered(): boolean {
    return this.now() > this.unansweredAfter;
  }

  /** @param apiName of each request, as KafkaJS names it */
  note(apiName: string): void {
    if (!isConnectedAnew(apiName)) return;
    this.isConfirmed = false;
    this.made += 1;
    if (this.expected !== undefined)
      this.unansweredAfter = Math.min(this.unansweredAfter, this.now() + ANSWERED_WITHIN_MS);
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

  private noteAnswer(): void {
    // A connection that was made during the question waits for the answer to the next one.
    this.unansweredAfter = this.isConfirmed
      ? Number.POSITIVE_INFINITY
      : this.now() + ANSWERED_WITHIN_MS;
  }

  private async compare(): Promise<void> {
    // A connection that is made during the question is not covered by its answer.
    this.isConfirmed = true;
    try {
      const found = await this.ask();
      const expected = this.expected!();
      if (found !== expected) throw new OtherCluster(expected, found);
      this.noteAnswer();
    } catch (error) {
      if (error instanceof OtherCluster) this.noteAnswer();
      else this.unansweredAfter = Number.NEGATIVE_INFINITY;
      this.isConfirmed = false;
      throw error;
    }
  }
}
