import { prepare } from './bare/prepare.mjs';
import { sayAndExit } from './bare/say-and-exit.mjs';

await prepare().catch(sayAndExit);
