import { isNullable, type SourceRecord, type Sources, withoutNull } from './avro-source.js';
import type { FlowTitle, TopicSource } from './topic-source.js';

const DAY_MS = 86_400_000;
const constant = (name: string, type: string, value: unknown, doc: string) =>
  `/** ${doc} */\nexport const ${name}: ${type} = ${JSON.stringify(value, null, 2)};\n`;

/** Emits `topics.ts`: the topic catalogue with the broker's settings of each topic. */
export function emitTopics(topics: TopicSource[]): string {
  const catalogue = topics.map(topicDefinition);
  const doc = 'Every topic of the exchange, from schemas/topics.yaml.';
  return (
    "import type { TopicDefinition } from '../topic-definition.js';\n\n" +
    constant('topicCatalogue', 'readonly TopicDefinition[]', catalogue, doc)
  );
}

/** Emits one entry of the catalogue. */
export function topicDefinition(t: TopicSource) {
  const cleanup = t.cleanup === 'compact' ? 'compact' : 'delete';
  const config: Record<string, string> = {
    'cleanup.policy': cleanup,
    'retention.ms': t.cleanup === 'delete' ? String((t.retentionDays ?? 0) * DAY_MS) : '-1',
    'message.timestamp.type': 'LogAppendTime',
    'max.message.bytes': String(t.maxMessageBytes),
  };
  if (t.cleanup === 'compact') {
    const days = t.compactAfterDays ?? 0;
    config['min.compaction.lag.ms'] = String(days * DAY_MS);
    config['max.compaction.lag.ms'] = String((days + 1) * DAY_MS);
    config['min.cleanable.dirty.ratio'] = '0.01';
    config['delete.retention.ms'] = String((t.tombstoneDays ?? 1) * DAY_MS);
  }
  return {
    topic: t.topic,
    ...(t.flow ? { flow: t.flow } : {}),
    recordName: t.record,
    perAgency: t.topic.includes('<agency>'),
    keyedBy: t.key ?? (t.flow ? 'owner-and-id' : 'own'),
    write: t.write,
    read: t.read,
    partitions: t.partitions,
    cleanup: t.cleanup,
    compared: t.compared,
    config,
  };
}

/** Emits `flows.ts`: the facts of each entity flow that the code needs. */
export function emitFlows(sources: Sources, topics: TopicSource[]): string {
  const flows = topics.filter((t) => t.flow).map((t) => flowDescriptor(sources, t));
  return (
    "import type { FlowDescriptor } from '../flow-descriptor.js';\n\n" +
    constant('flows', 'readonly FlowDescriptor[]', flows, 'Every entity flow.')
  );
}

/** `known-flows.ts`: what a profile may name. */
export function emitKnownFlows(titles: Readonly<Record<string, FlowTitle>>): string {
  const doc = 'Every flow, those to come included: a profile may name them before their schema.';
  return constant('knownFlows', 'readonly string[]', Object.keys(titles), doc);
}

/** The flows' titles, for the console's pages, which load no contracts. */
export function emitFlowTitles(titles: Readonly<Record<string, FlowTitle>>): string {
  const byLanguage = (language: keyof FlowTitle) =>
    Object.fromEntries(Object.entries(titles).map(([flow, title]) => [flow, title[language]]));
  const value = { en: byLanguage('en'), id: byLanguage('id') };
  return (
    '/** How each flow is called, by language. */\n' +
    `export const FLOW_TITLES = ${JSON.stringify(value, null, 2)};\n`
  );
}

function flowDescriptor(sources: Sources, t: TopicSource) {
  const record = sources.records.get(t.record) as SourceRecord;
  const change = record.fields.find((f) => f.name === 'change')?.type;
  const changes =
    typeof change === 'object' && 'symbols' in change
      ? change.symbols.filter((s) => s !== 'UNKNOWN')
      : [];
  return {
    flow: t.flow,
    topic: t.topic,
    recordName: t.record,
    plural: t.name,
    idField: t.id,
    keyedBy: t.key ?? 'owner-and-id',
    ...(t.area ? { areaField: t.area } : {}),
    opensInArea: t.opensInArea ?? false,
    ...(t.subject ? { subjectField: t.subject } : {}),
    ...(t.kind ? { kindField: t.kind } : {}),
    // Whatever is of one matter is found by it, in every flow that has rows of its own.
    filterFields: [...(t.filters ?? []), ...(t.key ? [] : ['correlationId'])],
    ...(t.addressees ? { addresseesField: t.addressees } : {}),
    ...(t.authority ? { authorityField: t.authority } : {}),
    ...(t.restricted ? { restricted: true } : {}),
    changes,
    sealed: record.fields.flatMap((f) => {
      if (!f.sealed) return [];
      const inner = withoutNull(f.type);
      return [
        {
          field: f.name,
          group: f.sealed.group,
          recordName: f.sealed.record,
          nullable: isNullable(f.type),
          many: typeof inner === 'object' && 'items' in inner,
        },
      ];
    }),
    minted: record.fields.filter((f) => f.intake === 'minted').map((f) => f.name),
    changeFields: record.fields.filter((f) => f.intake === 'change').map((f) => f.name),
  };
}

/** Emits `schemas.ts`: the self-contained schemas, as registered. */
export function emitSchemas(schemas: Map<string, SourceRecord>): string {
  const type = 'Readonly<Record<RecordName, AvroSchema>>';
  const doc = 'Our reader schema of each record, self-contained, as it is registered.';
  return (
    "import type { AvroSchema } from '../avro-schema.js';\n" +
    "import type { RecordName } from './types.js';\n\n" +
    constant('recordSchemas', type, Object.fromEntries(schemas), doc)
  );
}

/** Emits `published.ts`: every frozen version, oldest first. */
export function emitPublished(
  published: Map<string, { version: number; schema: unknown }[]>,
): string {
  const type = 'Readonly<Record<string, readonly { version: number; schema: AvroSchema }[]>>';
  const doc = 'Every frozen version of each record, oldest first (schemas/published).';
  return (
    "import type { AvroSchema } from '../avro-schema.js';\n\n" +
    constant('publishedSchemas', type, Object.fromEntries(published), doc)
  );
}
