import type { RewindPoint } from '@sinergi/replica';
import { z } from 'zod';
import { Problem } from '../problem/problem.js';

/** The target of an operation; every compared partition by default. */
export const operationTarget = z.strictObject({
  topic: z.string().min(1).max(100).optional(),
  partition: z.int().min(0).max(1_000).optional(),
  everything: z.boolean().optional().describe('HEAL: read every record again'),
  reason: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .describe('REDRIVE, DISMISS: dead letters with this reason'),
  offset: z
    .string()
    .regex(/^[0-9]{1,18}$/)
    .optional()
    .describe(
      'REDRIVE, DISMISS: the offset of one dead letter; REWIND: the offset to begin again from',
    ),
  time: z.iso
    .datetime()
    .optional()
    .describe('REWIND: begin with the first record appended at or after this'),
  dryRun: z.boolean().optional().describe('REDRIVE, REWIND: only show the result, change nothing'),
  ratePerSecond: z
    .number()
    .positive()
    .max(10_000)
    .optional()
    .describe('REDRIVE: dead letters per second'),
});
export type OperationTarget = z.infer<typeof operationTarget>;

/** @throws Problem invalid-request where neither offset nor time is given */
export function pointOf({ offset, time }: OperationTarget): RewindPoint {
  if (offset !== undefined) return { offset: BigInt(offset) };
  if (time !== undefined) return { time: new Date(time) };
  throw new Problem('invalid-request', 'Expected an offset or a time to rewind to, got neither');
}
