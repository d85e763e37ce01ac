import type { OutgoingRecord } from '@sinergi/broker';
import {
  type EventCodec,
  eventHeaders,
  eventIdOf,
  type RecordName,
  type Sighting,
  sampleEvents,
} from '@sinergi/contracts';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { codecOf } from './operator-view.js';
import { type Sign, signAs } from './sign-as.js';
import { entityIdFor, idsFor } from './valid-ids.js';

const TOPIC = 'timpora.sighting';
const sample = sampleEvents().find(({ recordName }) => recordName === 'Sighting')!
  .value as Sighting;

/** What is other than in a record that would be admitted. */
export interface InsiderChange {
  value?: Partial<Sighting>;
  headers?: Record<string, string>;
  key?: string;
  /** the entity's id; one that the agency would mint where it is left out */
  sightingId?: string;
  /** the event's id; the one that follows where it is left out */
  eventId?: string;
  bytes?: (good: Buffer) => Buffer | null;
  /** the record whose schema the bytes name */
  recordName?: RecordName;
}

/**
 * Sightings as an insider of one agency can write them past its service: its keystore signs
 * whatever it is given.
 */
export class InsiderRecords {
  private constructor(
    private readonly codec: EventCodec,
    private readonly code: string,
    readonly sign: Sign,
  ) {}

  static async of(descriptor: PlatformDescriptor, code: string): Promise<InsiderRecords> {
    return new InsiderRecords(codecOf(descriptor), code, await signAs(descriptor, code));
  }

  /** Returns a sighting that would be admitted but for the change, signed as it is changed. */
  async sighting(change: InsiderChange = {}): Promise<OutgoingRecord> {
    const sightingId = change.sightingId ?? entityIdFor(this.code);
    const key = change.key ?? `${this.code}:${sightingId}`;
    const facts = { topic: TOPIC, key, version: 1, recordedAt: sample.recordedAt };
    const eventId = change.eventId ?? eventIdOf(facts);
    const value: Sighting = {
      ...sample,
      sightingId,
      eventId,
      owner: this.code,
      version: 1,
      person: null,
      place: { ...sample.place, group: 'location', scope: sightingId },
      ...change.value,
    };
    const good = await this.codec.encode('Sighting', value);
    const headers = eventHeaders({
      eventId,
      owner: this.code,
      type: 'id.timpora.sighting.reported',
      time: Date.now(),
      subject: sightingId,
      version: 1,
    });
    const record = {
      topic: TOPIC,
      key,
      value: change.bytes ? change.bytes(good) : good,
      headers: { ...headers, ...change.headers },
    };
    return this.sign(record, change.recordName);
  }

  /** Returns the id of another event that the agency would mint. */
  otherEventId(): string {
    return idsFor(this.code, { topic: TOPIC, recordedAt: sample.recordedAt }).eventId;
  }
}
