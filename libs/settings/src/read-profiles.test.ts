import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { coordinatorOf } from './agency-profile.js';
import { readProfiles } from './read-profiles.js';

const AGENCIES = 'deploy/agencies';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-profiles-'));
  cpSync(AGENCIES, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function change(name: string, from: string, to: string): { file: string; line: number } {
  const file = join(folder, name);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
  return { file, line: text.slice(0, text.indexOf(from)).split('\n').length };
}

describe('the profiles of this repository', () => {
  it('are fifteen agencies, the detection service and the operators', () => {
    const profiles = readProfiles(AGENCIES);
    expect(profiles.filter(({ kind }) => kind === 'AGENCY')).toHaveLength(15);
    expect(profiles.filter(({ kind }) => kind !== 'AGENCY').map(({ code }) => code)).toEqual([
      'deteksi',
      'operator',
    ]);
    expect(coordinatorOf(profiles).code).toBe('imigrasi-dki');
  });

  it('open what the mission says: Kejaksaan no place, a district its own', () => {
    const opens = Object.fromEntries(
      readProfiles(AGENCIES).map(({ code, opens: rights }) => [code, rights]),
    );
    expect(opens['kejari-jakpus']!.map(({ group }) => group)).toEqual([
      'identity',
      'watch',
      'case',
    ]);
    expect(opens['kec-menteng']).toEqual([
      { group: 'identity', areas: ['31.71.06'] },
      { group: 'watch', areas: ['31.71.06'] },
      { group: 'location', areas: ['31.71.06'] },
    ]);
    expect(opens['operator']).toEqual([]);
    expect(opens['deteksi']).toEqual([]);
  });
});

it('every agency names the posts that others ask, a deputy too', () => {
  for (const { code, kind, contacts } of readProfiles(AGENCIES))
    expect(contacts.length, code).toBe(kind === 'AGENCY' ? 2 : 0);
});

describe('a profile that cannot be used is named by file, line and field', () => {
  it('a field with a typo, with what was meant', () => {
    const at = change('kec-menteng.yaml', 'areaCodes:', 'areaCode:');
    expect(() => readProfiles(folder)).toThrow(
      expect.objectContaining({
        file: at.file,
        line: at.line,
        field: 'areaCode',
        message: expect.stringContaining('did you mean "areaCodes"?'),
      }),
    );
  });

  it('a flow with a typo', () => {
    const at = change('tni-jakpus.yaml', 'publishes: [sighting', 'publishes: [sigthing');
    expect(() => readProfiles(folder)).toThrow(
      expect.objectContaining({
        file: at.file,
        line: at.line,
        field: 'publishes.0',
        message: expect.stringContaining('"sighting"'),
      }),
    );
  });

  it('a contact that cannot be called', () => {
    const at = change('kec-menteng.yaml', 'mailto:penghubung@', 'penghubung at ');
    expect(() => readProfiles(folder)).toThrow(
      expect.objectContaining({
        ...{ file: at.file, line: at.line, field: 'contacts.0.address' },
        message: expect.stringContaining('mailto:'),
      }),
    );
  });

  it('an area code that does not exist', () => {
    const at = change('kec-menteng.yaml', "areaCodes: ['31.71.06']", "areaCodes: ['31.71.99']");
    expect(() => readProfiles(folder)).toThrow(
      expect.objectContaining({
        file: at.file,
        line: at.line,
        field: 'areaCodes.0',
        message: expect.stringContaining('"31.71.99"'),
      }),
    );
  });

  it('a code that another profile has, with whose it is', () => {
    change('kec-menteng.yaml', 'code: kec-menteng', 'code: kec-gambir');
    expect(() => readProfiles(folder)).toThrow(
      expect.objectContaining({
        field: 'code',
        message: expect.stringMatching(/kec-menteng\.yaml:2, code: .*kec-gambir\.yaml/),
      }),
    );
  });

  it('a number that another profile has, and one that no id can carry', () => {
    change('kec-menteng.yaml', 'number: 11', 'number: 12');
    expect(() => readProfiles(folder)).toThrow(
      expect.objectContaining({
        field: 'number',
        message: expect.stringMatching(
          /kec-menteng\.yaml:3, number: .*got 12, which kec-gambir has/,
        ),
      }),
    );
    change('kec-menteng.yaml', 'number: 12', 'number: 65536');
    expect(() => readProfiles(folder)).toThrow(expect.objectContaining({ field: 'number' }));
    change('kec-menteng.yaml', 'number: 65536\n', '');
    expect(() => readProfiles(folder)).toThrow(expect.objectContaining({ field: 'number' }));
  });

  it('a second coordinator, and none at all', () => {
    change('tni-jakpus.yaml', 'publishes: [', 'publishes: [directory, ');
    expect(() => readProfiles(folder)).toThrow(/only one profile/);
    change('tni-jakpus.yaml', 'publishes: [directory, ', 'publishes: [');
    change(
      'imigrasi-dki.yaml',
      'subject, disclosure, directory]\nsubscribes',
      'subject]\nsubscribes',
    );
    expect(() => readProfiles(folder)).toThrow(/publishes directory, got none/);
  });

  it('text that is no YAML, and a value of the wrong kind', () => {
    const broken = change('kec-menteng.yaml', 'kind: AGENCY', 'kind: [AGENCY');
    expect(() => readProfiles(folder)).toThrow(expect.objectContaining({ file: broken.file }));
    change('kec-menteng.yaml', 'kind: [AGENCY', 'kind: MINISTRY');
    expect(() => readProfiles(folder)).toThrow(expect.objectContaining({ field: 'kind' }));
  });
});
