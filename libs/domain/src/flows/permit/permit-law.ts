/** The legal limits of a stay permit by its origin. */
export interface OriginLaw {
  /** how often it may be extended; Infinity where the law sets no limit */
  mostExtensions: number;
  /** days that one extension may add */
  longestExtensionDays: number;
  mayConvert: boolean;
  /** days of the first stay; null where we know no legal limit */
  longestStayDays: number | null;
}

export interface PermitLaw {
  /** ISO 8601 */
  effectiveFrom: string;
  source: string;
  origins: Readonly<Record<string, OriginLaw>>;
}

const UNLIMITED: OriginLaw = {
  mostExtensions: Number.POSITIVE_INFINITY,
  longestExtensionDays: 3_660,
  mayConvert: true,
  longestStayDays: null,
};
const NEVER: OriginLaw = {
  mostExtensions: 0,
  longestExtensionDays: 0,
  mayConvert: false,
  longestStayDays: null,
};

/**
 * UU 6/2011 art. 48 (kinds), PP 31/2013 as amended and Permenkumham 22/2023 (extensions of visit
 * permits), Perpres 95/2024 (visa exemption: 30 days, neither extended nor converted). What a
 * crew's, newborn's or emergency permit allows beyond that is uncertain, so only what is sure to be
 * forbidden is refused.
 */
export const PERMIT_LAW: PermitLaw = {
  effectiveFrom: '2024-08-29',
  source: 'UU 6/2011 art. 48; PP 31/2013; Permenkumham 22/2023; Perpres 95/2024',
  origins: {
    VISIT_VISA: { ...UNLIMITED, longestExtensionDays: 180 },
    VOA: { mostExtensions: 1, longestExtensionDays: 30, mayConvert: false, longestStayDays: 30 },
    BVK: { ...NEVER, longestStayDays: 30 },
    CREW: NEVER,
    NEWBORN: UNLIMITED,
    EMERGENCY: NEVER,
    VITAS: UNLIMITED,
    CONVERSION: UNLIMITED,
  },
};
