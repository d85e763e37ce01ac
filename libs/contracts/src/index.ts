export type { AvroSchema } from './avro-schema.js';
export type { FlowDescriptor, SealedField } from './flow-descriptor.js';
export { flows } from './generated/flows.js';
export { sampleEvents } from './generated/samples.js';
export { topicCatalogue } from './generated/topics.js';
export type * from './generated/types.js';
export type { SampleEvent } from './sample-event.js';
export type { ReadRule, TopicDefinition } from './topic-definition.js';
