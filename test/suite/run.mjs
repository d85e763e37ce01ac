// `npm test`: prepares a bare clone, runs the checks, then every suite against real parts. Before
// the preparation it uses only Node's built-in modules.
import { prepare } from '../../deploy/local/bare/prepare.mjs';
import { sayAndExit } from '../../deploy/local/bare/say-and-exit.mjs';
import { runChecks } from './checks.mjs';
import { ensureBrowser } from './ensure-browser.mjs';
import { runSuite } from './steps.mjs';
import { tally } from './tally.mjs';

await prepare().catch(sayAndExit);
await ensureBrowser().catch(sayAndExit);
const results = await runChecks();
results.push(await runSuite('platform'));
results.push(await runSuite('faults'));
process.exitCode = tally(results);
