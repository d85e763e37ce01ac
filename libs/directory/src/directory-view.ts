import { HIGHEST_OWNER_NUMBER } from '@sinergi/contracts';
import { directoryHashAfter, EMPTY_DIRECTORY_HASH } from './directory-hash.js';

/**
 * The facts about an agency that admission needs: the agency's entry in the directory of the log.
 */
export interface DirectoryAgency {
  code: string;
  /** the number that ids of its entities carry; 0 or absent for none */
  number?: number;
  kind: string;
  areaCodes: string[];
  publishes: string[];
  legalAuthority: { purpose: string; legalBases: string[] }[];
  /** whether it links and splits subjects */
  identityAuthority: boolean;
  /** every key that it ever had, in the order in which they were listed */
  publicKeys: ListedKey[];
}

/** A public key of an agency as the directory lists it. */
export interface ListedKey {
  keyId: string;
  /** `X25519` to wrap for the agency, `Ed25519` to verify what it signed */
  algorithm: string;
  /** raw, 32 bytes */
  key: Buffer;
  /** epoch ms; null while the key is in use */
  revokedAt: number | null;
}

/**
 * One applied directory record. `offset` is its offset in the only partition of the directory
 * topic.
 */
export interface DirectoryRecord<T extends DirectoryAgency = DirectoryAgency> {
  offset: bigint;
  /** LogAppendTime, epoch ms */
  appendedAt: number;
  /** the entry's own version: 1, 2, 3 … per agency */
  version: number;
  /** whether a signature was on the record */
  isSigned: boolean;
  /** the whole Kafka value, framing included */
  value: Buffer;
  entry: T;
}

/**
 * The directory as this replica has read it, at every version. "Directory version v" = every
 * directory record with offset < v. Rights are looked up at the version under which a record was
 * published. A replay years later therefore decides as the first reader did.
 */
export class DirectoryView<T extends DirectoryAgency = DirectoryAgency> {
  private readonly byAgency = new Map<string, DirectoryRecord<T>[]>();
  private readonly log: { offset: bigint; appendedAt: number; hash: Buffer }[] = [];
  /** since which offset whose number is which; the first record that says one counts */
  private readonly numbers = new Map<string, { number: number; since: bigint }>();
  private next = 0n;
  private firstSigned: bigint | undefined;

  /** The offset of the first directory record that was signed; undefined before one was read. */
  get signedSince(): bigint | undefined {
    return this.firstSigned;
  }

  /** The directory version that this replica has read: the next offset. */
  get version(): bigint {
    return this.next;
  }

  /**
   * Adds the records of a committed batch, in offset order. `next` is the position after the batch.
   */
  advance(records: DirectoryRecord<T>[], next: bigint): void {
    for (const record of records) {
      if (record.offset < this.next) continue;
      const versions = this.byAgency.get(record.entry.code) ?? [];
      // A record that was sent twice counts once, as in the history. If two records have one
      // version, the first counts.
      if (versions.some((known) => known.version === record.version)) continue;
      if (record.isSigned) this.firstSigned ??= record.offset;
      versions.push(record);
      this.noteNumber(record);
      this.byAgency.set(record.entry.code, versions);
      const { offset, appendedAt, version, value, entry } = record;
      const content = { key: entry.code, version, value };
      this.log.push({ offset, appendedAt, hash: directoryHashAfter(this.lastHash, content) });
    }
    if (next > this.next) this.next = next;
  }

  /**
   * Replaces the view with the records of the history, after the copy of the directory was healed
   * or emptied.
   */
  reload(records: DirectoryRecord<T>[], next: bigint): void {
    this.byAgency.clear();
    this.log.length = 0;
    this.numbers.clear();
    this.next = 0n;
    this.firstSigned = undefined;
    this.advance(records, next);
  }

  /**
   * Returns an agency's entry at a directory version, or undefined if the agency was not listed
   * yet.
   */
  at(code: string, version: bigint): T | undefined {
    let best: DirectoryRecord<T> | undefined;
    for (const record of this.byAgency.get(code) ?? []) {
      if (record.offset < version && (!best || record.version > best.version)) best = record;
    }
    return best?.entry;
  }

  /**
   * Returns the number of an agency at a directory version; 0 where it has none. A number never
   * changes and belongs to whom it was given first: a record that says otherwise changes nothing.
   */
  numberAt(code: string, version: bigint): number {
    const given = this.numbers.get(code);
    return given && given.since < version ? given.number : 0;
  }

  /** Returns an agency's first entry, or undefined if it is not listed yet. */
  first(code: string): T | undefined {
    const records = this.byAgency.get(code) ?? [];
    return records.toSorted((a, b) => a.version - b.version)[0]?.entry;
  }

  /**
   * Returns when the record that first listed a key of an agency was appended, epoch ms; null if no
   * record that was read lists the key.
   */
  listedSince(code: string, keyId: string): number | null {
    const listing = (this.byAgency.get(code) ?? []).filter(({ entry }) =>
      entry.publicKeys.some((key) => key.keyId === keyId),
    );
    return listing.length === 0 ? null : Math.min(...listing.map((record) => record.appendedAt));
  }

  /** Returns an agency's latest entry that was read. */
  latest(code: string): T | undefined {
    return this.at(code, this.next);
  }

  /** Returns the latest entry of every agency, by code. */
  all(): T[] {
    return [...this.byAgency.keys()].sort().flatMap((code) => this.latest(code) ?? []);
  }

  /**
   * Returns when the directory reached this version (LogAppendTime of its last record, epoch ms); 0
   * for version 0.
   */
  reachedAt(version: bigint): number {
    return this.log.findLast((record) => record.offset < version)?.appendedAt ?? 0;
  }

  /**
   * Returns the hash of the directory at this version, 32 bytes. Two directories of one hash hold
   * the same records in the same order.
   */
  hashAt(version: bigint): Buffer {
    return this.log.findLast((record) => record.offset < version)?.hash ?? EMPTY_DIRECTORY_HASH;
  }

  private noteNumber({ offset, entry: { code, number = 0 } }: DirectoryRecord<T>): void {
    if (number < 1 || number > HIGHEST_OWNER_NUMBER || this.numbers.has(code)) return;
    if ([...this.numbers.values()].some((given) => given.number === number)) return;
    this.numbers.set(code, { number, since: offset });
  }

  private get lastHash(): Buffer {
    return this.log.at(-1)?.hash ?? EMPTY_DIRECTORY_HASH;
  }
}
