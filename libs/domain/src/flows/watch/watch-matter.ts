import type { Fields } from '../../flow-rules.js';

/** What a request says of a watch, and the log does not: it is sealed together as `matter`. */
const SEALED_TOGETHER = [
  'subjectId',
  'category',
  'requestedAction',
  'requestedBy',
  'legalReference',
  'statusReason',
  'person',
] as const;

/** What stands on the log instead. */
const OPEN: Fields = {
  ...{ subjectId: null, requestedBy: null, legalReference: null, statusReason: null },
  ...{ category: 'UNKNOWN', requestedAction: 'UNKNOWN', person: null },
};

/**
 * Returns the fields of a watch after a change: what is about a person goes into the sealed matter,
 * over what it said before. A watch of before, which told it in the open, is sealed with its next
 * change.
 */
export function sealedMatter(after: Fields, before: Fields | null): Fields {
  const matter = matterOf(before) ?? before ?? {};
  const said = Object.fromEntries(
    SEALED_TOGETHER.map((name) => [name, told(name, after[name]) ?? matter[name] ?? null]),
  );
  return { ...OPEN, matter: said };
}

export const matterOf = (watch: Fields | null): Fields | null =>
  (watch?.['matter'] as Fields | null | undefined) ?? null;

const told = (name: string, value: unknown): unknown => (value === OPEN[name] ? undefined : value);
