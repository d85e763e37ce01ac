import { eventually } from '@sinergi/testing';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { type Ended, runSinergi } from './run-sinergi.js';

/** Who proposes, in tests. */
export const WHO = ['--officer', 'Pengawas Satu', '--reason', 'a change for a test'];

/** The command `directory`, as proposers and approvers of a platform use it. */
export class DirectoryHands {
  constructor(private readonly descriptor: PlatformDescriptor) {}

  order(...args: string[]): Promise<Ended> {
    return runSinergi(this.descriptor, ['directory', ...args]);
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
