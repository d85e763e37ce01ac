import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { flows } from './generated/flows.js';
import { changeFieldSchemas, intakeSchemas } from './generated/intake.js';
import type { Flow } from './generated/types.js';
import { quoted } from './quoted.js';

/** One violation of an intake body: where (RFC 6901 pointer), what was expected, what came. */
export interface IntakeViolation {
  field: string;
  expected: string;
  got: string;
}

export type Intake =
  | { ok: true; value: Record<string, unknown> }
  | { ok: false; violations: IntakeViolation[] };

const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true });
// ajv-formats also accepts leap seconds, spaces and offsets without a colon in a time; RFC 3339 and
// Date.parse do not.
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
(formats as unknown as (instance: Ajv2020, options: { mode: 'full' }) => void)(ajv, {
  mode: 'full',
});
ajv.addFormat('base64url', /^[A-Za-z0-9_-]*$/);
const fullDateTime = ajv.formats['date-time'] as { validate(text: string): boolean };
ajv.addFormat(
  'date-time',
  (text: string) =>
    RFC3339.test(text) && fullDateTime.validate(text) && !Number.isNaN(Date.parse(text)),
);
const MOST_VIOLATIONS = 50;
/**
 * The fields that every request may contain besides the entity: the time of the event, and the
 * events to which it belongs.
 */
const ENVELOPE = ['occurredAt', 'correlationId', 'causationId'];

type Schema = Record<string, unknown>;

/**
 * Returns the schema of the body that an agency's system may send for a flow: JSON Schema 2020-12,
 * sealed groups in the clear.
 */
export function intakeSchema(flow: Flow): Schema {
  return structuredClone(intakeSchemas[flow]) as Schema;
}

/**
 * Returns the schema of a change that sets only some fields.
 *
 * @param sets their names
 * @param requires the fields that must be present
 */
export function changeSchema(
  flow: Flow,
  sets: readonly string[],
  requires: readonly string[],
): Schema {
  const {
    properties: whole,
    $schema,
    description,
  } = intakeSchemas[flow] as { properties: Record<string, Schema> } & Schema;
  const known: Record<string, Schema> = {
    ...whole,
    ...(changeFieldSchemas[flow] as Record<string, Schema>),
  };
  const properties = Object.fromEntries(
    [...sets, ...ENVELOPE].map((name) => {
      const schema = known[name];
      if (!schema)
        throw new TypeError(`Expected a field that a request may set, got ${flow}.${name}`);
      return [name, schema];
    }),
  );
  return structuredClone({
    $schema,
    description,
    type: 'object',
    properties,
    required: [...requires],
    additionalProperties: false,
  });
}

/**
 * Makes a check of a schema of `intakeSchema` or `changeSchema` that reports all violations of a
 * body at once. No personal content is repeated. The schema is compiled at the first body, as to
 * compile all of them takes a third of the time in which a process loads.
 */
export function intakeCheck(flow: Flow, schema: Schema): (body: unknown) => Intake {
  let validate: ValidateFunction | undefined;
  const personal = flows
    .find((candidate) => candidate.flow === flow)!
    .sealed.map(({ field }) => `/${field}`);
  return (body) => {
    validate ??= ajv.compile(schema);
    if (validate(body)) return { ok: true, value: body as Record<string, unknown> };
    const violations = (validate.errors ?? [])
      .filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'oneOf')
      .map((error) => toViolation(error, personal));
    return { ok: false, violations: violations.slice(0, MOST_VIOLATIONS) };
  };
}

const checks = new Map<Flow, (body: unknown) => Intake>();

/** Checks a whole body by its flow's schema. */
export function validateIntake(flow: Flow, body: unknown): Intake {
  const check = checks.get(flow) ?? intakeCheck(flow, intakeSchema(flow));
  checks.set(flow, check);
  return check(body);
}

function toViolation(error: ErrorObject, personal: string[]): IntakeViolation {
  const { instancePath, keyword, params, parentSchema } = error;
  const at = (name: string) =>
    `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const isPersonal = personal.some(
    (field) => instancePath === field || instancePath.startsWith(`${field}/`),
  );
  // A field name may be personal too, if the sender confuses names and values.
  if (keyword === 'additionalProperties' && isPersonal)
    return { field: instancePath, expected: 'only the fields of its schema', got: 'another field' };
  if (keyword === 'additionalProperties')
    return {
      field: at(String(params['additionalProperty'])).slice(0, 200),
      expected: 'no such field',
      got: 'a field',
    };
  if (keyword === 'required')
    return { field: at(String(params['missingProperty'])), expected: 'a value', got: 'nothing' };
  return {
    field: instancePath,
    expected: expectation(error, parentSchema as Record<string, unknown>),
    got: shown(error.data, isPersonal || keyword === 'type'),
  };
}

function formatInWords(format: string): string {
  if (format === 'date') return 'a valid date';
  return format === 'date-time' ? 'a valid time with its time zone' : `a ${format}`;
}

function expectation(
  { keyword, params, message }: ErrorObject,
  schema: Record<string, unknown>,
): string {
  const example = (schema['examples'] as unknown[] | undefined)?.[0];
  const such = example === undefined ? '' : `, such as ${JSON.stringify(example)}`;
  switch (keyword) {
    case 'type':
      return `${[params['type']].flat().join(' or ')}${such}`;
    case 'format':
      return `${formatInWords(String(params['format']))}${such}`;
    case 'enum':
      return `one of ${(params['allowedValues'] as unknown[]).join(', ')}`;
    case 'pattern':
      return `text that fits ${String(params['pattern'])}${such}`;
    default:
      return message ?? keyword;
  }
}

function shown(value: unknown, onlyItsType: boolean): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (onlyItsType || typeof value === 'object')
    return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value);
}
