import { quoted } from '@sinergi/contracts';

/** A query parameter that a route does not know. */
export interface UnknownParameter {
  /** its name, at most 80 characters */
  parameter: string;
  /** the names that the route knows */
  accepted: readonly string[];
  /** what was expected and what came */
  detail: string;
}

/**
 * Finds the first query parameter that a route does not know, or undefined where it knows all: a
 * mistyped name must not silently change the meaning of a call.
 */
export function unknownParameter(
  query: unknown,
  accepted: readonly string[],
): UnknownParameter | undefined {
  const unknown = Object.keys(query as object).find((name) => !accepted.includes(name));
  if (unknown === undefined) return undefined;
  const parameter = unknown.slice(0, 80);
  const expected =
    accepted.length === 0 ? 'no query parameter' : `query parameters of ${accepted.join(', ')}`;
  const near = accepted.find((name) => name.toLowerCase() === unknown.toLowerCase());
  const hint = near === undefined ? '' : ` (did you mean ${near}?)`;
  return { parameter, accepted, detail: `Expected ${expected}, got ${quoted(parameter)}${hint}` };
}
