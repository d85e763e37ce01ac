/** What admission needs to know of an agency: its entry in the directory, as the log says it. */
export interface DirectoryAgency {
  code: string;
  kind: string;
  areaCodes: string[];
  publishes: string[];
  legalAuthority: { purpose: string; legalBases: string[] }[];
  /** whether it links and splits subjects */
  identityAuthority: boolean;
}

/** One directory record as applied: `offset` in the only partition of the directory topic. */
export interface DirectoryRecord<T extends DirectoryAgency = DirectoryAgency> {
  offset: bigint;
  /** LogAppendTime, epoch ms */
  appendedAt: number;
  /** the entry's own version: 1, 2, 3 … per agency */
  version: number;
  entry: T;
}

/**
 * The directory as this replica has read it, at every version. "Directory version v" = every
 * directory record with offset < v. Rights are looked up at the version a record was published
 * under, so a replay years later decides as the first reader did.
 */
export class DirectoryView<T extends DirectoryAgency = DirectoryAgency> {
  private readonly byAgency = new Map<string, DirectoryRecord<T>[]>();
  private readonly appendedAtByOffset: { offset: bigint; appendedAt: number }[] = [];
  private next = 0n;

  /** How far the directory has been read: the next offset. */
  get version(): bigint {
    return this.next;
  }

  /** Takes what a committed batch added, in offset order; `next` is the position after it. */
  advance(records: DirectoryRecord<T>[], next: bigint): void {
    for (const record of records) {
      if (record.offset < this.next) continue;
      const versions = this.byAgency.get(record.entry.code) ?? [];
      // Sent twice is read once, as in the history; the first of two that claim a version is the
      // one that counts.
      if (versions.some((known) => known.version === record.version)) continue;
      versions.push(record);
      this.byAgency.set(record.entry.code, versions);
      this.appendedAtByOffset.push({ offset: record.offset, appendedAt: record.appendedAt });
    }
    if (next > this.next) this.next = next;
  }

  /** Begins anew from what the history holds: after its copy was healed or emptied. */
  reload(records: DirectoryRecord<T>[], next: bigint): void {
    this.byAgency.clear();
    this.appendedAtByOffset.length = 0;
    this.next = 0n;
    this.advance(records, next);
  }

  /** An agency's entry at a directory version; undefined where it was not listed yet. */
  at(code: string, version: bigint): T | undefined {
    let best: DirectoryRecord<T> | undefined;
    for (const record of this.byAgency.get(code) ?? []) {
      if (record.offset < version && (!best || record.version > best.version)) best = record;
    }
    return best?.entry;
  }

  /** An agency's entry as read so far. */
  latest(code: string): T | undefined {
    return this.at(code, this.next);
  }

  /** All entries as read so far, by code. */
  all(): T[] {
    return [...this.byAgency.keys()].sort().flatMap((code) => this.latest(code) ?? []);
  }

  /**
   * When the directory reached this version (LogAppendTime of its last record, epoch ms); 0 for
   * version 0.
   */
  reachedAt(version: bigint): number {
    return this.appendedAtByOffset.findLast((record) => record.offset < version)?.appendedAt ?? 0;
  }
}
