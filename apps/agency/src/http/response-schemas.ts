type JsonSchema = Record<string, unknown>;

export const UUID = { type: 'string', format: 'uuid' };
export const TIME = { type: 'string', format: 'date-time' };
export const COUNT = { type: 'integer', minimum: 0 };
export const VERSION = { type: 'integer', minimum: 1 };
export const orNull = (schema: { type: string } & JsonSchema): JsonSchema => ({
  ...schema,
  type: [schema.type, 'null'],
});

/** Builds the schema of an object with all of these fields. Later versions may add fields. */
export const objectOf = (properties: JsonSchema): { type: string } & JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
});

export const itemsOf = (items: JsonSchema): JsonSchema =>
  objectOf({ items: { type: 'array', items } });

/** Builds the schema of a write's answer. */
export const committedSchema = (idField: string): JsonSchema =>
  objectOf({ [idField]: UUID, eventId: UUID, version: VERSION, change: { type: 'string' } });

export const DRY_RUN_ANSWER = {
  description: 'A dry run: the request would be accepted',
  schema: objectOf({ dryRun: { const: true }, change: { type: 'string' }, version: VERSION }),
};

/** A position in one of this agency's lists. */
export const LIST_CURSOR = { type: 'string', pattern: '^[A-Za-z0-9_-]{20,500}$' };

/** The version of an event, its coordinates in the log, and its times. */
export const COORDINATES = {
  version: VERSION,
  eventId: UUID,
  topic: { type: 'string' },
  partition: COUNT,
  offset: { type: 'string', pattern: '^[0-9]+$' },
  appendedAt: TIME,
  appliedAt: TIME,
};
