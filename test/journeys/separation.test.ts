import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { ACCOUNT_QUOTAS } from '../../deploy/local/parts/kafka.js';
import { readPrepared } from '../../deploy/local/state/read-prepared.js';
import { agencyOf, platform } from '../support/platform.js';

const descriptor = platform();

const READ_ONLY = 'apicurio.storage.read-only.enabled';
const CORE = '/apis/registry';
const SUBJECTS = '/apis/ccompat/v7/subjects';
const ROGUE = JSON.stringify({
  schemaType: 'AVRO',
  schema: '{"type":"record","name":"Rogue","fields":[]}',
});
const SIGHTING = `${SUBJECTS}/id.timpora.sinergi.Sighting`;

/** Requests that must fail without the deployment's credential, in each API of the registry. */
const ATTACKS: { method: string; path: string; body?: string; type?: string }[] = [
  ...['v2', 'v3'].flatMap((version) => [
    {
      method: 'PUT',
      path: `${CORE}/${version}/admin/config/properties/${READ_ONLY}`,
      body: '{"value":"false"}',
    },
    { method: 'GET', path: `${CORE}/${version}/admin/export` },
    { method: 'GET', path: `${CORE}/${version}/admin/config/properties` },
    { method: 'GET', path: `${CORE}/${version}/admin/rules` },
    { method: 'GET', path: `${CORE}/${version}/admin/roleMappings` },
    {
      method: 'POST',
      path: `${CORE}/${version}/admin/import`,
      body: 'none',
      type: 'application/zip',
    },
    { method: 'DELETE', path: `${CORE}/${version}/groups/default/artifacts` },
  ]),
  { method: 'GET', path: `${CORE}/v3/%61dmin/export` },
  { method: 'GET', path: `${CORE}/v3/admin;a=b/export` },
  { method: 'GET', path: `/${CORE}/v3/admin/export` },
  { method: 'POST', path: `${CORE}/v3/admin/snapshots` },
  {
    method: 'POST',
    path: `${CORE}/v3/groups/default/artifacts`,
    body: JSON.stringify({
      artifactId: 'rogue',
      artifactType: 'AVRO',
      firstVersion: { content: { content: '"string"', contentType: 'application/json' } },
    }),
  },
  ...['v7', 'v8'].flatMap((version) => [
    {
      method: 'POST',
      path: `/apis/ccompat/${version}/subjects/id.timpora.sinergi.Rogue/versions`,
      body: ROGUE,
    },
    {
      method: 'PUT',
      path: `/apis/ccompat/${version}/config`,
      body: '{"compatibility":"NONE"}',
    },
    {
      method: 'PUT',
      path: `/apis/ccompat/${version}/config/id.timpora.sinergi.Sighting`,
      body: '{"compatibility":"NONE"}',
    },
    {
      method: 'DELETE',
      path: `/apis/ccompat/${version}/subjects/id.timpora.sinergi.Sighting`,
    },
  ]),
];

