#!/usr/bin/env node
// Runs from source, as `npm run state` does, from any folder: `node
// <checkout>/apps/cli/sinergi.mjs`.
import { fileURLToPath } from 'node:url';

const TSCONFIG = fileURLToPath(new URL('../../tsconfig.json', import.meta.url));

const tsx = await import('tsx/esm/api').catch(() => undefined);
if (!tsx) {
  process.stderr.write('Expected the packages to be installed, got none; run npm ci first.\n');
  process.exit(2);
}
tsx.register({ tsconfig: TSCONFIG });
await import('./src/main.ts');
