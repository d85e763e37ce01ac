import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '@sinergi/testing';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';

const run = promisify(execFile);
/** Runs the command from another folder than the checkout, as users do. */
const COMMAND = resolve('apps/cli/sinergi.mjs');

/** Who proposes, in tests. */
export const WHO = ['--officer', 'Pengawas Satu', '--reason', 'a change for a test'];

/** The command `directory`, as proposers and approvers of a platform use it. */
export class DirectoryHands {
  constructor(private readonly descriptor: PlatformDescriptor) {}

  async order(...args: string[]): Promise<{ code: number; said: string }> {
    const env = { ...process.env, SINERGI_STATE_DIR: this.descriptor.stateDir };
    const ended = await run('node', [COMMAND, 'directory', ...args], { env, cwd: tmpdir() }).catch(
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
    return { code: 'code' in ended ? ended.code : 0, said: ended.stdout + ended.stderr };
  }

  /** Does one step after the other; the directory has to be read back between two changes. */
  async done(...args: string[]): Promise<string> {
    return eventually(`directory ${args[0]}`, async () => {
      const { code, said } = await this.order(...args);
      if (code === 0) return said;
      if (said.includes('stale-proposal')) return null;
      throw new Error(said);
    });
  }

  /** Has two approvers sign what is proposed, and publishes it. */
  async publish(): Promise<void> {
    await this.done('approve', '--as', 'polri-jakpus');
    await this.done('approve', '--as', 'imigrasi-dki');
    await this.done('publish');
  }

  /** Waits until the directory, as the coordinator has read it, says this. */
  shows(text: string): Promise<unknown> {
    return eventually(`the directory shows ${text}`, async () =>
      (await this.order('show')).said.includes(text),
    );
  }
}
