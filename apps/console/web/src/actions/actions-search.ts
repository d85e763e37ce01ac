import type { Zone } from '@sinergi/web';
import { instantOf } from '@sinergi/web';
import * as z from 'zod/mini';
import { ACTION_KINDS, ACTION_OUTCOMES, type ActionFilter } from '../../../contract/session';
import { day, oneOf, word } from '../links/search-schemas';

/** `from` and `to`: days, both included. `opened`: the action whose details are shown. */
export const actionsSearch = z.object({
  search: word,
  action: oneOf(ACTION_KINDS),
  agency: word,
  outcome: oneOf(ACTION_OUTCOMES),
  from: day,
  to: day,
  opened: word,
});
export type ActionsSearch = z.infer<typeof actionsSearch>;

const DAY_MS = 24 * 3_600_000;

/**
 * Converts the page's address into the filter of the API. Days begin and end by the clock that the
 * page shows.
 */
export function actionFilter(
  { search, action, agency, outcome, from, to }: ActionsSearch,
  zone: Zone,
): ActionFilter {
  const begin = (of: string | undefined): string | null =>
    of === undefined ? null : instantOf(`${of}T00:00`, zone);
  const [first, last] = [begin(from), begin(to)];
  return {
    ...{ search, action, agency, outcome },
    ...(first === null ? {} : { from: first }),
    ...(last === null ? {} : { to: new Date(Date.parse(last) + DAY_MS).toISOString() }),
  };
}
