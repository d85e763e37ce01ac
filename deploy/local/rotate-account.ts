import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './state/here.js';
import { writePrivateJson } from './state/write-private-file.js';

const HELP = `npx tsx deploy/local/rotate-account.ts [--dry-run] <account>...

Gives Kafka accounts, such as kec-menteng.relay, new passwords. The platform must be stopped: the
next npm start makes the passwords, sets them at the broker and writes the settings anew.`;

/** Reads a JSON file of the state folder. */
const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/**
 * Forgets the passwords of accounts, so that the next start makes new ones.
 *
 * @returns what was done, in words
 * @throws Error where the platform runs, or an account is not known
 */
export function rotateAccounts(
  stateDir: string,
  accounts: readonly string[],
  isDryRun: boolean,
): string {
  if (existsSync(join(stateDir, 'platform.json')))
    throw new Error('Expected a platform that is stopped, got one that runs: stop it first.');
  const secretsFile = join(stateDir, 'secrets.json');
  const accountsFile = join(stateDir, 'kafka', 'accounts.json');
  if (!existsSync(secretsFile) || !existsSync(accountsFile))
    throw new Error(`Expected a platform that was started once in ${stateDir}, got none.`);
  const secrets = read<Record<string, string>>(secretsFile);
  const known = read<string[]>(accountsFile);
  const unknown = accounts.filter((account) => !known.includes(account));
  if (accounts.length === 0 || unknown.length > 0)
    throw new Error(`Expected accounts of the broker, got ${unknown.join(', ') || 'none'}.`);
  if (!isDryRun) {
    writePrivateJson(
      secretsFile,
      Object.fromEntries(
        Object.entries(secrets).filter(
          ([name]) => !accounts.some((account) => name === `kafka/${account}`),
        ),
      ),
    );
    writePrivateJson(
      accountsFile,
      known.filter((account) => !accounts.includes(account)),
    );
  }
  return isDryRun
    ? `Dry run, nothing was changed. ${accounts.join(', ')} would get new passwords.`
    : `${accounts.join(', ')} get new passwords at the next npm start.`;
}

if (process.argv[1]?.endsWith('rotate-account.ts')) {
  const { values, positionals } = parseArgs({
    options: {
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const stateDir = process.env['SINERGI_STATE_DIR'] ?? join(ROOT, '.sinergi/state');
  try {
    process.stdout.write(
      `${values.help ? HELP : rotateAccounts(stateDir, positionals, values['dry-run'])}\n`,
    );
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}
