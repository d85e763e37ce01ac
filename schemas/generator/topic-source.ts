import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Sources } from './avro-source.js';

/** How a flow is called, by language. */
export type FlowTitle = { en: string; id: string };

/** One entry of `topics.yaml`. */
export type TopicSource = {
  topic: string;
  flow?: string;
  title?: FlowTitle;
  record: string;
  /** the plural name of the flow's entities in the API */
  name?: string;
  id?: string;
  area?: string;
  opensInArea?: boolean;
  subject?: string;
  kind?: string;
  /** other fields that queries filter by */
  filters?: string[];
  addressees?: string;
  authority?: string;
  /** who neither writes nor reads it is not told that it exists */
  restricted?: boolean;
  key?: 'code';
  write: 'publishers' | 'self';
  read: string[];
  partitions: number;
  cleanup: 'keep' | 'compact' | 'delete';
  retentionDays?: number;
  compactAfterDays?: number;
  tombstoneDays?: number;
  compared: boolean;
  maxMessageBytes: number;
};

const READ_RULE = /^(subscribers|everyone|replicas|receipts|operator|subscribers-of:[a-z-]+)$/;

/**
 * Reads `topics.yaml`.
 * @throws with the topic's name where an entry is incomplete or names an unknown record
 */
export function readTopics(file: string, sources: Sources): TopicSource[] {
  const document = parse(readFileSync(file, 'utf8')) as {
    maxMessageBytes: number;
    topics: Record<string, Omit<TopicSource, 'topic'>>;
  };
  return Object.entries(document.topics).map(([topic, entry]) => {
    const record = sources.records.get(entry.record);
    if (!record) throw new Error(`topics.yaml: ${topic}: unknown record ${entry.record}`);
    for (const rule of entry.read)
      if (!READ_RULE.test(rule))
        throw new Error(`topics.yaml: ${topic}: unknown read rule ${rule}`);
    if (entry.write !== 'publishers' && entry.write !== 'self')
      throw new Error(`topics.yaml: ${topic}: unknown write rule ${String(entry.write)}`);
    if (entry.cleanup === 'delete' && !entry.retentionDays)
      throw new Error(`topics.yaml: ${topic}: cleanup delete needs retentionDays`);
    if (entry.cleanup === 'compact' && !entry.compactAfterDays)
      throw new Error(`topics.yaml: ${topic}: cleanup compact needs compactAfterDays`);
    for (const field of [
      entry.id,
      entry.area,
      entry.subject,
      entry.kind,
      ...(entry.filters ?? []),
      entry.addressees,
      entry.authority,
    ]) {
      if (field && !record.fields.some(({ name }) => name === field))
        throw new Error(`topics.yaml: ${topic}: ${entry.record} has no field ${field}`);
    }
    const groups = record.fields.flatMap(({ sealed }) => sealed?.group ?? []);
    const twice = groups.find((group, at) => groups.indexOf(group) !== at);
    // A door answers by group: one field of it would hide the other.
    if (entry.flow && twice !== undefined)
      throw new Error(`topics.yaml: ${topic}: ${entry.record} has two fields of group ${twice}`);
    if (entry.flow && !(entry.title?.en && entry.title.id))
      throw new Error(`topics.yaml: ${topic}: a flow needs a title in English and in Indonesian`);
    if (entry.flow && !entry.name)
      throw new Error(`topics.yaml: ${topic}: a flow needs the name of its things`);
    return { topic, ...entry, maxMessageBytes: document.maxMessageBytes };
  });
}

/** Reads the flows to come, with their titles. */
export function readPlanned(file: string): Record<string, FlowTitle> {
  const { planned } = parse(readFileSync(file, 'utf8')) as { planned?: Record<string, FlowTitle> };
  return planned ?? {};
}
