/** The maximum duration of a watch of one category, in calendar months from its first day. */
export interface WatchTerm {
  firstMonths: number;
  extensionMonths: number;
  mostExtensions: number;
  /**
   * days after which an urgent watch lapses, unless it is decided again; null where the category
   * has no urgent watch
   */
  urgentDays: number | null;
}

export interface WatchLaw {
  /** ISO 8601 */
  effectiveFrom: string;
  source: string;
  terms: Readonly<Record<string, WatchTerm>>;
}

/**
 * UU 6/2011 arts 91–97 (cegah), 98–103 (tangkal), as amended by UU 63/2024 (terms uncertain since).
 * Lookout: the exchange's own rule.
 */
export const WATCH_LAW: WatchLaw = {
  effectiveFrom: '2024-10-17',
  source: 'UU 6/2011 arts 91–103; UU 63/2024 (uncertain); the exchange’s own rule for LOOKOUT',
  terms: {
    CEGAH: { firstMonths: 6, extensionMonths: 6, mostExtensions: 1, urgentDays: 20 },
    TANGKAL: { firstMonths: 120, extensionMonths: 120, mostExtensions: 1, urgentDays: null },
    LOOKOUT: {
      firstMonths: 12,
      extensionMonths: 12,
      mostExtensions: Number.POSITIVE_INFINITY,
      urgentDays: null,
    },
  },
};
