import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runCli } from './run-cli.js';

async function law(...args: string[]) {
  const said = { out: '', err: '' };
  const stream = (name: 'out' | 'err') =>
    new PassThrough().on('data', (chunk) => (said[name] += String(chunk)));
  const code = await runCli(['law', ...args], {
    ...{ out: stream('out'), err: stream('err'), env: {} },
    signal: new AbortController().signal,
  });
  return { code, ...said };
}

describe('sinergi law', () => {
  it('prints what held on a day, with article, source and what is uncertain', async () => {
    const { code, out } = await law('--on', '2024-02-13');
    expect(code).toBe(0);
    expect(out).toContain('The law on 2024-02-13, as the exchange keeps it.');
    expect(out).toContain(
      '  BVK/CONVERSION: no conversion\n' +
        '      Perpres 21/2016 of 2016-03-10, art. 4(2); from 2016-03-10, until 2024-08-29\n',
    );
    expect(out).toContain('  QUIET_DAYS: 2024-02-11 to 2024-02-13\n');
    expect(out).toMatch(/TARIFF: Rp 1,000,000 a day \(u\)\n {6}PP 28\/2019/);
    expect(out).toContain('(u): uncertain. No lawyer has read any of it.');
  });

  it('prints no later rule for a day from before its text', async () => {
    const { out } = await law('--on', '2024-02-13', '--subject', 'permits');
    expect(out).not.toMatch(/Perpres 95\/2024|BRIDGING|QUIET_DAYS/);
    const before = await law('--on', '1999-01-01', '--subject', 'watches');
    expect(before.out).toContain('Watches\n  No text is known for this day: no rule.\n');
  });

  it('prints the law of today where no day is asked for', async () => {
    const { out } = await law('--subject', 'permits');
    expect(out).toContain('Perpres 95/2024');
  });

  it('prints JSON for programs', async () => {
    const { out } = await law('--on', '2024-12-25', '--subject', 'watches', '--json');
    const { on, subjects } = JSON.parse(out);
    expect(on).toBe('2024-12-25');
    expect(subjects).toHaveLength(1);
    expect(subjects[0].entries[0]).toMatchObject({
      cell: 'CEGAH',
      article: 'art. 97(1)',
      source: 'UU 63/2024',
      uncertain: false,
    });
  });

  it.each([
    [['--on', 'yesterday'], 'Expected a day such as 2024-02-13 as --on, got yesterday.\n'],
    [['--on', '2024-02-30'], 'Expected a day such as 2024-02-13 as --on, got 2024-02-30.\n'],
    [
      ['--subject', 'tax'],
      'Expected a subject of permits, overstay, supervision, duties, watches, detention, ' +
        'personal-data, visa-indexes, election, holidays, got tax.\n',
    ],
    [['now'], 'Expected only options after law, got now.\n'],
  ])('says what was expected instead of %j', async (args, message) => {
    expect(await law(...args)).toEqual({ code: 2, out: '', err: message });
  });
});
