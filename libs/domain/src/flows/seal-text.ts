import type { Fields } from '../flow-rules.js';

/** What travels in place of a text that only its addressees may open. */
export const SEALED_TEXT = 'Sealed for its addressees.';

/**
 * Moves a text that would travel in clear into the sealed note beside it. A machine cannot tell
 * whether a text names somebody, so it is sealed whatever it says.
 *
 * @param text name of the field that travels in clear
 * @param note name of the sealed field, a `Note`
 * @returns both fields as they travel; the note holds the text first, and then its own
 */
export function sealText(after: Fields, text: string, note: string): Fields {
  const said = (after[text] ?? null) as string | null;
  if (said === null || said === SEALED_TEXT) return {};
  const own = (after[note] as { text: string } | null | undefined)?.text;
  return { [text]: SEALED_TEXT, [note]: { text: own === undefined ? said : `${said}\n\n${own}` } };
}

/**
 * Returns why an entity changed as it travels: the text of `statusReason` in the sealed `reason`.
 *
 * @param said what the change says; null or undefined where it says none, and then neither stays
 */
export function sealedReason(said: unknown): Fields {
  const reason = { statusReason: said ?? null, reason: null };
  return { ...reason, ...sealText(reason, 'statusReason', 'reason') };
}
