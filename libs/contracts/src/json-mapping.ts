import type { AvroSchema } from './avro-schema.js';
import { flows } from './generated/flows.js';
import { recordSchemas } from './generated/schemas.js';
import type { Flow, RecordName, Sealed, SealedRecordName } from './generated/types.js';

type Json = Record<string, unknown>;
type Complex = {
  type: AvroSchema;
  logicalType?: string;
  name?: string;
  fields?: Field[];
  items?: AvroSchema;
};
interface Field {
  name: string;
  type: AvroSchema;
  default?: unknown;
}

const DAY_MS = 86_400_000;

/**
 * Converts a valid intake body to the event's fields: times as epoch ms, dates as days since
 * 1970-01-01, defaults filled in, sealed groups as plain records under their field names. Fields
 * that the owner's service mints are left out.
 */
export function fromIntake(flow: Flow, body: Json): Json {
  return read(flow, body, 'whole');
}

/** Converts as `fromIntake` does, for a body with only some fields. Absent fields stay absent. */
export function fromChange(flow: Flow, body: Json): Json {
  return read(flow, body, 'some');
}

function read(flow: Flow, body: Json, says: 'whole' | 'some'): Json {
  const descriptor = flows.find((candidate) => candidate.flow === flow)!;
  const fields = fieldsOf(recordSchemas[descriptor.recordName]);
  const out: Json = {};
  for (const field of fields) {
    if (
      descriptor.minted.includes(field.name) ||
      (says === 'whole' && descriptor.changeFields.includes(field.name))
    )
      continue;
    const sealed = descriptor.sealed.find((candidate) => candidate.field === field.name);
    const value = body[field.name];
    if (value === undefined) {
      if (says === 'whole' && 'default' in field) out[field.name] = field.default;
    } else if (sealed && value !== null) {
      const group = (one: unknown) => fromJson(recordSchemas[sealed.recordName], one);
      out[field.name] = sealed.many ? (value as unknown[]).map(group) : group(value);
    } else {
      out[field.name] = fromJson(field.type, value);
    }
  }
  return out;
}

/**
 * Converts an event's fields for people and systems: RFC 3339 times, ISO dates; a sealed group is
 * only marked as sealed.
 */
export function toJson(flow: Flow, value: Json): Json {
  const descriptor = flows.find((candidate) => candidate.flow === flow)!;
  const out: Json = {};
  for (const { name, type } of fieldsOf(recordSchemas[descriptor.recordName])) {
    const isSealed = descriptor.sealed.some(({ field }) => field === name);
    out[name] = isSealed
      ? sealedToJson(value[name] as Sealed | Sealed[] | null)
      : toPlain(type, value[name]);
  }
  return out;
}

/** Converts an opened group's fields, as `toJson` writes them. */
export function groupToJson(recordName: SealedRecordName, value: unknown): Json {
  return toPlain(recordSchemas[recordName as RecordName], value) as Json;
}

function sealedToJson(sealed: Sealed | Sealed[] | null): unknown {
  if (sealed === null) return null;
  if (Array.isArray(sealed)) return sealed.map(sealedToJson);
  return { sealed: true, group: sealed.group, scope: sealed.scope, generation: sealed.generation };
}

function fieldsOf(schema: AvroSchema): Field[] {
  return (schema as unknown as Complex).fields ?? [];
}

function fromJson(schema: AvroSchema, value: unknown): unknown {
  return convert(schema, value, {
    date: (text) => Date.parse(`${text as string}T00:00:00Z`) / DAY_MS,
    time: (text) => Date.parse(text as string),
    record: (fields, json) =>
      Object.fromEntries(
        fields.flatMap(({ name, type, ...rest }) => {
          const member = (json as Json)[name];
          if (member !== undefined) return [[name, fromJson(type, member)]];
          return 'default' in rest ? [[name, rest.default]] : [];
        }),
      ),
    again: fromJson,
  });
}

function toPlain(schema: AvroSchema, value: unknown): unknown {
  return convert(schema, value, {
    date: (days) => new Date((days as number) * DAY_MS).toISOString().slice(0, 10),
    time: (ms) => new Date(ms as number).toISOString(),
    record: (fields, record) =>
      Object.fromEntries(
        fields.map(({ name, type }) => [name, toPlain(type, (record as Json)[name])]),
      ),
    again: toPlain,
  });
}

interface Conversion {
  date(value: unknown): unknown;
  time(value: unknown): unknown;
  record(fields: Field[], value: unknown): unknown;
  again(schema: AvroSchema, value: unknown): unknown;
}

function convert(schema: AvroSchema, value: unknown, to: Conversion): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(schema))
    return to.again((schema as AvroSchema[]).find((branch) => branch !== 'null')!, value);
  if (typeof schema === 'string')
    return Buffer.isBuffer(value) ? value.toString('base64url') : value;
  const { type, logicalType, fields, items } = schema as unknown as Complex;
  if (logicalType === 'date') return to.date(value);
  if (logicalType === 'timestamp-millis') return to.time(value);
  if (type === 'record') return to.record(fields ?? [], value);
  if (type === 'array') return (value as unknown[]).map((item) => to.again(items!, item));
  return Buffer.isBuffer(value) ? value.toString('base64url') : value;
}
