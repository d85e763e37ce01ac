import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How a field takes part in intake: required, optional, set only by some changes, or set by the
 * service.
 */
export type IntakeRule = 'required' | 'optional' | 'change' | 'minted';

export type SourceType =
  | string
  | SourceType[]
  | SourceRecord
  | SourceEnum
  | SourceArray
  | SourceFixed
  | SourceLogical;
export type SourceRecord = {
  type: 'record';
  namespace?: string;
  name: string;
  doc?: string;
  fields: SourceField[];
};
export type SourceEnum = {
  type: 'enum';
  name: string;
  symbols: string[];
  default?: string;
  doc?: string;
};
export type SourceArray = { type: 'array'; items: SourceType };
export type SourceFixed = { type: 'fixed'; name: string; size: number };
export type SourceLogical = { type: 'string' | 'int' | 'long'; logicalType: string };
export type SourceField = {
  name: string;
  type: SourceType;
  doc?: string;
  default?: unknown;
  example?: unknown;
  intake?: IntakeRule;
  sealed?: { group: string; record: string };
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
};

export type NamedType = SourceRecord | SourceEnum | SourceFixed;

/** All record files of the folder, and every named type in them, in file order. */
export type Sources = {
  records: Map<string, SourceRecord>;
  named: Map<string, NamedType>;
  files: Map<string, string>;
};

const PRIMITIVES = new Set([
  'null',
  'boolean',
  'int',
  'long',
  'float',
  'double',
  'bytes',
  'string',
]);

/** The fields with which every entity record must begin, in this order. */
export const EVENT_FIELDS = [
  'eventId',
  'version',
  'change',
  'owner',
  'occurredAt',
  'recordedAt',
  'correlationId',
  'causationId',
  'handling',
] as const;

/**
 * Reads `*.avsc` of one folder.
 * @throws with file and field where a file is not a record, a name is used twice or a reference is
 * unknown
 */
export function readSources(folder: string): Sources {
  const sources: Sources = { records: new Map(), named: new Map(), files: new Map() };
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.avsc'))
    .sort();
  for (const file of files) {
    const record = JSON.parse(readFileSync(join(folder, file), 'utf8')) as SourceRecord;
    if (record.type !== 'record')
      throw new Error(`${file}: expected a record, got ${String(record.type)}`);
    sources.records.set(record.name, record);
    sources.files.set(record.name, file);
    collectNamed(record, file, sources.named);
  }
  for (const [name, record] of sources.records)
    checkReferences(record, sources.files.get(name) ?? name, sources.named);
  return sources;
}

function collectNamed(type: SourceType, file: string, named: Map<string, NamedType>): void {
  if (typeof type === 'string') return;
  if (Array.isArray(type)) {
    for (const branch of type) collectNamed(branch, file, named);
    return;
  }
  if (type.type === 'array') {
    collectNamed(type.items, file, named);
    return;
  }
  if (type.type !== 'record' && type.type !== 'enum' && type.type !== 'fixed') return;
  if (named.has(type.name)) throw new Error(`${file}: the name ${type.name} is taken twice`);
  named.set(type.name, type);
  if (type.type === 'enum' && (type.default !== 'UNKNOWN' || type.symbols[0] !== 'UNKNOWN')) {
    throw new Error(
      `${file}: enum ${type.name} must begin with UNKNOWN and have it as default, ` +
        'or it cannot evolve',
    );
  }
  if (type.type === 'record')
    for (const field of type.fields) collectNamed(field.type, file, named);
}

function checkReferences(type: SourceType, file: string, named: Map<string, NamedType>): void {
  if (typeof type === 'string') {
    if (!PRIMITIVES.has(type) && !named.has(type)) throw new Error(`${file}: unknown type ${type}`);
  } else if (Array.isArray(type)) {
    if (type.length !== 2 || type[0] !== 'null')
      throw new Error(`${file}: a union must be ["null", T]`);
    checkReferences(type[1] as SourceType, file, named);
  } else if (type.type === 'array') {
    checkReferences(type.items, file, named);
  } else if (type.type === 'record') {
    for (const field of type.fields) {
      if (!field.doc) throw new Error(`${file}: field ${type.name}.${field.name} has no doc`);
      checkReferences(field.type, file, named);
    }
  }
}

/**
 * Checks the common fields. They must exist and be the same in every flow (`change` has its own
 * enum, `owner` its own example).
 */
export function checkEventFields(record: SourceRecord, model: SourceRecord): void {
  EVENT_FIELDS.forEach((name, index) => {
    const field = record.fields[index];
    const expected = model.fields[index];
    if (field?.name !== name)
      throw new Error(
        `${record.name}: expected field ${index} to be ${name}, got ${String(field?.name)}`,
      );
    if (name === 'change') return;
    const bare = (f: SourceField | undefined) => JSON.stringify({ ...f, example: undefined });
    if (bare(field) !== bare(expected))
      throw new Error(`${record.name}.${name}: expected the same definition as in ${model.name}`);
  });
}

const AVRO_KEYS = new Set([
  'type',
  'namespace',
  'name',
  'doc',
  'fields',
  'symbols',
  'items',
  'size',
  'default',
  'logicalType',
]);

/**
 * The schema as it is registered and published: self-contained, with each reference written out at
 * its first use, and only Avro attributes.
 */
export function selfContained(record: SourceRecord, sources: Sources): SourceRecord {
  const seen = new Set<string>();
  const expand = (type: SourceType): SourceType => {
    if (typeof type === 'string') {
      const named = sources.named.get(type);
      return named && !seen.has(type) ? expand(named) : type;
    }
    if (Array.isArray(type)) return type.map(expand);
    const kept = Object.fromEntries(
      Object.entries(type).filter(([key]) => AVRO_KEYS.has(key)),
    ) as Exclude<SourceType, string | SourceType[]>;
    if (kept.type === 'array') return { ...kept, items: expand(kept.items) };
    if (kept.type === 'record' || kept.type === 'enum' || kept.type === 'fixed') {
      seen.add(kept.name);
      // Nested types inherit the namespace of the record they are written into.
      if (kept !== record && kept.type === 'record' && seen.size > 1) delete kept.namespace;
    }
    if (kept.type === 'record') {
      return {
        ...kept,
        fields: kept.fields.map((field) => {
          const bare = Object.fromEntries(
            Object.entries(field).filter(([key]) => AVRO_KEYS.has(key)),
          ) as SourceField;
          return { ...bare, type: expand(field.type) };
        }),
      };
    }
    return kept;
  };
  return expand(record) as SourceRecord;
}

/** Whether a type is `["null", T]`. */
export function isNullable(type: SourceType): type is SourceType[] {
  return Array.isArray(type);
}

/** Returns T of `["null", T]`, else the type itself. */
export function withoutNull(type: SourceType): SourceType {
  return Array.isArray(type) ? (type[1] as SourceType) : type;
}
