import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { eventually, withSession } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSighting } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { ReportReader } from '../support/operator-view.js';
import { agencyOf, platform } from '../support/platform.js';

const run = promisify(execFile);
const descriptor = platform();
const CODE = 'kec-menteng';
const menteng = new AgencySystem(descriptor, CODE);
const reports = new ReportReader();

beforeAll(() => reports.start(descriptor));
afterAll(() => reports.stop());

/** Opens a sighting of its own twice. @returns its id */
async function openedTwice(): Promise<string> {
  const { sightingId } = (await menteng.report(aSighting())).body;
  await eventually(
    'it came back over the log',
    async () => (await menteng.read(sightingId)).status === 200,
  );
  for (const _ of [1, 2])
    expect((await menteng.disclose('sightings', sightingId, ['location'])).status).toBe(200);
  return sightingId;
}

const verify = (...args: string[]) =>
  run(process.execPath, ['apps/cli/sinergi.mjs', 'ledger', 'verify', ...args], {
    env: { ...process.env, SINERGI_STATE_DIR: descriptor.stateDir },
  });

describe('an agency whose data another one opened', () => {
  it('is told who, for what and why; nobody else can read it', async () => {
    const { sightingId } = (await menteng.report(aSighting())).body;
    const opener = new AgencySystem(descriptor, 'kejari-jakpus');
    await eventually('it is there', async () => (await opener.read(sightingId)).status === 200);
    const { body } = await opener.disclose('sightings', sightingId, ['location']);
    const told = await eventually('the notice came, with its key', async () => {
      const { items } = (await menteng.get(`/disclosures/received?entityId=${sightingId}`)).body;
      return items.length > 0 ? items : null;
    });
    expect(told).toMatchObject([
      {
        ...{ noticeId: body.disclosureId, opener: opener.code, purpose: 'SUPERVISION' },
        status: 'OPEN',
        detail: {
          ...{ key: `${CODE}:${sightingId}`, groups: ['location'], officerKind: 'STATED' },
          ...{ officer: 'officer 0001', reason: 'Field check under SP/001/XI/2026' },
        },
      },
    ]);
    // It tells that it was asked for, also where nothing was opened.
    expect(JSON.stringify(body)).not.toContain('"OPEN"');
    const elsewhere = await eventually('every copy has the notice', () =>
      withSession(agencyOf(descriptor, 'kec-senen').databaseUrl, async (query) => {
        const { rows } = await query(
          `SELECT value FROM history WHERE topic = 'timpora.disclosure' AND key = $1`,
          [`${opener.code}:${body.disclosureId}`],
        );
        return rows[0] ? (rows[0]['value'] as Buffer).toString('latin1') : null;
      }),
    );
    for (const text of ['officer 0001', sightingId, 'Field check'])
      expect(elsewhere).not.toContain(text);
    const others = new AgencySystem(descriptor, 'kec-senen');
    const { items } = (await others.get(`/disclosures/received?opener=${opener.code}`)).body;
    expect(items).toEqual([]);
  });

  it('cannot be told lies by another way in: no system begins a notice', async () => {
    const { status } = await menteng.send('POST', '/disclosure-notices', {});
    expect(status).toBe(404);
    const batch = await menteng.send('POST', '/batch', {
      items: [{ flow: 'disclosure', data: { addressees: ['kec-senen'] } }],
    });
    expect(JSON.stringify(batch.body)).not.toContain('"eventId"');
  });
});

describe('the ledger of an agency', () => {
  it('tells each opening, newest first, and by pages the same as at once', async () => {
    const id = await openedTwice();
    const { status, body } = await menteng.get(`/disclosures?entityId=${id}`);
    expect(status).toBe(200);
    expect(body.items).toHaveLength(2);
    const [last, first] = body.items;
    expect(last).toMatchObject({
      ...{ key: `${CODE}:${id}`, officer: 'officer 0001', officerKind: 'STATED' },
      ...{ purpose: 'SUPERVISION', groups: ['location'], topic: 'timpora.sighting', version: 1 },
    });
    expect(last.seq).toBeGreaterThan(first.seq);
    const one = (await menteng.get(`/disclosures?entityId=${id}&order=oldest&limit=1`)).body;
    expect(one.items).toEqual([first]);
    const next = await menteng.get(
      `/disclosures?entityId=${id}&order=oldest&limit=1&cursor=${one.nextCursor}`,
    );
    expect(next.body).toEqual({ items: [last], nextCursor: null });
    for (const [query, count] of [
      ['officer=OFFICER%200001', 2],
      ['officerKind=LOGGED_IN', 0],
      [`owner=${CODE}`, 2],
      ['owner=kec-senen', 0],
      ['purpose=SUPERVISION', 2],
      ['to=2026-01-01T00:00:00Z', 0],
    ] as const)
      expect((await menteng.get(`/disclosures?entityId=${id}&${query}`)).body.items).toHaveLength(
        count,
      );
  });

  it('is a whole chain at every agency, whose head every report tells', async () => {
    await openedTwice();
    const { stdout } = await verify();
    const heads = new Map(
      stdout
        .trim()
        .split('\n')
        .map((line) => {
          const [, code, length, head] = /^([a-z-]+): .* Its head: (\d+):([0-9a-f]{64})$/.exec(
            line,
          )!;
          return [code!, { length: Number(length), head: head! }];
        }),
    );
    expect([...heads.keys()]).toEqual(descriptor.agencies.map(({ code }) => code));
    const { length, head } = heads.get(CODE)!;
    expect(length).toBeGreaterThanOrEqual(2);
    expect((await menteng.get('/disclosures/head')).body).toEqual({ length, head });
    await eventually('a report tells it', () => {
      const told = reports.latest.get(CODE)?.ledger;
      return told?.length === length && Buffer.from(told.head).toString('hex') === head;
    });
    await openedTwice();
    await eventually('a later report names that length again', () =>
      reports.latest
        .get(CODE)
        ?.ledger?.earlier.some((mark) => Buffer.from(mark.head).toString('hex') === head),
    );
    expect((await verify('--agency', CODE, '--at', `${length}:${head}`)).stdout).toContain('whole');
  });

  it('is refused to whoever has the service’s credentials, and to another scope', async () => {
    const { databaseUrl } = agencyOf(descriptor, CODE);
    for (const attack of [
      'DELETE FROM disclosure',
      `UPDATE disclosure SET officer = 'nobody'`,
      'TRUNCATE disclosure',
      'DROP TABLE disclosure',
      `SET ROLE ${new URL(databaseUrl).username}_owner`,
    ])
      await expect(withSession(databaseUrl, (query) => query(attack))).rejects.toMatchObject({
        code: '42501',
      });
    const token = await menteng.accessToken('bulletin:read');
    const scoped = await fetch(`${menteng.apiUrl}/disclosures`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([scoped.status, ((await scoped.json()) as { type: string }).type]).toEqual([
      ...[403, '/problems/scope-missing'],
    ]);
  });
});
