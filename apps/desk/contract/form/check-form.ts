import * as z from 'zod';
import type { FormSchema } from './flow-form.js';
import { type Path, pointerOf } from './form-values.js';

// The page's policy forbids making code from texts, so schemas are interpreted.
z.config({ jitless: true });

/** What is wrong at a field, by a closed code; `params` are the values for the words. */
export interface Fault {
  /** JSON pointer of the field */
  field: string;
  code:
    | 'missing'
    | 'choice'
    | 'format'
    | 'short'
    | 'long'
    | 'small'
    | 'large'
    | 'wrong'
    | 'refused';
  params: Record<string, string | number>;
}

/** Checks a body by its form's schema, as the agency will. @returns all faults */
export function checkForm(schema: FormSchema, body: unknown): Fault[] {
  const { success, error } = z
    .fromJSONSchema(schema as unknown as Parameters<typeof z.fromJSONSchema>[0])
    .safeParse(body);
  return success ? [] : error.issues.flatMap((issue) => faultsOf(issue, body));
}

type Issue = z.core.$ZodIssue;

function faultsOf(issue: Issue, body: unknown, above: Path = []): Fault[] {
  const path = [...above, ...(issue.path as (string | number)[])];
  const fault = (code: Fault['code'], params: Fault['params'] = {}): Fault[] => [
    { field: pointerOf(path), code, params },
  ];
  switch (issue.code) {
    case 'invalid_union': {
      // A record that may be absent: what is wrong is in the record that is there.
      const branch = issue.errors.find((errors) =>
        errors.every((one) => !(one.code === 'invalid_type' && one.expected === 'null')),
      );
      return (branch ?? []).flatMap((one) => faultsOf(one, body, path));
    }
    case 'invalid_type':
      return fault(valueIn(body, path) === undefined ? 'missing' : 'wrong');
    case 'invalid_value':
      return fault(valueIn(body, path) === undefined ? 'missing' : 'choice');
    case 'invalid_format':
      return fault('format');
    case 'too_small':
      if (issue.origin === 'number' || issue.origin === 'int')
        return fault('small', { limit: Number(issue.minimum) });
      return fault('short', { limit: Number(issue.minimum) });
    case 'too_big':
      if (issue.origin === 'number' || issue.origin === 'int')
        return fault('large', { limit: Number(issue.maximum) });
      return fault('long', { limit: Number(issue.maximum) });
    default:
      return fault('wrong');
  }
}

const valueIn = (body: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, part) => (at as Record<PropertyKey, unknown> | null)?.[part], body);
