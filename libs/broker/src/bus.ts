/** A record to be published. It is stored as it is given, byte for byte; text is UTF-8. */
export interface OutgoingRecord {
  topic: string;
  /** decides the partition (`partitionOf`) */
  key: string;
  /** null for a tombstone; a value without bytes is a value */
  value: Buffer | null;
  headers: Record<string, string>;
}

/** The coordinates at which the broker stored a record. */
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
  /**
   * as text; of several headers with one name all values with a comma and a space between them, of
   * a header without a value ''
   */
  headers: Record<string, string>;
}

/**
 * Consecutive records of one partition, their offsets rising; never empty. Offsets between them
 * hold no record: transactions that were aborted and markers use them up.
 */
export interface RecordBatch {
  topic: string;
  partition: number;
  /** the requested offset: no record lies between it and the first record */
  requestedOffset: bigint;
  /** the offset that the next record of this partition will get */
  logEnd: bigint;
  records: IncomingRecord[];
}

export interface PartitionBounds {
  topic: string;
  partition: number;
  /** the first offset that the log still holds */
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
   *
   * @returns where each is stored, in the order given
   * @throws UnknownTopic for a topic that is not there; OtherCluster where the publisher is
   * connected to another cluster than it was opened for
   * @throws with the outcome unknown: some records may be stored. Close this publisher and send the
   * same bytes again with a new one.
   */
  publish(records: OutgoingRecord[]): Promise<StoredAt[]>;
  /** Closes it. It publishes nothing afterwards. */
  close(): Promise<void>;
}

export interface ReaderOptions {
  groupId: string;
  topics: string[];
  /**
   * id of the cluster to which the positions belong: at any other cluster every partition is a gap.
   * Without it, any cluster is accepted
   */
  clusterId?(): string;
  /**
   * next offset by `topic/partition`, requested at every assignment; a partition that is absent
   * starts at 0
   */
  positions(): Promise<Map<string, bigint>>;
  /**
   * Takes a batch and returns the next offset to read, which decides whatever was read. One batch
   * of a partition is under way at a time; several partitions' are, side by side, and none waits
   * for another. If it throws RetryLater, the partition rests; after any other error too, longer
   * each time. Then it is read from its offset in `positions`. No record is ever skipped. A batch
   * may begin with the record before the position, so that the owner can
   * tell whether this is the log that it read. If it throws LogReplaced, the partition becomes a
   * gap.
   */
  onBatch(batch: RecordBatch): Promise<bigint>;
  /** called with a partition that cannot be read on */
  onGap(gap: Gap): Promise<void>;
  /**
   * called with a partition that can be read on and has no record before its position to compare.
   * For the other partitions the batches show it
   */
  onContinued?(topic: string, partition: number): Promise<void>;
  /** called when the reader has ended for good; its process should end */
  onCrash(error: Error): void;
  /** how long records may wait without progress before the reader counts as crashed, ms */
  progressTimeoutMs?: number;
}

export interface Reader {
  /** Stops for good. No batch begins any more; one under way is waited for a few seconds. */
  stop(): Promise<void>;
  /** whether batches can come; false during an outage, and after the end */
  isRunning(): boolean;
  /** `topic/partition` of every gap */
  pausedGaps(): string[];
  /** records of the log that are not taken yet, by `topic/partition`, as of the last batch */
  lag(): Map<string, bigint>;
  /**
   * reads a partition again from its offset in `positions`, also a partition that is paused for a
   * gap
   */
  reread(topic: string, partition: number): Promise<void>;
}

/** The port to the broker. Everything that speaks Kafka is behind it. */
export interface Bus {
  /**
   * Opens a publisher.
   *
   * @param clusterId if given, a publisher that is connected to another cluster confirms no record
   */
  publisher(clusterId?: string): Promise<Publisher>;
  /**
   * Opens a reader. Topics that do not exist yet are read once they do.
   *
   * @throws UnknownTopic where none of the topics exists
   */
  reader(options: ReaderOptions): Promise<Reader>;
  /**
   * Reads a partition again, offsets [from, to) or up to the log end, in order, each record once.
   * Awaits `onRecords` before it fetches more, and never calls it without records.
   *
   * @returns `to` or the log end; `from` where nothing lies between, or the log ends before it
   * @throws UnknownTopic where the topic or the partition does not exist; OffsetOutOfRange where
   * the log no longer holds `from`; and whatever `onRecords` or the signal throws
   */
  readRange(
    topic: string,
    partition: number,
    from: bigint,
    to: bigint,
    onRecords: (records: IncomingRecord[]) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<bigint>;
  /**
   * @returns the bounds of every partition, once for a topic that is named twice, in order of topic
   * and partition
   * @throws UnknownTopic where one of the topics does not exist
   */
  bounds(topics: string[]): Promise<PartitionBounds[]>;
  /**
   * @returns bytes on disk by topic, one replica of each partition; topics about which this account
   * may not ask are absent
   */
  logSizes(): Promise<Map<string, bigint>>;
  clusterId(): Promise<string>;
  /** Ends the connection for questions. Publishers and readers are closed by who opened them. */
  close(): Promise<void>;
}