function atRegistry(
  { method, path, body, type }: (typeof ATTACKS)[number],
  authorization?: string,
): Promise<Response> {
  return fetch(`${descriptor.registryUrl}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': type ?? 'application/json' }),
      ...(authorization === undefined ? {} : { authorization }),
    },
    ...(body === undefined ? {} : { body }),
  });
}

const basic = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

describe('the registry', () => {
  it('lets anybody read what is registered, and ask whether a schema would fit', async () => {
    const subjects = await (await atRegistry({ method: 'GET', path: SUBJECTS })).json();
    expect(subjects).toContain('id.timpora.sinergi.Sighting');
    const latest = await atRegistry({ method: 'GET', path: `${SIGHTING}/versions/latest` });
    const { schema, id } = (await latest.json()) as { schema: string; id: number };
    const byId = await atRegistry({ method: 'GET', path: `/apis/ccompat/v7/schemas/ids/${id}` });
    expect(await byId.json()).toMatchObject({ schema });
    const body = JSON.stringify({ schemaType: 'AVRO', schema });
    expect(await (await atRegistry({ method: 'POST', path: SIGHTING, body })).json()).toMatchObject(
      {
        id,
      },
    );
  });

  it('asks for a login for everything else, its admin doors by any spelling included', async () => {
    const open: string[] = [];
    for (const attack of ATTACKS)
      for (const authorization of [
        undefined,
        basic('deploy', 'guessed'),
        basic('admin', 'admin'),
      ]) {
        const { status } = await atRegistry(attack, authorization);
        if (status !== 401) open.push(`${attack.method} ${attack.path}: ${status}`);
      }
    expect(open).toEqual([]);
  });

  it('takes no schema once the deployment is through, from the deployment neither', async () => {
    const { username, password } = descriptor.registryAccount;
    const deploy = basic(username, password);
    const settings = JSON.parse(
      readFileSync(join(descriptor.stateDir, 'settings', 'console.json'), 'utf8'),
    ) as { registry: { username: string; password: string } };
    const console = basic(settings.registry.username, settings.registry.password);
    const write = {
      method: 'POST',
      path: `${SUBJECTS}/id.timpora.sinergi.Rogue/versions`,
      body: ROGUE,
    };
    const switchOff = {
      method: 'PUT',
      path: `${CORE}/v3/admin/config/properties/${READ_ONLY}`,
      body: '{"value":"false"}',
    };
    expect((await atRegistry(switchOff, deploy)).status).toBe(404);
    for (const who of [deploy, console]) {
      const refused = await atRegistry(write, who);
      expect(refused.ok).toBe(false);
      expect(await refused.text()).toContain('read-only');
    }
    const exported = await atRegistry({ method: 'GET', path: `${CORE}/v3/admin/export` }, console);
    expect(exported.status).toBe(403);
    const subjects = await (await atRegistry({ method: 'GET', path: SUBJECTS })).json();
    expect(subjects).not.toContain('id.timpora.sinergi.Rogue');
  });

  it('has no port for its health and metrics', () => {
    const { pid } = descriptor.parts.find(({ name }) => name === 'registry')!;
    const its = listening(pid).map(({ port }) => port);
    expect(new Set(its)).toEqual(new Set([Number(new URL(descriptor.registryUrl).port)]));
  });
});

/** Returns every role that a service has here, with the address of its own database. */
const roles = (): URL[] =>
  [
    descriptor.consoleDatabaseUrl,
    descriptor.detection.databaseUrl,
    descriptor.detection.agency.databaseUrl,
    ...descriptor.agencies.map(({ databaseUrl }) => databaseUrl),
  ].map((url) => new URL(url));

async function inDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

describe('the databases', () => {
  it('let each role into its own and no other, those of PostgreSQL itself included', async () => {
    const names = await inDatabase(
      descriptor.postgres.superuserUrl,
      async (client) =>
        (await client.query<{ datname: string }>('SELECT datname FROM pg_database')).rows,
    );
    expect(names.map(({ datname }) => datname)).toEqual(
      expect.arrayContaining(['postgres', 'template0', 'template1', 'sinergi_registry']),
    );
    const entered: string[] = [];
    for (const role of roles())
      await Promise.all(
        names.map(async ({ datname }) => {
          const url = new URL(role);
          url.pathname = datname;
          const code = await inDatabase(url.href, async () => 'in').catch(
            (error: { code?: string }) => error.code,
          );
          const own = role.pathname === `/${datname}`;
          // 55000: template0 accepts no connections at all.
          const expected = own ? ['in'] : ['42501', ...(datname === 'template0' ? ['55000'] : [])];
          if (!expected.includes(String(code)))
            entered.push(`${role.username} at ${datname}: ${code}`);
        }),
      );
    expect(entered).toEqual([]);
  });

  it('grant everybody nothing: no connection, no temporary table, no new object', async () => {
    const { rows } = await inDatabase(descriptor.postgres.superuserUrl, (client) =>
      client.query(
        `SELECT datname, privilege_type
         FROM pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba)))
         WHERE grantee = 0`,
      ),
    );
    expect(rows).toEqual([]);
    for (const { href } of roles()) {
      const own = await inDatabase(href, (client) =>
        client.query(
          `SELECT nspname FROM pg_namespace, aclexplode(nspacl)
           WHERE grantee = 0 AND privilege_type = 'CREATE'`,
        ),
      );
      expect(own.rows).toEqual([]);
    }
  });

  it('let nobody in without the password', async () => {
    const url = new URL(agencyOf(descriptor, 'kec-menteng').databaseUrl);
    url.password = 'wrong';
    await expect(new pg.Client(url.href).connect()).rejects.toMatchObject({ code: '28P01' });
  });
});

describe('the broker', () => {
  it('gives each account a rate of its own, in bytes and in work', () => {
    const { kafkaLibDir } = readPrepared();
    const said = execFileSync(
      join(descriptor.javaHome, 'bin/java'),
      [
        ...['-Xmx128m', '-XX:TieredStopAtLevel=1', '-cp', `${kafkaLibDir}/*`],
        ...['kafka.admin.ConfigCommand', '--bootstrap-server', descriptor.kafka.brokers[0]!],
        ...['--command-config', join(descriptor.stateDir, 'kafka', 'admin.properties')],
        ...['--describe', '--entity-type', 'users', '--entity-default'],
      ],
      { encoding: 'utf8' },
    );
    const quotas = Object.fromEntries(
      [...said.matchAll(/(\w+)=([\d.E]+)/g)].map(([, name, value]) => [name, Number(value)]),
    );
    expect(quotas).toEqual(ACCOUNT_QUOTAS);
  }, 60_000);
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

/**
 * Returns the listening addresses and ports of this machine, from Linux's own tables, or from lsof
 * where there are none.
 *
 * @param pid of the process that listens; any where absent
 */
function listening(pid?: number): { address: string; port: number }[] {
  if (!existsSync('/proc/net/tcp')) {
    const of = pid === undefined ? [] : ['-a', '-p', String(pid)];
    const said = execFileSync('lsof', ['-nP', '-iTCP', '-sTCP:LISTEN', '-Fn', ...of], {
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
      .filter((fields) => pid === undefined || socketsOf(pid).has(fields[9]!))
      .map(([, local]) => {
        const [address, port] = local!.split(':') as [string, string];
        return {
          address: address.endsWith('0100007F') ? '127.0.0.1' : address,
          port: Number.parseInt(port, 16),
        };
      }),
  );
}

/** Returns the inodes of a process's sockets. */
const socketsOf = (pid: number): Set<string> =>
  new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const [, inode] = /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${fd}`)) ?? [];
      return inode === undefined ? [] : [inode];
    }),
  );
/** What is open may be closed in between. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

describe('every port', () => {
  it('is on the loopback and nowhere else', () => {
    const base = Number(new URL(descriptor.consoleUrl).port);
    const ours = listening().filter(({ port }) => port >= base && port < base + 100);
    expect(ours.length).toBeGreaterThan(20);
    expect(ours.filter(({ address }) => address !== '127.0.0.1')).toEqual([]);
  });
});
