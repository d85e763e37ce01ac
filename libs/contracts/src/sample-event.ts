import type { RecordName, RecordTypes } from './generated/types.js';

/** A topic with an invented event that may travel on it. */
export type SampleEvent = {
  [N in RecordName]: { topic: string; recordName: N; value: RecordTypes[N] };
}[RecordName];
