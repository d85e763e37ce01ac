import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder deploy/local. */
export const HERE = dirname(dirname(fileURLToPath(import.meta.url)));

/** The root of the clone. */
export const ROOT = join(HERE, '../..');
