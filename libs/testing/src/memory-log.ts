import type { OutgoingRecord, Publisher, StoredAt } from '@sinergi/broker';

/**
 * A log in memory with one partition per topic, whose publishers can be told to fail in each of the
 * ways a broker does.
 */
export class MemoryLog {
  readonly records: OutgoingRecord[] = [];
  private failure: 'lost' | 'stored' | undefined;

  /**
   * The next publish rejects: nothing was stored, or everything was and only the answer was lost.
   */
  failNext(how: 'lost' | 'stored'): void {
    this.failure = how;
  }

  publisher(): Publisher {
    let broken = false;
    return {
      publish: async (records) => {
        if (broken)
          throw new Error('Expected a publisher without an earlier error, got one with one');
        const { failure } = this;
        this.failure = undefined;
        const stored = failure === 'lost' ? [] : this.store(records);
        if (!failure) return stored;
        broken = true;
        throw new Error('Expected an answer of the broker, got none');
      },
      close: async () => undefined,
    };
  }

  private store(records: OutgoingRecord[]): StoredAt[] {
    return records.map((record) => {
      this.records.push(record);
      return { topic: record.topic, partition: 0, offset: BigInt(this.records.length - 1) };
    });
  }
}
