/** A value that stands for something that another line says: `@anna`, `@permit-1.id`. */
export interface Reference {
  label: string;
  /** null for a person's identity; of a fact, its entity's id, its last event, or its subject */
  part: 'id' | 'event' | 'subject' | null;
}

const REFERENCE = /^@([a-z0-9][a-z0-9-]*)(?:\.(id|event|subject))?$/;

/** Returns what a value stands for; null where it stands for itself. */
export function referenceOf(value: unknown): Reference | null {
  const found = typeof value === 'string' ? REFERENCE.exec(value) : null;
  return found ? { label: found[1]!, part: (found[2] ?? null) as Reference['part'] } : null;
}

/** Returns everything that a value stands for, at any depth. */
export function referencesIn(value: unknown): Reference[] {
  const reference = referenceOf(value);
  if (reference) return [reference];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(referencesIn);
}

/** Puts what references stand for in their place, at any depth. */
export function withReferences(
  value: unknown,
  resolve: (reference: Reference) => unknown,
): unknown {
  const reference = referenceOf(value);
  if (reference) return resolve(reference);
  if (Array.isArray(value)) return value.map((one) => withReferences(one, resolve));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, withReferences(one, resolve)]),
  );
}
