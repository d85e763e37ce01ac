import type { IncomingRecord } from './bus.js';

/** A fetch of one partition. Its records are the same objects for all who are handed them. */
export interface SharedFetch {
  /** the offset that was asked for */
  fetched: bigint;
  /** the offset to ask for next */
  next: bigint;
  /** the offset that the next record of the partition will get */
  logEnd: bigint;
  /** in order; never empty */
  records: IncomingRecord[];
}

/** Where one copy reads a partition. */
export interface SharedPlace {
  /** the next offset that it wants */
  cursor: bigint;
  /** called when records came */
  wake(): void;
  /** called when what it wants next is kept no longer: it reads alone until it is admitted again */
  cutOff(): void;
}

/** The common consumer, as one of its partitions tells it where to read. */
export interface SharedFront {
  seek(offset: bigint): void;
  pause(): void;
  resume(): void;
}

/** How many bytes of records all partitions of a process keep. */
export interface SharedMemory {
  bytes: number;
  /** beyond it the slow are cut off, and no partition is read ahead */
  most: number;
}

interface Segment extends Pick<SharedFetch, 'next' | 'records'> {
  /** the end of the segment before */
  after: bigint;
  /** no record lies between `after` and it, or it is for each copy to ask whether one is lost */
  from: bigint;
  bytes: number;
}

/** Read ahead of the quickest copy at most, in bytes; then it waits until half of it is taken. */
const MOST_AHEAD = 4 * 1_048_576;
/** Handed over at once, in bytes: what one fetch of a partition holds. */
const MOST_AT_ONCE = 1_048_576;
/** A copy that is this many offsets ahead of the others is not made to wait for them. */
const FAR = 1_000n;
/** So long after an assignment, what copies want that begin a little apart is fetched again. */
const BEGINNING_MS = 15_000;
/** Fetches from another offset than the expected one until everybody reads alone. */
const MOST_MISSES = 3;

/**
 * What a process has lately read of one partition, for the copies that it hosts. The quickest copy
 * decides how far is read ahead; what everybody has taken is forgotten, but for the last record, by
 * which a copy that comes recognises the log.
 */
export class SharedPartition {
  private segments: Segment[] = [];
  /** the next offset to fetch; null while nobody has said where to begin */
  private front: bigint | null = null;
  private logEnd = 0n;
  private readonly places = new Set<SharedPlace>();
  /** null where the consumer was not told yet */
  private isHeld: boolean | null = null;
  private misses = 0;
  /** monotonic ms at which it was assigned */
  private assignedAt = performance.now();
  /** the offset at which the last fetch began, beyond the one that was asked for */
  private skippedTo: bigint | null = null;

  constructor(
    private readonly source: SharedFront,
    private readonly memory: SharedMemory,
  ) {}

  /**
   * Lets a copy read here from its cursor on, where that can be: within what is kept, beyond it, or
   * anywhere if nobody else reads here. Copies that begin a little apart begin together.
   *
   * @param mayLead whether the others may be left behind for it
   */
  admit(place: SharedPlace, mayLead = true): boolean {
    const { cursor } = place;
    this.places.delete(place);
    if (this.front === null || (this.places.size === 0 && !this.holds(cursor)))
      this.beginAt(cursor);
    else if (cursor < this.start) {
      if (!this.begins() || this.start - cursor > FAR) return false;
      this.beginAt(cursor);
    } else if (cursor > this.front && !mayLead) return false;
    else if (cursor > this.front + FAR) {
      this.cutOff(() => true);
      this.beginAt(cursor);
    }
    this.places.add(place);
    this.moved();
    return true;
  }

  leave(place: SharedPlace): void {
    if (!this.places.delete(place)) return;
    if (this.places.size === 0) this.forgetAll();
    this.moved();
  }

  /**
   * Keeps a fetch of the common consumer.
   *
   * @returns whether it is kept; otherwise the consumer was told where to read, or to rest
   */
  accept({ fetched, next, logEnd, records }: SharedFetch): boolean {
    if (this.front === null || this.places.size === 0) {
      this.hold(true);
      return false;
    }
    if (fetched !== this.front && fetched !== this.skippedTo) return this.miss(fetched);
    const kept = compact(records);
    const bytes = sizeOf(kept);
    this.segments.push({ after: this.front, from: fetched, next, records: kept, bytes });
    this.memory.bytes += bytes;
    this.front = next;
    this.logEnd = logEnd;
    this.misses = 0;
    this.skippedTo = null;
    this.moved();
    for (const place of this.places) place.wake();
    return true;
  }

  /** Returns what a copy takes next; null where nothing waits for it. */
  read({ cursor }: SharedPlace): SharedFetch | null {
    const records: IncomingRecord[] = [];
    let [fetched, next, bytes] = [cursor, cursor, 0];
    for (const segment of this.segments) {
      if (segment.next <= cursor) continue;
      if (segment.from > next) {
        // What lies before a jump of offsets is handed over by itself.
        if (records.length > 0) break;
        fetched = segment.from;
      }
      for (const record of segment.records) if (record.offset >= cursor) records.push(record);
      next = segment.next;
      bytes += segment.bytes;
      if (bytes >= MOST_AT_ONCE) break;
    }
    return records.length > 0 ? { fetched, next, logEnd: this.logEnd, records } : null;
  }

