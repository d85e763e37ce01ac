import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { flows } from './generated/flows.js';
import { intakeSchemas } from './generated/intake.js';
import type { Flow } from './generated/types.js';

/** One thing wrong with what came: where (RFC 6901 pointer), what was expected, what came. */
export interface IntakeViolation {
  field: string;
  expected: string;
  got: string;
}

export type Intake = { ok: true; value: Record<string, unknown> } | { ok: false; violations: IntakeViolation[] };

const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true });
// What ajv-formats takes for a time includes leap seconds, spaces and offsets without a colon; RFC 3339 and Date.parse do not.
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
(formats as unknown as (instance: Ajv2020, options: { mode: 'full' }) => void)(ajv, { mode: 'full' });
ajv.addFormat('base64url', /^[A-Za-z0-9_-]*$/);
const fullDateTime = ajv.formats['date-time'] as { validate(text: string): boolean };
ajv.addFormat('date-time', (text: string) => RFC3339.test(text) && fullDateTime.validate(text) && !Number.isNaN(Date.parse(text)));
const validators = new Map(Object.entries(intakeSchemas).map(([flow, schema]) => [flow, ajv.compile(schema)]));
const MOST_VIOLATIONS = 50;

/** What an agency's system may send for a flow: JSON Schema 2020-12, sealed groups in the clear. */
export function intakeSchema(flow: Flow): Record<string, unknown> {
  return structuredClone(intakeSchemas[flow]) as Record<string, unknown>;
}

/** Checks a body by its flow's schema and names everything that is wrong with it at once; nothing personal is repeated. */
export function validateIntake(flow: Flow, body: unknown): Intake {
  const validate = validators.get(flow)!;
  if (validate(body)) return { ok: true, value: body as Record<string, unknown> };
  const personal = flows.find((candidate) => candidate.flow === flow)!.sealed.map(({ field }) => `/${field}`);
  const violations = (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'oneOf')
    .map((error) => toViolation(error, personal));
  return { ok: false, violations: violations.slice(0, MOST_VIOLATIONS) };
}

function toViolation(error: ErrorObject, personal: string[]): IntakeViolation {
  const { instancePath, keyword, params, parentSchema } = error;
  const at = (name: string) => `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const isPersonal = personal.some((field) => instancePath === field || instancePath.startsWith(`${field}/`));
  // A name may be personal too when somebody mixes up names and values.
  if (keyword === 'additionalProperties' && isPersonal)
    return { field: instancePath, expected: 'only the fields of its schema', got: 'another field' };
  if (keyword === 'additionalProperties')
    return { field: at(String(params['additionalProperty'])).slice(0, 200), expected: 'no such field', got: 'a field' };
  if (keyword === 'required') return { field: at(String(params['missingProperty'])), expected: 'a value', got: 'nothing' };
  return {
    field: instancePath,
    expected: expectation(error, parentSchema as Record<string, unknown>),
    got: shown(error.data, isPersonal || keyword === 'type'),
  };
}

function expectation({ keyword, params, message }: ErrorObject, schema: Record<string, unknown>): string {
  const example = (schema['examples'] as unknown[] | undefined)?.[0];
  const such = example === undefined ? '' : `, such as ${JSON.stringify(example)}`;
  switch (keyword) {
    case 'type':
      return `${[params['type']].flat().join(' or ')}${such}`;
    case 'format':
      return `${params['format'] === 'date' ? 'a date that exists' : params['format'] === 'date-time' ? 'a time that exists, with its zone' : `a ${String(params['format'])}`}${such}`;
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
  if (onlyItsType || typeof value === 'object') return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
  return JSON.stringify(typeof value === 'string' ? value.slice(0, 80) : value);
}
