import * as z from 'zod/mini';
import { oneOf, word } from '../links/search-schemas';

export const VIEWS = ['made', 'received'] as const;
export type View = (typeof VIEWS)[number];

/** `agency`: whose ledger or notices; `who`: an officer's name, or the agency that opened. */
export const disclosuresSearch = z.object({ view: oneOf(VIEWS), agency: word, who: word });
export type DisclosuresSearch = z.infer<typeof disclosuresSearch>;
