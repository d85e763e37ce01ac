import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { eventually } from '@sinergi/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LONGEST_LINE_BYTES } from './cut-lines.js';
import { runCli } from './run-cli.js';
import { StandInAgency } from './testing/stand-in-agency.js';

let folder: string;
let agency: StandInAgency;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-cli-'));
  agency = new StandInAgency();
  await agency.start();
  const agencies = [
    { code: 'kec-menteng', apiUrl: agency.url, client: { id: 'kec-menteng.system', secret: 'x' } },
  ];
  writeFileSync(join(folder, 'platform.json'), JSON.stringify({ issuer: agency.url, agencies }));
});
afterEach(async () => {
  await agency.stop();
  rmSync(folder, { recursive: true, force: true });
});

const item = (n: number, good = true) => JSON.stringify({ flow: 'sighting', data: { good, n } });
const items = (count: number) => Array.from({ length: count }, (_, i) => item(i + 1));

function file(content: string): string {
  const path = join(folder, 'lines.ndjson');
  writeFileSync(path, content);
  return path;
}

async function sinergi(args: string[], { signal = new AbortController().signal, env = {} } = {}) {
  const said = { out: '', err: '' };
  const stream = (name: 'out' | 'err') =>
    new PassThrough().on('data', (chunk) => (said[name] += String(chunk)));
  const code = await runCli(args, {
    out: stream('out'),
    err: stream('err'),
    env: { SINERGI_STATE_DIR: folder, ...env },
    signal,
  });
  return { code, ...said };
}

describe('sinergi import', () => {
  it('sends every line once, in pieces, and says how many were accepted', async () => {
    const lines = items(12_001);
    const { code, out } = await sinergi(['import', file(`${lines.join('\n')}\n`)]);
    expect(out).toMatch(/^12001 accepted, 0 rejected \(import 3f0c2c7e-/);
    expect(code).toBe(0);
    expect(agency.lines).toEqual(lines);
    expect(agency.uploads).toEqual([1, 5_001, 10_001]);
    expect(agency.isComplete).toBe(true);
    expect(agency.name).toBe('lines.ndjson');
  });

  it('goes on where a broken connection left the import, and does no line twice', async () => {
    agency.breaksAfter = [3, 700, 5_200];
    agency.awayFor = 2;
    const lines = items(6_000);
    const { code } = await sinergi(['import', file(lines.join('\n'))]);
    expect(code).toBe(0);
    expect(agency.lines).toEqual(lines);
    expect(agency.uploads).toEqual([1, 4, 701, 5_201]);
  });

  it('asks where the import is when the answer to the last lines was lost', async () => {
    agency.lostAnswers = 1;
    expect((await sinergi(['import', file(items(3).join('\n'))])).code).toBe(0);
    expect(agency.uploads).toEqual([1]);
    expect(agency.lines).toHaveLength(3);
  });

  it('names rejected lines by number, all of them in a file, without their content', async () => {
    const lines = items(60).map((line, i) => (i % 2 === 0 ? line : `{"name":"a secret ${i}`));
    const errors = join(folder, 'errors.ndjson');
    const { code, out, err } = await sinergi([
      'import',
      file(lines.join('\n')),
      '--errors',
      errors,
    ]);
    expect(code).toBe(1);
    expect(out).toContain('30 accepted, 30 rejected');
    expect(out).toContain(
      'line 2: invalid-request: Expected an item, got something else (/data/good: true)',
    );
    expect(out.match(/^line \d+/gm)).toHaveLength(20);
    expect(out).toContain('… and 10 more');
    expect(out + err).not.toContain('secret');
    const written = readFileSync(errors, 'utf8').trimEnd().split('\n');
    expect(written.map((text) => (JSON.parse(text) as { line: number }).line)).toEqual(
      Array.from({ length: 30 }, (_, i) => 2 * i + 2),
    );
  });

  it('counts lines as the file does: blank, CRLF, and a last one without an end', async () => {
    const { code, out } = await sinergi(['import', file(`${item(1)}\r\n\n${item(2)}\n{"half": `)]);
    expect(code).toBe(1);
    expect(out).toContain('2 accepted, 1 rejected');
    expect(out).toContain('line 4: invalid-request');
  });

  it('is stopped in the middle, says how to go on, and goes on there', async () => {
    const lines = items(4);
    agency.breaksAfter = [2, 2, 2, 2, 2, 2, 2, 2, 2, 2];
    const stopping = new AbortController();
    const path = file(lines.join('\n'));
    const first = sinergi(['import', path], { signal: stopping.signal });
    await eventually('two lines were taken', () => agency.uploads.includes(3), 10_000, 5);
    stopping.abort();
    const { code, err } = await first;
    expect(code).toBe(2);
    const [, id] =
      /Interrupted\. The lines taken so far are done\. Continue with --resume ([0-9a-f-]+)/.exec(
        err,
      )!;
    agency.breaksAfter = [];
    expect((await sinergi(['import', path, '--resume', id!])).code).toBe(0);
    expect(agency.lines).toEqual(lines);
    writeFileSync(path, item(1));
    agency.isComplete = false;
    expect(await sinergi(['import', path, '--resume', id!])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/at least 4 lines.*got 1/),
    });
  });

  it('sends nothing of another file, whatever its length, and says so', async () => {
    agency.lines.push(...items(2));
    const other = [item(1), item(7), item(3), item(4)];
    const id = '3f0c2c7e-1111-4222-8333-444455556666';
    const { code, err } = await sinergi(['import', file(other.join('\n')), '--resume', id]);
    expect(code).toBe(2);
    expect(err).toMatch(
      /Expected the file that import .* was begun with, got another: its first 2/,
    );
    expect(agency.uploads).toEqual([]);
    expect((await sinergi(['import', file(items(4).join('\n')), '--resume', id])).code).toBe(0);
    expect(agency.lines).toEqual(items(4));
  });

  it('completes an import whose lines were all taken but that was left open', async () => {
    agency.lines.push(...items(3));
    const { code, out } = await sinergi([
      'import',
      file(`${items(3).join('\n')}\n`),
      '--resume',
      '3f0c2c7e-1111-4222-8333-444455556666',
    ]);
    expect(out).toContain('3 accepted, 0 rejected');
    expect(code).toBe(0);
    expect(agency.isComplete).toBe(true);
  });

  it('gives up where nothing goes forward', async () => {
    agency.awayFor = Number.MAX_SAFE_INTEGER;
    const { code, err } = await sinergi(['import', file(item(1)), '--give-up', '1']);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^Expected kec-menteng at http:\/\/127\.0\.0\.1:\d+ to answer, got nothing for 1 s\.\n$/,
    );
  });

  it('wraps plain data into items of a flow, and leaves other lines to be rejected', async () => {
    const long = JSON.stringify({ good: true, text: 'x'.repeat(LONGEST_LINE_BYTES) });
    const injected = '{"good":true},"flow":"watch"';
    const path = file(['{"good":true}', '[1]', long, injected, '', '{"good":true}'].join('\n'));
    const { code, out } = await sinergi(['import', path, '--flow', 'sighting']);
    expect(code).toBe(1);
    expect(out).toContain('2 accepted, 3 rejected');
    expect(agency.rejected.map(({ line }) => line)).toEqual([2, 3, 4]);
    expect(agency.lines[0]).toBe('{"flow":"sighting","data":{"good":true}}');
    expect(agency.lines[2]!.length).toBe(LONGEST_LINE_BYTES + 1);
    expect(agency.lines[3]).toBe(injected);
  });

  it('shows a bar where somebody watches', async () => {
    const said: string[] = [];
    const err = Object.assign(new PassThrough(), {
      isTTY: true,
      columns: 100,
      cursorTo: () => true,
      clearLine: () => true,
      moveCursor: () => true,
    });
    err.on('data', (chunk) => said.push(String(chunk)));
    const { signal } = new AbortController();
    const code = await runCli(['import', file(items(5).join('\n'))], {
      out: new PassThrough(),
      err,
      env: { SINERGI_STATE_DIR: folder },
      signal,
    });
    expect(code).toBe(0);
    expect(said.join('')).toMatch(/100 % · 5 lines · 5 accepted, 0 rejected/);
  });
});

