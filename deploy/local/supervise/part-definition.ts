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
  /** Asked at each start, so that a restart sees current settings. */
  command(): Command | Promise<Command>;
  /** One look: returns when the part serves, throws with the reason while it does not. */
  probe(): Promise<void>;
  readyWithinMs: number;
  /**
   * One look: returns once the process has loaded and only waits for others. Of such parts a few
   * load at once; absent where others wait for this one.
   */
  hasLoaded?(): Promise<void>;
  /** Parts that a start anew waits for, unless they stay away for long. */
  needs?: readonly string[];
  /** Lower ranks stop first. */
  stopRank: number;
  stopSignal: NodeJS.Signals;
  stopWithinMs: number;
  /** Agency codes that the process hosts. */
  agencies?: string[];
}
