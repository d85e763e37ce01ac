import type { FormSchema } from '../../../contract/form/flow-form';
import { isRequired, kindOf } from '../../../contract/form/form-schema';
import type { Values } from '../../../contract/form/form-values';
import type { Ground } from '../../../contract/ground';
import { usualHandling } from './kept-handling';

/** Fields that the service or the page knows. */
const KNOWN_FIELDS = new Set(['occurredAt', 'correlationId', 'causationId', 'officer']);
/** Fields that an engine of rules has, unless the form is about a rule. */
const ENGINE_FIELDS = new Set(['ruleId', 'ruleVersion']);

/** Tells whether no officer fills in a field. */
export const isKnown = (schema: FormSchema, name: string): boolean =>
  KNOWN_FIELDS.has(name) || (ENGINE_FIELDS.has(name) && !isRequired(schema, name));

/**
 * Returns with what a form begins: what the page knows of the officer and the agency, now for a
 * time that has to be said, and what the flow usually says.
 */
export function beginValues(
  schema: FormSchema,
  { ground, officer, usual = {} }: { ground: Ground; officer: string; usual?: Values },
): Values {
  const fields = schema.properties ?? {};
  const [area, ...others] = ground.home.areaCodes;
  const district = ground.districts.find(({ code }) => code === area);
  const known: Values = {
    ...('officer' in fields ? { officer } : {}),
    ...('handling' in fields ? { handling: usualHandling(ground) } : {}),
    ...('kecamatan' in fields && district && others.length === 0
      ? { kecamatan: district.code }
      : {}),
  };
  const defaults = Object.entries(fields).flatMap(([name, field]) =>
    field.default === undefined ? [] : [[name, field.default] as const],
  );
  const times = Object.entries(fields).flatMap(([name, field]) =>
    kindOf(field) === 'moment' && isSaidAtOnce(name, schema)
      ? [[name, new Date().toISOString()] as const]
      : [],
  );
  const fitting = Object.entries(usual).filter(([name]) => name in fields);
  return Object.fromEntries([
    ...defaults,
    ...times,
    ...Object.entries(known),
    ...fitting,
  ]) as Values;
}

/** Names of times that lie ahead. */
export const LIES_AHEAD = /^(due|ends)At$|Until$/;

/** A time of what was observed is mostly now; a time that lies ahead is not. */
const isSaidAtOnce = (name: string, schema: FormSchema): boolean =>
  name !== 'occurredAt' &&
  (isRequired(schema, name) || name === 'checkInAt') &&
  !LIES_AHEAD.test(name);
