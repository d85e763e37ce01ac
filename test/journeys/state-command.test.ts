import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { platform } from '../support/platform.js';

const run = promisify(execFile);
const descriptor = platform();
const PRINT_STATE = ['node_modules/tsx/dist/cli.mjs', 'apps/console/server/state/print-state.ts'];

describe('npm run state', () => {
  it('prints per agency and flow its counts, positions, digest, and its sync', async () => {
    const printed = await run(process.execPath, PRINT_STATE, {
      env: { ...process.env, SINERGI_STATE_DIR: descriptor.stateDir },
    }).catch((error: { stdout: string }) => error);
    const { stdout } = printed;
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^agency +flow +entities +position +digest +state +why$/);
    for (const { code } of descriptor.agencies) {
      for (const flow of ['sighting', 'subject', 'directory']) {
        const [line] = lines.filter((candidate) =>
          new RegExp(`^${code} +${flow} `).test(candidate),
        );
        expect(line).toMatch(/ \d+ +\d+ +[0-9a-f]{16} +in-sync /);
      }
    }
    expect(lines.at(-1)).toBe('15 of 15 agencies in sync');
  });

  it('says so when nothing runs', async () => {
    const error = (await run(process.execPath, PRINT_STATE, {
      env: { ...process.env, SINERGI_STATE_DIR: '/nonexistent' },
    }).catch((failed) => failed)) as {
      code: number;
      stderr: string;
    };
    expect(error.code).toBe(2);
    expect(error.stderr).toMatch(/not running/);
  });
});
