/**
 * A participant of the exchange, as its file in `deploy/agencies` says. Everything about it derives
 * from this.
 */
export interface AgencyProfile {
  code: string;
  nameId: string;
  nameEn: string;
  kind: 'AGENCY' | 'SERVICE' | 'OPERATOR';
  /** Kemendagri area codes it answers for; empty = no limit */
  areaCodes: string[];
  /** purposes it may state and the laws that allow each */
  legalAuthority: { purpose: string; legalBases: string[] }[];
  /** flows it may own entities of */
  publishes: string[];
  /** flows it receives */
  subscribes: string[];
  /** sealed groups it may open; no areas = everywhere */
  opens: { group: string; areas: string[] }[];
  /** what its maintenance client may do to its own copy; none = it has no such client */
  maintenance: string[];
  /** whether it says who is the same person */
  identityAuthority: boolean;
}

/** Who alone writes the directory: the one profile that publishes it. */
export function coordinatorOf(profiles: readonly AgencyProfile[]): AgencyProfile {
  const [coordinator, ...others] = profiles.filter(({ publishes }) =>
    publishes.includes('directory'),
  );
  if (!coordinator || others.length > 0) {
    throw new TypeError(
      'Expected exactly one profile that publishes directory, ' +
        `got ${coordinator ? others.length + 1 : 0}`,
    );
  }
  return coordinator;
}
