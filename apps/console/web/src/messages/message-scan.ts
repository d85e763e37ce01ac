import type { followStream } from '@sinergi/web';
import { problemIn, type ServerProblem } from '@sinergi/web';
import type { Message, ScanEnd, ScanProgress } from '../../../contract/topics';
import { addMessages, EMPTY_LIST, KEPT_LIVE, type MessageList } from './message-list';

/**
 * `stopped`: the operator stopped the scan; it can continue where it was. `lost`: the connection
 * broke; the scan can continue too. `reconnecting`: a live scan continues by itself.
 */
export type ScanPhase =
  | 'opening'
  | 'scanning'
  | 'live'
  | 'reconnecting'
  | 'stopped'
  | 'lost'
  | 'ended'
  | 'refused';

export interface ScanState {
  phase: ScanPhase;
  list: MessageList;
  progress: ScanProgress | null;
  /** records read by the earlier scans that this one continues */
  scannedBefore: number;
  end: ScanEnd | null;
  problem: ServerProblem | null;
  /** the cursor was too old: messages in between may be missing */
  hasGap: boolean;
}

export interface ScanOptions {
  pathOf: (cursor: string | null) => string;
  isLive: boolean;
  keep: number;
  follow: typeof followStream;
  flushMs?: number;
  retryMs?: readonly number[];
}

const FLUSH_MS = 200;
const RETRY_MS = [1_000, 2_000, 5_000, 10_000];

/**
 * One scan of a topic through an agency's API: its messages, its progress, and the cursor to
 * continue from. Closing the connection cancels the scan.
 */
export class MessageScan {
  private state: ScanState = {
    phase: 'opening',
    list: EMPTY_LIST,
    progress: null,
    scannedBefore: 0,
    end: null,
    problem: null,
    hasGap: false,
  };
  private readonly watchers = new Set<() => void>();
  private came: Message[] = [];
  private cursor: string | null = null;
  private connection: AbortController | null = null;
  private flushing: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;

  constructor(private readonly options: ScanOptions) {}

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  readonly snapshot = (): ScanState => this.state;

  /** Begins, or continues after the last message that came. */
  readonly start = (): void => {
    if (this.connection) return;
    const scannedBefore = this.state.scannedBefore + (this.state.progress?.scanned ?? 0);
    this.change({ phase: 'opening', end: null, problem: null, progress: null, scannedBefore });
    void this.read();
  };

  readonly stop = (): void => {
    if (!this.connection) return;
    this.close();
    this.change({ phase: 'stopped' });
  };

  /** Closes the connection and leaves the state as it is: the page is gone. */
  readonly close = (): void => {
    this.connection?.abort();
    this.connection = null;
    clearTimeout(this.flushing);
    this.flushing = undefined;
    this.takeIn({});
  };

  private async read(): Promise<void> {
    const connection = new AbortController();
    this.connection = connection;
    let hasEnded = false;
    await this.options.follow(this.options.pathOf(this.cursor), connection.signal, {
      isOnce: true,
      onEvent: (name, data) => {
        if (this.connection !== connection) return;
        hasEnded ||= name === 'end' || name === 'problem';
        this.hear(name, data);
      },
      onState: (state, problem) => {
        if (this.connection !== connection) return;
        if (state === 'live')
          this.change({ phase: this.options.isLive ? 'live' : 'scanning', problem: null });
        else if (!hasEnded) this.lose(problem);
      },
    });
  }

  private hear(name: string, data: unknown): void {
    if (name === 'message') {
      const message = data as Message;
      this.came.push(message);
      // A live scan first shows the messages before the log end. Only once the log end is known can
      // a message's cursor be used to continue.
      if (!this.options.isLive || this.cursor !== null) this.cursor = message.cursor;
      this.failures = 0;
      this.flushing ??= setTimeout(() => {
        this.flushing = undefined;
        this.takeIn({});
      }, this.options.flushMs ?? FLUSH_MS);
    } else if (name === 'progress') {
      const progress = data as ScanProgress;
      this.cursor = progress.cursor ?? this.cursor;
      this.change({ progress });
    } else if (name === 'end') {
      const end = data as ScanEnd;
      this.cursor = end.cursor ?? this.cursor;
      this.connection = null;
      this.takeIn({ phase: 'ended', end, progress: end });
    } else if (name === 'resync') {
      this.cursor = null;
      this.change({ hasGap: true });
    } else if (name === 'problem') {
      this.connection = null;
      this.takeIn({ phase: 'refused', problem: problemIn(data) });
    }
  }

  private lose(problem: ServerProblem | null): void {
    if (problem && problem.status >= 400 && problem.status < 500) {
      this.connection = null;
      this.takeIn({ phase: 'refused', problem });
      return;
    }
    if (!this.options.isLive) {
      this.connection = null;
      this.takeIn({ phase: 'lost', problem });
      return;
    }
    const scannedBefore = this.state.scannedBefore + (this.state.progress?.scanned ?? 0);
    this.takeIn({ phase: 'reconnecting', problem, scannedBefore, progress: null });
    const waits = this.options.retryMs ?? RETRY_MS;
    const connection = this.connection;
    setTimeout(
      () => {
        if (this.connection === connection) void this.read();
      },
      waits[Math.min(this.failures, waits.length - 1)],
    );
    this.failures += 1;
  }

  private takeIn(change: Partial<ScanState>): void {
    const came = this.came;
    this.came = [];
    this.change({
      ...change,
      list: addMessages(this.state.list, came, this.options.isLive ? KEPT_LIVE : this.options.keep),
    });
  }

  private change(change: Partial<ScanState>): void {
    this.state = { ...this.state, ...change };
    for (const watcher of this.watchers) watcher();
  }
}
