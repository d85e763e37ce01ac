import { z } from 'zod';
import { count, offset, time, uuid } from '../http/answer-schema.js';
import { finding } from './finding-answer.js';

const partition = z.object({
  topic: z.string(),
  partition: count(),
  nextOffset: offset(),
  records: offset(),
  duplicates: offset(),
  entities: offset(),
  digest: z.string(),
  gap: z.string().nullable(),
  isPaused: z.boolean(),
  scrubbedAt: time().nullable(),
  findings: z.array(finding),
});

/** Null where the agency's own table, or its copy, has no such entity. */
const ownedDifference = z.object({
  flow: z.string(),
  entityId: uuid(),
  ownedVersion: count().nullable(),
  heldVersion: count().nullable(),
});

const fileFault = z.object({
  flow: z.string(),
  entityId: uuid(),
  attachmentId: uuid(),
  fault: z.enum(['MISSING', 'DIFFERS']),
});

/** An agency's own answer on the state of its copy. */
export const copyAnswer = z.object({
  partitions: z.array(partition),
  owned: z
    .object({ differing: z.array(ownedDifference), count: count() })
    .nullable()
    .describe('Own entities that differ in its copy: the count, and the first hundred'),
  files: z
    .object({ faults: z.array(fileFault), count: count() })
    .nullable()
    .describe('Files that own entities name and that are missing or others: the first hundred'),
});
export type CopyAnswer = z.infer<typeof copyAnswer>;
