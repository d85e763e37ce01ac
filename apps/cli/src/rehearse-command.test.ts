import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.js';
import type { Rehearsal } from './said-of-rehearsal.js';

const SUBJECT = '00000000-0000-4000-8000-000000000001';
const finding = (severity: string, days: number) => ({
  ...{ severity, requestedAction: 'CHECK_RECORDS', evidence: ['event-1', 'event-2'] },
  explanation: { id: `${days} hari lewat izin.`, en: `${days} days over.` },
});
const REHEARSAL: Rehearsal = {
  ...{ rule: 'overstay', version: 2, lane: 'LIVE', days: 30, units: 250, of: 250 },
  ...{ present: { graceDays: 0, mediumFromDays: 7 }, changed: { graceDays: 3, mediumFromDays: 7 } },
  ...{ counts: { come: 0, go: 21, change: 1, same: 40 }, saidAnew: 1, failed: 0 },
  isComplete: true,
  examples: [
    {
      ...{ unit: 'PERSON', unitId: SUBJECT, kind: 'GO', changed: null, changes: [] },
      present: { from: '2026-11-29', until: '2026-11-30', days: 2, finding: finding('LOW', 2) },
      silentFor: { en: 'The days over are not more than the days of grace.' },
      isSaidAnew: true,
    },
    {
      ...{ unit: 'PERSON', unitId: SUBJECT, kind: 'CHANGE', changes: ['DAYS', 'REQUESTED_ACTION'] },
      present: { from: '2026-11-25', until: '2026-11-30', days: 6, finding: finding('LOW', 6) },
      changed: { from: '2026-11-28', until: '2026-11-30', days: 3, finding: finding('LOW', 6) },
      ...{ silentFor: null, isSaidAnew: false },
    },
  ],
};
const told = (...lines: object[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');
const GOOD = told({ progress: { units: 250, of: 250 } }, { rehearsal: REHEARSAL });

let folder: string;
let server: Server;
let answer: { status: number; body: string };
let asked: { path: string; scope: string | null; body: Record<string, unknown> } | null;

beforeEach(async () => {
  answer = { status: 200, body: GOOD };
  asked = null;
  let scope: string | null = null;
  server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    if (request.url === '/token') {
      scope = new URLSearchParams(text).get('scope');
      return void response.end('{"access_token":"t","expires_in":600}');
    }
    asked = { path: request.url!, scope, body: JSON.parse(text) };
    response.writeHead(answer.status, { 'content-type': 'application/x-ndjson' }).end(answer.body);
  });
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens));
  folder = mkdtempSync(join(tmpdir(), 'sinergi-cli-'));
  writePlatform({ maintenance: { id: 'deteksi.maintenance', secret: 'x' } });
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closes) => server.close(closes));
  rmSync(folder, { recursive: true, force: true });
});

const urlOf = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
function writePlatform(agency: object): void {
  const client = { id: 'deteksi.system', secret: 'x' };
  const detection = { url: urlOf(), agency: { code: 'deteksi', client, ...agency } };
  const platform = { issuer: urlOf(), agencies: [], detection };
  writeFileSync(join(folder, 'platform.json'), JSON.stringify(platform));
}

async function rehearse(args: string[], env: NodeJS.ProcessEnv = { SINERGI_STATE_DIR: folder }) {
  const said = { out: '', err: '' };
  const stream = (name: 'out' | 'err') =>
    new PassThrough().on('data', (chunk) => (said[name] += String(chunk)));
  const { signal } = new AbortController();
  const code = await runCli(['rehearse', ...args], {
    ...{ out: stream('out'), err: stream('err'), env, signal },
  });
  return { code, ...said };
}

const ASKED = ['--rule', 'overstay', '--days', '30', '--set', 'graceDays=3'];

