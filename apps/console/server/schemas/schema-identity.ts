/**
 * Returns a schema's text with its attributes in a fixed order: the registry keeps a schema's
 * content, but not the order of its attributes.
 */
export function schemaIdentity(text: string): string {
  return JSON.stringify(JSON.parse(text), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value,
  );
}
