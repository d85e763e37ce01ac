import { agencyUrn, type FlowDescriptor, flows, toJson } from '@sinergi/contracts';
import { EARLIER_EXERCISE, LIVE, laneOf } from '@sinergi/domain';
import type { FeedRow } from './feed-row.js';

/**
 * An applied event in the form in which this agency's own systems get it: a CloudEvent in
 * structured mode. Sealed groups are shown as sealed.
 */
export interface FeedEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  time: string;
  subject: string;
  datacontenttype: 'application/json';
  /** extensions of this exchange: the entity's version, and the event's coordinates in the log */
  entityversion: number;
  /**
   * whether the event is part of an exercise, or derived from one: then it is never a real case
   */
  exercise: boolean;
  /** the exercise that it is part of; absent where it is live */
  exerciseid?: string;
  topic: string;
  partition: number;
  offset: string;
  appendedtime: string;
  appliedtime: string;
  data: Record<string, unknown>;
}

const byTopic = new Map(flows.map((flow) => [flow.topic, flow]));

export const flowOfTopic = (topic: string): FlowDescriptor | undefined => byTopic.get(topic);

export function toFeedEvent(row: FeedRow, value: Record<string, unknown>): FeedEvent {
  const { data, ...event } = toOwnEvent(row, value);
  return {
    ...event,
    partition: row.partition,
    offset: String(row.offset),
    appendedtime: row.appendedAt.toISOString(),
    appliedtime: row.appliedAt.toISOString(),
    data,
  };
}

/** An event as it was written, before the log gave it coordinates. */
export type WrittenEvent = Omit<FeedEvent, 'partition' | 'offset' | 'appendedtime' | 'appliedtime'>;

export function toOwnEvent(
  row: Pick<FeedRow, 'topic' | 'eventId' | 'version'>,
  value: Record<string, unknown>,
): WrittenEvent {
  const { flow, idField } = byTopic.get(row.topic)!;
  const lane = laneOf(value);
  return {
    specversion: '1.0',
    id: row.eventId,
    // From the value, which its owner signed: the headers of these names are not signed.
    source: agencyUrn(String(value['owner'])),
    type: `id.timpora.${flow}.${String(value['change']).toLowerCase()}`,
    time: new Date(Number(value['recordedAt'])).toISOString(),
    subject: String(value[idField]),
    datacontenttype: 'application/json',
    entityversion: row.version,
    exercise: lane !== LIVE,
    ...(lane === LIVE || lane === EARLIER_EXERCISE ? {} : { exerciseid: lane }),
    topic: row.topic,
    data: toJson(flow, value),
  };
}