describe('sinergi rehearse', () => {
  it('asks as who operates early detection, with the numbers, and says who asks', async () => {
    await rehearse([...ASKED, '--set', 'mediumFromDays=9', '--officer', 'officer 0001']);
    expect(asked).toEqual({
      ...{ path: '/rules/overstay/rehearsals', scope: 'operate' },
      body: {
        ...{ days: 30, set: { graceDays: 3, mediumFromDays: 9 }, lane: 'LIVE' },
        officer: 'officer 0001',
      },
    });
    await rehearse([...ASKED, '--lane', SUBJECT]);
    expect(asked!.body).toMatchObject({ lane: SUBJECT, officer: userInfo().username });
  });

  it('prints what would come, go and change, and why', async () => {
    const { code, out, err } = await rehearse(ASKED);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      [
        'overstay version 2, graceDays 0 -> 3, mediumFromDays 7',
        'The last 30 days, live; 250 of 250 looked at.',
        '',
        'Would come               0',
        'Would go                21',
        'Would be others          1',
        'Stay the same           40',
        '(*) 1 of these rest on what was said anew since. How it read on those days is not kept.',
        '',
        'Would go (21, the first 1)',
        `  person ${SUBJECT} (*)`,
        '    now    2026-11-29 to 2026-11-30 (2 days)  LOW     CHECK_RECORDS',
        '           2 days over.',
        '           evidence: event-1, event-2',
        '    The days over are not more than the days of grace.',
        '',
        'Would be others (1)',
        `  person ${SUBJECT}: days, requested action`,
        '    now    2026-11-25 to 2026-11-30 (6 days)  LOW     CHECK_RECORDS',
        '           6 days over.',
        '           evidence: event-1, event-2',
        '    tried  2026-11-28 to 2026-11-30 (3 days)  LOW     CHECK_RECORDS',
        '           6 days over.',
        '           evidence: event-1, event-2',
        '',
      ].join('\n'),
    );
  });

  it('says where it is not whole', async () => {
    const partial = { ...REHEARSAL, units: 200, isComplete: false, failed: 2 };
    answer.body = told({ rehearsal: partial });
    const { out } = await rehearse(ASKED);
    expect(out).toContain('It took too long: only 200 of 250 are counted.\n');
    expect(out).toContain('The rule failed for 2: a defect, see the service');
  });

  it('prints JSON for programs', async () => {
    const { out } = await rehearse([...ASKED, '--json']);
    expect(JSON.parse(out)).toEqual(REHEARSAL);
  });

  it('says in the service’s words why it is refused', async () => {
    const detail = 'Expected graceDays from 0 to 30 days, got 31';
    answer = { status: 400, body: JSON.stringify({ detail }) };
    expect(await rehearse(ASKED)).toEqual({ code: 2, out: '', err: `${detail}.\n` });
    answer = { status: 200, body: told({ problem: { detail } }) };
    expect(await rehearse(ASKED)).toEqual({ code: 2, out: '', err: `${detail}.\n` });
    answer = { status: 418, body: 'no problem' };
    expect((await rehearse(ASKED)).err).toBe('Expected a rehearsal, got HTTP 418.\n');
    answer = { status: 200, body: told({ progress: { units: 1, of: 2 } }) };
    expect((await rehearse(ASKED)).err).toMatch(
      /^Expected the rehearsal to its end, got an answer/,
    );
  });

  it('asks another platform with a client and its secret', async () => {
    const remote = ['--api', urlOf(), '--issuer', urlOf(), '--client', 'c'];
    const { code } = await rehearse([...ASKED, ...remote], { SINERGI_CLIENT_SECRET: 's' });
    expect(code).toBe(0);
  });

  it('needs a client for operation on this machine', async () => {
    writePlatform({ maintenance: null });
    expect((await rehearse(ASKED)).err).toMatch(
      /^Expected an agency with a client for operation, got deteksi without one/,
    );
  });

  it.each([
    [[], 'Expected --rule, the rule to rehearse, got nothing.\n'],
    [['overstay'], 'Expected only options after rehearse, got overstay.\n'],
    [['--rule', 'a'], 'Expected --set <parameter>=<number>, a number to try, got none.\n'],
    [['--rule', 'a', '--set', 'x'], 'Expected <parameter>=<number> as --set, got x.\n'],
    [['--rule', 'a', '--set', 'x=y'], 'Expected <parameter>=<number> as --set, got x=y.\n'],
    [['--rule', 'a', '--set', 'x=1e9'], 'Expected <parameter>=<number> as --set, got x=1e9.\n'],
    [
      ['--rule', 'a', '--set', 'x=1', '--set', 'x=2'],
      'Expected each parameter once as --set, got x twice.\n',
    ],
    [
      ['--rule', 'a', '--set', 'x=1', '--days', '0'],
      'Expected days from 1 to 90 as --days, got 0.\n',
    ],
    [
      ['--rule', 'a', '--set', 'x=1', '--days', '1.5'],
      'Expected days from 1 to 90 as --days, got 1.5.\n',
    ],
    [
      ['--rule', 'a', '--set', 'x=1', '--api', 'http://x'],
      'Expected --api, --issuer and --client together, got --api.\n',
    ],
  ])('says what was expected instead of %j', async (args, message) => {
    expect(await rehearse(args)).toEqual({ code: 2, out: '', err: message });
    expect(asked).toBeNull();
  });
});
