import {
  isNullable,
  type SourceRecord,
  type Sources,
  type SourceType,
  withoutNull,
} from './avro-source.js';
import type { TopicSource } from './topic-source.js';

/** Emits `CATALOGUE.md`: every topic and every record, for human readers. */
export function emitCataloguePage(sources: Sources, topics: TopicSource[]): string {
  const lines = [
    '<!-- generated, do not edit: npm run generate -->',
    '# Catalogue',
    '',
    'Every topic of the exchange and every record on it, from `schemas/`. Times are UTC.',
    '',
    '## Topics',
    '',
    '| topic | record | written by | read by | partitions | kept | compared |',
    '|---|---|---|---|---|---|---|',
    ...topics.map(
      (t) =>
        `| \`${t.topic}\` | [${t.record}](#${t.record.toLowerCase()}) | ${t.write} | ` +
        `${t.read.join(', ')} | ${t.partitions} | ${kept(t)} | ${t.compared ? 'yes' : 'no'} |`,
    ),
    '',
    '## Records',
    '',
    ...[...sources.records.values()].flatMap((record) => [
      ...recordLines(record, 3),
      ...nestedRecords(record).flatMap((r) => recordLines(r, 4)),
    ]),
    '## Enumerations',
    '',
    '`UNKNOWN` is what an older reader sees in place of a newer symbol; nobody may report it.',
    '',
    '| name | values | meaning |',
    '|---|---|---|',
    ...[...sources.named.values()].flatMap((t) =>
      t.type === 'enum' ? [`| ${t.name} | ${t.symbols.join(', ')} | ${t.doc ?? ''} |`] : [],
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function kept(t: TopicSource): string {
  if (t.cleanup === 'keep') return 'without limit';
  return t.cleanup === 'compact' ? 'latest per key' : `${t.retentionDays} days`;
}

function recordLines(record: SourceRecord, level: number): string[] {
  return [
    `${'#'.repeat(level)} ${record.name}`,
    '',
    record.doc ?? '',
    '',
    '| field | type | meaning | intake |',
    '|---|---|---|---|',
    ...record.fields.map(
      (f) => `| \`${f.name}\` | ${typeOf(f)} | ${f.doc ?? ''} | ${f.intake ?? 'required'} |`,
    ),
    '',
  ];
}

function typeOf({ sealed, type }: SourceRecord['fields'][number]): string {
  if (!sealed) return typeName(type);
  return `sealed ${sealed.record}, group ${sealed.group}${isNullable(type) ? ', or none' : ''}`;
}

function nestedRecords(record: SourceRecord): SourceRecord[] {
  const found: SourceRecord[] = [];
  const walk = (type: SourceType): void => {
    if (typeof type === 'string') return;
    if (Array.isArray(type)) {
      for (const branch of type) walk(branch);
    } else if (type.type === 'array') {
      walk(type.items);
    } else if (type.type === 'record') {
      found.push(type);
      for (const field of type.fields) walk(field.type);
    }
  };
  for (const field of record.fields) walk(field.type);
  return found;
}

function typeName(type: SourceType): string {
  if (isNullable(type)) return `${typeName(withoutNull(type))}, or none`;
  if (typeof type === 'string') return type;
  if (Array.isArray(type)) return '';
  if (type.type === 'array') return `list of ${typeName(type.items)}`;
  if ('logicalType' in type) return type.logicalType;
  return type.name;
}
