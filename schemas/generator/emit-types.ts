import { isNullable, type SourceField, type SourceRecord, type Sources, type SourceType, withoutNull } from './avro-source.js';
import type { TopicSource } from './topic-source.js';

/** Records that no agency's system ever sends. */
const INTERNAL = new Set(['Sealed', 'KeyRecord', 'HpkeWrap', 'AudienceWrap', 'Report', 'PartitionReport', 'CutReport', 'DeadLetterNotice']);

/** TypeScript of a value as avsc reads and writes it. */
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

/** TypeScript of a value in the JSON of the API: instants and dates are ISO strings, bytes base64url. */
function jsonTs(type: SourceType, sources: Sources): string {
  if (isNullable(type)) return `${jsonTs(withoutNull(type), sources)} | null`;
  if (typeof type === 'string') {
    const named = sources.named.get(type);
    if (named) return jsonTs(named, sources);
    return type === 'bytes' ? 'string' : avroTs(type, sources);
  }
  if (Array.isArray(type)) throw new Error('not reached');
  switch (type.type) {
    case 'array':
      return `${bracketed(jsonTs(type.items, sources))}[]`;
    case 'fixed':
      return 'string';
    case 'record':
      return `${type.name}Json`;
    case 'enum':
      return `Exclude<${type.name}, 'UNKNOWN'>`;
    default:
      return 'string';
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
  const fields = record.fields.map((f) => `${doc(`${f.doc ?? ''}${unit(f)}`, '  ')}  ${f.name}: ${avroTs(f.type, sources)};\n`).join('');
  return `${doc(record.doc)}export interface ${record.name} {\n${fields}}\n`;
}

function sealedJson(field: SourceField): string {
  const name = `${field.sealed?.record}Json`;
  const type = withoutNull(field.type);
  if (typeof type === 'object' && 'items' in type) return `${name}[]`;
  return isNullable(field.type) ? `${name} | null` : name;
}

function jsonInterface(record: SourceRecord, sources: Sources): string {
  const fields = record.fields
    .filter((f) => f.intake !== 'minted')
    .map((f) => `  ${f.name}${f.intake === 'optional' ? '?' : ''}: ${f.sealed ? sealedJson(f) : jsonTs(f.type, sources)};\n`)
    .join('');
  return `/** ${record.name} as the API takes it. */\nexport interface ${record.name}Json {\n${fields}}\n`;
}

function draftInterface(record: SourceRecord, sources: Sources): string {
  const open = record.fields
    .filter((f) => f.intake !== 'minted' && !f.sealed)
    .map((f) => {
      const absent = f.intake === 'optional' && f.default === undefined;
      return `    ${f.name}${absent ? '?' : ''}: ${avroTs(f.type, sources)};\n`;
    })
    .join('');
  const sealed = record.fields.filter((f) => f.sealed).map((f) => `    ${f.name}: ${sealedJson(f).replaceAll('Json', '')};\n`);
  const sealedType = sealed.length ? `{\n${sealed.join('')}  }` : 'Record<never, never>';
  return `/** ${record.name} after intake: what the caller says, Avro-ready; groups still to be sealed, server-minted fields still to be added. */\nexport interface ${record.name}Draft {\n  open: {\n${open}  };\n  sealed: ${sealedType};\n}\n`;
}

/** `types.ts`: one interface per record, one string union per enum, the maps that tie names to types. */
export function emitTypes(sources: Sources, topics: TopicSource[]): string {
  const named = [...sources.named.values()];
  const enums = named.flatMap((t) =>
    t.type === 'enum' ? [`${doc(t.doc)}export type ${t.name} = ${t.symbols.map((s) => `'${s}'`).join(' | ')};\n`] : [],
  );
  const records = named.filter((t): t is SourceRecord => t.type === 'record');
  const flows = topics.filter((t) => t.flow);
  const sealedRecords = new Set(records.flatMap((r) => r.fields.flatMap((f) => (f.sealed ? [f.sealed.record] : []))));
  const groups = new Set(records.flatMap((r) => r.fields.flatMap((f) => (f.sealed ? [f.sealed.group] : []))));
  const top = [...sources.records.keys()];
  const map = (name: string, text: string, pairs: string[]) =>
    `/** ${text} */\nexport interface ${name} {\n${pairs.map((p) => `  ${p};\n`).join('')}}\n`;
  return [
    ...enums,
    ...records.map((r) => recordInterface(r, sources)),
    ...records.filter((r) => !INTERNAL.has(r.name)).map((r) => jsonInterface(r, sources)),
    ...flows.map((t) => draftInterface(sources.records.get(t.record) as SourceRecord, sources)),
    map(
      'RecordTypes',
      'The type of each record, by its name.',
      top.map((n) => `${n}: ${n}`),
    ),
    'export type RecordName = keyof RecordTypes;\n',
    map(
      'FlowRecords',
      'The record name of each entity flow.',
      flows.map((t) => `${t.flow}: '${t.record}'`),
    ),
    map(
      'FlowDrafts',
      'The draft of each entity flow.',
      flows.map((t) => `${t.flow}: ${t.record}Draft`),
    ),
    map(
      'FlowJson',
      'The intake JSON of each entity flow.',
      flows.map((t) => `${t.flow}: ${t.record}Json`),
    ),
    'export type Flow = keyof FlowRecords;\n',
    `export type SealedGroup = ${[...groups].map((g) => `'${g}'`).join(' | ')};\n`,
    `export type SealedRecordName = ${[...sealedRecords].map((g) => `'${g}'`).join(' | ')};\n`,
    '/** The event type of a flow. */\nexport type EventOf<F extends Flow> = RecordTypes[FlowRecords[F]];\n',
  ].join('\n');
}
