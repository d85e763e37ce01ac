import { z } from 'zod';
import { count, time, uuid } from '../http/answer-schema.js';
import { operationTarget } from './operation-target.js';

export const OPERATION_KINDS = [
  'SCRUB',
  'COMPARE',
  'HEAL',
  'RESYNC',
  'REWIND',
  'PAUSE',
  'RESUME',
  'REDRIVE',
  'DISMISS',
  'RECONCILE',
] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

/** An operation on this agency's copy: who began it, why, on what, how far it is, how it ended. */
export const operation = z.object({
  operationId: uuid(),
  kind: z.enum(OPERATION_KINDS),
  officer: z.string(),
  reason: z.string(),
  target: operationTarget,
  state: z.enum(['RUNNING', 'PAUSED', 'DONE', 'FAILED', 'CANCELLED']),
  progress: z.object({ done: count(), total: count() }),
  result: z.unknown().describe('The result, by its kind; null while it runs'),
  startedAt: time(),
  endedAt: time().nullable(),
});
export type Operation = z.infer<typeof operation>;
