// `npm start`: prepares a bare clone with Node built-ins alone, then hands over to the supervisor,
// in this very process.
import { join } from 'node:path';
import { prepare, ROOT } from './bare/prepare.mjs';
import { sayAndExit } from './bare/say-and-exit.mjs';

await prepare().catch(sayAndExit);
const { register } = await import('tsx/esm/api');
register({ tsconfig: join(ROOT, 'tsconfig.json') });
const { runInTerminal } = await import('./run-in-terminal.ts');
await runInTerminal().catch(sayAndExit);
