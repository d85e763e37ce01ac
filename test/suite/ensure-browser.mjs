import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './steps.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/snap/bin/chromium',
];

/**
 * @returns {string
 * undefined} an installed Chromium or a browser built on it, `SINERGI_BROWSER` first
 */
export function findBrowser(env = process.env) {
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [env.SINERGI_BROWSER, ...onPath, ...PLACES].find((file) => file && existsSync(file));
}

/**
 * Finds an installed browser. Otherwise installs one: by the distribution as root, else
 * Playwright's own.
 * @returns {Promise<string>} the path of its executable
 * @throws {Error} in one sentence, where none can be installed
 */
export async function ensureBrowser() {
  const found = findBrowser() ?? (await playwrightsOwn());
  if (found) return found;
  process.stdout.write('Installing a browser for the console tests\n');
  const attempts = [
    () =>
      process.getuid?.() === 0 &&
      run('apt-get', ['update', '-q']) &&
      run('apt-get', [
        'install',
        '-y',
        '-q',
        '--no-install-recommends',
        'chromium',
        'fonts-liberation',
      ]),
    () =>
      run(process.execPath, [
        join(ROOT, 'node_modules/playwright-core/cli.js'),
        'install',
        'chromium',
      ]),
  ];
  for (const attempt of attempts) {
    if (!attempt()) continue;
    const installed = findBrowser() ?? (await playwrightsOwn());
    if (installed) return installed;
  }
  const error = new Error(
    'The console tests need Chromium: install it (apt-get install chromium) ' +
      'or set SINERGI_BROWSER to its executable.',
  );
  error.name = 'PlatformError';
  throw error;
}

async function playwrightsOwn() {
  const { chromium } = await import(
    pathToFileURL(join(ROOT, 'node_modules/playwright-core/index.mjs')).href
  );
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : undefined;
}

function run(command, args) {
  return (
    spawnSync(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  );
}
