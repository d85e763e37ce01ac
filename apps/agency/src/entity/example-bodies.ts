import { flows, intakeSchema, sampleEvents, toJson } from '@sinergi/contracts';
import { type Boundaries, coversArea, type District, pointIn, seededRandom } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import type { EntityFlow, RequestableChange } from './entity-flow.js';

type Json = Record<string, unknown>;

/** The agency of the examples, and their time. */
export interface ExampleContext {
  profile: AgencyProfile;
  boundaries: Boundaries;
  /** epoch ms */
  now: number;
}

const DAY_MS = 86_400_000;
/** The time around which the generated samples lie, in their order. */
const SAMPLES_AT = Date.parse('2026-11-24T03:00:00Z');
const NOT_SAID = ['change', 'occurredAt', 'correlationId', 'causationId'];
const AREA_FIELDS = ['place', 'premises', 'address'];
/** Another agency to ask and to tell, where the sample names this agency itself. */
const OTHERS = ['imigrasi-jakpus', 'polri-jakpus'];

const A_DIPLOMAT = {
  ...{ surname: 'CONTOH', givenNames: 'TELADAN DIPLOMAT', nationality: 'UTO' },
  document: { issuingState: 'UTO', type: 'PD', number: 'D00000001', expiry: '2031-04-15' },
  ...{ birthDate: '1985-01-31', sex: 'F' },
};

/**
 * The values that a change needs and the samples leave open, by flow and change; times as if now
 * were SAMPLES_AT.
 */
const SAYS: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  permit: {
    APPLICATION_FILED: { application: 'EXTENSION', pendingSince: '2026-11-24T02:00:00.000Z' },
    APPLICATION_PAID: { paidAt: '2026-11-24T02:30:00.000Z' },
    APPLICATION_DECIDED: { decision: 'GRANTED', decidedAt: '2026-11-24T02:30:00.000Z' },
    EXTENDED: { validUntil: '2026-12-30' },
    CONVERTED: { kind: 'TERBATAS', indexCode: 'C312', validUntil: '2027-11-22' },
    REVOKED: { endedOn: '2026-11-23' },
    CANCELLED: { endedOn: '2026-11-23' },
    ENDED: { endedOn: '2026-11-23' },
    LAPSED: { endedOn: '2026-11-23' },
    END_RETRACTED: { statusReason: 'It was the end of another permit' },
    RETRACTED: { statusReason: 'It was recorded by mistake' },
  },
  // Somebody of its own: whoever it names is held, and no example of a watch may name one.
  'diplomatic-permit': {
    ISSUED: { holder: A_DIPLOMAT },
    CORRECTED: { holder: A_DIPLOMAT },
    EXTENDED: { validUntil: '2028-10-30' },
    REVOKED: { endedOn: '2026-11-23' },
    CANCELLED: { endedOn: '2026-11-23' },
    ENDED: { endedOn: '2026-11-23' },
    LAPSED: { endedOn: '2026-11-23' },
    RETRACTED: { retractionReason: 'MISTAKEN' },
  },
  referral: {
    ANSWERED: { answerNo: 'NOTA/002/LATIHAN/2026', answeredAt: '2026-11-24T03:00:00.000Z' },
    CLOSED: { outcome: 'CONFIRMED' },
  },
  movement: { RETRACTED: { statusReason: 'It was recorded by mistake' } },
  lodging: { CHECKED_OUT: { checkInAt: undefined, checkOutAt: '2026-11-24T02:50:00.000Z' } },
  sighting: {
    IDENTIFIED: { certainty: 'IDENTIFIED' },
    RETRACTED: { retractionReason: 'MISTAKEN' },
  },
  presence: {
    EXTENDED: { until: '2026-12-15T03:00:00.000Z' },
    WITHDRAWN: { withdrawalReason: 'EVIDENCE_RETRACTED' },
  },
  watch: {
    EXTENDED: { validUntil: '2027-11-19', legalReference: 'KEP-002/LATIHAN/2026' },
    WITHDRAWN: { statusReason: 'The purpose has ended' },
  },
  alert: {
    UPDATED: { severity: 'HIGH' },
    RETRACTED: { statusReason: 'The facts have changed' },
    CLOSED: {
      statusReason: 'It was answered',
      causationId: '4c2f0f0e-5a38-4d5b-8f52-0f7a3cf0f001',
    },
  },
  response: { RESULT: { result: 'FOUND' } },
  request: { REMINDED: { dueAt: '2026-11-26T03:00:00.000Z' } },
  subject: { SPLIT: { links: [] } },
  exercise: { ADVANCED: { now: '2026-11-24T04:00:00.000Z' } },
  coverage: { ADVANCED: { completeUntil: '2026-11-24T02:30:00.000Z' } },
};

