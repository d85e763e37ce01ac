import { z } from 'zod';
import type { Submission } from '../entity/submission.js';
import { LONGEST_KEY } from '../http/idempotency.js';
import { validateBody } from '../http/validate-body.js';
import { Problem } from '../problem/problem.js';
import { isCloudEvent, type ReadCloudEvent } from './cloud-event.js';

const batchItem = z.strictObject({
  flow: z.string().min(1).max(40).describe('The flow, such as sighting'),
  change: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .describe('The change; by default the first change of the flow'),
  id: z.string().max(80).optional().describe('The entity that is changed; left out for a new one'),
  version: z
    .int()
    .min(1)
    .max(999_999_999)
    .optional()
    .describe('The version that you read and change'),
  key: z
    .string()
    .min(1)
    .max(LONGEST_KEY)
    .optional()
    .describe(
      'Idempotency key: the same item with the same key gets the same answer and has no ' +
        'second effect',
    ),
  data: z.record(z.string(), z.unknown()).describe("The fields, as in the flow's own routes"),
});

/** JSON Schema 2020-12 of an item of a batch or a line of an import, for the API description. */
export const batchItemSchema = z.toJSONSchema(batchItem) as Record<string, unknown>;

/**
 * Reads an item of a batch or a line of an import: our own form, or a CloudEvent in structured
 * mode.
 * @throws Problem
 */
export function readItem(item: unknown, readCloudEvent: ReadCloudEvent): Submission {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    throw new Problem('invalid-request', 'Expected a JSON object per item, got something else');
  if (isCloudEvent(item)) return readCloudEvent(item as Record<string, unknown>);
  const { flow, change, id, version, key, data } = validateBody(batchItem, item);
  return { flow, change, entityId: id ?? null, expectedVersion: version ?? null, data, key };
}
