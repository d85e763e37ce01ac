import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureFolder } from './atomic-folder.mjs';
import { requireDiskSpace } from './disk-space.mjs';
import { findJdk } from './find-jdk.mjs';
import { findMaven } from './find-maven.mjs';
import { requireFreePorts } from './free-ports.mjs';
import { requireNode } from './node-version.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-prerequisites-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/**
 * A program that answers like a JVM of a given version, as `java -XshowSettings:properties
 * -version` does.
 */
function fakeJvm(name: string, version: string): string {
  const home = join(folder, name);
  mkdirSync(join(home, 'bin'), { recursive: true });
  writeFileSync(
    join(home, 'bin/java'),
    `#!/bin/sh\necho "    java.specification.version = ${version}" >&2\n` +
      `echo "    java.home = ${home}" >&2\n`,
  );
  chmodSync(join(home, 'bin/java'), 0o755);
  return home;
}

/** One sentence that ends in a full stop and names what is missing. */
const oneSentence = (...words: string[]) => ({
  message: expect.stringMatching(new RegExp(`^[^\\n]*${words.join('[^\\n]*')}[^\\n]*\\.$`)),
});

describe('a missing prerequisite is said in one sentence', () => {
  it('a JDK that is too old, with the newest that was found', async () => {
    const home = fakeJvm('jdk-17', '17');
    await expect(
      findJdk({ env: { JAVA_HOME: home, PATH: '' }, folders: [] }),
    ).rejects.toMatchObject({
      code: 'JDK',
      ...oneSentence('JDK of version 21', '17'),
    });
  });

  it('no JDK at all', async () => {
    await expect(findJdk({ env: { PATH: folder }, folders: [folder] })).rejects.toMatchObject({
      code: 'JDK',
      ...oneSentence('none was found'),
    });
  });

  it('Maven', async () => {
    await expect(findMaven({ env: { PATH: folder }, javaHome: folder })).rejects.toMatchObject({
      code: 'MAVEN',
      ...oneSentence('Maven', 'mvn'),
    });
  });

  it('disk space', async () => {
    await expect(
      requireDiskSpace(folder, 3_072, async () => ({ bavail: 100, bsize: 2 ** 20 })),
    ).rejects.toMatchObject({
      code: 'DISK',
      ...oneSentence('3072 MiB', '100 MiB'),
    });
  });

  it('an old Node.js', () => {
    expect(() => requireNode('18.20.0')).toThrow(/20\.19 or newer.*18\.20\.0\.$/);
    expect(() => requireNode('20.19.0')).not.toThrow();
  });
});

describe('a port in use', () => {
  let server: Server;
  let port: number;
  beforeEach(async () => {
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as { port: number }).port;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('is named with what it is for and who holds it', async () => {
    await expect(requireFreePorts([{ port, purpose: 'Kafka' }])).rejects.toMatchObject({
      code: 'PORT',
      ...oneSentence(`Port ${port}`, 'Kafka', 'in use', `${process.pid}`),
    });
  });
});

describe('finding a JDK', () => {
  it('honours JAVA_HOME first, then looks where distributions keep theirs', async () => {
    const [chosen, other] = [fakeJvm('chosen', '21'), fakeJvm('other', '25')];
    expect(await findJdk({ env: { JAVA_HOME: chosen, PATH: '' }, folders: [folder] })).toEqual({
      home: chosen,
      version: 21,
    });
    const old = fakeJvm('old', '17');
    expect(
      (await findJdk({ env: { JAVA_HOME: old, PATH: '' }, folders: [folder] })).version,
    ).toBeGreaterThanOrEqual(21);
    expect(other).toContain('other');
  });
});

describe('a folder that is filled', () => {
  it('is there whole or not at all, and what a killed run left is cleared', async () => {
    const target = join(folder, 'parts');
    await expect(
      ensureFolder(target, async (staging) => {
        writeFileSync(join(staging, 'half'), 'x');
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(
      await ensureFolder(target, async (staging) => writeFileSync(join(staging, 'whole'), 'x')),
    ).toBe(true);
    expect(await ensureFolder(target, async () => expect.fail('it is there'))).toBe(false);
  });
});
