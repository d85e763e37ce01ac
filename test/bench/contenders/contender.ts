import type { ContenderName } from '../options.js';

/** A database that must receive every event, and the SQL that shows what it has. */
export interface Target {
  name: string;
  url: string;
  /** the table that has one row per event, written once */
  table: string;
  /** SQL condition: the rows that are events */
  where: string;
  /** SQL expression: the event's id in a row, as text */
  id: string;
  /** SQL statement: the number of events, in one row of one column */
  held: string;
}

/** One way to bring events from an intake into fifteen databases. */
export interface Contender {
  readonly kind: ContenderName;
  readonly name: string;
  /** The name for human readers. */
  readonly title: string;
  /** The steps that its measured time includes, for the report. */
  readonly inside: string;
  readonly targets: readonly Target[];
  /** The topics that carry its events, and nothing else. */
  readonly topics: readonly string[];
  /** The most events that it gets. More events would only take longer and show nothing new. */
  readonly atMost?: { events: number; ratePerSecond: number };
  /** Starts it from nothing until it accepts events. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /**
   * Prepares `count` events. The returned function hands them over as fast as the intake takes
   * them, and resolves with the last acknowledgement.
   */
  prepareBurst(count: number): Promise<() => Promise<void>>;
  /** Hands over one event. @returns its id, after the acknowledgement */
  one(n: number): Promise<string>;
  /** The processes that do its work, without the databases and the broker. */
  pids(): number[];
}
