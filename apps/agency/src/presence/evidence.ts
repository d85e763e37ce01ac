import { flows } from '@sinergi/contracts';

/** The flows by which somebody was in a district. */
export const EVIDENCE = flows.filter(({ opensInArea }) => opensInArea);
/** How long a presence counts that no officer looked at; evidence that is older confirms none. */
export const COUNTS_FOR_MS = 14 * 24 * 3_600_000;
