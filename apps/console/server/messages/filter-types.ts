import type { Environment } from '@marcbachmann/cel-js';
import { flows, stateSchema } from '@sinergi/contracts';
import { filterEnvironment } from './filter-environment.js';

interface Schema {
  type?: string | string[];
  const?: unknown;
  title?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
}

/** The types against which the filters of one topic are checked. */
export interface FilterTypes {
  environment: Environment;
  /** names of fields, by the type that has them */
  fields: ReadonlyMap<string, readonly string[]>;
}

const PRIMITIVES: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'int',
  number: 'double',
  boolean: 'bool',
};
/** Most fields may be null, and CEL compares no other type with null by itself. */
const COMPARED_WITH_NULL = ['string', 'int', 'double', 'bool', 'list'];

const known = new Map<string, FilterTypes>();

/**
 * Returns the types of a topic by its schema. For a topic without a flow, nothing is known of the
 * payload's fields. The types are for checks only: records do not have these types.
 */
export function filterTypesOf(topic: string): FilterTypes {
  const types = known.get(topic) ?? typesOf(topic);
  known.set(topic, types);
  return types;
}

function typesOf(topic: string): FilterTypes {
  const flow = flows.find((candidate) => candidate.topic === topic);
  if (!flow) return { environment: filterEnvironment(), fields: new Map() };
  const records = new Map<string, Record<string, string>>();
  const valueType = typeOf(stateSchema(flow.flow) as Schema, flow.recordName, records);
  const environment = filterEnvironment(valueType, (bare) => {
    for (const [name, fields] of records) bare.registerType(name, { fields });
    for (const name of [...records.keys(), ...COMPARED_WITH_NULL])
      bare.registerOperator(`${name} == null`, (left, right) => left === right);
    return bare;
  });
  const fields = new Map([...records].map(([name, of]) => [name, Object.keys(of)]));
  return { environment, fields };
}

/**
 * Returns the CEL type of what a JSON Schema describes.
 * @param records collects the record types that are found, inner ones first
 */
function typeOf(
  schema: Schema,
  name: string,
  records: Map<string, Record<string, string>>,
): string {
  if (typeof schema.const === 'boolean') return 'bool';
  const [type] = [schema.type ?? []].flat().filter((one) => one !== 'null');
  if (type === 'array') return `list<${typeOf(schema.items ?? {}, name, records)}>`;
  if (type === 'object' && schema.properties) {
    const fields = Object.entries(schema.properties).map(([field, of]) => [
      field,
      typeOf(of, `${name}_${field}`, records),
    ]);
    records.set(name, Object.fromEntries(fields));
    return name;
  }
  return (type === undefined ? undefined : PRIMITIVES[type]) ?? 'dyn';
}
