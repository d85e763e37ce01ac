import { createHash } from 'node:crypto';
import type { IncomingRecord } from '@sinergi/broker';

/** Returns the hash that identifies a dead letter's value. A tombstone has the hash of no bytes. */
export const sha256OfValue = ({ value }: Pick<IncomingRecord, 'value'>): Buffer =>
  createHash('sha256')
    .update(value ?? Buffer.alloc(0))
    .digest();
