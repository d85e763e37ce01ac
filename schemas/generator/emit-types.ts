import {
  isNullable,
  type SourceField,
  type SourceRecord,
  type Sources,
  type SourceType,
  withoutNull,
} from './avro-source.js';
import type { TopicSource } from './topic-source.js';

/** Returns the TypeScript type of a value as avsc reads and writes it. */
function avroTs(type: SourceType, sources: Sources): string {
  if (isNullable(type)) return `${avroTs(withoutNull(type), sources)} | null`;
  if (typeof type === 'string') {
    const primitives: Record<string, string> = {
      boolean: 'boolean',
      int: 'number',
      long: 'number',
      float: 'number',
      double: 'number',
      bytes: 'Buffer',
      string: 'string',
      null: 'null',
    };
    return sources.named.get(type)?.type === 'fixed' ? 'Buffer' : (primitives[type] ?? type);
  }
  if (Array.isArray(type)) throw new Error('not reached');
  switch (type.type) {
    case 'array':
      return `${bracketed(avroTs(type.items, sources))}[]`;
    case 'fixed':
      return 'Buffer';
    case 'record':
    case 'enum':
      return type.name;
    default:
      return avroTs(type.type, sources);
  }
}

function bracketed(ts: string): string {
  return ts.includes('|') ? `(${ts})` : ts;
}

const doc = (text: string | undefined, indent = '') => (text ? `${indent}/** ${text} */\n` : '');

function unit(field: SourceField): string {
  const type = withoutNull(field.type);
  if (typeof type === 'object' && !Array.isArray(type) && 'logicalType' in type) {
    if (type.logicalType === 'timestamp-millis') return ' Milliseconds since 1970-01-01T00:00:00Z.';
    if (type.logicalType === 'date') return ' Days since 1970-01-01.';
  }
  return '';
}

function recordInterface(record: SourceRecord, sources: Sources): string {
  const fields = record.fields
    .map(
      (f) => `${doc(`${f.doc ?? ''}${unit(f)}`, '  ')}  ${f.name}: ${avroTs(f.type, sources)};\n`,
    )
    .join('');
  return `${doc(record.doc)}export interface ${record.name} {\n${fields}}\n`;
}

/**
 * Emits `types.ts`: one interface per record, one string union per enum, and the maps from names to
 * types.
 */
export function emitTypes(sources: Sources, topics: TopicSource[]): string {
  const named = [...sources.named.values()];
  const enums = named.flatMap((t) =>
    t.type === 'enum'
      ? [`${doc(t.doc)}export type ${t.name} = ${t.symbols.map((s) => `'${s}'`).join(' | ')};\n`]
      : [],
  );
  const records = named.filter((t): t is SourceRecord => t.type === 'record');
  const flows = topics.filter((t) => t.flow);
  const sealedRecords = new Set(
    records.flatMap((r) => r.fields.flatMap((f) => (f.sealed ? [f.sealed.record] : []))),
  );
  const groups = new Set(
    records.flatMap((r) => r.fields.flatMap((f) => (f.sealed ? [f.sealed.group] : []))),
  );
  const top = [...sources.records.keys()];
  const map = (name: string, text: string, pairs: string[]) =>
    `/** ${text} */\nexport interface ${name} {\n${pairs.map((p) => `  ${p};\n`).join('')}}\n`;
  return [
    ...enums,
    ...records.map((r) => recordInterface(r, sources)),
    map(
      'RecordTypes',
      'The type of each record, by its name.',
      top.map((n) => `${n}: ${n}`),
    ),
    'export type RecordName = keyof RecordTypes;\n',
    map(
      'FlowRecords',
      'The record name of each entity flow.',
      flows.map((t) => `${propertyOf(t.flow!)}: '${t.record}'`),
    ),
    'export type Flow = keyof FlowRecords;\n',
    `export type SealedGroup = ${[...groups].map((g) => `'${g}'`).join(' | ')};\n`,
    `export type SealedRecordName = ${[...sealedRecords].map((g) => `'${g}'`).join(' | ')};\n`,
    '/** The event type of a flow. */\n' +
      'export type EventOf<F extends Flow> = RecordTypes[FlowRecords[F]];\n',
  ].join('\n');
}

/** A name as a property of a type: quoted where it has a hyphen. */
const propertyOf = (name: string): string => (/^[a-z]+$/.test(name) ? name : `'${name}'`);