/**
 * Sighted people have no name until they are identified. The examples of alerts are an officer's:
 * only rule engines cite a rule.
 */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  alert: ['ruleId', 'ruleVersion'],
  sighting: ['person'],
};

/**
 * Returns the changes of a flow that an agency may ask for: some are for the identity authority
 * alone.
 */
export function changesFor(
  { descriptor, changes }: EntityFlow,
  { identityAuthority }: Pick<AgencyProfile, 'identityAuthority'>,
): readonly RequestableChange[] {
  const { authorityField } = descriptor;
  return changes.filter(
    ({ rule }) =>
      identityAuthority ||
      authorityField === undefined ||
      rule?.sets === 'whole' ||
      !rule?.sets.includes(authorityField),
  );
}

/**
 * Builds a complete body for a change from the generated samples, ready to send: dated as of now,
 * in this agency's area and for its own purpose. The entities that it names by id must exist.
 */
export function exampleBody(
  { descriptor }: EntityFlow,
  { change, rule, schema }: RequestableChange,
  context: ExampleContext,
): Json {
  const { flow } = descriptor;
  const properties = Object.keys(schema['properties'] as Json);
  const leftOut = rule === null || rule.sets === 'whole' ? (LEFT_OUT[flow] ?? []) : [];
  const required = (schema['required'] as string[] | undefined) ?? [];
  const said = {
    ...sampleFields(descriptor.flow),
    ...SAYS[flow]?.[change],
  };
  const fields = Object.entries(said).filter(
    ([name, value]) =>
      properties.includes(name) &&
      (!NOT_SAID.includes(name) || rule?.requires?.includes(name)) &&
      // A subject is named only where a flow is about nobody else.
      (name !== 'subjectId' || required.includes(name)) &&
      !leftOut.includes(name) &&
      value !== undefined &&
      value !== null,
  );
  const wanted =
    rule === null || rule.sets === 'whole'
      ? fields
      : fields.filter(
          ([name]) => rule.requires?.includes(name) || SAYS[flow]?.[change]?.[name] !== undefined,
        );
  const own = ofAgency(fitting(Object.fromEntries(wanted), schema), context);
  return { change, ...dated(own, context.now) };
}

/** Returns a sample's fields as a request gives them: sealed groups in the clear. */
function sampleFields(flow: string): Json {
  const { recordName, sealed } = flows.find((candidate) => candidate.flow === flow)!;
  const { value } = sampleEvents().find((sample) => sample.recordName === recordName)!;
  const clear = toJson(flow as Parameters<typeof toJson>[0], value as never) as Json;
  const { properties } = intakeSchema(flow as Parameters<typeof intakeSchema>[0]) as {
    properties: Record<string, Json>;
  };
  return {
    ...clear,
    ...Object.fromEntries(
      sealed
        .filter(({ field }) => properties[field])
        .map(({ field }) => [field, exampleOf(properties[field]!)]),
    ),
  };
}

