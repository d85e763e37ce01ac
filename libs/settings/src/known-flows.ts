/**
 * Every flow of the exchange, those to come included: a profile may name them before their schema
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

/** What a profile may let its maintenance client do. */
export const KNOWN_MAINTENANCE = ['operate', 'reset'];

export const KNOWN_GROUPS = ['identity', 'location', 'case', 'addressed', 'intelligence'];