describe('sinergi import --dry-run', () => {
  it('has every line validated in chunks and sends no import', async () => {
    const lines = [...items(450), item(451, false), 'garbage', '"poison"', item(454)];
    const { code, out } = await sinergi(['import', file(lines.join('\n')), '--dry-run']);
    expect(code).toBe(1);
    expect(out).toContain('451 would be accepted, 3 would be rejected\n');
    expect(out.match(/^line \d+/gm)).toEqual(['line 451', 'line 452', 'line 453']);
    expect(agency.uploads).toEqual([]);
    expect(agency.lines).toEqual([]);
    expect(agency.tries).toBeLessThan(10);
  });
});

describe('sinergi', () => {
  it('explains itself', async () => {
    expect(await sinergi(['--help'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Usage: node \/.*\/apps\/cli\/sinergi\.mjs import <file>/),
    });
  });

  it('verify says by its exit code whether a file proves anything, or cannot be read', async () => {
    const key = ['--directory-key', 'A'.repeat(43)];
    const none = await sinergi(['verify', file('{"format":"else"}'), ...key]);
    expect(none.err).toMatch(/^Not verified \(NOT_EVIDENCE\)\. Expected the members/);
    expect(none.code).toBe(1);
    const text = await sinergi(['verify', file('text'), ...key]);
    expect(text.err).toMatch(/^Not verified \(NOT_EVIDENCE\)\. Expected JSON/);
    expect(text.code).toBe(1);
    const unreadable = [
      [['verify', join(folder, 'none')], /^Expected a file at .*, got ENOENT/],
      [['verify', file('text'), '--directory-key', 'x'], /^Expected an Ed25519 key of 43/],
      [['verify', file('text'), '--root', 'x'], /^Expected a hash of 64 hexadecimal digits/],
    ] as const;
    for (const [args, expected] of unreadable) {
      const { code, err } = await sinergi([...args]);
      expect(err).toMatch(expected);
      expect(code).toBe(2);
    }
    const keyless = await sinergi(['verify', file('{}')]);
    expect(keyless.err).toMatch(/^Expected --root, --directory-key or a platform/);
    expect(keyless.code).toBe(2);
  });

  it('verify says which of root and directory key a file needs', async () => {
    const record = {
      ...{ topic: 'timpora.directory', partition: 0, offset: '0', key: 'exchange', headers: {} },
      ...{ appendedAt: '2026-11-29T00:00:00.000Z', value: '', schema: {} },
    };
    const head = { exchangeId: 'one', listing: null };
    const signed = { ...head, format: 'sinergi-evidence-1', record };
    const approved = {
      ...{ ...head, format: 'sinergi-evidence-2', terms: [] },
      record: { ...record, previousHash: '0'.repeat(64) },
    };
    const key = ['--directory-key', 'A'.repeat(43)];
    const root = ['--root', '0'.repeat(64)];
    for (const [evidence, pinned, code, said] of [
      [approved, key, 2, /^Expected --root for a file of this format, got a directory key alone/],
      [signed, root, 2, /^Expected --directory-key for a file of this format, got a root alone/],
      [approved, [...root, ...key], 1, /^Not verified \(NOT_EVIDENCE\)\. Expected a version/],
      [signed, [...root, ...key], 1, /^Not verified \(NOT_EVIDENCE\)\. Expected a ce_source/],
    ] as const)
      expect(await sinergi(['verify', file(JSON.stringify(evidence)), ...pinned])).toMatchObject({
        ...{ code, err: expect.stringMatching(said) },
      });
  });

  it('verify takes the root from the settings of the platform on this machine', async () => {
    mkdirSync(join(folder, 'settings'));
    const exchange = { id: 'one', directoryRoot: '0'.repeat(64) };
    const settings = join(folder, 'settings', 'kec-menteng.json');
    writeFileSync(settings, JSON.stringify({ exchange }));
    const none = await sinergi(['verify', file('{}')]);
    expect(none).toMatchObject({ code: 1, err: expect.stringMatching(/NOT_EVIDENCE/) });
  });

  it.each<[string, string[], RegExp]>([
    ['no command', [], /^Expected the command import, verify, .*, activate, rehearse, got none/],
    [
      'another command',
      ['export', 'x'],
      /^Expected the command import, verify, .*, activate, rehearse, got export/,
    ],
    ['no file', ['import'], /^Expected a file to import, got none/],
    ['two files', ['import', 'a', 'b'], /^Expected one file, got 2/],
    [
      'a file that is not there',
      ['import', '/nowhere/x'],
      /^Expected a file to import, got \/nowhere\/x, which is not there/,
    ],
    ['a folder', ['import', '/tmp'], /^Expected a file to import, got \/tmp, which is not a file/],
    [
      'an option that does not exist',
      ['import', 'a', '--colour'],
      /^Unknown option '--colour'; see/,
    ],
    [
      'an agency that does not exist',
      ['import', 'package.json', '--agency', 'nope'],
      /^Expected an agency of kec-menteng, got nope/,
    ],
    [
      'a flow that does not exist',
      ['import', 'a', '--flow', 'nope'],
      /^Expected a flow of permit, .*, got nope/,
    ],
    [
      'half an address',
      ['import', 'a', '--api', 'http://x'],
      /^Expected --api, --issuer and --client together, got --api/,
    ],
    ['an id that is none', ['import', 'a', '--resume', '7'], /^Expected an import's id, got 7/],
    [
      'a try that is resumed',
      ['import', 'a', '--dry-run', '--resume', '7'],
      /^Expected --dry-run or --resume, got both/,
    ],
    ['no patience', ['import', 'a', '--give-up', '0'], /^Expected seconds as --give-up, got 0/],
    [
      'no secret',
      ['import', 'package.json', '--api', 'http://x', '--issuer', 'http://y', '--client', 'c'],
      /^Expected the secret of c in SINERGI_CLIENT_SECRET, got nothing/,
    ],
  ])('ends with 2 and one sentence for %s', async (_, args, sentence) => {
    const { code, out, err } = await sinergi(args);
    expect(err).toMatch(sentence);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it('ends with 2 for an empty file, an unwritable errors file, or no platform', async () => {
    expect(await sinergi(['import', file('')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('which is empty'),
    });
    const full = file(item(1));
    expect(await sinergi(['import', full, '--errors', folder])).toMatchObject({
      code: 2,
      err: expect.stringContaining('EISDIR'),
    });
    mkdirSync(join(folder, 'none'));
    const nothing = await sinergi(['import', full], {
      env: { SINERGI_STATE_DIR: join(folder, 'none') },
    });
    expect(nothing).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^Sinergi is not running/),
    });
  });

  it('takes another installation’s address and a secret from the environment', async () => {
    const args = [
      '--api',
      agency.url,
      '--issuer',
      `${agency.url}/`,
      '--client',
      'kec-menteng.system',
    ];
    const { code } = await sinergi(['import', file(item(1)), ...args], {
      env: { SINERGI_CLIENT_SECRET: 'x', SINERGI_STATE_DIR: '/nowhere' },
    });
    expect(code).toBe(0);
  });
});
