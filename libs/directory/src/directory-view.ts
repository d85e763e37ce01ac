import { type DirectoryTerms, HIGHEST_OWNER_NUMBER } from '@sinergi/contracts';
import { directoryHashAfter, EMPTY_DIRECTORY_HASH } from './directory-hash.js';
import { EXCHANGE_CODE } from './exchange-entry.js';

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
  /** `ANNOUNCED`: the entry is not in force, it may be approved after the delay */
  change?: string;
  /** only in the entry of the exchange itself: by which rules the directory changes */
  terms?: DirectoryTerms | null;
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
  /** text of the header with its approvals; null where it has none */
  approvals: string | null;
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

  /** Returns a view of its own that holds the same records. */
  fork(): DirectoryView<T> {
    const fork = new DirectoryView<T>();
    for (const [code, records] of this.byAgency) fork.byAgency.set(code, [...records]);
    for (const [code, given] of this.numbers) fork.numbers.set(code, given);
    fork.log.push(...this.log);
    fork.next = this.next;
    fork.firstSigned = this.firstSigned;
    return fork;
  }

  /**
   * Returns an agency's entry in force at a directory version, or undefined if the agency was not
   * listed yet.
   */
  at(code: string, version: bigint): T | undefined {
    return this.recordAt(code, version, isInForce)?.entry;
  }

  /**
   * Returns an agency's last record at a directory version, be it in force or announced; undefined
   * before its first.
   */
  lastRecord(code: string, version = this.next): DirectoryRecord<T> | undefined {
    return this.recordAt(code, version, () => true);
  }

  /**
   * Returns the records of a key that put something in force before a directory version, in the
   * order of their versions: neither announcements nor refusals.
   */
  changesOf(code: string, version = this.next): DirectoryRecord<T>[] {
    return (this.byAgency.get(code) ?? [])
      .filter(({ offset, entry }) => offset < version && !IN_NO_FORCE.has(entry.change ?? ''))
      .toSorted((a, b) => a.version - b.version);
  }

  /** Returns the terms in force at a directory version; undefined before the first. */
  termsAt(version: bigint): DirectoryTerms | undefined {
    return this.at(EXCHANGE_CODE, version)?.terms ?? undefined;
  }

  /** Returns the first terms that were read: those whose fingerprint is pinned. */
  foundingTerms(): DirectoryTerms | undefined {
    const records = this.byAgency.get(EXCHANGE_CODE) ?? [];
    return records.find(({ entry }) => entry.terms)?.entry.terms ?? undefined;
  }

  private recordAt(
    code: string,
    version: bigint,
    counts: (record: DirectoryRecord<T>) => boolean,
  ): DirectoryRecord<T> | undefined {
    let best: DirectoryRecord<T> | undefined;
    for (const record of this.byAgency.get(code) ?? []) {
      const isBetter = record.offset < version && (!best || record.version > best.version);
      if (isBetter && counts(record)) best = record;
    }
    return best;
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

  /** Returns the latest entry in force of every participant, by code. */
  all(): T[] {
    return [...this.byAgency.keys()]
      .filter((code) => code !== EXCHANGE_CODE)
      .sort()
      .flatMap((code) => this.latest(code) ?? []);
  }

  /** Returns the key of every record that was read. */
  codes(): string[] {
    return [...this.byAgency.keys()].sort();
  }

  /** Returns the records that are announced and neither approved nor refused yet, by code. */
  announced(): DirectoryRecord<T>[] {
    return [...this.byAgency.keys()]
      .sort()
      .flatMap((code) => this.lastRecord(code) ?? [])
      .filter((record) => !isInForce(record));
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

  private noteNumber(record: DirectoryRecord<T>): void {
    const { offset, entry } = record;
    const { code, number = 0 } = entry;
    if (!isInForce(record) || number < 1 || number > HIGHEST_OWNER_NUMBER || this.numbers.has(code))
      return;
    if ([...this.numbers.values()].some((given) => given.number === number)) return;
    this.numbers.set(code, { number, since: offset });
  }

  private get lastHash(): Buffer {
    return this.log.at(-1)?.hash ?? EMPTY_DIRECTORY_HASH;
  }
}

const IN_NO_FORCE: ReadonlySet<string> = new Set(['ANNOUNCED', 'REFUSED']);
const isInForce = ({ entry }: DirectoryRecord): boolean => entry.change !== 'ANNOUNCED';
