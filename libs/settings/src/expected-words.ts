import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const TYPES: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};
const FORMATS: Readonly<Record<string, string>> = {
  datetime: 'a time such as 2026-11-24T10:00:00Z',
  date: 'a date such as 2026-11-24',
  url: 'a URL such as https://example.org/path',
  uuid: 'a UUID',
};
const UNITS: Readonly<Record<string, string>> = {
  string: 'characters',
  array: 'items',
  set: 'items',
};

/**
 * Describes in our words, not in Zod's, what a schema expected ("Expected …"). A message of the
 * schema itself takes precedence. The received value is never part of it, because it may be
 * personal. For `safeParse(value, { error: expectedWords })`.
 */
export const expectedWords = (issue: Issue): string => `Expected ${words(issue)}`;

/** Describes a received value by its type alone. */
export function gotWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function words(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? `a ${issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? JSON.stringify(issue.values[0])
        : `one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return bound(
        issue.origin,
        issue.inclusive === false ? 'more than' : 'at least',
        issue.minimum,
      );
    case 'too_big':
      return bound(
        issue.origin,
        issue.inclusive === false ? 'less than' : 'at most',
        issue.maximum,
      );
    case 'invalid_format':
      return (
        FORMATS[issue.format] ??
        (issue.pattern ? `text that fits ${issue.pattern}` : `text in the form ${issue.format}`)
      );
    case 'unrecognized_keys':
      return `no field named ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return 'one of the described forms';
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    default:
      return 'another value';
  }
}

function bound(origin: string, how: string, limit: number | bigint): string {
  const unit = UNITS[origin];
  if (unit === undefined) return `${how} ${limit}`;
  return `${how} ${limit} ${limit === 1 ? unit.slice(0, -1) : unit}`;
}

/**
 * Describes the first field that does not fit: what was expected, the type of what came, and where.
 */
export function refusalOf({ issues }: z.ZodError, value: unknown): string {
  const { path, message } = issues[0]!;
  const came = path.reduce<unknown>(
    (at, part) => (at as Record<PropertyKey, unknown> | null | undefined)?.[part],
    value,
  );
  return `${message}, got ${gotWords(came)}, in ${path.join('.') || 'the body'}`;
}
