import { existsSync, readFileSync } from 'node:fs';
import { flows } from '@sinergi/contracts';
import { readProfiles } from '@sinergi/settings';
import { withSession } from '@sinergi/testing';
import type { AgencyDescriptor, PlatformDescriptor } from '../../deploy/local/descriptor.js';

/** `flow CHANGE` → how many */
export type Totals = Record<string, number>;

/** The totals of the simulator; every count is of answered calls. */
export interface Progress {
  acknowledged: number;
  byAgency: Record<string, Totals>;
  /**
   * the events that follow by themselves: watches that lapse, by agency, and people whose overstay
   * is still to be found
   */
  expected: { lapses: Record<string, number>; overstays: number };
  refused: number;
  done: boolean;
}

export function readProgress({ simulatorProgressFile }: PlatformDescriptor): Progress {
  return JSON.parse(readFileSync(simulatorProgressFile!, 'utf8')) as Progress;
}

/** Returns how many writes were answered so far; 0 before the simulator has written anything. */
export function acknowledgedSoFar(descriptor: PlatformDescriptor): number {
  return hasBegun(descriptor) ? readProgress(descriptor).acknowledged : 0;
}

/** Whether every planned write was answered. */
export function isPlayed(descriptor: PlatformDescriptor): boolean {
  return hasBegun(descriptor) && readProgress(descriptor).done;
}

const hasBegun = ({ simulatorProgressFile }: PlatformDescriptor): boolean =>
  existsSync(simulatorProgressFile!);

/**
 * Returns every participant whose database is a copy: the agencies, and the service of early
 * detection.
 */
export const copiesOf = ({ agencies, detection }: PlatformDescriptor): AgencyDescriptor[] => [
  ...agencies,
  detection.agency,
];

/** What one agency's database holds of all owners' entities. */
export interface Held {
  /** owner → versions by flow and change, without the directory */
  byOwner: Record<string, Totals>;
  /** alerts on overstay: those that are open, and those that were answered and closed */
  findings: { open: number; closed: number };
  /** The reason and the coordinates of each dead letter. */
  deadLetters: string[];
  holes: number;
  pending: number;
}

/** Belongs to no agency's work: the directory, and the exercise that the platform itself opens. */
const FLOWS = flows.filter(
  ({ keyedBy, flow }) => keyedBy === 'owner-and-id' && flow !== 'exercise',
);
/**
 * Services list subjects by themselves, for persons that they do not know yet; the identity
 * authority's confirms presences by itself, beside those that its system asks for, and holds
 * subjects for a human. Each gives notice when it opens what another agency owns.
 */
const MINTED = [
  ...['subject LISTED', 'presence CONFIRMED', 'presence LAPSED', 'disclosure GIVEN'],
  ...['hold HELD', 'hold CHANGED', 'hold RELEASED'],
];
const MINTED_FLOWS = ['subject', 'presence', 'disclosure', 'hold'];
const LAPSED = 'watch LAPSED';
/** The simulator knows its overstays alone; what other rules find in its stories it does not. */
const FINDINGS = `state
  WHERE topic = 'timpora.alert' AND owner = 'deteksi' AND kind = 'OVERSTAY'`;

export function heldBy(databaseUrl: string): Promise<Held> {
  return withSession(databaseUrl, async (query) => {
    const { rows } = await query(
      `SELECT topic, split_part(key, ':', 1) AS owner,
         upper(split_part(headers->>'ce_type', '.', 4)) AS change, count(*) AS versions
       FROM history WHERE topic = ANY($1) GROUP BY 1, 2, 3`,
      [FLOWS.map(({ topic }) => topic)],
    );
    const byOwner: Held['byOwner'] = {};
    for (const { topic, owner, change, versions } of rows) {
      const { flow } = FLOWS.find((candidate) => candidate.topic === topic)!;
      byOwner[String(owner)] = {
        ...byOwner[String(owner)],
        [`${flow} ${String(change)}`]: Number(versions),
      };
    }
    const count = async (from: string): Promise<number> =>
      Number((await query(`SELECT count(*) AS n FROM ${from}`)).rows[0]!['n']);
    return {
      byOwner,
      findings: {
        open: await count(`${FINDINGS} AND change IN ('RAISED', 'UPDATED')`),
        closed: await count(`${FINDINGS} AND change = 'CLOSED'`),
      },
      deadLetters: (
        await query(
          `SELECT topic || '/' || partition || '@' || log_offset || ' ' || reason || ': ' || detail
             AS said
           FROM dead_letter
           ORDER BY 1`,
        )
      ).rows.map(({ said }) => String(said)),
      holes: await count('version_hole'),
      pending: await count('outbox WHERE published_at IS NULL'),
    };
  });
}

