import * as z from 'zod/mini';
import { oneOf, word } from '../shell/search-schemas';

/** `opened`: the action whose details are shown. */
export const actionsSearch = z.object({ search: word, agency: word, outcome: oneOf(['DONE', 'REFUSED', 'FAILED']), opened: word });
