import type { FormSchema } from './flow-form.js';
import { isRequired, kindOf } from './form-schema.js';

/** What is in a form: a value for each field, records and lists nested. */
export type Values = { [name: string]: unknown };

/** The way to a field: names, and numbers within a list. */
export type Path = readonly (string | number)[];

/** Returns a path as a JSON pointer. Source: RFC 6901. */
export const pointerOf = (path: Path): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

export function valueAt(values: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, part) => (at as Record<PropertyKey, unknown> | null | undefined)?.[part],
    values,
  );
}

/** Returns the values with another one at a path; nothing that is given is changed. */
export function withValue(values: unknown, path: Path, value: unknown): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  if (typeof part === 'number') {
    const list = Array.isArray(values) ? [...values] : [];
    list[part] = withValue(list[part], rest, value);
    return list;
  }
  const record = (values ?? {}) as Values;
  return { ...record, [part]: withValue(record[part], rest, value) };
}

/**
 * Returns what a form says as the body of a request: what was left empty is left out, so that the
 * schema and not an empty text decides what is missing.
 */
export function bodyOf(values: Values, schema: FormSchema): Values {
  const said = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const value = saidIn(values[name], field, isRequired(schema, name));
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(said);
}

function saidIn(value: unknown, schema: FormSchema, mustBe: boolean): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  switch (kindOf(schema)) {
    case 'record': {
      const record = bodyOf(value as Values, schema);
      // A record in which nothing was filled in was not begun.
      return Object.keys(record).length === 0 && !mustBe ? undefined : record;
    }
    case 'list': {
      const items = (value as unknown[]).flatMap((item) => {
        const one = saidIn(item, schema.items ?? {}, false);
        return one === undefined ? [] : [one];
      });
      return items.length === 0 && !mustBe ? undefined : items;
    }
    case 'text':
    case 'long-text':
      return typeof value === 'string' && value.trim() === '' ? undefined : value;
    default:
      return value;
  }
}
