import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DirectoryEntry } from '@sinergi/contracts';
import { isSameContent } from '@sinergi/directory';
import { type AgencyProfile, readProfiles } from '@sinergi/settings';
import { afterAll, describe, expect, it } from 'vitest';
import { closedEntry, desiredEntry } from './desired-entry.js';
import { expectNumbersKept } from './expect-numbers-kept.js';
import { withReadyNumbers } from './number-ready.js';

const profiles = readProfiles('deploy/agencies');
const menteng = profiles.find(({ code }) => code === 'kec-menteng') as AgencyProfile;
const listed = { ...desiredEntry(menteng, [], undefined) } as DirectoryEntry;
const folder = mkdtempSync(join(tmpdir(), 'sinergi-numbers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the number in a directory entry', () => {
  it('is that of the profile', () => {
    expect(listed.number).toBe(menteng.number);
  });

  it('is given to a participant that was listed without one, by a change', () => {
    const before = { ...listed, number: 0 };
    const after = { ...listed, ...desiredEntry(menteng, [], before) };
    expect(after.number).toBe(menteng.number);
    expect(isSameContent(before, after)).toBe(false);
    expect(isSameContent(listed, { ...listed, ...desiredEntry(menteng, [], listed) })).toBe(true);
  });

  it('stays, whatever the profile says, and when the participant leaves', () => {
    expect(desiredEntry({ ...menteng, number: 99 }, [], listed).number).toBe(menteng.number);
    expect(desiredEntry({ ...menteng, number: 0 }, [], listed).number).toBe(menteng.number);
    expect(closedEntry(listed).number).toBe(menteng.number);
  });

  it('is given only where the participant has nothing left to publish under ids of before', () => {
    const number = () =>
      withReadyNumbers(profiles, folder).find(({ code }) => code === menteng.code)?.number;
    expect(number()).toBe(0);
    writeFileSync(join(folder, `${menteng.code}.number-ready`), '');
    expect(number()).toBe(menteng.number);
    expect(withReadyNumbers(profiles, folder).filter((one) => one.number > 0)).toHaveLength(1);
  });
});

describe('profiles that would change numbers', () => {
  it('are refused: another one, and one of somebody else, even of who has left', () => {
    const left = { code: 'kec-lama', number: 40 };
    expect(() => expectNumbersKept(profiles, [listed, left])).not.toThrow();
    expect(() => expectNumbersKept(profiles, [{ ...listed, number: 99 }])).toThrow(
      'Expected number 99 in the profile of kec-menteng, as in the directory, got 11',
    );
    expect(() => expectNumbersKept([{ code: 'kec-baru', number: 40 }], [listed, left])).toThrow(
      'Expected a number for kec-baru that nobody ever had, got 40 of kec-lama',
    );
  });

  it('without numbers are none', () => {
    const unready = profiles.map((profile) => ({ ...profile, number: 0 }));
    const before = profiles.map(({ code }) => ({ code, number: 0 }));
    expect(() => expectNumbersKept(unready, [listed])).not.toThrow();
    expect(() => expectNumbersKept(profiles, before)).not.toThrow();
  });
});
