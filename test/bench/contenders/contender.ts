import type { ContenderName } from '../options.js';

/** A database that has to have everything, and how to see what it has. */
export interface Target {
  name: string;
  url: string;
  /** the table in which an event is a row that is written once */
  table: string;
  /** SQL: which of its rows are events */
  where: string;
  /** SQL: the event's id in a row, as text */
  id: string;
  /** SQL statement: how many events it holds, in one row of one column */
  held: string;
}

/** One way of bringing events from an intake into fifteen databases. */
export interface Contender {
  readonly kind: ContenderName;
  readonly name: string;
  /** For people. */
  readonly title: string;
  /** What its clock takes in, for the report. */
  readonly inside: string;
  readonly targets: readonly Target[];
  /** The most that it is given, where more would measure nothing but patience. */
  readonly atMost?: { events: number; ratePerSecond: number };
  /** Brings it up from nothing, so far that it takes events. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /**
   * Makes so many events ready; what it returns hands them over as fast as the intake takes them,
   * and resolves with the last acknowledgement.
   */
  prepareBurst(count: number): Promise<() => Promise<void>>;
  /** Hands over one event. @returns its id, once it is acknowledged */
  one(n: number): Promise<string>;
  /** The processes that do its work, the databases and the broker apart. */
  pids(): number[];
}
