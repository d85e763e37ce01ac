import { ensureBuilds } from './bare/build-apps.mjs';
import { ROOT } from './bare/prepare.mjs';
import { sayAndExit } from './bare/say-and-exit.mjs';

await ensureBuilds(ROOT).catch(sayAndExit);
