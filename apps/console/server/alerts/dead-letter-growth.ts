const WINDOW_MS = 10 * 60_000;

/**
 * Counts the dead letters that came to an agency within the last ten minutes. Redriven dead letters
 * do not hide new ones.
 */
export class DeadLetterGrowth {
  private readonly byAgency = new Map<
    string,
    { count: number; arrivals: { at: number; count: number }[] }
  >();

  /**
   * Notes a count.
   * @param count as reported
   * @param now epoch ms
   * @returns the growth; undefined where no dead letter came
   */
  note(agency: string, count: number, now: number): number | undefined {
    const before = this.byAgency.get(agency);
    const arrivals = (before?.arrivals ?? []).filter(({ at }) => at > now - WINDOW_MS);
    if (before !== undefined && count > before.count)
      arrivals.push({ at: now, count: count - before.count });
    this.byAgency.set(agency, { count, arrivals });
    return arrivals.length === 0
      ? undefined
      : arrivals.reduce((sum, arrival) => sum + arrival.count, 0);
  }
}
