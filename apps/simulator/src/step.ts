/** An entity of a story, as its owner answered. */
export interface Known {
  id: string;
  version: number;
}

export type KnownByName = Readonly<Record<string, Known>>;

/** One action of an agency's system in a story. */
export interface Step {
  agency: string;
  flow: string;
  change: string;
  /** the story's own name for the entity that the step begins or changes */
  entity: string;
  begins: boolean;
  /** entities that this agency must hold first, as the story knows them: flow and name */
  needs?: readonly { flow: string; entity: string }[];
  /**
   * what this agency looks up first, under a name of the story: the subject of an entity, or the
   * event that it is at
   */
  looks?: readonly { flow: string; entity: string; what?: 'event'; as: string }[];
  /** time that people take after the step before, ms; absent for none */
  afterMs?: number;
  /**
   * whether there is one such entity of an agency, which others may have begun: then the story ends
   * here, and nothing was refused
   */
  isOnce?: boolean;
  data(known: KnownByName): Record<string, unknown>;
}

/** A chain of steps about one person or one matter, each after the one before. */
export interface Story {
  index: number;
  kind: string;
  steps: readonly Step[];
  /** number of its watches that lapse without a call */
  lapses: number;
  /** whether early detection will keep an open alert about the story */
  overstays: boolean;
}
