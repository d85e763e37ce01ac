// `npm run reset`: removes what the platform keeps, so that the next start begins from nothing.
// `--all` removes downloads and builds too.
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cacheFolder, ROOT } from './bare/prepare.mjs';
import { endLeftovers, requireNotRunning } from './bare/run-record.mjs';
import { sayAndExit } from './bare/say-and-exit.mjs';

const stateDir = resolve(process.env.SINERGI_STATE_DIR ?? join(ROOT, '.sinergi/state'));
try {
  requireNotRunning(stateDir, 'reset it');
  await endLeftovers(stateDir);
} catch (error) {
  sayAndExit(error);
}
const elsewhere = join(
  '/var/tmp',
  `sinergi-${createHash('sha256').update(stateDir).digest('hex').slice(0, 12)}`,
);
for (const folder of [stateDir, elsewhere]) rmSync(folder, { recursive: true, force: true });
process.stdout.write(`Removed ${stateDir}: databases, topics, keys and logs.\n`);
if (process.argv.includes('--all')) {
  for (const folder of [cacheFolder(), join(ROOT, 'dist')])
    rmSync(folder, { recursive: true, force: true });
  process.stdout.write('Removed the downloads and builds too.\n');
}
