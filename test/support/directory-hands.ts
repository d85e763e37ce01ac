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

  /**
   * Proposes, has two approvers sign, and publishes. Where the directory changed meanwhile, as when
   * an agency handed in a key, the proposal has ended and is made again.
   *
   * @param args what is proposed
   */
  agreed(...args: string[]): Promise<true> {
    return eventually(`directory propose ${args.join(' ')}`, async () => {
      await this.done('propose', ...args, ...WHO);
      for (const step of [
        ['approve', '--as', 'polri-jakpus'],
        ['approve', '--as', 'imigrasi-dki'],
        ['publish'],
      ]) {
        const { code, said } = await this.order(...step);
        if (code === 0) continue;
        if (/got none|stale-proposal/.test(said)) return null;
        throw new Error(said);
      }
      return true;
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
