import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import {
  type DisclosureEntry,
  disclosureFields,
  LEDGER_START,
  ledgerHash,
} from '@sinergi/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.js';
import { StandInAgency } from './testing/stand-in-agency.js';

let folder: string;
let agency: StandInAgency;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-cli-'));
  agency = new StandInAgency();
  await agency.start();
  const client = { id: 'kec-menteng.system', secret: 'x' };
  const agencies = [{ code: 'kec-menteng', apiUrl: agency.url, client }];
  writeFileSync(join(folder, 'platform.json'), JSON.stringify({ issuer: agency.url, agencies }));
  agency.ledger = chain(5);
});
afterEach(async () => {
  await agency.stop();
  rmSync(folder, { recursive: true, force: true });
});

function chain(count: number): DisclosureEntry[] {
  let { head } = LEDGER_START;
  return Array.from({ length: count }, (_, i) => {
    const entry: DisclosureEntry = {
      ...{ seq: i + 1, disclosureId: `00000000-0000-4000-8000-00000000000${i}`, version: 1 },
      ...{ askedAt: `2026-11-29T07:00:0${i}.000001Z`, client: 'c', officerKind: 'STATED' },
      ...{ officer: 'Petugas', purpose: 'SUPERVISION', reason: 'latihan', keys: null },
      ...{ topic: 'timpora.lodging', key: `kec-menteng:${i}`, groups: ['identity'], hash: '' },
    };
    head = ledgerHash(head, disclosureFields(entry));
    return { ...entry, hash: head.toString('hex') };
  });
}

async function verify(...args: string[]) {
  const said = { out: '', err: '' };
  const stream = (name: 'out' | 'err') =>
    new PassThrough().on('data', (chunk) => (said[name] += String(chunk)));
  const code = await runCli(['ledger', 'verify', ...args], {
    ...{ out: stream('out'), err: stream('err'), env: { SINERGI_STATE_DIR: folder } },
    signal: new AbortController().signal,
  });
  return { code, ...said };
}

describe('sinergi ledger verify', () => {
  it('follows the chain over every page, and says its head', async () => {
    const { code, out } = await verify();
    expect(out).toBe(
      `kec-menteng: 5 entries, a whole chain. Its head: 5:${agency.ledger[4]!.hash}\n`,
    );
    expect(code).toBe(0);
    agency.ledger = [];
    expect(await verify()).toMatchObject({ code: 0, out: expect.stringContaining('0 entries') });
  });

  it('finds an entry that was changed, and one that is missing', async () => {
    agency.ledger[3] = { ...agency.ledger[3]!, officer: 'nobody' };
    expect(await verify()).toMatchObject({ code: 1, err: expect.stringContaining('entry 4') });
    agency.ledger = chain(5).filter(({ seq }) => seq !== 2);
    expect(await verify()).toMatchObject({
      code: 1,
      err: 'kec-menteng: Expected entry 2, got a ledger without it.\n',
    });
  });

  it('finds a whole chain that is not the one that was known', async () => {
    const known = (length: number, hash: string) =>
      verify('--agency', 'kec-menteng', '--at', `${length}:${hash}`);
    expect(await known(3, agency.ledger[2]!.hash)).toMatchObject({ code: 0 });
    expect(await known(3, agency.ledger[1]!.hash)).toMatchObject({
      code: 1,
      err: 'kec-menteng: Expected the known hash at entry 3, got another one.\n',
    });
    expect(await known(9, agency.ledger[1]!.hash)).toMatchObject({
      code: 1,
      err: 'kec-menteng: Expected at least 9 entries, got 5.\n',
    });
  });

  it.each([
    [['--at', `3:${'0'.repeat(64)}`], /Expected --agency with --api or --at/],
    [['--agency', 'kec-menteng', '--at', '3'], /Expected <length>:<hash/],
    [['--agency', 'kec-nowhere'], /Expected an agency of kec-menteng, got kec-nowhere/],
    [['now'], /Expected ledger verify, got ledger verify now/],
  ])('refuses %j', async (args, words) => {
    expect(await verify(...args)).toMatchObject({ code: 2, err: expect.stringMatching(words) });
  });
});
