import type { AvroSchema } from './avro-schema.js';
import { flows } from './generated/flows.js';
import { recordSchemas } from './generated/schemas.js';
import type { Flow } from './generated/types.js';

type JsonSchema = Record<string, unknown>;
type Complex = {
  type: AvroSchema;
  logicalType?: string;
  doc?: string;
  fields?: Field[];
  items?: AvroSchema;
  symbols?: string[];
};
interface Field {
  name: string;
  type: AvroSchema;
  doc?: string;
}

const FORMATS: Record<string, string> = {
  uuid: 'uuid',
  date: 'date',
  'timestamp-millis': 'date-time',
};
const PRIMITIVES: Record<string, JsonSchema> = {
  string: { type: 'string' },
  boolean: { type: 'boolean' },
  int: { type: 'integer' },
  long: { type: 'integer' },
  float: { type: 'number' },
  double: { type: 'number' },
  bytes: { type: 'string', format: 'base64url' },
};
const SEALED: JsonSchema = {
  type: 'object',
  description: 'Sealed; a disclosure opens it',
  properties: {
    sealed: { const: true },
    group: { type: 'string' },
    scope: { type: 'string' },
    generation: { type: 'integer' },
  },
  required: ['sealed', 'group', 'scope', 'generation'],
};

/**
 * Returns the JSON Schema 2020-12 of the entity that `toJson` returns. Later versions may add
 * members, so further members are allowed.
 */
export function stateSchema(flow: Flow): JsonSchema {
  const { recordName, sealed } = flows.find((candidate) => candidate.flow === flow)!;
  const hidden = new Map(
    sealed.map(({ field, many }) => [field, many ? { type: 'array', items: SEALED } : SEALED]),
  );
  return {
    title: recordName,
    ...recordSchema(recordSchemas[recordName] as unknown as Complex, hidden),
  };
}

function recordSchema(
  { doc, fields = [] }: Complex,
  hidden: ReadonlyMap<string, JsonSchema> = new Map(),
): JsonSchema {
  return {
    type: 'object',
    ...(doc === undefined ? {} : { description: doc }),
    properties: Object.fromEntries(
      fields.map((field) => [field.name, fieldSchema(field, hidden.get(field.name))]),
    ),
    required: fields.map(({ name }) => name),
  };
}

function fieldSchema({ type, doc }: Field, hidden: JsonSchema | undefined): JsonSchema {
  const branches = Array.isArray(type) ? (type as AvroSchema[]) : [type];
  const schema = hidden ?? typeSchema(branches.find((branch) => branch !== 'null')!);
  const described = { ...schema, ...(doc === undefined ? {} : { description: doc }) };
  return branches.includes('null') ? nullable(described) : described;
}

function nullable(schema: JsonSchema): JsonSchema {
  const symbols = schema['enum'] as unknown[] | undefined;
  return {
    ...schema,
    type: [schema['type'], 'null'],
    ...(symbols ? { enum: [...symbols, null] } : {}),
  };
}

function typeSchema(schema: AvroSchema): JsonSchema {
  if (typeof schema === 'string') {
    const found = PRIMITIVES[schema] ?? namedSchema(schema);
    if (!found) throw new TypeError(`Expected a type of our schemas, got ${schema}`);
    return found;
  }
  const complex = schema as unknown as Complex;
  if (complex.logicalType !== undefined)
    return { type: 'string', format: FORMATS[complex.logicalType] };
  switch (complex.type) {
    case 'record':
      return recordSchema(complex);
    case 'enum':
      return { type: 'string', enum: complex.symbols ?? [] };
    case 'array':
      return { type: 'array', items: typeSchema(complex.items!) };
    case 'fixed':
      return { type: 'string', format: 'base64url' };
    default:
      return typeSchema(complex.type);
  }
}

/** Returns the schema of a type that its record defines at an earlier field. */
function namedSchema(name: string): JsonSchema | undefined {
  const found = Object.values(recordSchemas).flatMap((schema) => definitionsIn(name, schema))[0];
  return found === undefined ? undefined : typeSchema(found);
}

function definitionsIn(name: string, within: unknown): AvroSchema[] {
  if (typeof within !== 'object' || within === null) return [];
  const { name: own, fields } = within as Complex & { name?: string };
  const isIt = own === name && fields !== undefined;
  const inner = Object.values(within).flatMap((part) => definitionsIn(name, part));
  return isIt ? [within as AvroSchema, ...inner] : inner;
}
