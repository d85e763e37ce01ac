import * as z from 'zod/mini';
import { SYNC_STATUSES } from '../../../contract/overview';
import { flag, oneOf, word } from '../links/search-schemas';

/**
 * `search` by name or code; `status` of a cell; `agency` and `flow` together open a cell; `table`
 * shows the copies as a table instead of the map.
 */
export const syncSearch = z.object({
  table: flag,
  search: word,
  status: oneOf(SYNC_STATUSES),
  onlyFlow: word,
  agency: word,
  flow: word,
  operation: word,
});
