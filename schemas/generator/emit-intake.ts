import {
  isNullable,
  type SourceField,
  type SourceRecord,
  type Sources,
  type SourceType,
  withoutNull,
} from './avro-source.js';
import type { TopicSource } from './topic-source.js';

type JsonSchema = Record<string, unknown>;

const DEFAULT_MAX_LENGTH = 200;
const DEFAULT_MAX_ITEMS = 1000;
/** Control characters are not allowed in one-line text. PostgreSQL cannot store U+0000 at all. */
const ONE_LINE = '^[^\\u0000-\\u001f\\u007f]*$';

/**
 * Emits `intake.ts`: for each flow the JSON Schema (2020-12) of the bodies that an agency's system
 * may send.
 */
export function emitIntake(sources: Sources, topics: TopicSource[]): string {
  const schemas = Object.fromEntries(
    topics
      .filter((t) => t.flow)
      .map((t) => [
        t.flow as string,
        intakeSchema(sources.records.get(t.record) as SourceRecord, sources),
      ]),
  );
  const changeFields = Object.fromEntries(
    topics.filter((t) => t.flow).map((t) => [t.flow as string, changeFieldSchemas(t, sources)]),
  );
  return [
    `import type { Flow } from './types.js';\n`,
    "/** What an agency's system may send for each flow: JSON Schema 2020-12, " +
      'sealed groups in the clear, server-minted fields left out. */',
    'export const intakeSchemas: Readonly<Record<Flow, Readonly<Record<string, unknown>>>> = ' +
      `${JSON.stringify(schemas, null, 2)};\n`,
    `/** The fields that only some changes set, per flow: JSON Schema 2020-12 of each. */`,
    'export const changeFieldSchemas: Readonly<Record<Flow, Readonly<Record<string, ' +
      `Readonly<Record<string, unknown>>>>>> = ${JSON.stringify(changeFields, null, 2)};\n`,
  ].join('\n');
}

function changeFieldSchemas(topic: TopicSource, sources: Sources): Record<string, JsonSchema> {
  const { fields } = sources.records.get(topic.record) as SourceRecord;
  return Object.fromEntries(
    fields.filter((f) => f.intake === 'change').map((f) => [f.name, fieldSchema(f, sources)]),
  );
}

function intakeSchema(record: SourceRecord, sources: Sources): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `${record.name}Intake`,
    ...recordSchema(record, sources),
  };
}

function recordSchema(record: SourceRecord, sources: Sources): JsonSchema {
  const fields = record.fields.filter((f) => f.intake !== 'minted' && f.intake !== 'change');
  return {
    type: 'object',
    ...(record.doc ? { description: record.doc } : {}),
    properties: Object.fromEntries(fields.map((f) => [f.name, fieldSchema(f, sources)])),
    required: fields.filter((f) => f.intake !== 'optional').map((f) => f.name),
    additionalProperties: false,
  };
}

function fieldSchema(field: SourceField, sources: Sources): JsonSchema {
  const described: JsonSchema = field.doc ? { description: field.doc } : {};
  const schema = field.sealed
    ? sealedSchema(field, sources)
    : typeSchema(withoutNull(field.type), field, sources);
  if (field.example !== undefined && field.example !== null) described.examples = [field.example];
  return { ...(isNullable(field.type) ? nullable(schema) : schema), ...described };
}

function sealedSchema(field: SourceField, sources: Sources): JsonSchema {
  const record = sources.records.get(field.sealed?.record ?? '') as SourceRecord;
  const schema = recordSchema(record, sources);
  const inner = withoutNull(field.type);
  const many = typeof inner === 'object' && 'items' in inner;
  return {
    ...(many
      ? { type: 'array', items: schema, maxItems: field.maxItems ?? DEFAULT_MAX_ITEMS }
      : schema),
    'x-sealed': field.sealed?.group,
  };
}

function nullable(schema: JsonSchema): JsonSchema {
  const enumeration = schema.enum as unknown[] | undefined;
  return {
    ...schema,
    type: [schema.type, 'null'],
    ...(enumeration ? { enum: [...enumeration, null] } : {}),
  };
}

function typeSchema(type: SourceType, field: SourceField, sources: Sources): JsonSchema {
  if (typeof type === 'string') {
    const named = sources.named.get(type);
    return named ? typeSchema(named, field, sources) : primitiveSchema(type, field);
  }
  if (Array.isArray(type))
    throw new Error(`${field.name}: a union inside a union or array is not supported`);
  switch (type.type) {
    case 'record':
      return recordSchema(type, sources);
    case 'enum':
      // UNKNOWN exists so that old readers accept new symbols. Nobody may report it.
      return { type: 'string', enum: type.symbols.filter((s) => s !== 'UNKNOWN') };
    case 'array':
      return {
        type: 'array',
        items: typeSchema(type.items, { ...field, maxItems: undefined }, sources),
        maxItems: field.maxItems ?? DEFAULT_MAX_ITEMS,
      };
    case 'fixed':
      return {
        type: 'string',
        format: 'base64url',
        minLength: Math.ceil((type.size * 4) / 3),
        maxLength: Math.ceil((type.size * 4) / 3),
      };
    default:
      return logicalSchema(type.logicalType);
  }
}

function logicalSchema(logicalType: string): JsonSchema {
  const formats: Record<string, string> = {
    uuid: 'uuid',
    date: 'date',
    'timestamp-millis': 'date-time',
  };
  const format = formats[logicalType];
  if (!format) throw new Error(`unknown logical type ${logicalType}`);
  return { type: 'string', format };
}

function primitiveSchema(type: string, field: SourceField): JsonSchema {
  const bounds = {
    ...(field.minimum === undefined ? {} : { minimum: field.minimum }),
    ...(field.maximum === undefined ? {} : { maximum: field.maximum }),
  };
  switch (type) {
    case 'string':
      return {
        type: 'string',
        ...(field.minLength === undefined ? {} : { minLength: field.minLength }),
        maxLength: field.maxLength ?? DEFAULT_MAX_LENGTH,
        pattern: field.pattern ?? ONE_LINE,
      };
    case 'int':
      return { type: 'integer', minimum: -2147483648, maximum: 2147483647, ...bounds };
    case 'long':
      return {
        type: 'integer',
        minimum: Number.MIN_SAFE_INTEGER,
        maximum: Number.MAX_SAFE_INTEGER,
        ...bounds,
      };
    case 'float':
    case 'double':
      return { type: 'number', ...bounds };
    case 'boolean':
      return { type: 'boolean' };
    case 'bytes':
      return { type: 'string', format: 'base64url', maxLength: 4096 };
    default:
      throw new Error(`${field.name}: unknown primitive ${type}`);
  }
}
