import { spawn } from 'node:child_process';

/**
 * Runs the generator of attacks on a platform of its own: a thousand records of one seed, unless
 * SINERGI_ATTACKS and SINERGI_ATTACKS_SEED say otherwise. It prints how many were tried, and the
 * reasons for which they were refused.
 */
const test = ['run', '--project', 'platform', 'test/journeys/attacks.test.ts'];
const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...test], {
  stdio: 'inherit',
  env: { SINERGI_ATTACKS: '999', ...process.env },
});
vitest.on('close', (code) => {
  process.exitCode = code ?? 1;
});