/** Returns for each owner how many versions its own database holds of what services write. */
export async function mintedVersionsBy({
  agencies,
}: PlatformDescriptor): Promise<Record<string, number>> {
  const versions: Record<string, number> = {};
  for (const { code, databaseUrl } of agencies)
    versions[code] = await ownedMintedVersions(databaseUrl);
  return versions;
}

function ownedMintedVersions(databaseUrl: string): Promise<number> {
  return withSession(databaseUrl, async (query) => {
    const { rows } = await query(
      `SELECT coalesce(sum(version), 0) AS versions FROM owned_entity WHERE flow = ANY($1)`,
      [MINTED_FLOWS],
    );
    return Number(rows[0]!['versions']);
  });
}

/** Returns the flows that each participant receives, by its code: no copy has the others. */
export const receivedBy = ({
  profilesDir,
}: Pick<PlatformDescriptor, 'profilesDir'>): ReadonlyMap<string, readonly string[]> =>
  new Map(readProfiles(profilesDir).map(({ code, subscribes }) => [code, subscribes]));

/** The counts that a copy is compared with. */
export interface Wanted {
  progress: Progress;
  /** owner → versions of its subjects, presences, holds and notices in its own database */
  subjects: Readonly<Record<string, number>>;
  /** the flows that the copy receives */
  receives: readonly string[];
}

/** A count that differs from the acknowledged count: fewer means lost, more means duplicate. */
export interface Difference {
  what: string;
  expected: number;
  got: number;
}

/**
 * Describes in words where a database differs from the acknowledged writes, including dead letters.
 */
export function differences(held: Held, wanted: Wanted): string[] {
  return [
    ...countDifferences(held, wanted).map(inWords),
    ...held.deadLetters.map((deadLetter) => `expected no dead letter, got ${deadLetter}`),
  ];
}

export const inWords = ({ what, expected, got }: Difference): string =>
  `expected ${expected} ${what}, got ${got}`;

export function countDifferences(
  held: Held,
  { progress: { byAgency, expected, refused }, subjects, receives }: Wanted,
): Difference[] {
  const received = (totals: Totals): Totals =>
    Object.fromEntries(
      Object.entries(totals).filter(([name]) => receives.includes(name.split(' ')[0]!)),
    );
  const ofOwner = (owner: string): Difference[] => {
    const has = held.byOwner[owner] ?? {};
    const lapses = expected.lapses[owner] ?? 0;
    return [
      ...totalsDiffer(
        owner,
        withoutMinted(
          received({ ...byAgency[owner], ...(lapses > 0 ? { [LAPSED]: lapses } : {}) }),
        ),
        withoutMinted(has),
      ),
      ...countDiffers(
        `versions of subjects, presences, holds and notices of ${owner}`,
        subjects[owner]!,
        mintedVersions(has),
      ),
    ];
  };
  return [
    ...Object.keys(subjects).flatMap(ofOwner),
    ...findingsDiffer(expected.overstays, held.findings),
    ...countDiffers('refused calls', 0, refused),
    ...countDiffers('version holes', 0, held.holes),
    ...countDiffers('unpublished records', 0, held.pending),
  ];
}

const withoutMinted = (totals: Totals): Totals =>
  Object.fromEntries(Object.entries(totals).filter(([name]) => !MINTED.includes(name)));

function totalsDiffer(owner: string, expected: Totals, got: Totals): Difference[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(got)])].sort();
  return names.flatMap((name) =>
    countDiffers(`${name} of ${owner}`, expected[name] ?? 0, got[name] ?? 0),
  );
}

/**
 * An alert about somebody who left afterwards is withdrawn, or it was answered before that and is
 * closed: which of them depends on who was faster. So of the closed ones some may be about people
 * whose overstay has ended; of the open ones none.
 */
function findingsDiffer(expected: number, { open, closed }: Held['findings']): Difference[] {
  const got = Math.min(Math.max(expected, open), open + closed);
  return countDiffers('alerts on overstay', expected, got);
}

const countDiffers = (what: string, expected: number, got: number): Difference[] =>
  expected === got ? [] : [{ what, expected, got }];

function mintedVersions(totals: Totals): number {
  return Object.entries(totals).reduce(
    (sum, [name, count]) => sum + (MINTED_FLOWS.includes(name.split(' ')[0]!) ? count : 0),
    0,
  );
}
