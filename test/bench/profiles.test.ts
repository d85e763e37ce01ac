import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepOtherProfiles, profileOf } from './profiles.js';

const HERE = '2 processors (AMD EPYC), 24 GiB, Linux 6.18, Node.js 20.20.2';
const THERE = '16 processors (Xeon Gold 6130), 64 GiB, Linux 6.1, Node.js 20.20.2';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-profiles-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (machine: string, date: string): void => {
  writeFileSync(join(folder, 'README.md'), `# What it costs\n\n${date}. ${machine}; all\n`);
  writeFileSync(join(folder, 'chart.svg'), date);
};

describe('the profile of a machine', () => {
  it('is its processors and its memory, which a new kernel does not change', () => {
    expect(profileOf(HERE)).toBe('2 processors (AMD EPYC), 24 GiB');
    expect(profileOf('nothing')).toBeNull();
  });
});

describe('an earlier report', () => {
  it('is kept beside where it is of another kind of machine', () => {
    write(THERE, 'Monday');
    expect(keepOtherProfiles(folder, HERE)).toEqual([
      {
        profile: '16 processors (Xeon Gold 6130), 64 GiB',
        folder: '16-processors-xeon-gold-6130-64-gib',
      },
    ]);
    const beside = join(folder, '16-processors-xeon-gold-6130-64-gib');
    expect(readFileSync(join(beside, 'chart.svg'), 'utf8')).toBe('Monday');
  });

  it('is replaced where it is of the same', () => {
    write(HERE, 'Monday');
    expect(keepOtherProfiles(folder, HERE.replace('6.18', '6.19'))).toEqual([]);
  });

  it('changes places with the one beside when that machine measures again', () => {
    write(THERE, 'Monday');
    keepOtherProfiles(folder, HERE);
    write(HERE, 'Tuesday');
    expect(keepOtherProfiles(folder, THERE)).toEqual([
      { profile: '2 processors (AMD EPYC), 24 GiB', folder: '2-processors-amd-epyc-24-gib' },
    ]);
  });
});
