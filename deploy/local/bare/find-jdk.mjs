import { execFile } from 'node:child_process';
import { access, constants, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PrerequisiteMissing } from './prerequisite-missing.mjs';

const run = promisify(execFile);
export const OLDEST_JDK = 21;

/**
 * The folders in which distributions, installers and version managers keep JVMs; each folder's
 * children are tried.
 */
function jvmFolders(env) {
  const home = env.HOME ?? '';
  return [
    '/usr/lib/jvm',
    '/usr/lib64/jvm',
    '/usr/java',
    '/opt/java',
    '/opt/jdk',
    '/opt',
    '/Library/Java/JavaVirtualMachines',
    '/opt/homebrew/opt',
    '/usr/local/opt',
    ...(home
      ? [
          join(home, '.sdkman/candidates/java'),
          join(home, '.jdks'),
          join(home, 'Library/Java/JavaVirtualMachines'),
        ]
      : []),
  ];
}

async function children(folder) {
  try {
    return (await readdir(folder)).sort().map((name) => join(folder, name));
  } catch {
    return [];
  }
}

async function isExecutable(file) {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Asks the `java` in a home what it is.
 * @returns {Promise<{home: string, version: number} | undefined>} undefined when it is no JVM
 */
async function ask(home) {
  const java = join(home, 'bin', 'java');
  if (!(await isExecutable(java))) return undefined;
  try {
    const { stderr, stdout } = await run(java, ['-XshowSettings:properties', '-version'], {
      timeout: 20_000,
    });
    const text = `${stderr}\n${stdout}`;
    const version = Number(/java\.specification\.version = (?:1\.)?(\d+)/.exec(text)?.[1]);
    const real = /java\.home = (.+)/.exec(text)?.[1]?.trim();
    return Number.isInteger(version) ? { home: real ?? home, version } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Finds a JVM of at least version 21: JAVA_HOME first, then where distributions keep JVMs, then
 * `java` on PATH.
 * @param {{ env?: NodeJS.ProcessEnv, folders?: string[] }} [options]
 * @returns {Promise<{ home: string, version: number }>}
 * @throws {PrerequisiteMissing} naming the newest one that was found
 */
export async function findJdk({ env = process.env, folders = jvmFolders(env) } = {}) {
  const seen = [];
  const fits = async (home) => {
    const jdk = await ask(home);
    if (jdk) seen.push(jdk);
    return jdk && jdk.version >= OLDEST_JDK ? jdk : undefined;
  };
  if (env.JAVA_HOME) {
    const jdk = await fits(env.JAVA_HOME);
    if (jdk) return jdk;
  }
  for (const folder of folders) {
    for (const child of await children(folder)) {
      for (const home of [
        child,
        join(child, 'Contents/Home'),
        join(child, 'libexec/openjdk.jdk/Contents/Home'),
      ]) {
        const jdk = await fits(home);
        if (jdk) return jdk;
      }
    }
  }
  for (const folder of (env.PATH ?? '').split(':').filter(Boolean)) {
    if (!(await isExecutable(join(folder, 'java')))) continue;
    const jdk = await fits(dirname(folder));
    if (jdk) return jdk;
    break;
  }
  const newest = seen.sort((a, b) => b.version - a.version)[0];
  const found = newest
    ? `the newest found is ${newest.version} in ${newest.home}`
    : 'none was found';
  throw new PrerequisiteMissing(
    'JDK',
    `Sinergi needs a JDK of version ${OLDEST_JDK} or newer (set JAVA_HOME to one), but ${found}.`,
  );
}
