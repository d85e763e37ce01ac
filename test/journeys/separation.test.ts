import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { agencyOf, platform } from '../support/platform.js';

const descriptor = platform();

describe('the registry', () => {
  it('takes no schema once the deployment is through', async () => {
    const response = await fetch(
      `${descriptor.registryUrl}/apis/ccompat/v7/subjects/id.timpora.sinergi.Rogue/versions`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/vnd.schemaregistry.v1+json' },
        body: JSON.stringify({
          schemaType: 'AVRO',
          schema: '{"type":"record","name":"Rogue","fields":[]}',
        }),
      },
    );
    expect(response.ok).toBe(false);
    const subjects = (await (
      await fetch(`${descriptor.registryUrl}/apis/ccompat/v7/subjects`)
    ).json()) as string[];
    expect(subjects).not.toContain('id.timpora.sinergi.Rogue');
    expect(subjects).toContain('id.timpora.sinergi.Sighting');
  });
});

describe('the databases', () => {
  it('let no agency’s role into another’s', async () => {
    const own = new URL(agencyOf(descriptor, 'kec-menteng').databaseUrl);
    const other = new URL(agencyOf(descriptor, 'kec-gambir').databaseUrl);
    own.pathname = other.pathname;
    const client = new pg.Client(own.href);
    await expect(client.connect()).rejects.toMatchObject({ code: '42501' });
  });

  it('let nobody in without the password', async () => {
    const url = new URL(agencyOf(descriptor, 'kec-menteng').databaseUrl);
    url.password = 'wrong';
    await expect(new pg.Client(url.href).connect()).rejects.toMatchObject({ code: '28P01' });
  });
});

describe('secrets on disk', () => {
  it('are readable by their owner alone', async () => {
    const { keystoreFile, passphraseFile, settingsFile } = agencyOf(descriptor, 'kec-menteng');
    for (const file of [
      keystoreFile,
      passphraseFile,
      settingsFile,
      join(descriptor.stateDir, 'platform.json'),
      join(descriptor.stateDir, 'secrets.json'),
    ]) {
      expect({ file, mode: (await stat(file)).mode & 0o077 }).toEqual({ file, mode: 0 });
    }
  });
});

/** Who listens on this machine: address and port. By Linux's own tables, or by lsof where there are none. */
function listening(): { address: string; port: number }[] {
  if (!existsSync('/proc/net/tcp')) {
    const said = execFileSync('lsof', ['-nP', '-iTCP', '-sTCP:LISTEN', '-Fn'], {
      encoding: 'utf8',
    });
    return [...said.matchAll(/^n(.+):(\d+)$/gm)].map(([, address, port]) => ({
      address: address!,
      port: Number(port),
    }));
  }
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    readFileSync(table, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === '0A')
      .map(([, local]) => {
        const [address, port] = local!.split(':') as [string, string];
        return {
          address: address.endsWith('0100007F') ? '127.0.0.1' : address,
          port: Number.parseInt(port, 16),
        };
      }),
  );
}

describe('every port', () => {
  it('is on the loopback and nowhere else', () => {
    const base = Number(new URL(descriptor.consoleUrl).port);
    const ours = listening().filter(({ port }) => port >= base && port < base + 100);
    expect(ours.length).toBeGreaterThan(20);
    expect(ours.filter(({ address }) => address !== '127.0.0.1')).toEqual([]);
  });
});
