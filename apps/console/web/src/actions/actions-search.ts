import * as z from 'zod/mini';
import { oneOf, word } from '../shell/search-schemas';

export const actionsSearch = z.object({ search: word, agency: word, outcome: oneOf(['DONE', 'REFUSED', 'FAILED']) });
