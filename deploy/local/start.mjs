// `npm start`: prepares a bare clone with Node built-ins alone, then hands over to the supervisor, in this very process.
import { prepare } from './bare/prepare.mjs';
import { sayAndExit } from './bare/say-and-exit.mjs';

await prepare().catch(sayAndExit);
const { register } = await import('tsx/esm/api');
register();
const { runInTerminal } = await import('./run-in-terminal.ts');
await runInTerminal().catch(sayAndExit);
