/**
 * Every flow of the exchange, including planned ones: a profile may name a flow before its schema
 * exists.
 */
export const KNOWN_FLOWS = [
  'permit',
  'movement',
  'lodging',
  'sighting',
  'watch',
  'alert',
  'response',
  'request',
  'reply',
  'case',
  'operation',
  'meeting',
  'representation',
  'bulletin',
  'intelligence',
  'subject',
  'directory',
];

/** The operations that a profile may allow its maintenance client. */
export const KNOWN_MAINTENANCE = ['operate', 'reset'];

export const KNOWN_GROUPS = ['identity', 'location', 'case', 'addressed', 'intelligence'];
