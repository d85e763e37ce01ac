import { ensurePackages } from '../../deploy/local/bare/install-packages.mjs';
import { sayAndExit } from '../../deploy/local/bare/say-and-exit.mjs';
import { runChecks } from './checks.mjs';
import { ROOT } from './steps.mjs';
import { tally } from './tally.mjs';

await ensurePackages(ROOT.replace(/\/$/, '')).catch(sayAndExit);
process.exitCode = tally(await runChecks({ isCovered: true }));
