import type { DirectoryView } from './directory-view.js';
import { EXCHANGE_CODE } from './exchange-entry.js';

/**
 * Tells whether terms decide about a directory record: it is of the entry that holds terms, or lies
 * behind the first that did. In an exchange without a pinned root they decide nothing.
 */
export function changesByTerms(
  { key, offset }: { key: string; offset: bigint },
  directory: Pick<DirectoryView, 'termsAt'>,
): boolean {
  return key === EXCHANGE_CODE || directory.termsAt(offset) !== undefined;
}
