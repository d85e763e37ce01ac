/**
 * A participant of the exchange, as its file in `deploy/agencies` describes it. All rights and
 * topics of the participant follow from this.
 */
export interface AgencyProfile {
  code: string;
  /** 1 to 65535, in the ids of its entities; it never changes, and nobody else ever gets it */
  number: number;
  nameId: string;
  nameEn: string;
  kind: 'AGENCY' | 'SERVICE' | 'OPERATOR';
  /** Kemendagri codes of the areas for which it is responsible; empty = no limit */
  areaCodes: string[];
  /** the purposes that it may state, and the laws that allow each */
  legalAuthority: { purpose: string; legalBases: string[] }[];
  /** flows in which it may own entities */
  publishes: string[];
  /** flows it receives */
  subscribes: string[];
  /** sealed groups it may open; no areas = everywhere */
  opens: { group: string; areas: string[] }[];
  /**
   * the operations that its maintenance client may run on its copy; none = it has no such client
   */
  maintenance: string[];
  /** whether it decides which records are about the same person */
  identityAuthority: boolean;
  /** whom other agencies ask: the contact officer's post first, then the deputies */
  contacts: { post: string; address: string }[];
}

/** Returns the coordinator: the only profile that publishes the directory. */
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

/** Whether it is Immigration, which records who crosses the border. */
export const isImmigration = ({ publishes }: Pick<AgencyProfile, 'publishes'>): boolean =>
  publishes.includes('movement');

/** Whether it is the police: the law lets it enforce, and it is not Immigration. */
export const isPolice = (profile: Pick<AgencyProfile, 'publishes' | 'legalAuthority'>): boolean =>
  !isImmigration(profile) &&
  profile.legalAuthority.some(({ purpose }) => purpose === 'ENFORCEMENT');
