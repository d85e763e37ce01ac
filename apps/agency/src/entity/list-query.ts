import { type FlowDescriptor, stateSchema } from '@sinergi/contracts';
import { cursor, limit, oneOf, text, time, uuid } from '../http/query-parameters.js';
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
    change: oneOf(changes, 'Its latest change'),
    from: time('Occurred at or after'),
    to: time('Occurred before'),
    limit: limit(50, 200),
    cursor: cursor('The cursor of the page before'),
  };
}
