import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  checkEventFields,
  readSources,
  type SourceRecord,
  type Sources,
  selfContained,
} from './avro-source.js';
import { emitAsyncApi } from './emit-asyncapi.js';
import { emitCataloguePage } from './emit-catalogue-page.js';
import {
  emitFlows,
  emitFlowTitles,
  emitKnownFlows,
  emitPublished,
  emitSchemas,
  emitTopics,
  topicDefinition,
} from './emit-catalogues.js';
import { emitFlowRules } from './emit-flow-rules.js';
import { emitIntake } from './emit-intake.js';
import { emitSamples } from './emit-samples.js';
import { emitTypes } from './emit-types.js';
import { type Published, registeredSchemas } from './registered-schemas.js';
import { type FlowTitle, readPlanned, readTopics } from './topic-source.js';

const HEADER = '// generated, do not edit: npm run generate\n';
const TARGET = 'libs/contracts/src/generated';
const FLOW_RULES = 'libs/domain/src/flows/all-flow-rules.ts';
const FLOW_TITLES = 'libs/web/src/words/generated/flow-titles.ts';

/** The output of the generator for the schemas of a repository. */
export type Generation = {
  /** Path from the repository's root → content. */
  files: Map<string, string>;
  /** Self-contained schemas, by record, as they are registered. */
  schemas: Map<string, SourceRecord>;
  published: Published;
  /** Topic definitions, as in the generated catalogue. */
  topics: ReturnType<typeof topicDefinition>[];
  /** How each flow is called, by flow. */
  titles: Readonly<Record<string, FlowTitle>>;
};

/** Generates everything that depends only on `schemas/`, without writing to the disk. */
export function generate(root: string): Generation {
  const folder = join(root, 'schemas');
  const sources = readSources(folder);
  const topics = readTopics(join(folder, 'topics.yaml'), sources);
  const [first, ...rest] = topics
    .filter((t) => t.flow)
    .map((t) => sources.records.get(t.record) as SourceRecord);
  if (!first) throw new Error('topics.yaml: expected at least one flow');
  for (const record of [first, ...rest]) checkEventFields(record, first);
  const published = readPublished(join(folder, 'published'));
  const schemas = registeredSchemas(schemasOf(sources), published);
  const titles = {
    ...Object.fromEntries(topics.flatMap(({ flow, title }) => (flow ? [[flow, title!]] : []))),
    ...readPlanned(join(folder, 'topics.yaml')),
  };
  const code = (name: string, text: string): [string, string] => [
    `${TARGET}/${name}`,
    HEADER + text,
  ];
  const files = new Map([
    code('types.ts', emitTypes(sources, topics)),
    code('schemas.ts', emitSchemas(schemas)),
    code('published.ts', emitPublished(published)),
    code('topics.ts', emitTopics(topics)),
    code('flows.ts', emitFlows(sources, topics)),
    code('known-flows.ts', emitKnownFlows(titles)),
    [FLOW_TITLES, HEADER + emitFlowTitles(titles)],
    [FLOW_RULES, HEADER + emitFlowRules(join(root, dirname(FLOW_RULES)))],
    code('intake.ts', emitIntake(sources, topics)),
    code('samples.ts', emitSamples(sources, topics)),
    code('asyncapi.ts', emitAsyncApi(sources, topics, versionOf(root))),
    ['schemas/CATALOGUE.md', emitCataloguePage(sources, topics)],
  ]);
  return { files, schemas, published, topics: topics.map(topicDefinition), titles };
}

function versionOf(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string })
    .version;
}

function schemasOf(sources: Sources): Map<string, SourceRecord> {
  return new Map(
    [...sources.records].map(([name, record]) => [name, selfContained(record, sources)]),
  );
}

/** Reads `published/<Record>/v<n>.avsc`. */
export function readPublished(folder: string): Published {
  const published: Published = new Map();
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    const versions = readdirSync(join(folder, name))
      .flatMap((file) => /^v(\d+)\.avsc$/.exec(file)?.slice(1) ?? [])
      .map(Number)
      .sort((a, b) => a - b)
      .map((version) => ({
        version,
        schema: JSON.parse(
          readFileSync(join(folder, name, `v${version}.avsc`), 'utf8'),
        ) as SourceRecord,
      }));
    published.set(name, versions);
  }
  return published;
}
