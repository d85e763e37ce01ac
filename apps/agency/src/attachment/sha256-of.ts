import { createHash } from 'node:crypto';

/** Returns the hash by which an event names a file: SHA-256, hexadecimal digits. */
export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
