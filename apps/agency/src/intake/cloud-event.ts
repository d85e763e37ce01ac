import { z } from 'zod';
import { entityFlows } from '../entity/entity-flow.js';
import type { Submission } from '../entity/submission.js';
import { validateBody } from '../http/validate-body.js';
import { Problem } from '../problem/problem.js';

const TYPE = /^id\.timpora\.([a-z]+(?:-[a-z]+)*)\.([a-z_]+)$/;

/** Every type with its flow: the changes of that flow that begin or change an entity. */
const TYPES: ReadonlyMap<string, readonly string[]> = new Map(
  entityFlows.map(({ descriptor: { flow }, begins, changes }) => [
    flow as string,
    [...new Set([...begins, ...changes].map(({ change }) => change.toLowerCase()))].map(
      (change) => `id.timpora.${flow}.${change}`,
    ),
  ]),
);

/** Describes the accepted types: those of the flow, where the flow is known. */
function expectedType(type: unknown, accepted: readonly string[]): string {
  const [, flow = ''] = (typeof type === 'string' && TYPE.exec(type)) || [];
  const ofFlow = accepted.filter((one) => TYPES.get(flow)?.includes(one));
  return `Expected a type of ${(ofFlow.length > 0 ? ofFlow : accepted).join(', ')}`;
}

/**
 * A CloudEvent as this API accepts it. `subject` names the entity to change, the extension
 * `entityversion` the version that was read. The extension `exercise`, if present, must agree with
 * `data.handling`. Other extensions are ignored. Source: CloudEvents 1.0.2, JSON event
 * format.
 */
const cloudEventOf = (types: readonly string[]) =>
  z.object({
    specversion: z.literal('1.0', 'Expected CloudEvents 1.0'),
    id: z.string().min(1).max(200),
    source: z.string().min(1).max(400),
    type: z.enum(types, { error: ({ input }) => expectedType(input, types) }),
    time: z.iso.datetime({ offset: true }).optional(),
    subject: z.string().max(80).optional(),
    entityversion: z
      .union([
        z.int(),
        z
          .string()
          .regex(/^[0-9]{1,9}$/)
          .transform(Number),
      ])
      .optional(),
    exercise: z
      .union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })])
      .optional(),
    datacontenttype: z
      .string()
      .regex(/^application\/json\b/, 'Expected JSON data')
      .optional(),
    data: z.record(z.string(), z.unknown()),
  });

/** JSON Schema 2020-12, for the API description. */
export const cloudEventSchema = z.toJSONSchema(cloudEventOf([...TYPES.values()].flat()), {
  io: 'input',
}) as Record<string, unknown>;

export const isCloudEvent = (item: object): boolean => 'specversion' in item;

/** Reads a CloudEvent. @throws Problem invalid-request with every violation */
export type ReadCloudEvent = (event: Record<string, unknown>) => Submission;

/** Returns how an agency reads CloudEvents: it accepts the types of the flows that it may know. */
export function cloudEventReader(isKnown: (flow: string) => boolean): ReadCloudEvent {
  const types = [...TYPES].flatMap(([flow, ofFlow]) => (isKnown(flow) ? ofFlow : []));
  const form = cloudEventOf(types);
  return (event) => readCloudEvent(form, event);
}

function readCloudEvent(
  form: ReturnType<typeof cloudEventOf>,
  event: Record<string, unknown>,
): Submission {
  if ('data_base64' in event)
    throw new Problem('invalid-request', 'Expected JSON in data, got data_base64');
  const checked = validateBody(form, event);
  const { id, source, type, time, subject, entityversion, exercise, data } = checked;
  if (exercise !== undefined) refuseUnlessSaid(exercise, data['handling']);
  const [, flow, change] = TYPE.exec(type)!;
  return {
    flow: flow!,
    change: change!.toUpperCase(),
    entityId: subject ?? null,
    expectedVersion: entityversion ?? null,
    data:
      time !== undefined && data['occurredAt'] === undefined ? { ...data, occurredAt: time } : data,
    // Events with the same source and id are the same event, whatever else they contain: the
    // standard defines it so.
    key: `cloudevent\n${source}\n${id}`,
  };
}

/**
 * Refuses an extension that contradicts the data: some readers would trust one, some the other.
 */
function refuseUnlessSaid(exercise: boolean, handling: unknown): void {
  // A change without a handling of its own has its entity's lane.
  if (typeof handling !== 'object' || handling === null) return;
  const { exercise: flag, exerciseId } = handling as { exercise?: unknown; exerciseId?: unknown };
  const said = typeof exerciseId === 'string' || (flag ?? false);
  if (said === exercise) return;
  const violation = {
    field: '/exercise',
    expected: 'what data.handling says',
    got: String(exercise),
  };
  throw new Problem(
    'invalid-request',
    'Expected exercise to agree with data.handling, got two values',
    {
      violations: [violation],
    },
  );
}

/**
 * Reads binary mode: the attributes are headers, percent-encoded, and the data is the body. Source:
 * CloudEvents HTTP protocol binding 1.0.2, 3.1.
 */
export function fromBinaryMode(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: unknown,
): Record<string, unknown> {
  const event: Record<string, unknown> = { data: body };
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith('ce-')) continue;
    if (typeof value !== 'string')
      throw new Problem(
        'invalid-request',
        `Expected the header ${name} once, got it several times`,
      );
    event[name.slice('ce-'.length)] = decoded(name, value);
  }
  return event;
}

function decoded(name: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Problem(
      'invalid-request',
      `Expected the header ${name} percent-encoded, got something else`,
    );
  }
}
