import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The folder of everything that one local platform keeps. */
export class StateFolder {
  readonly root: string;

  constructor(root: string) {
    this.root = resolve(root);
    mkdirSync(this.root, { recursive: true });
  }

  path(...names: string[]): string {
    return join(this.root, ...names);
  }

  /** Makes a folder that only its owner may read. */
  privateFolder(...names: string[]): string {
    const folder = this.path(...names);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    return folder;
  }

  logFile(part: string): string {
    return this.path('logs', `${part}.log`);
  }

  /**
   * A folder for a process of another user: in the state folder where that user can get there, else
   * under /var/tmp by a name that belongs to this state folder. Only asked when root starts
   * Postgres, which refuses to run as root.
   */
  reachableFolder(name: string): string {
    const folder = this.path(name);
    if (everyoneCanEnter(this.root)) return folder;
    return join(
      '/var/tmp',
      `sinergi-${createHash('sha256').update(this.root).digest('hex').slice(0, 12)}`,
      name,
    );
  }
}

/** Returns whether every user may enter every folder of the path. */
export function everyoneCanEnter(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
