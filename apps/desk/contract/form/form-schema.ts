import type { FormSchema } from './flow-form.js';

/** How a field is asked for. */
export type FieldKind =
  | 'choice'
  | 'moment'
  | 'day'
  | 'number'
  | 'flag'
  | 'text'
  | 'long-text'
  | 'record'
  | 'list';

/** Texts that may be longer than this get more than one line. */
const LONG = 200;

const typesOf = ({ type }: FormSchema): string[] => [type ?? []].flat();

export const isNullable = (schema: FormSchema): boolean =>
  typesOf(schema).includes('null') || (schema.enum?.includes(null) ?? false);

/** Returns how a field is asked for; what no form knows is asked for as a text. */
export function kindOf(schema: FormSchema): FieldKind {
  const types = typesOf(schema);
  if (schema.enum) return 'choice';
  if (types.includes('object')) return 'record';
  if (types.includes('array')) return 'list';
  if (types.includes('boolean')) return 'flag';
  if (types.includes('integer') || types.includes('number')) return 'number';
  if (schema.format === 'date-time') return 'moment';
  if (schema.format === 'date') return 'day';
  return (schema.maxLength ?? 0) > LONG ? 'long-text' : 'text';
}

/** Returns what may be chosen; null, which means nothing, is no choice. */
export const choicesOf = ({ enum: all = [] }: FormSchema): string[] =>
  all.filter((value) => value !== null && value !== 'UNKNOWN') as string[];

export const isRequired = (record: FormSchema, name: string): boolean =>
  record.required?.includes(name) ?? false;
