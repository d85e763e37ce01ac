import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PrerequisiteMissing } from './prerequisite-missing.mjs';
import { progress } from './progress.mjs';
import { runTool } from './run-tool.mjs';

const SHARED = ['libs', 'tsconfig.json', 'nest-cli.json', 'package-lock.json'];

/**
 * What is built, from which sources, into which file. A part whose entry does not exist yet is left
 * out.
 * @type {{ name: string, sources: string[], entry: string, output: string, command: string[] }[]}
 */
const BUILDS = [
  ...[
    ['identity', 'apps/identity', 'src'],
    ['agency', 'apps/agency', 'src'],
    ['detection', 'apps/detection', 'src'],
    ['simulator', 'apps/simulator', 'src'],
    ['console', 'apps/console/server', ''],
    ['desk', 'apps/desk/server', ''],
  ].map(([name, root, source]) => ({
    name,
    sources: [...SHARED, root],
    entry: join(root, source, 'main.ts'),
    output: join('dist', root, source, 'main.js'),
    command: ['node_modules/@nestjs/cli/bin/nest.js', 'build', name],
  })),
  ...['console', 'desk'].map((name) => ({
    name: `${name} pages`,
    sources: [`apps/${name}/web`, 'libs/web', 'libs/bytes', 'package-lock.json'],
    entry: `apps/${name}/web/index.html`,
    output: `dist/apps/${name}/web/index.html`,
    command: [
      'node_modules/vite/bin/vite.js',
      'build',
      `apps/${name}/web`,
      '--config',
      `apps/${name}/web/vite.config.ts`,
      '--logLevel',
      'warn',
    ],
  })),
];

async function addToHash(hash, root, path) {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) {
    if (existsSync(join(root, path)))
      hash.update(`${path}\0`).update(await readFile(join(root, path)));
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (
      ['node_modules', 'dist', 'coverage'].includes(entry.name) ||
      entry.name.endsWith('.test.ts')
    )
      continue;
    await addToHash(hash, root, join(path, entry.name));
  }
}

/**
 * @param {string} root
 * @param {string[]} sources
 * @returns {Promise<string>} changes when a source that goes into the build changes
 */
export async function sourceHash(root, sources) {
  const hash = createHash('sha256');
  for (const path of sources) await addToHash(hash, root, path);
  return hash.digest('hex');
}

async function ensureBuilt(root, build) {
  if (!existsSync(join(root, build.entry))) return;
  const stamp = join(root, 'dist/.built', build.name.replaceAll(' ', '-'));
  const hash = await sourceHash(root, build.sources);
  if (
    existsSync(join(root, build.output)) &&
    (await readFile(stamp, 'utf8').catch(() => '')) === hash
  )
    return;
  const began = performance.now();
  const { code, tail } = await runTool(process.execPath, build.command, { cwd: root });
  if (code !== 0 || !existsSync(join(root, build.output))) {
    const cause = tail.filter((line) => line.trim()).join('\n');
    throw new PrerequisiteMissing('BUILD', `Building ${build.name} failed:\n${cause}`);
  }
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, hash);
  progress(`Built ${build.name} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

/**
 * Builds what is newer than its build, two at a time.
 * @param {string} root
 * @throws {PrerequisiteMissing} with the compiler's words
 */
export async function ensureBuilds(root) {
  const queue = [...BUILDS];
  const lane = async () => {
    for (let build = queue.shift(); build; build = queue.shift()) await ensureBuilt(root, build);
  };
  await Promise.all([lane(), lane()]);
}
