import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HIGHEST_OWNER_NUMBER, knownFlows } from '@sinergi/contracts';
import { isMap, isScalar, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { z } from 'zod';
import type { AgencyProfile } from './agency-profile.js';
import { isKnownArea } from './area-codes.js';
import { closest } from './closest.js';
import { expectedWords } from './expected-words.js';
import { KNOWN_GROUPS, KNOWN_MAINTENANCE } from './known-words.js';
import { ProfileError } from './settings-error.js';

const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const oneOf = (known: readonly string[], what: string) =>
  z.string().superRefine((text, context) => {
    if (!known.includes(text))
      context.addIssue({
        code: 'custom',
        message: `Expected ${what}, got "${text}"${didYouMean(text, known)}`,
      });
  });
const area = z.string().superRefine((code, context) => {
  if (!isKnownArea(code))
    context.addIssue({
      code: 'custom',
      message: `Expected an area code of Indonesia such as 31.71.06, got "${code}"`,
    });
});
const flow = oneOf(knownFlows, 'a flow');

const profileFile = z.strictObject({
  code: z
    .string()
    .regex(CODE, 'Expected small letters, digits and hyphens, such as kec-menteng')
    .max(40),
  number: z.int().min(1).max(HIGHEST_OWNER_NUMBER),
  name: z.strictObject({ id: z.string().min(1).max(200), en: z.string().min(1).max(200) }),
  kind: z.enum(['AGENCY', 'SERVICE', 'OPERATOR']),
  areaCodes: z.array(area),
  legalAuthority: z.array(
    z.strictObject({
      purpose: z
        .string()
        .regex(/^[A-Z][A-Z_]{0,39}$/, 'Expected capital letters, such as SUPERVISION'),
      legalBases: z.array(z.string().min(1).max(120)).min(1),
    }),
  ),
  publishes: z.array(flow),
  subscribes: z.array(flow),
  opens: z.array(
    z.strictObject({
      group: oneOf(KNOWN_GROUPS, 'a sealed group'),
      areas: z.array(area).default([]),
    }),
  ),
  maintenance: z.array(oneOf(KNOWN_MAINTENANCE, 'an operation on a copy')).default([]),
  identityAuthority: z.boolean().default(false),
  contacts: z
    .array(
      z.strictObject({
        post: z.string().min(3).max(120),
        address: z
          .string()
          .regex(/^(mailto|tel):[^\s]{3,200}$/, 'Expected mailto: or tel: and an address'),
      }),
    )
    .max(10)
    .default([]),
});

/**
 * Reads every `*.yaml` of a folder, in the order of codes.
 * @throws ProfileError with file, line and field of the first fault
 */
export function readProfiles(dir: string): AgencyProfile[] {
  const profiles: AgencyProfile[] = [];
  const fileOf = new Map<string, string>();
  for (const name of readdirSync(dir)
    .filter((file) => /\.ya?ml$/.test(file))
    .sort()) {
    const file = join(dir, name);
    const { profile, lineOf } = readProfile(file);
    const before = fileOf.get(profile.code);
    if (before)
      throw new ProfileError(
        file,
        lineOf(['code']),
        'code',
        `Expected a code that no other profile has, got "${profile.code}", which ${before} has`,
      );
    const other = profiles.find(({ number }) => number === profile.number);
    if (other)
      throw new ProfileError(
        file,
        lineOf(['number']),
        'number',
        `Expected a number that no other profile has, got ${profile.number}, ` +
          `which ${other.code} has`,
      );
    const coordinator = profiles.find(({ publishes }) => publishes.includes('directory'));
    if (coordinator && profile.publishes.includes('directory')) {
      throw new ProfileError(
        file,
        lineOf(['publishes']),
        'publishes',
        'Expected only one profile that publishes directory, ' +
          `got this one and ${coordinator.code}`,
      );
    }
    fileOf.set(profile.code, file);
    profiles.push(profile);
  }
  if (!profiles.some(({ publishes }) => publishes.includes('directory'))) {
    throw new ProfileError(dir, 1, '', 'Expected a profile that publishes directory, got none');
  }
  return profiles.sort((left, right) => (left.code < right.code ? -1 : 1));
}

type LineOf = (path: PropertyKey[]) => number;

function readProfile(file: string): { profile: AgencyProfile; lineOf: LineOf } {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  const broken = document.errors[0];
  if (broken)
    throw new ProfileError(
      file,
      lines.linePos(broken.pos[0]).line,
      '',
      broken.message.split('\n')[0]!,
    );
  const lineOf: LineOf = (path) =>
    lines.linePos(offsetOf(document.contents as Node | null, path)).line;
  const parsed = profileFile.safeParse(document.toJS(), { error: expectedWords });
  if (!parsed.success) {
    // A typo causes two issues, an unknown field and a missing field. The first one helps more.
    const issue =
      parsed.error.issues.find(({ code }) => code === 'unrecognized_keys') ??
      parsed.error.issues[0]!;
    if (issue.code === 'unrecognized_keys') {
      const key = issue.keys[0]!;
      const known = knownKeys(issue.path);
      throw new ProfileError(
        file,
        lineOf([...issue.path, key]),
        key,
        `Expected one of ${known.join(', ')}, got "${key}"${didYouMean(key, known)}`,
      );
    }
    throw new ProfileError(file, lineOf(issue.path), issue.path.join('.'), issue.message);
  }
  const { name, ...rest } = parsed.data;
  return { profile: { ...rest, nameId: name.id, nameEn: name.en }, lineOf };
}

/** Returns the line of a path in the text, or of its nearest existing ancestor. */
function offsetOf(root: Node | null, path: PropertyKey[]): number {
  let node: Node | null = root;
  let offset = 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = (node as YAMLMap<Node, Node | null>).items.find(
        ({ key }) => isScalar(key) && key.value === part,
      );
      if (!pair) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else {
      node =
        ((node as { items?: Node[] } | null)?.items?.[part as number] as Node | undefined) ?? null;
      offset = node?.range?.[0] ?? offset;
    }
  }
  return offset;
}

function knownKeys(path: PropertyKey[]): string[] {
  switch (path[0]) {
    case undefined:
      return Object.keys(profileFile.shape);
    case 'name':
      return ['id', 'en'];
    case 'legalAuthority':
      return ['purpose', 'legalBases'];
    default:
      return ['group', 'areas'];
  }
}

function didYouMean(text: string, known: readonly string[]): string {
  const near = closest(text, known);
  return near ? ` (did you mean "${near}"?)` : '';
}
