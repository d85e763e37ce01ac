import { createHash } from 'node:crypto';
import {
  isNullable,
  type SourceField,
  type SourceRecord,
  type Sources,
  type SourceType,
  withoutNull,
} from './avro-source.js';
import type { TopicSource } from './topic-source.js';

const DAY_MS = 86_400_000;

/**
 * Emits `samples.ts`: one invented event per topic, from the `example`s in the schemas. Every run
 * gives the same bytes.
 */
export function emitSamples(sources: Sources, topics: TopicSource[]): string {
  const samples = topics.map((t) => {
    const topic = t.topic.replace('<agency>', 'kec-menteng');
    const record = sources.records.get(t.record) as SourceRecord;
    const value = literal(recordSample(record, t.record, sources), '  ');
    return `  { topic: '${topic}', recordName: '${t.record}', value: ${value} },\n`;
  });
  return `import type { SampleEvent } from '../sample-event.js';

/** One invented event per topic; a new copy at every call. */
export function sampleEvents(): SampleEvent[] {
  return [
${samples.join('')}  ];
}
`;
}

function recordSample(
  record: SourceRecord,
  path: string,
  sources: Sources,
): Record<string, unknown> {
  return Object.fromEntries(
    record.fields.map((f) => [f.name, fieldSample(f, `${path}.${f.name}`, sources)]),
  );
}

function fieldSample(field: SourceField, path: string, sources: Sources): unknown {
  if (
    isNullable(field.type) &&
    (field.example === undefined || field.example === null) &&
    !field.sealed
  )
    return null;
  return typeSample(withoutNull(field.type), field.example, path, sources, field.sealed?.group);
}

function typeSample(
  type: SourceType,
  example: unknown,
  path: string,
  sources: Sources,
  group?: string,
): unknown {
  if (typeof type === 'string') {
    const named = sources.named.get(type);
    if (!named) return type === 'bytes' ? bytes(path, 32) : example;
    const sample = typeSample(named, example, path, sources);
    return group ? { ...(sample as object), group } : sample;
  }
  if (Array.isArray(type)) throw new Error('not reached');
  switch (type.type) {
    case 'record':
      return recordSample(type, path, sources);
    case 'enum':
      return example ?? type.symbols[1];
    case 'fixed':
      return bytes(path, type.size);
    case 'array':
      return Array.isArray(example)
        ? example
        : [typeSample(type.items, undefined, `${path}[0]`, sources, group)];
    default:
      return logicalSample(type.logicalType, example, path);
  }
}

function logicalSample(logicalType: string, example: unknown, path: string): unknown {
  if (logicalType === 'date') return Date.parse(`${String(example)}T00:00:00Z`) / DAY_MS;
  if (logicalType === 'timestamp-millis') return Date.parse(String(example));
  return uuid(path);
}

function bytes(path: string, size: number): Buffer {
  return createHash('sha256').update(path).digest().subarray(0, size);
}

function uuid(path: string): string {
  const hex = createHash('sha256').update(path).digest('hex');
  const [third, fourth] = [`4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [hex.slice(0, 8), hex.slice(8, 12), third, fourth, hex.slice(20, 32)].join('-');
}

function literal(value: unknown, indent: string): string {
  if (Buffer.isBuffer(value)) return `Buffer.from('${value.toString('hex')}', 'hex')`;
  const deeper = `${indent}  `;
  if (Array.isArray(value))
    return value.length
      ? `[\n${value.map((v) => `${deeper}${literal(v, deeper)},\n`).join('')}${indent}]`
      : '[]';
  if (typeof value === 'object' && value !== null) {
    return `{\n${Object.entries(value)
      .map(([k, v]) => `${deeper}${k}: ${literal(v, deeper)},\n`)
      .join('')}${indent}}`;
  }
  return value === undefined ? 'undefined' : JSON.stringify(value);
}
