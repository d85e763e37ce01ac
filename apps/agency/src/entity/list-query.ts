import { type FlowDescriptor, stateSchema } from '@sinergi/contracts';
import { cursor, laneAsked, limit, oneOf, text, time, uuid } from '../http/query-parameters.js';
import type { QueryShape } from '../http/takes-query.js';

/**
 * The filters of a list of entities. An absent filter matches any entity, or its flow has no such
 * field.
 */
export interface ListQuery {
  subjectId?: string | undefined;
  kecamatan?: string | undefined;
  owner?: string | undefined;
  kind?: string | undefined;
  status?: string | undefined;
  competentAgency?: string | undefined;
  addressedTo?: string | undefined;
  requestId?: string | undefined;
  alertId?: string | undefined;
  correlationId?: string | undefined;
  /** live, or an exercise; the deployment's lane where absent */
  lane?: string | undefined;
  change?: string | undefined;
  /** ISO 8601; occurred at or after */
  from?: string | undefined;
  /** ISO 8601; occurred before */
  to?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** Returns the filter parameters of a flow's list: only those whose fields its entities have. */
export function listQuery({
  flow,
  subjectField,
  areaField,
  kindField,
  filterFields,
  changes,
}: FlowDescriptor): QueryShape {
  const { properties } = stateSchema(flow) as { properties: Record<string, { enum?: string[] }> };
  return {
    ...(subjectField === undefined
      ? {}
      : { subjectId: uuid('A person, including the linked subjects') }),
    ...(areaField === undefined
      ? {}
      : {
          kecamatan: text('District code, e.g. 31.71.06', {
            type: 'string',
            pattern: '^31\\.71\\.0[1-8]$',
          }),
        }),
    owner: text('Agency code, e.g. kec-menteng'),
    ...(kindField === undefined
      ? {}
      : { kind: oneOf(properties[kindField]?.enum ?? [], `Value of ${kindField}`) }),
    ...Object.fromEntries(filterFields.map((field) => filterOf(field, properties[field]))),
    lane: laneAsked(),
    change: oneOf(changes, 'Its latest change'),
    from: time('Occurred at or after'),
    to: time('Occurred before'),
    limit: limit(50, 200),
    cursor: cursor('The cursor of the page before'),
  };
}

/** Names of parameters that differ from the field's. */
const NAMES: Readonly<Record<string, string>> = { addressees: 'addressedTo' };

/** Returns the parameter by which a field is filtered, and its name. */
function filterOf(field: string, schema: { enum?: string[]; format?: string } | undefined) {
  const name = NAMES[field] ?? field;
  if (field === 'correlationId')
    return [name, uuid('What belongs to one matter, such as an operation')] as const;
  if (schema?.enum) return [name, oneOf(schema.enum, `Value of ${field}`)] as const;
  if (schema?.format === 'uuid') return [name, uuid(`Value of ${field}`)] as const;
  return [name, text(`Code of an agency in ${field}, or \`me\``)] as const;
}

/**
 * Returns the filters in the form in which the copy holds them: an object that the row's contains.
 *
 * @param me code of the agency that asks
 */
export function heldFilters(
  { filterFields }: FlowDescriptor,
  wanted: ListQuery,
  me: string,
): Record<string, unknown> | null {
  const said = filterFields.flatMap((field) => {
    const value = wanted[(NAMES[field] ?? field) as keyof ListQuery];
    if (value === undefined) return [];
    const whole = value === 'me' ? me : value;
    return [[field, field in NAMES ? [whole] : whole]];
  });
  return said.length === 0 ? null : Object.fromEntries(said);
}
