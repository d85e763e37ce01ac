import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { ROOT } from '../../deploy/local/state/here.js';

const run = promisify(execFile);

/** How a command ended. */
export interface Ended {
  code: number;
  /** standard output */
  out: string;
  /** standard output, and then errors */
  said: string;
}

/** Runs `sinergi` on a platform, from another folder than the checkout, as users do. */
export async function runSinergi(
  { stateDir }: Pick<PlatformDescriptor, 'stateDir'>,
  args: readonly string[],
  { cwd = tmpdir() } = {},
): Promise<Ended> {
  const env = { ...process.env, SINERGI_STATE_DIR: stateDir };
  const command = [join(ROOT, 'apps/cli/sinergi.mjs'), ...args];
  const ended = await run(process.execPath, command, { env, cwd }).catch(
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  const { stdout: out, stderr } = ended;
  return { code: 'code' in ended ? ended.code : 0, out, said: out + stderr };
}
