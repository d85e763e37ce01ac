import { outageOf } from './outage-of.js';

/** The logger that receives outages; a pino logger fits. */
export interface OutageLogger {
  warn(fields: object, message: string): void;
}

export interface OutageLogOptions {
  /** what may be away, for people: `database` */
  of: string;
  logger: OutageLogger;
  /** how long no failure must follow an answer until the outage is over, ms */
  settledMs?: number;
  /** monotonic ms */
  now?: () => number;
}

/** The interval after which a lasting outage is reported again; it doubles each time. */
const FIRST_REMINDER_MS = 30_000;
const LONGEST_REMINDER_MS = 3_600_000;
/**
 * How long no failure must follow an answer until the outage is over. An outage that comes and goes
 * is one outage.
 */
const SETTLED_MS = 5_000;

/** An outage in progress; times are monotonic ms. */
interface UnderWay {
  beganAt: number;
  failedAt: number;
  /** the first answer since the last failure */
  answeredAt: number | null;
  refused: number;
  reminderMs: number;
  reminder: NodeJS.Timeout;
  settling: NodeJS.Timeout | null;
}

/**
 * Reports an outage once, however many callers meet it: its begin, with its cause; that it lasts,
 * in growing intervals; its end, with its duration and the number of refused requests.
 */
export class OutageLog {
  private underWay: UnderWay | null = null;
  private readonly now: () => number;

  constructor(private readonly options: OutageLogOptions) {
    this.now = options.now ?? (() => performance.now());
  }

  get isUnderWay(): boolean {
    return this.underWay !== null;
  }

  /**
   * Asks the store, and notes whether it answers or is away.
   *
   * @throws what `ask` throws
   */
  async watch<T>(ask: () => Promise<T>): Promise<T> {
    const askedAt = this.now();
    try {
      const answer = await ask();
      this.answered(askedAt);
      return answer;
    } catch (error) {
      this.failed(error);
      throw error;
    }
  }

  /** Notes a failed attempt. An error that does not say that the store is away is ignored. */
  failed(error: unknown): void {
    if (outageOf(error) !== 'away') return;
    const now = this.now();
    if (this.underWay === null) this.begin(error as Error, now);
    else this.goOn(this.underWay, now);
  }

  /**
   * Notes a request that was refused because a store is away.
   *
   * @returns whether this outage is reported already, and counts the request
   */
  refused(): boolean {
    if (this.underWay === null) return false;
    this.underWay.refused += 1;
    return true;
  }

  /**
   * Notes an answer of the store.
   *
   * @param askedAt time of the question; a question before the last failure proves nothing
   */
  answered(askedAt = this.now()): void {
    const { underWay } = this;
    if (underWay === null || underWay.settling !== null || askedAt < underWay.failedAt) return;
    underWay.answeredAt = this.now();
    underWay.settling = setTimeout(() => this.end(underWay), this.options.settledMs ?? SETTLED_MS);
    underWay.settling.unref();
  }

  /** Stops reporting. Reports how long an outage in progress has lasted. */
  close(): void {
    if (this.underWay !== null)
      this.end(this.underWay, 'outage lasts, and this service stops watching it');
  }

  private begin(error: Error, now: number): void {
    this.underWay = {
      ...{ beganAt: now, failedAt: now, answeredAt: null, refused: 0, settling: null },
      reminderMs: FIRST_REMINDER_MS,
      reminder: this.remindAfter(FIRST_REMINDER_MS),
    };
    this.options.logger.warn({ outage: this.options.of, cause: causeOf(error) }, 'outage began');
  }

  private goOn(underWay: UnderWay, now: number): void {
    underWay.failedAt = now;
    underWay.answeredAt = null;
    if (underWay.settling !== null) clearTimeout(underWay.settling);
    underWay.settling = null;
  }

  private remindAfter(ms: number): NodeJS.Timeout {
    const timer = setTimeout(() => this.remind(), ms);
    timer.unref();
    return timer;
  }

  private remind(): void {
    const { underWay } = this;
    if (underWay === null) return;
    const { beganAt, refused } = underWay;
    this.options.logger.warn(
      { outage: this.options.of, lastsMs: Math.round(this.now() - beganAt), refused },
      'outage lasts',
    );
    underWay.reminderMs = Math.min(underWay.reminderMs * 2, LONGEST_REMINDER_MS);
    underWay.reminder = this.remindAfter(underWay.reminderMs);
  }

  private end(underWay: UnderWay, message = 'outage is over'): void {
    this.underWay = null;
    clearTimeout(underWay.reminder);
    if (underWay.settling !== null) clearTimeout(underWay.settling);
    const { beganAt, answeredAt, refused } = underWay;
    this.options.logger.warn(
      {
        outage: this.options.of,
        lastedMs: Math.round((answeredAt ?? this.now()) - beganAt),
        refused,
      },
      message,
    );
  }
}

/**
 * Returns the fields that identify the cause; no statement and no stack, which say nothing about an
 * outage.
 */
function causeOf(error: Error): object {
  const inner = innermost(error);
  const { code } = inner as { code?: unknown };
  return { type: inner.name, message: inner.message, ...(code === undefined ? {} : { code }) };
}

function innermost(error: Error): Error {
  let found = error;
  for (let depth = 0; depth < 8; depth++) {
    const { cause, driverError } = found as { cause?: unknown; driverError?: unknown };
    const next = [driverError, cause].find(
      (one): one is Error => one instanceof Error && one !== found && outageOf(one) !== null,
    );
    if (next === undefined) return found;
    found = next;
  }
  return found;
}
