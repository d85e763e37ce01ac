import { DEAD_REASONS } from '@sinergi/replica';
import { z } from 'zod';
import { count, offset, time } from '../http/answer-schema.js';

const topicPartition = {
  topic: z.string(),
  partition: count(),
  offset: offset(),
  reason: z.enum(DEAD_REASONS),
  detail: z.string(),
  key: z.string().nullable().describe('The first 200 characters'),
  sha256: z.string(),
  appendedAt: time(),
};

/** Dead letters in the order of their coordinates, with their groups by reason. */
export const deadLetterPage = z.object({
  groups: z.array(
    z.object({
      reason: z.enum(DEAD_REASONS),
      topic: z.string(),
      count: count(),
      oldest: time(),
      newest: time(),
    }),
  ),
  items: z.array(z.object({ ...topicPartition, valueBytes: count(), recordedAt: time() })),
  nextCursor: z.string().nullable(),
});
export type DeadLetterPage = z.infer<typeof deadLetterPage>;

/** One step of admission: whether the record passed it; null where admission stopped before it. */
const inspectionStep = z.object({
  step: z.enum([
    'SIGNER',
    'FRAME',
    'SCHEMA',
    'SIGNATURE',
    'DECODE',
    'HEADERS',
    'ENTITLEMENT',
    'IDS',
    'PARTITION',
  ]),
  ok: z.boolean().nullable(),
  expected: z.string(),
  got: z.string(),
});
export type InspectionStep = z.infer<typeof inspectionStep>;

/** The steps of admission that explain why a record cannot be used, and the possible remedies. */
export const deadLetterInspection = z.object({
  ...topicPartition,
  sizeBytes: count(),
  parkedAt: time(),
  onLog: z
    .enum(['HELD', 'GONE', 'OTHER'])
    .describe(
      'Whether the log still holds the record: HELD; GONE, retention or compaction took it; ' +
        'OTHER, another record lies there. Only of a held record there are steps, headers, value ' +
        'and bytes',
    ),
  isShown: z
    .boolean()
    .describe(
      'Whether headers, value and bytes are shown: only to callers that may read such records',
    ),
  headers: z.record(z.string(), z.string()),
  steps: z.array(inspectionStep),
  value: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe('The decoded part, sealed groups as sealed; null where nothing could be decoded'),
  hex: z.string().describe('The first 1,024 bytes, as hexdump -C shows them'),
  saidAgain: z
    .object({ partition: count(), offset: offset() })
    .nullable()
    .describe('Where the same key and bytes came again later and counted; null where they did not'),
  remedies: z.array(
    z.enum(['REDRIVE', 'FIX_DIRECTORY', 'REGISTER_SCHEMA', 'ASK_PUBLISHER', 'HEAL', 'DISMISS']),
  ),
});
export type DeadLetterInspection = z.infer<typeof deadLetterInspection>;
