import type { FormSchema } from '../../../contract/form/flow-form';
import { isNullable, isRequired, kindOf } from '../../../contract/form/form-schema';
import { bodyOf, type Values } from '../../../contract/form/form-values';
import { SEALED_TEXT } from '../api/disclosures';
import type { Entity } from '../api/entities';
import { isKnown, LIES_AHEAD } from './begin-values';

/** Fields in which two versions always differ, or that say nothing to an officer. */
const ENVELOPE = new Set([
  ...['eventId', 'change', 'version', 'occurredAt', 'recordedAt', 'correlationId', 'causationId'],
  ...['officer', 'progress', 'handling'],
]);

/** Tells whether two values say the same, whatever the order of their fields. */
export const saysTheSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.sort(([left], [right]) => (left < right ? -1 : 1)).map(([k, v]) => [k, inOrder(v)]),
  );
}

const isSealed = (schema: FormSchema): boolean =>
  schema['x-sealed'] !== undefined || schema.items?.['x-sealed'] !== undefined;

/** Returns the fields of a form as an entity has them now; what is sealed is not among them. */
export function valuesOf(schema: FormSchema, entity: Entity): Values {
  const open = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const value = entity[name] ?? null;
    const isOpen = !isKnown(schema, name) && !isSealed(field) && value !== SEALED_TEXT;
    return isOpen && value !== null ? [[name, value] as const] : [];
  });
  return Object.fromEntries(open);
}

/** Returns with what the form of a change begins: what the entity says, and now for a new time. */
export function changeValues(schema: FormSchema, entity: Entity, officer: string): Values {
  const fields = schema.properties ?? {};
  const kept = valuesOf(schema, entity);
  const times = Object.entries(fields).flatMap(([name, field]) =>
    kindOf(field) === 'moment' && isRequired(schema, name) && !LIES_AHEAD.test(name)
      ? [[name, new Date().toISOString()] as const]
      : [],
  );
  return {
    ...Object.fromEntries(times),
    ...kept,
    ...('officer' in fields ? { officer } : {}),
  };
}

/**
 * Returns what a change says: what it must say, and of the rest only what is another than the
 * entity has, so that nothing is said again by mistake. What was emptied is said as nothing.
 */
export function changeBody(values: Values, schema: FormSchema, entity: Entity): Values {
  const said = bodyOf(values, schema);
  const before = bodyOf(valuesOf(schema, entity), schema);
  const kept = Object.entries(said).filter(
    ([name, value]) => isRequired(schema, name) || !saysTheSame(value, before[name]),
  );
  const emptied = Object.keys(before).flatMap((name): [string, unknown][] => {
    const field = schema.properties?.[name] ?? {};
    if (name in said || isRequired(schema, name)) return [];
    if (isNullable(field)) return [[name, null]];
    return kindOf(field) === 'list' ? [[name, []]] : [];
  });
  return Object.fromEntries([...kept, ...emptied]);
}

/** Returns the fields in which two versions of an entity differ. */
export function fieldsThatDiffer(before: Entity, now: Entity): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return names.filter((name) => !ENVELOPE.has(name) && !saysTheSame(before[name], now[name]));
}

/** Returns a form's values over another version: what the officer did not touch follows it. */
export function valuesOver(
  values: Values,
  schema: FormSchema,
  { before, now }: { before: Entity; now: Entity },
): Values {
  const [old, fresh] = [valuesOf(schema, before), valuesOf(schema, now)];
  const names = [...new Set([...Object.keys(values), ...Object.keys(old), ...Object.keys(fresh)])];
  return Object.fromEntries(
    names.map((name) => [
      name,
      name in old || name in fresh
        ? saysTheSame(values[name], old[name])
          ? fresh[name]
          : values[name]
        : values[name],
    ]),
  );
}
