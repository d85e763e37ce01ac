import type { Flow, RecordName } from './generated/types.js';

/** Who may read a topic; see the head of schemas/topics.yaml. */
export type ReadRule =
  | 'subscribers'
  | 'everyone'
  | 'replicas'
  | 'receipts'
  | 'operator'
  | `subscribers-of:${string}`;

/** One topic, or one family of topics (`<agency>` in its name), of the exchange. */
export interface TopicDefinition {
  /** Name, with `<agency>` where there is one topic per participant. */
  readonly topic: string;
  /** Set for entity topics. */
  readonly flow?: Flow;
  readonly recordName: RecordName;
  readonly perAgency: boolean;
  /**
   * `owner-and-id`: `<owner>:<entityId>`; `code`: the participant's code alone; `own`: see the
   * flow's own description.
   */
  readonly keyedBy: 'owner-and-id' | 'code' | 'own';
  readonly write: 'publishers' | 'self';
  readonly read: readonly ReadRule[];
  readonly partitions: number;
  readonly cleanup: 'keep' | 'compact' | 'delete';
  /** Whether its digests are compared between agencies. */
  readonly compared: boolean;
  /** Kafka topic settings, as strings. */
  readonly config: Readonly<Record<string, string>>;
}
