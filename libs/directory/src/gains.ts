import type { DirectoryEntry, DirectoryTerms, NamedKey, PublicKey } from '@sinergi/contracts';

/** Something that a change of the directory gives, or takes. */
export interface Gain {
  /** code of the participant */
  code: string;
  right: Right;
  /** which flow, area, group, key …; for people */
  what: string;
}

export type Right =
  | 'member'
  | 'publishes'
  | 'subscribes'
  | 'opens'
  | 'area'
  | 'purpose'
  | 'identityAuthority'
  | 'key'
  | 'approver'
  | 'threshold'
  | 'recovery'
  | 'delay'
  | 'fenceSigner'
  | 'schema'
  | 'admissionRules';

/**
 * Returns what a participant may do after a change and could not do before. What it loses are the
 * gains of the change the other way round.
 *
 * @param before its entry in force; undefined for a participant that is not listed yet
 * @param isKnown whether a key needs no waiting: the key that the participant had before signed it
 */
export function gainsOf(
  before: DirectoryEntry | undefined,
  after: DirectoryEntry,
  isKnown: (key: PublicKey) => boolean = () => false,
): Gain[] {
  const gain = (right: Right, what: string): Gain => ({ code: after.code, right, what });
  const keysBefore = new Set(before?.publicKeys.filter(isInUse).map(keyText));
  return [
    ...(before ? [] : [gain('member', after.code)]),
    ...added(before?.publishes, after.publishes).map((flow) => gain('publishes', flow)),
    ...added(before?.subscribes, after.subscribes).map((flow) => gain('subscribes', flow)),
    ...gainedAreas(before, after).map((area) => gain('area', area)),
    ...added(purposesOf(before), purposesOf(after)).map((purpose) => gain('purpose', purpose)),
    ...gainedOpenings(before, after).map((what) => gain('opens', what)),
    ...(after.identityAuthority && !before?.identityAuthority
      ? [gain('identityAuthority', 'links and splits subjects')]
      : []),
    ...after.publicKeys
      .filter((key) => isInUse(key) && !keysBefore.has(keyText(key)) && !isKnown(key))
      .map(({ keyId }) => gain('key', keyId)),
    ...gainedTerms(before?.terms ?? null, after.terms).map(([right, what]) => gain(right, what)),
  ];
}

const isInUse = ({ revokedAt }: PublicKey): boolean => revokedAt === null;
const keyText = ({ keyId, algorithm, key }: PublicKey): string =>
  `${keyId} ${algorithm} ${key.toString('hex')}`;

function added(before: readonly string[] = [], after: readonly string[]): string[] {
  return after.filter((one) => !before.includes(one));
}

function purposesOf(entry: DirectoryEntry | undefined): string[] {
  return (entry?.legalAuthority ?? []).flatMap(({ purpose, legalBases }) =>
    legalBases.map((basis) => `${purpose} on ${basis}`),
  );
}

/** An empty list of areas means everywhere, so it is the widest. */
function gainedAreas(before: DirectoryEntry | undefined, after: DirectoryEntry): string[] {
  return before ? areasBeyond(before.areaCodes, after.areaCodes) : after.areaCodes;
}

function areasBeyond(before: readonly string[], after: readonly string[]): string[] {
  if (before.length === 0) return [];
  if (after.length === 0) return ['everywhere'];
  return after.filter((area) => !before.some((one) => area === one || area.startsWith(`${one}.`)));
}

function gainedOpenings(before: DirectoryEntry | undefined, after: DirectoryEntry): string[] {
  return after.opens.flatMap(({ group, areas }) => {
    const had = before?.opens.filter((right) => right.group === group) ?? [];
    if (had.some((right) => right.areas.length === 0)) return [];
    if (areas.length === 0) return [`${group} everywhere`];
    const areasBefore = had.flatMap((right) => right.areas);
    return areas.filter((area) => !areasBefore.includes(area)).map((area) => `${group} in ${area}`);
  });
}

function gainedTerms(
  before: DirectoryTerms | null,
  after: DirectoryTerms | null,
): [Right, string][] {
  if (!before || !after) return after ? [['threshold', String(after.threshold)]] : [];
  const names = (keys: readonly NamedKey[]): string[] =>
    keys.map(({ agency, keyId, key }) => `${agency} ${keyId} ${key.toString('hex')}`);
  const short = (name: string): string => name.split(' ').slice(0, 2).join(' ');
  const schemas = (terms: DirectoryTerms): string[] =>
    terms.schemas.map(({ record, hash }) => `${record} ${hash.toString('hex')}`);
  const newKeys = (right: Right, a: readonly NamedKey[], b: readonly NamedKey[]) =>
    added(names(a), names(b)).map((name): [Right, string] => [right, short(name)]);
  const isOpen = after.schemas.length === 0 && before.schemas.length > 0;
  return [
    ...newKeys('approver', before.approvers, after.approvers),
    ...newKeys('recovery', asList(before.recovery), asList(after.recovery)),
    ...newKeys('fenceSigner', before.fenceSigners, after.fenceSigners),
    ...(after.threshold < before.threshold
      ? [['threshold', `${after.threshold} instead of ${before.threshold}`] as [Right, string]]
      : []),
    ...(after.delaySeconds < before.delaySeconds
      ? [
          ['delay', `${after.delaySeconds} s instead of ${before.delaySeconds} s`] as [
            Right,
            string,
          ],
        ]
      : []),
    ...(isOpen ? [['schema', 'any'] as [Right, string]] : []),
    ...(before.schemas.length === 0 ? [] : added(schemas(before), schemas(after))).map(
      (name): [Right, string] => ['schema', name],
    ),
    ...(after.admissionRules !== before.admissionRules
      ? [['admissionRules', String(after.admissionRules)] as [Right, string]]
      : []),
  ];
}

const asList = (key: NamedKey | null): NamedKey[] => (key ? [key] : []);