  /** Looks again at what is to be kept and read, after copies have taken something. */
  moved(): void {
    this.forgetTaken();
    const unread = this.unread();
    const most = this.isHeld ? MOST_AHEAD / 2 : MOST_AHEAD;
    const isFull = unread > 0 && (unread >= most || this.memory.bytes >= this.memory.most);
    this.hold(isFull || this.places.size === 0 || this.front === null);
  }

  /** Bytes of records that it keeps. */
  get bytes(): number {
    return this.segments.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Forgets what the quickest copy has taken, and cuts off who has not. */
  forgetForOthers(): void {
    const quickest = this.quickest();
    const kept = this.segments.findIndex(({ next }) => next > quickest);
    this.forget(kept < 0 ? this.segments.length : kept);
    this.cutOff(({ cursor }) => cursor < this.start);
  }

  /**
   * Forgets what came over a connection that is lost, since another one may lead to another log,
   * and reads it again, with the record before it.
   */
  renew(): void {
    if (this.places.size === 0) return;
    const least = [...this.places].reduce(
      (found, { cursor }) => (cursor < found ? cursor : found),
      this.quickest(),
    );
    this.beginAt(least > 0n ? least - 1n : 0n);
  }

  /** Forgets everything, because the common consumer has ended or was given its partitions anew. */
  clear(): void {
    this.places.clear();
    this.forgetAll();
    this.isHeld = null;
    this.assignedAt = performance.now();
  }

  private get start(): bigint {
    return this.segments[0]?.after ?? this.front!;
  }

  private begins(): boolean {
    return performance.now() - this.assignedAt < BEGINNING_MS;
  }

  private holds(cursor: bigint): boolean {
    return cursor >= this.start && cursor <= this.front!;
  }

  private forgetAll(): void {
    this.forget(this.segments.length);
    this.front = null;
  }

  private beginAt(offset: bigint): void {
    this.forget(this.segments.length);
    this.front = offset;
    this.misses = 0;
    this.skippedTo = null;
    this.source.seek(offset);
  }

  /**
   * Asks again where a fetch began elsewhere: a seek of KafkaJS can take effect one batch late. If
   * the next fetch skips the same offsets, the log has no records there. If fetches still begin
   * elsewhere, everybody finds out alone what is wrong.
   */
  private miss(fetched: bigint): false {
    const front = this.front!;
    this.misses += 1;
    this.skippedTo = fetched > front ? fetched : null;
    if (this.misses <= MOST_MISSES) {
      this.source.seek(front);
      return false;
    }
    this.forgetAll();
    this.cutOff(() => true);
    this.hold(true);
    return false;
  }

  private quickest(): bigint {
    return [...this.places].reduce((found, { cursor }) => (cursor > found ? cursor : found), 0n);
  }

  /** Bytes that not even the quickest copy has taken. */
  private unread(): number {
    const quickest = this.quickest();
    return this.segments.reduce((sum, { next, bytes }) => sum + (next > quickest ? bytes : 0), 0);
  }

  /** Keeps of what everybody has taken the part in which the record before a position lies. */
  private forgetTaken(): void {
    if (this.places.size === 0) return;
    const cursors = [...this.places].map(({ cursor }) => cursor);
    const isTaken = (offset: bigint): boolean => cursors.every((cursor) => cursor > offset);
    const kept = this.segments.findIndex(({ next }) => !isTaken(next));
    this.forget(kept < 0 ? this.segments.length - 1 : kept);
    const [only, another] = this.segments;
    const last = only?.records.at(-1);
    if (another || !last || only!.records.length === 1 || !isTaken(last.offset)) return;
    this.forget(1);
    const records = compact([last]);
    const bytes = sizeOf(records);
    this.memory.bytes += bytes;
    const { next } = only!;
    this.segments = [{ after: last.offset, from: last.offset, next, records, bytes }];
  }

  private forget(segments: number): void {
    for (const { bytes } of this.segments.splice(0, Math.max(segments, 0)))
      this.memory.bytes -= bytes;
  }

  private cutOff(isBehind: (place: SharedPlace) => boolean): void {
    for (const place of [...this.places].filter(isBehind)) {
      this.places.delete(place);
      place.cutOff();
    }
  }

  private hold(isHeld: boolean): void {
    if (isHeld === this.isHeld) return;
    this.isHeld = isHeld;
    if (isHeld) this.source.pause();
    else this.source.resume();
  }
}

const OVERHEAD = 200;

const sizeOf = (records: readonly IncomingRecord[]): number =>
  records.reduce(
    (sum, { key, value, headers }) =>
      Object.values(headers).reduce((bytes, text) => bytes + text.length, 0) +
      ((key?.length ?? 0) + (value?.length ?? 0) + OVERHEAD + sum),
    0,
  );

/** Copies the bytes of records, so that they do not keep a whole response of the broker. */
function compact(records: readonly IncomingRecord[]): IncomingRecord[] {
  const size = ({ key, value }: IncomingRecord): number =>
    (key?.length ?? 0) + (value?.length ?? 0);
  const bytes = Buffer.allocUnsafeSlow(records.reduce((sum, record) => sum + size(record), 0));
  let end = 0;
  const copy = (from: Buffer | null): Buffer | null => {
    if (from === null) return null;
    const begin = end;
    end += from.copy(bytes, begin);
    return bytes.subarray(begin, end);
  };
  return records.map((record) => ({ ...record, key: copy(record.key), value: copy(record.value) }));
}
