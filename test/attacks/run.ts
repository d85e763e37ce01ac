import { spawn } from 'node:child_process';

/**
 * Runs the generators of attacks on a platform of their own: a thousand records and four thousand
 * requests of one seed, unless SINERGI_ATTACKS, SINERGI_DOOR_ATTACKS and SINERGI_ATTACKS_SEED say
 * otherwise. It prints how many were tried, and the reasons for which they were refused.
 */
const journeys = ['test/journeys/attacks.test.ts', 'test/journeys/door-attacks.test.ts'];
const test = ['run', '--project', 'platform', ...journeys];
const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...test], {
  stdio: 'inherit',
  env: { SINERGI_ATTACKS: '999', SINERGI_DOOR_ATTACKS: '4000', ...process.env },
});
vitest.on('close', (code) => {
  process.exitCode = code ?? 1;
});
