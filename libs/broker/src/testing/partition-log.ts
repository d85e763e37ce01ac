import type { IncomingRecord } from '../bus.js';

/** One partition in memory: its offsets rise, and some of them may hold no record. */
export class PartitionLog {
  private kept: IncomingRecord[] = [];
  private first = 0n;
  private next = 0n;

  get start(): bigint {
    return this.first;
  }

  /** the offset that the next record will get */
  get end(): bigint {
    return this.next;
  }

  get records(): readonly IncomingRecord[] {
    return this.kept;
  }

  append(record: Omit<IncomingRecord, 'offset'>): IncomingRecord {
    const stored = { ...record, offset: this.next };
    this.next += 1n;
    this.kept.push(stored);
    return stored;
  }

  /** Uses up offsets that nobody is handed a record of, as a transaction that is aborted does. */
  skip(offsets: number): void {
    this.next += BigInt(offsets);
  }

  /** Removes the records before an offset, as retention does. */
  truncate(before: bigint): void {
    this.first = before;
    this.kept = this.kept.filter(({ offset }) => offset >= before);
  }

  /** Returns up to `most` records of the offsets [from, to). */
  slice(from: bigint, to: bigint, most: number): IncomingRecord[] {
    const page: IncomingRecord[] = [];
    for (let at = this.indexOf(from); at < this.kept.length && page.length < most; at++) {
      const record = this.kept[at]!;
      if (record.offset >= to) break;
      page.push(record);
    }
    return page;
  }

  /** Returns the index of the first record at or after an offset. */
  private indexOf(offset: bigint): number {
    let [low, high] = [0, this.kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.kept[middle]!.offset < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
