import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const REPORT = 'README.md';
const FILES = [REPORT, 'chart.svg'];

/** The report of another kind of machine, which is kept beside. */
export interface OtherProfile {
  /** its processors and memory, in words */
  profile: string;
  /** its folder below the one of the report */
  folder: string;
}

/** Finds a machine's processors and memory in a text that describes it; null where none does. */
export function profileOf(text: string): string | null {
  return /\d+ processors? \([^)]+\), \d+ GiB/.exec(text)?.[0] ?? null;
}

/**
 * Moves an earlier report to a folder of its own where it is of another kind of machine, and
 * removes the one that the next report replaces.
 *
 * @param folder where the report will be written
 * @param machine of the run that ended
 * @returns the reports beside
 */
export function keepOtherProfiles(folder: string, machine: string): OtherProfile[] {
  const own = profileOf(machine);
  const earlier = readProfile(folder);
  if (own !== null) rmSync(join(folder, nameOf(own)), { recursive: true, force: true });
  if (earlier !== null && earlier !== own) {
    const beside = join(folder, nameOf(earlier));
    mkdirSync(beside, { recursive: true });
    for (const name of FILES.filter((file) => existsSync(join(folder, file))))
      renameSync(join(folder, name), join(beside, name));
  }
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const profile = readProfile(join(folder, name));
      return profile === null ? [] : [{ profile, folder: name }];
    });
}

function readProfile(folder: string): string | null {
  const file = join(folder, REPORT);
  return existsSync(file) ? profileOf(readFileSync(file, 'utf8')) : null;
}

const nameOf = (profile: string): string =>
  profile
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
