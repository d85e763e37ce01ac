/** How to start a process of the platform. */
export interface Command {
  file: string;
  args: string[];
  env: Record<string, string>;
  cwd?: string;
  /** The unprivileged user to run as. */
  user?: { uid: number; gid: number };
}

/** One supervised process. */
export interface PartDefinition {
  /** Short and unique: `kafka`, `agencies-1`. Names the log file too. */
  name: string;
  /** For people: `Kafka`. */
  title: string;
  /** Called at each start, so that a restart uses current settings. */
  command(): Command | Promise<Command>;
  /** Checks once: returns when the part serves, throws with the reason while it does not. */
  probe(): Promise<void>;
  readyWithinMs: number;
  /**
   * Checks once: returns when the process has loaded and only waits for others. Only a few such
   * parts load at the same time; absent where other parts wait for this one.
   */
  hasLoaded?(): Promise<void>;
  /** Parts that a restart waits for, unless they stay away for long. */
  needs?: readonly string[];
  /** Lower ranks stop first. */
  stopRank: number;
  stopSignal: NodeJS.Signals;
  stopWithinMs: number;
  /** Agency codes that the process hosts. */
  agencies?: string[];
}
