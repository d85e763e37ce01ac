export { append, LARGEST_RECORD_BYTES, RecordTooLarge, sizeOf } from './append.js';
export { outboxMigrations } from './migrations.js';
export { pendingCount, pruneOutbox } from './pending.js';
export {
  Relay,
  type RelayLogger,
  type RelayOptions,
  type RelaySession,
  type RelayState,
} from './relay.js';
