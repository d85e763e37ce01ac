// generated, do not edit: npm run generate
export const EVENT_FIELDS: readonly string[] = [
  'eventId',
  'version',
  'change',
  'owner',
  'occurredAt',
  'recordedAt',
  'correlationId',
  'causationId',
  'handling',
];
