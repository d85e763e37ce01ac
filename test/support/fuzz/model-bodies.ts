import fc from 'fast-check';
import type { ApiOperation, Body } from './api-operations.js';
import { spoiled } from './hostile-values.js';
import type { Json } from './schema-values.js';

/**
 * One flow's entity as a system would begin it, so that requests pass the schema and reach the code
 * behind it.
 */
export interface Model {
  flow: string;
  /** the change that begins it */
  change: string;
  data: Json;
}

/**
 * Returns valid bodies, and the same with a few damaged parts; undefined where no model fits the
 * operation.
 */
export function modelBodies(
  { path }: ApiOperation,
  { mediaType, examples }: Body,
  models: Model[],
): fc.Arbitrary<unknown> | undefined {
  const bodies = [...examples, ...bodiesFor(path, mediaType, models)];
  if (bodies.length === 0) return undefined;
  const sound = fc.constantFrom(...bodies);
  return fc.oneof({ weight: 2, arbitrary: sound }, { weight: 3, arbitrary: spoiled(sound) });
}

function bodiesFor(path: string, mediaType: string, models: Model[]): unknown[] {
  if (path === '/batch')
    return [
      { items: models.map(modelItem) },
      ...models.map((model) => ({ items: [modelItem(model), modelItem(model)] })),
    ];
  if (path === '/events') {
    const events = models.map(modelEvent);
    if (mediaType === 'application/cloudevents+json') return events;
    return mediaType === 'application/cloudevents-batch+json'
      ? [events]
      : models.map(({ data }) => data);
  }
  return [];
}

/** Returns it as an item of a batch or a line of an import. */
export const modelItem = ({ flow, change, data }: Model): Json => ({ flow, change, data });

const modelEvent = ({ flow, change, data }: Model): Json => ({
  specversion: '1.0',
  id: `fuzz-${flow}`,
  source: 'urn:example:fuzz',
  type: `id.timpora.${flow}.${change.toLowerCase()}`,
  data,
});
