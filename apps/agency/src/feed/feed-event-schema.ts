const TEXT = { type: 'string' };
const UUID = { type: 'string', format: 'uuid' };
const TIME = { type: 'string', format: 'date-time' };

const properties = {
  specversion: { const: '1.0' },
  id: UUID,
  source: {
    type: 'string',
    description: 'The publisher',
    examples: ['urn:sinergi:agency:kec-menteng'],
  },
  type: { type: 'string', examples: ['id.timpora.sighting.reported'] },
  time: { ...TIME, description: 'When the publisher recorded it' },
  subject: { type: 'string', description: "The entity's id" },
  datacontenttype: { const: 'application/json' },
  entityversion: { type: 'integer', minimum: 1 },
  exercise: { type: 'boolean', description: 'Part of a drill, or derived from one: no real case' },
  exerciseid: { ...UUID, description: 'The exercise; absent where the event is live' },
  topic: TEXT,
  partition: { type: 'integer', minimum: 0 },
  offset: { type: 'string', pattern: '^[0-9]+$' },
  appendedtime: { ...TIME, description: 'When the broker stored it' },
  appliedtime: { ...TIME, description: 'When this agency applied it' },
  data: { type: 'object', description: 'The whole state, in the form in which the entity is read' },
};

const OF_ITS_COORDINATES = ['partition', 'offset', 'appendedtime', 'appliedtime'];

/**
 * A single event by its id. An event of this agency has no coordinates until its own copy has it.
 */
export const eventSchema: Record<string, unknown> = {
  type: 'object',
  description: 'A CloudEvent 1.0. It has no coordinates until this agency has read it from the log',
  properties,
  required: Object.keys(properties).filter(
    (name) => ![...OF_ITS_COORDINATES, 'exerciseid'].includes(name),
  ),
};

/** A `FeedEvent`: JSON Schema 2020-12. */
export const feedEventSchema = {
  type: 'object',
  description: 'An applied event as a CloudEvent 1.0',
  properties,
  required: Object.keys(properties).filter((name) => name !== 'exerciseid'),
};
