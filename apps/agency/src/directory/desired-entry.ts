import type { DirectoryEntry } from '@sinergi/contracts';
import type { AgencyProfile } from '@sinergi/settings';

/** A public key of a participant as its platform hands it to the coordinator. */
export interface HandedKey {
  keyId: string;
  algorithm: string;
  key: Buffer;
  /** epoch ms */
  validFrom: number;
}

const NO_PROOFS = { revokedAt: null, proof: null, endorsement: null };

type Content = Pick<
  DirectoryEntry,
  | 'code'
  | 'number'
  | 'nameId'
  | 'nameEn'
  | 'kind'
  | 'areaCodes'
  | 'legalAuthority'
  | 'publishes'
  | 'subscribes'
  | 'opens'
  | 'publicKeys'
  | 'identityAuthority'
>;

/**
 * Returns the directory entry that a participant should have: its profile, and every key that it
 * ever had.
 */
export function desiredEntry(
  profile: AgencyProfile,
  handed: readonly HandedKey[],
  listed: DirectoryEntry | undefined,
): Content {
  const {
    code,
    nameId,
    nameEn,
    kind,
    areaCodes,
    legalAuthority,
    publishes,
    subscribes,
    opens,
    identityAuthority,
  } = profile;
  // A number that was given never changes.
  const number = listed?.number || profile.number;
  const rights = { areaCodes, legalAuthority, publishes, subscribes, opens, identityAuthority };
  return { code, number, nameId, nameEn, kind, ...rights, publicKeys: keysWith(handed, listed) };
}

/**
 * Returns the entry of a participant whose profile is gone: it may do nothing, and its keys stay
 * known.
 */
export function closedEntry(listed: DirectoryEntry): Content {
  const { code, number, nameId, nameEn, kind, publicKeys } = listed;
  return {
    code,
    number,
    nameId,
    nameEn,
    kind,
    areaCodes: [],
    legalAuthority: [],
    publishes: [],
    subscribes: [],
    opens: [],
    identityAuthority: false,
    publicKeys,
  };
}

/**
 * Returns the kind of change that leads from one entry to the other; null where both say the same.
 */
export function changeBetween(
  listed: DirectoryEntry | undefined,
  desired: Content,
): 'LISTED' | 'CHANGED' | 'KEY_ADDED' | null {
  if (!listed) return 'LISTED';
  const before = comparable({ ...listed, publicKeys: [] });
  if (before !== comparable({ ...desired, publicKeys: [] })) return 'CHANGED';
  return comparable(listed) === comparable(desired) ? null : 'KEY_ADDED';
}

function keysWith(
  handed: readonly HandedKey[],
  listed: DirectoryEntry | undefined,
): DirectoryEntry['publicKeys'] {
  const known = listed?.publicKeys ?? [];
  const added = handed.filter(({ keyId }) => known.every((listed) => listed.keyId !== keyId));
  return [...known, ...added.map((key) => ({ ...key, ...NO_PROOFS }))];
}

function comparable(content: Content): string {
  const {
    code,
    nameId,
    nameEn,
    kind,
    areaCodes,
    legalAuthority,
    publishes,
    subscribes,
    opens,
    identityAuthority,
    publicKeys,
    number,
  } = content;
  return JSON.stringify([
    code,
    number,
    nameId,
    nameEn,
    kind,
    areaCodes,
    legalAuthority.map(({ purpose, legalBases }) => [purpose, legalBases]),
    publishes,
    subscribes,
    opens.map(({ group, areas }) => [group, areas]),
    identityAuthority,
    publicKeys.map(({ keyId, algorithm, key, validFrom, revokedAt }) => [
      keyId,
      algorithm,
      key.toString('hex'),
      validFrom,
      revokedAt,
    ]),
  ]);
}
