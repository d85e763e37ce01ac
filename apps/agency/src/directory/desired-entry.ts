import type { DirectoryEntry } from '@sinergi/contracts';
import type { AgencyProfile } from '@sinergi/settings';

/** A public key of a participant as its platform hands it to the coordinator. */
export interface HandedKey {
  keyId: string;
  algorithm: string;
  key: Buffer;
  /** epoch ms */
  validFrom: number;
  /** that the participant has it; Ed25519, 64 bytes; null for keys from before proofs */
  proof: Buffer | null;
  /** that the key which it had before says so too; null where it had none */
  endorsement: Buffer | null;
}

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
  | 'contacts'
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
    contacts,
  } = profile;
  // A number that was given never changes.
  const number = listed?.number || profile.number;
  const rights = { areaCodes, legalAuthority, publishes, subscribes, opens, identityAuthority };
  const named = { code, number, nameId, nameEn, kind, contacts };
  return { ...named, ...rights, publicKeys: keysWith(handed, listed) };
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
    contacts: [],
    publicKeys,
  };
}

function keysWith(
  handed: readonly HandedKey[],
  listed: DirectoryEntry | undefined,
): DirectoryEntry['publicKeys'] {
  const known = listed?.publicKeys ?? [];
  const added = handed.filter(({ keyId }) => known.every((listed) => listed.keyId !== keyId));
  return [...known, ...added.map((key) => ({ ...key, revokedAt: null }))];
}
