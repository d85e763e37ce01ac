/** Avro as JSON, the form in which a registry holds it. */
export type AvroJson = string | AvroJson[] | { type: AvroJson; [attribute: string]: unknown };

/** One field of a record, at any depth, with the name of its type. */
export interface ShapedField {
  path: string;
  /** the type in one line; the fields of nested records have their own paths */
  type: string;
  /**
   * the type with records emptied and enums made equal; it decides whether the type can be read as
   * another
   */
  skeleton: AvroJson;
  /** JSON text; null where the field has no default */
  defaultText: string | null;
  doc: string | null;
  /** symbols of the enum in the type; null where the type has none */
  symbols: string[] | null;
  /** the symbol that stands for unknown symbols; null where there is none */
  symbolDefault: string | null;
}

type Names = Map<string, AvroJson>;
interface Field {
  name: string;
  type: AvroJson;
  default?: unknown;
  doc?: string;
}

/**
 * Returns all fields of a self-contained record schema by dotted path, in their order. A record
 * that contains itself is followed once.
 */
export function shapeOf(text: string): Map<string, ShapedField> {
  const schema = JSON.parse(text) as AvroJson;
  const names: Names = new Map();
  gather(schema, namespaceOf(schema), names);
  const fields = new Map<string, ShapedField>();
  walk(schema, '', names, [], fields);
  return fields;
}

/** Counts the fields of the record itself, without nested fields. */
export function countFields(text: string): number {
  const { fields } = JSON.parse(text) as { fields?: unknown[] };
  return fields?.length ?? 0;
}

function walk(
  schema: AvroJson,
  prefix: string,
  names: Names,
  within: string[],
  into: Map<string, ShapedField>,
): void {
  for (const record of partsOf(schema, names).filter((part) => part.type === 'record')) {
    const name = String(record['name']);
    if (within.includes(name)) continue;
    for (const { name: field, type, default: value, doc } of record['fields'] as Field[]) {
      const path = prefix === '' ? field : `${prefix}.${field}`;
      const choice = partsOf(type, names).find((part) => part.type === 'enum');
      into.set(path, {
        path,
        type: nameOf(type, names),
        skeleton: skeletonOf(type, names, new Set()),
        defaultText: value === undefined ? null : JSON.stringify(value),
        doc: doc ?? null,
        symbols: (choice?.['symbols'] as string[] | undefined) ?? null,
        symbolDefault: (choice?.['default'] as string | undefined) ?? null,
      });
      walk(type, path, names, [...within, name], into);
    }
  }
}

type Part = { type: AvroJson; [attribute: string]: unknown };

/** Returns the records and enums that a type holds, through unions, arrays and maps. */
function partsOf(schema: AvroJson, names: Names): Part[] {
  if (Array.isArray(schema)) return schema.flatMap((branch) => partsOf(branch, names));
  if (typeof schema === 'string') {
    const named = names.get(schema);
    return named === undefined ? [] : partsOf(named, names);
  }
  if (schema.type === 'array') return partsOf(schema['items'] as AvroJson, names);
  if (schema.type === 'map') return partsOf(schema['values'] as AvroJson, names);
  if (schema.type === 'record' || schema.type === 'enum') return [schema];
  return typeof schema.type === 'string' ? [] : partsOf(schema.type, names);
}

function nameOf(schema: AvroJson, names: Names): string {
  if (Array.isArray(schema)) return schema.map((branch) => nameOf(branch, names)).join(' | ');
  if (typeof schema === 'string') {
    const named = names.get(schema);
    return named === undefined ? schema : nameOf(named, names);
  }
  const { type, logicalType, name } = schema;
  if (type === 'array') return `array<${nameOf(schema['items'] as AvroJson, names)}>`;
  if (type === 'map') return `map<${nameOf(schema['values'] as AvroJson, names)}>`;
  if (type === 'fixed') return `fixed ${name}(${schema['size']})`;
  if (type === 'record' || type === 'enum') return `${type} ${name}`;
  const inner = nameOf(type, names);
  return logicalType === undefined ? inner : `${inner} (${logicalType})`;
}

/** @param seen names that already occur in this type: Avro lets a name be defined in full once */
function skeletonOf(schema: AvroJson, names: Names, seen: Set<string>): AvroJson {
  if (Array.isArray(schema)) return schema.map((branch) => skeletonOf(branch, names, seen));
  if (typeof schema === 'string') {
    const named = names.get(schema);
    return named === undefined ? schema : skeletonOf(named, names, seen);
  }
  const { type } = schema;
  const name = String(schema['name']);
  if (type === 'array')
    return { type, items: skeletonOf(schema['items'] as AvroJson, names, seen) };
  if (type === 'map')
    return { type, values: skeletonOf(schema['values'] as AvroJson, names, seen) };
  if (type !== 'record' && type !== 'enum' && type !== 'fixed')
    return skeletonOf(type, names, seen);
  if (seen.has(name)) return name;
  seen.add(name);
  if (type === 'record') return { type, name, fields: [] };
  return type === 'enum' ? { type, name, symbols: ['ANY'] } : { type, name, size: schema['size'] };
}

function gather(schema: AvroJson, namespace: string | undefined, names: Names): void {
  if (typeof schema === 'string') return;
  if (Array.isArray(schema)) {
    for (const branch of schema) gather(branch, namespace, names);
    return;
  }
  const own = namespaceOf(schema) ?? namespace;
  const { name } = schema;
  if (typeof name === 'string' && ['record', 'enum', 'fixed'].includes(String(schema.type))) {
    names.set(name, schema);
    if (own !== undefined) names.set(`${own}.${name}`, schema);
  }
  for (const field of (schema['fields'] as Field[] | undefined) ?? [])
    gather(field.type, own, names);
  for (const inner of [
    schema['items'],
    schema['values'],
    typeof schema.type === 'string' ? undefined : schema.type,
  ])
    if (inner !== undefined) gather(inner as AvroJson, own, names);
}

function namespaceOf(schema: AvroJson): string | undefined {
  const namespace =
    typeof schema === 'object' && !Array.isArray(schema) ? schema['namespace'] : undefined;
  return typeof namespace === 'string' ? namespace : undefined;
}
