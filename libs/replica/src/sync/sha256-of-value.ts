import { createHash } from 'node:crypto';
import type { IncomingRecord } from '@sinergi/broker';

/** The hash that a dead letter is told apart by; a tombstone has that of no bytes. */
export const sha256OfValue = ({ value }: Pick<IncomingRecord, 'value'>): Buffer =>
  createHash('sha256')
    .update(value ?? Buffer.alloc(0))
    .digest();
