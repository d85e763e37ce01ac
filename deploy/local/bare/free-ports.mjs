import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { PrerequisiteMissing } from './prerequisite-missing.mjs';

const run = promisify(execFile);

/**
 * @param {number} port
 * @returns {Promise<boolean>} whether a server could listen on the port on loopback
 */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

async function listeningInodes(port) {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const inodes = new Set();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const text = await readFile(table, 'utf8').catch(() => '');
    for (const line of text.split('\n').slice(1)) {
      const field = line.trim().split(/\s+/);
      if (field[1]?.endsWith(`:${hex}`) && field[3] === '0A') inodes.add(`socket:[${field[9]}]`);
    }
  }
  return inodes;
}

async function ownerOnLinux(port) {
  const inodes = await listeningInodes(port);
  if (inodes.size === 0) return undefined;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    for (const fd of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      const target = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => '');
      if (!inodes.has(target)) continue;
      const name = (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim();
      return { pid: Number(pid), name };
    }
  }
  return undefined;
}

async function ownerByLsof(port) {
  try {
    const { stdout } = await run('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']);
    const pid = Number(/^p(\d+)/m.exec(stdout)?.[1]);
    return Number.isInteger(pid) ? { pid, name: /^c(.+)/m.exec(stdout)?.[1] ?? '' } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {number} port
 * @returns {Promise<{pid: number, name: string} | undefined>} who listens there, as far as this
 * user may know
 */
export async function portOwner(port) {
  return process.platform === 'linux' ? ownerOnLinux(port) : ownerByLsof(port);
}

/**
 * @param {{ port: number, purpose: string }[]} wanted
 * @throws {PrerequisiteMissing} for the first port that is taken, with its holder when known
 */
export async function requireFreePorts(wanted) {
  for (const { port, purpose } of wanted) {
    if (await isFree(port)) continue;
    const owner = await portOwner(port);
    const holder = owner ? ` by process ${owner.pid} (${owner.name})` : '';
    throw new PrerequisiteMissing(
      'PORT',
      `Port ${port}, which Sinergi needs for ${purpose}, is already in use${holder}: ` +
        'stop that process or set SINERGI_PORT_BASE to another range.',
    );
  }
}
