/** A record on its way to the log. */
export interface OutgoingRecord {
  topic: string;
  key: string;
  /** null is a tombstone */
  value: Buffer | null;
  headers: Record<string, string>;
}

/** Where the broker says a record is stored. */
export interface StoredAt {
  topic: string;
  partition: number;
  offset: bigint;
}

/** A record of the log. */
export interface IncomingRecord extends StoredAt {
  /** LogAppendTime, epoch ms */
  appendedAt: number;
  key: Buffer | null;
  value: Buffer | null;
  headers: Record<string, string>;
}

/** Consecutive records of one partition; never empty. */
export interface RecordBatch {
  topic: string;
  partition: number;
  /** the offset that was asked for: nothing lies between it and the first record */
  requestedOffset: bigint;
  /** the offset that the next record of this partition will get */
  logEnd: bigint;
  records: IncomingRecord[];
}

export interface PartitionBounds {
  topic: string;
  partition: number;
  /** the first offset that is still there */
  start: bigint;
  /** the offset that the next record will get */
  end: bigint;
}

/**
 * A position that the log cannot continue: retention passed it, the log was cut, or it is another
 * log.
 */
export interface Gap extends PartitionBounds {
  position: bigint;
  reason: string;
}

export interface Publisher {
  /**
   * Stores records, in order within a partition.
   * @returns where each is stored, in the order given
   * @throws with the outcome unknown: some may be stored. Throw this publisher away and send the
   * same bytes again with a new one.
   */
  publish(records: OutgoingRecord[]): Promise<StoredAt[]>;
  close(): Promise<void>;
}

export interface ReaderOptions {
  groupId: string;
  topics: string[];
  /**
   * the cluster that the positions are of: anywhere else every partition is a gap. Any cluster will
   * do where absent
   */
  clusterId?(): string;
  /** next offset by `topic/partition`, asked at every assignment; what is absent starts at 0 */
  positions(): Promise<Map<string, bigint>>;
  /**
   * Takes a batch and says where to read next, which is the truth whatever was read. Throwing
   * RetryLater rests the partition; any other error does too, for longer each time. Nothing is ever
   * skipped. A batch may begin with the record before the position, so that its owner can tell
   * whether this is the log that it read; throwing LogReplaced makes the partition a gap.
   */
  onBatch(batch: RecordBatch): Promise<bigint>;
  /** a partition that is not read on */
  onGap(gap: Gap): Promise<void>;
  /**
   * a partition that can be read and has no record before its position to be known by; of the
   * others the batches tell
   */
  onContinued?(topic: string, partition: number): Promise<void>;
  /** the reader is dead for good; its process should end */
  onCrash(error: Error): void;
  /** how long records may wait without any progress before that counts as a crash, ms */
  progressTimeoutMs?: number;
}

export interface Reader {
  stop(): Promise<void>;
  isRunning(): boolean;
  /** `topic/partition` of every gap */
  pausedGaps(): string[];
  /** records of the log that were not taken yet, by `topic/partition`, as of the last batch */
  lag(): Map<string, bigint>;
  /** takes a partition up where `positions` now says, also one that was paused for a gap */
  reread(topic: string, partition: number): Promise<void>;
}

/** The port to the broker. Everything that speaks Kafka is behind it. */
export interface Bus {
  /**
   * @param clusterId where given, a publisher that finds itself at another cluster answers for
   * nothing that it sent
   */
  publisher(clusterId?: string): Promise<Publisher>;
  reader(options: ReaderOptions): Promise<Reader>;
  /**
   * Reads a partition again, offsets [from, to) or as far as the log goes, in order; `onRecords` is
   * awaited before more is fetched.
   * @returns the offset after the last one read
   * @throws where the log no longer holds `from`, and whatever `onRecords` or the signal throws
   */
  readRange(
    topic: string,
    partition: number,
    from: bigint,
    to: bigint,
    onRecords: (records: IncomingRecord[]) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<bigint>;
  /** @throws where one of the topics is not there */
  bounds(topics: string[]): Promise<PartitionBounds[]>;
  /**
   * @returns bytes on disk by topic, one replica of each partition; of topics that this account may
   * not ask about, nothing
   */
  logSizes(): Promise<Map<string, bigint>>;
  clusterId(): Promise<string>;
  close(): Promise<void>;
}

/** A partition's name, as positions, gaps and lags are keyed by it. */
export const topicPartitionId = (topic: string, partition: number): string =>
  `${topic}/${partition}`;
