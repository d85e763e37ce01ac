/** An entity of a story, as its owner answered. */
export interface Known {
  id: string;
  version: number;
}

export type KnownByName = Readonly<Record<string, Known>>;

/** One thing that an agency's system does in a story. */
export interface Step {
  agency: string;
  flow: string;
  change: string;
  /** the story's own name for the entity that is begun or changed */
  entity: string;
  begins: boolean;
  /** entities that this agency has to hold before, since another one owns them: flow and name */
  needs?: readonly { flow: string; entity: string }[];
  /**
   * subjects that this agency looks up before: whose an entity is, under a name of the story's own
   */
  looks?: readonly { flow: string; entity: string; as: string }[];
  /** how long after the step before people take for it, ms; at once where absent */
  afterMs?: number;
  data(known: KnownByName): Record<string, unknown>;
}

/** A chain of steps about one person or one matter, each after the one before. */
export interface Story {
  index: number;
  kind: string;
  steps: readonly Step[];
  /** watches of it that lapse by themselves */
  lapses: number;
  /** whether early detection is to be left with an open alert about it */
  overstays: boolean;
}
