import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { sharePostgres } from '@sinergi/testing';

/** Starts one server for all files of the suite; each file has its own databases. */
export default async function setup(): Promise<() => Promise<void>> {
  ensureUser();
  return sharePostgres();
}

/**
 * Creates the user that PostgreSQL runs as, because it does not run as root. It is created once,
 * before several workers would create it at the same moment.
 */
function ensureUser(): void {
  if (process.getuid?.() !== 0) return;
  const isThere = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .some((line) => line.startsWith('postgres:'));
  if (!isThere) execFileSync('useradd', ['--system', '--user-group', 'postgres']);
}
