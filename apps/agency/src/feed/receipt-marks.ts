const KNOWN_PER_PARTITION = 600;

interface Mark {
  nextOffset: number;
  /** epoch ms, the reporter's clock */
  at: number;
}

/** The first report in which a position was past an offset. */
export interface Passed {
  /** epoch ms, the reporter's clock */
  at: number;
  /**
   * whether the previous report was seen and its position was not past the offset yet; if false,
   * the true time may be much earlier
   */
  isSeen: boolean;
}

/** The positions that agencies reported. Only reports in which a position moved are kept. */
export class ReceiptMarks {
  private readonly agencies = new Map<string, Map<string, Mark[]>>();
  private readonly heard = new Map<string, number>();

  /**
   * @param at epoch ms
   * @param positions the next offset by `topic/partition`; a partition that is not named was not
   *   read yet
   */
  note(
    agency: string,
    at: number,
    positions: readonly (readonly [partitionId: string, nextOffset: number])[],
  ): void {
    const before = this.heard.get(agency);
    this.heard.set(agency, at);
    const partitions = this.agencies.get(agency) ?? new Map<string, Mark[]>();
    this.agencies.set(agency, partitions);
    for (const [partitionId, nextOffset] of positions) {
      const marks =
        partitions.get(partitionId) ??
        (before === undefined ? [] : [{ nextOffset: 0, at: before }]);
      partitions.set(partitionId, marks);
      const last = marks.at(-1);
      if (last && last.nextOffset >= nextOffset) continue;
      marks.push({ nextOffset, at });
      if (marks.length > KNOWN_PER_PARTITION) marks.shift();
    }
  }

  /** @returns undefined where no report says that the agency is past the offset */
  passed(agency: string, partitionId: string, offset: number): Passed | undefined {
    const marks = this.agencies.get(agency)?.get(partitionId) ?? [];
    const first = marks.findIndex(({ nextOffset }) => nextOffset > offset);
    return first === -1 ? undefined : { at: marks[first]!.at, isSeen: first > 0 };
  }

  /** @returns when the agency last reported, epoch ms; undefined for never */
  heardAt(agency: string): number | undefined {
    return this.heard.get(agency);
  }

  clear(): void {
    this.agencies.clear();
    this.heard.clear();
  }
}
