/**
 * A schema's text with attributes in order: the registry keeps what was said, and not in the order
 * it was said in.
 */
export function schemaIdentity(text: string): string {
  return JSON.stringify(JSON.parse(text), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value,
  );
}
