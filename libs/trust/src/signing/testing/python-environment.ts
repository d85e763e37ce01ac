import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const REQUIREMENTS = join(here, 'requirements.txt');
const run = promisify(execFile);

/**
 * Returns a Python that has what the verifiers need, in the versions and with the hashes that the
 * repository names. It is made once for each state of that file, in the folder of downloads.
 */
export async function pythonEnvironment(): Promise<string> {
  const name = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  const home = join(cacheFolder(), `python-${name}`);
  const python = join('bin', 'python');
  if (existsSync(home)) return join(home, python);
  // Made under another name: two suites may begin at once, and one may be stopped half-way.
  const draft = `${home}.${process.pid}`;
  await mkdir(cacheFolder(), { recursive: true });
  await run('python3', ['-m', 'venv', draft]);
  const options = ['--quiet', '--disable-pip-version-check', '--only-binary', ':all:'];
  await run(join(draft, python), [
    ...['-m', 'pip', 'install', ...options, '--require-hashes', '-r', REQUIREMENTS],
  ]);
  try {
    await rename(draft, home);
  } catch (error) {
    await rm(draft, { recursive: true });
    if (!existsSync(home)) throw error;
  }
  return join(home, python);
}

const cacheFolder = (): string =>
  process.env['SINERGI_CACHE_DIR'] ?? join(here, '../../../../../.sinergi/cache');
