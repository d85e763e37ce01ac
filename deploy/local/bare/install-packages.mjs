import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PrerequisiteMissing } from './prerequisite-missing.mjs';
import { keepTelling, progress } from './progress.mjs';
import { runTool } from './run-tool.mjs';

async function readLock(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes its own note of what is
 * installed last, so an install that was killed never looks complete.
 * @param {string} root
 */
export async function packagesAreInstalled(root) {
  const wanted = await readLock(join(root, 'package-lock.json'));
  const installed = await readLock(join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(
    ([path, { version, integrity, optional, link }]) =>
      path === '' ||
      link ||
      (optional && !installed[path]) ||
      (installed[path]?.version === version && installed[path]?.integrity === integrity),
  );
}

/**
 * Runs `npm ci` when node_modules does not fit package-lock.json.
 * @param {string} root
 * @throws {PrerequisiteMissing}
 */
export async function ensurePackages(root) {
  if (await packagesAreInstalled(root)) {
    progress('npm packages are installed');
    return;
  }
  progress('Installing npm packages (npm ci)');
  const began = performance.now();
  const wanted = Object.keys((await readLock(join(root, 'package-lock.json'))) ?? {}).length;
  let found = 0;
  const count = async () => {
    found = (await readdir(join(root, 'node_modules')).catch(() => [])).length;
  };
  const stop = keepTelling('npm ci', () => {
    void count();
    return `${found} folders of ${wanted} packages so far`;
  });
  const { code, tail } = await runTool('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root });
  stop();
  if (code !== 0) {
    const cause = tail.find((line) => /^npm (error|ERR!)/.test(line)) ?? tail.at(-1) ?? '';
    throw new PrerequisiteMissing('INSTALL', `npm could not install the packages: ${cause}`);
  }
  progress(`Installed npm packages in ${((performance.now() - began) / 1000).toFixed(0)} s`);
}
