import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { sharePostgres } from '@sinergi/testing';

/** One server for every file of the suite, each with databases of its own. */
export default async function setup(): Promise<() => Promise<void>> {
  ensureUser();
  return sharePostgres();
}

/**
 * PostgreSQL does not run as root: the user it runs as is made once, before workers would each make
 * it at the same moment.
 */
function ensureUser(): void {
  if (process.getuid?.() !== 0) return;
  const isThere = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .some((line) => line.startsWith('postgres:'));
  if (!isThere) execFileSync('useradd', ['--system', '--user-group', 'postgres']);
}
