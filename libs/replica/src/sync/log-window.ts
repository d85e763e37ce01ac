import {
  type Bus,
  type IncomingRecord,
  OffsetOutOfRange,
  topicPartitionId,
  UnknownTopic,
} from '@sinergi/broker';
import type { DeadLetterCoordinates } from './dead-letter-list.js';

/** offsets that are read at once: asked for in order, a thousand records are two readings */
const OFFSETS_AHEAD = 500n;
/** value bytes that are kept of one reading */
const MOST_BYTES = 16 * 1_024 * 1_024;

/**
 * Gives single records of the log. A reading of the log costs about as much for one record as for
 * some hundred, so those after the one that was asked for are kept until others are asked
 * for.
 */
export class LogWindow {
  private records = new Map<bigint, IncomingRecord>();
  /** `topic/partition` */
  private readFrom = '';
  private from = 0n;
  /** exclusive */
  private to = 0n;

  /** @param ahead offsets that are read at once */
  constructor(
    private readonly log: Pick<Bus, 'readRange'>,
    private readonly ahead: bigint = OFFSETS_AHEAD,
  ) {}

  /** Returns the record at its coordinates; null where the log no longer holds it. */
  async recordAt({
    topic,
    partition,
    offset,
  }: DeadLetterCoordinates): Promise<IncomingRecord | null> {
    const id = topicPartitionId(topic, partition);
    if (id !== this.readFrom || offset < this.from || offset >= this.to)
      await this.read(id, { topic, partition, offset });
    return this.records.get(offset) ?? null;
  }

  private async read(
    id: string,
    { topic, partition, offset }: DeadLetterCoordinates,
  ): Promise<void> {
    const records = new Map<bigint, IncomingRecord>();
    let to = offset + this.ahead;
    let bytes = 0;
    const take = async (page: IncomingRecord[]): Promise<void> => {
      for (const record of page) {
        if (record.offset >= to) return;
        bytes += record.value?.length ?? 0;
        if (records.size > 0 && bytes > MOST_BYTES) to = record.offset;
        else records.set(record.offset, record);
      }
    };
    try {
      await this.log.readRange(topic, partition, offset, to, take);
    } catch (error) {
      if (!(error instanceof OffsetOutOfRange || error instanceof UnknownTopic)) throw error;
      // Only the first one is known to be gone.
      to = offset + 1n;
    }
    [this.readFrom, this.from, this.to, this.records] = [id, offset, to, records];
  }
}