/** Removes the fields that the owner's service mints, at any depth. */
function fitting(fields: Json, schema: Json): Json {
  const { properties } = schema as { properties?: Record<string, Json> };
  if (!properties) return fields;
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => name in properties)
      .map(([name, value]) => [
        name,
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? fitting(value as Json, properties[name]!)
          : value,
      ]),
  );
}

/** Builds a value from a schema's own examples. */
function exampleOf(schema: Json): unknown {
  const [example] = (schema['examples'] as unknown[] | undefined) ?? [];
  if (example !== undefined) return example;
  if ('items' in schema) return [exampleOf(schema['items'] as Json)];
  if (!('properties' in schema))
    return (schema['enum'] as unknown[] | undefined)?.find((value) => value !== null) ?? null;
  const entries = Object.entries(schema['properties'] as Record<string, Json>)
    .map(([name, inner]) => [name, exampleOf(inner)] as const)
    .filter(([, value]) => value !== null);
  return Object.fromEntries(entries);
}

/** Sets the agency's own area and authority, and another agency as addressee. */
function ofAgency(fields: Json, { profile, boundaries }: ExampleContext): Json {
  const { handling, kecamatan, kelurahan, to, ...rest } = fields;
  const [authority] = profile.legalAuthority;
  const district = typeof kecamatan === 'string' ? districtOf(profile, boundaries) : undefined;
  const isElsewhere = district !== undefined && district.code !== kecamatan;
  const other = OTHERS.find((code) => code !== profile.code)!;
  return {
    ...rest,
    ...(kecamatan === undefined ? {} : { kecamatan: district?.code ?? kecamatan }),
    ...(kelurahan === undefined || isElsewhere ? {} : { kelurahan }),
    ...(isElsewhere ? placesIn(district, rest) : {}),
    ...(to === undefined ? {} : { to: { agencies: [other], roles: [], areas: [] } }),
    ...(handling === undefined || !authority
      ? {}
      : {
          handling: {
            ...(handling as Json),
            purpose: authority.purpose,
            legalBasis: authority.legalBases[0],
          },
        }),
  };
}

/**
 * Returns Menteng, where the samples are, if the agency's areas contain it; else the agency's first
 * district.
 */
function districtOf({ areaCodes }: AgencyProfile, { districts }: Boundaries): District | undefined {
  const own = districts.filter(({ code }) => coversArea(areaCodes, code));
  return own.find(({ code }) => code === '31.71.06') ?? own[0];
}

function placesIn(district: District, fields: Json): Json {
  const { lon, lat } = pointIn(district, seededRandom(1));
  const at = { lat: Number(lat.toFixed(6)), lon: Number(lon.toFixed(6)) };
  return Object.fromEntries(
    AREA_FIELDS.filter((name) => name in fields).map((name) => [
      name,
      { ...(fields[name] as Json), ...at },
    ]),
  );
}

/**
 * Moves every time by the same number of whole days towards now. Due times move one day more, so
 * that they lie ahead.
 */
function dated(fields: Json, now: number): Json {
  const days = Math.floor((now - SAMPLES_AT) / DAY_MS);
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, later(name, value, days)]),
  );
}

function later(name: string, value: unknown, days: number): unknown {
  if (name === 'handling') {
    const { retainUntil, ...rest } = value as Json;
    // The length of years differs by one day: two days less never exceed the limit.
    return { ...rest, retainUntil: later('', retainUntil, days - 2) };
  }
  if (name === 'links' && Array.isArray(value))
    return value.map((link) =>
      typeof link === 'object' && link !== null
        ? { ...link, assertedAt: later('', (link as Json)['assertedAt'], days) }
        : link,
    );
  const by = (name === 'dueAt' ? days + 1 : days) * DAY_MS;
  if (typeof value !== 'string') return value;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value))
    return new Date(Date.parse(value) + by).toISOString().slice(0, 10);
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? new Date(Date.parse(value) + by).toISOString() : value;
}
