import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.js';
import { StandInAgency } from './testing/stand-in-agency.js';

const WHO = ['--officer', 'Rani Latihan', '--reason', 'Too many leads'];
const SET = [
  ...['--rule', 'sponsor-ended-permits', '--set', 'leastPercent=30', '--set', 'leastPermits=40'],
  ...['--from', '2026-12-15'],
];

let folder: string;
let coordinator: StandInAgency;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-cli-'));
  coordinator = new StandInAgency();
  await coordinator.start();
  const client = { id: 'imigrasi-dki.system', secret: 'x' };
  const agencies = [{ code: 'imigrasi-dki', apiUrl: coordinator.url, client }];
  writeFileSync(
    join(folder, 'platform.json'),
    JSON.stringify({ issuer: coordinator.url, agencies }),
  );
});
afterEach(async () => {
  await coordinator.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function activate(...args: string[]) {
  const said = { out: '', err: '' };
  const stream = (name: 'out' | 'err') =>
    new PassThrough().on('data', (chunk) => (said[name] += String(chunk)));
  const code = await runCli(['activate', ...args], {
    ...{ out: stream('out'), err: stream('err'), env: { SINERGI_STATE_DIR: folder } },
    signal: new AbortController().signal,
  });
  return { code, ...said };
}

describe('activate', () => {
  it('sets numbers of a rule, in the version that is run, and says how to revoke it', async () => {
    const { code, out } = await activate(...SET, ...WHO, '--source', 'BA/1/LATIHAN');
    expect(code).toBe(0);
    expect(out).toContain('leastPercent 30, leastPermits 40 from 2026-12-15.');
    expect(out).toContain('activate --revoke the-setting --agency imigrasi-dki');
    expect(coordinator.settings).toEqual([
      {
        path: '/rule-settings',
        body: {
          ...{ ruleId: 'sponsor-ended-permits', ruleVersion: 1, source: 'BA/1/LATIHAN' },
          values: [
            { parameter: 'leastPercent', value: 30 },
            { parameter: 'leastPermits', value: 40 },
          ],
          ...{ inForceFrom: '2026-12-15', inForceUntil: null },
          ...{ activationReason: 'Too many leads', officer: 'Rani Latihan' },
          handling: {
            ...{ purpose: 'COORDINATION', legalBasis: 'Permenkumham 50/2016 (Tim Pora)' },
            retainUntil: '2031-12-31',
          },
        },
      },
    ]);
  });

  it.each([
    ['LIVE', null],
    ['00000001-0000-8000-8000-000000000001', '00000001-0000-8000-8000-000000000001'],
  ])('sets it in the lane %s', async (lane, exerciseId) => {
    await activate(...SET, ...WHO, '--lane', lane);
    expect(coordinator.settings[0]!.body['handling']).toMatchObject({ exerciseId });
  });

  it('tries it only, where that is asked for', async () => {
    const { code, out } = await activate(...SET, ...WHO, '--dry-run');
    expect([code, out.slice(0, 9)]).toEqual([0, 'A dry run']);
    expect(coordinator.settings.map(({ path }) => path)).toEqual(['/rule-settings?dryRun=true']);
  });

  it('revokes a setting at the version that it has', async () => {
    const { code, out } = await activate('--revoke', 'the-setting', ...WHO);
    expect([code, out]).toEqual([0, 'The setting of overstay holds no longer.\n']);
    expect(coordinator.settings).toEqual([
      {
        ...{ path: '/rule-settings/the-setting/changes', version: '"3"' },
        body: { change: 'REVOKED', statusReason: 'Too many leads', officer: 'Rani Latihan' },
      },
    ]);
  });

  it.each([
    [['--rule', 'invented', ...WHO], 'Expected a rule of overstay'],
    [[...WHO], 'as --rule, got nothing'],
    [SET, 'Expected --officer, got nothing.'],
    [[...SET, ...WHO, '--set', 'leastPercent=many'], 'Expected <parameter>=<number> as --set'],
    [[...SET, ...WHO, '--until', '2026-02-30'], 'Expected a day such as 2026-12-15 as --until'],
    [[...SET, ...WHO, '--revoke', 'x'], 'Expected --rule or --revoke, got both.'],
    [['now', ...SET, ...WHO], 'Expected only options after activate, got now.'],
    [[...SET, ...WHO, '--api', 'http://127.0.0.1:1'], 'Expected --api, --issuer and --client'],
  ])('asks nobody where it is told %j', async (args, expected) => {
    const { code, err } = await activate(...args);
    expect(code).toBe(2);
    expect(err).toContain(expected);
    expect(coordinator.settings).toEqual([]);
  });
});
