import {
  type CivilDay,
  civilDay,
  civilDayAt,
  dayNumberAt,
  entryOn,
  SUPERVISION_LAW,
} from '@sinergi/law';
import type { Fields } from '../../flow-rules.js';

/** The order (surat perintah) that a check of immigration's own supervisors still lacks. */
export interface OutstandingOrder {
  /** the last day in Jakarta on which it has to exist */
  dueOn: CivilDay;
  /** the text and where in it */
  article: string;
  /** whether the text, or what it says, is uncertain */
  uncertain: boolean;
}

/**
 * Returns the order that a check still lacks, by the law of the day of the check; null where it
 * has a number, is no check, or no text is known for that day. Only checks of Immigration's own
 * supervisors need one; whose it is, the caller knows. It refuses nothing.
 */
export function orderOutstanding(sighting: Fields): OutstandingOrder | null {
  const { order, orderNo, certainty, change, seenAt } = sighting;
  const isCheck = order === 'URGENT' || certainty === 'DOCUMENT_CHECKED';
  if (!isCheck || (orderNo ?? null) !== null || change === 'RETRACTED') return null;
  const day = dayNumberAt(Number(seenAt));
  const entry = entryOn(SUPERVISION_LAW, 'FIELD_CHECK', civilDayAt(Number(seenAt)));
  if (entry?.rule.matter !== 'ORDER') return null;
  return {
    dueOn: civilDay(day + entry.rule.orderWithinDays),
    article: `${entry.source}, ${entry.article}`,
    uncertain: entry.uncertain === true,
  };
}
