import { flows, intakeSchema, sampleEvents, toJson } from '@sinergi/contracts';
import {
  type Boundaries,
  coversArea,
  type District,
  pointIn,
  seededRandom,
  trackToBegin,
} from '@sinergi/domain';
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
/** What an example leaves out: it follows, or names what was not uploaded. */
const NOT_SAID = ['change', 'occurredAt', 'correlationId', 'causationId', 'attachments'];
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
  // Each case begins on a track of its agency, and goes on from there.
  case: {
    SPDP_RECEIVED: { citesCaseId: '4c2f0f0e-5a38-4d5b-8f52-0f7a3cf0f001' },
    DECIDED: {
      ...{ decisionNo: 'KEP-001/LATIHAN/2026', decidedBy: 'OFFICE', actions: ['DEPORTATION'] },
      decidedAt: '2026-09-01T02:00:00.000Z',
    },
    SERVED: { servedAt: '2026-09-02T02:00:00.000Z' },
    OBJECTED: { objectedAt: '2026-09-07T02:00:00.000Z' },
    OBJECTION_FORWARDED: { forwardedAt: '2026-09-08T02:00:00.000Z' },
    OBJECTION_DECIDED: {
      ...{ objectionOutcome: 'REFUSED', objectionDecidedBy: 'MINISTER' },
      ...{ objectionDecisionNo: 'M-001/LATIHAN/2026' },
      objectionDecidedAt: '2026-09-10T02:00:00.000Z',
    },
    FINAL: { servedAt: '2026-09-02T02:00:00.000Z' },
    EXECUTED: { executedAt: '2026-09-20T02:00:00.000Z' },
    VERDICT: {
      ...{ decisionNo: '1/Pid/LATIHAN/2026', decidedBy: 'COURT', outcome: 'CONVICTED' },
      decidedAt: '2026-09-01T02:00:00.000Z',
    },
    STOPPED: { outcome: 'NO_ACTION' },
    CLOSED: { outcome: 'NO_ACTION' },
    DETAINED: { detainedAt: '2026-11-20T02:00:00.000Z' },
    DETENTION_EXTENDED: { detainedUntil: '2037-01-01' },
    RELEASED: { releasedAt: '2026-11-22T02:00:00.000Z' },
    CONSULATE_NOTIFIED: { consulateNotifiedAt: '2026-11-20T04:00:00.000Z' },
    CORRECTED: { fileNo: 'BP/2/LATIHAN' },
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
  incident: {
    CLOSED: { statusReason: 'It was dealt with' },
    RETRACTED: { statusReason: 'It was reported by mistake' },
  },
  accreditation: {
    EXTENDED: { validUntil: '2027-01-31' },
    WITHDRAWN: { statusReason: 'The authority took it back' },
    RETRACTED: { statusReason: 'It was recorded by mistake' },
  },
  meeting: { MINUTED: { minutes: { text: 'Contoh notulen.' } } },
  contribution: { UPDATED: { attends: false } },
  operation: {
    STARTED: { startedAt: '2026-11-24T01:30:00.000Z' },
    ENDED: { endedAt: '2026-11-24T02:30:00.000Z' },
    REPORTED: { results: { premisesVisited: 4, peopleChecked: 12 } },
  },
  coverage: { ADVANCED: { completeUntil: '2026-11-24T02:30:00.000Z' } },
  'rule-setting': { REVOKED: { statusReason: 'The leads were right after all' } },
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
 * alone, others for who has the authority that they need.
 */
export function changesFor(
  { descriptor, changes, rules }: EntityFlow,
  profile: ChangesOf,
): readonly RequestableChange[] {
  const { authorityField } = descriptor;
  return changes.filter(
    ({ change, rule }) =>
      (rules.isOpenTo?.(change, profile) ?? true) &&
      (profile.identityAuthority ||
        authorityField === undefined ||
        rule?.sets === 'whole' ||
        !rule?.sets.includes(authorityField)),
  );
}

/** Returns the changes by which an agency may begin an entity of a flow; all where it owns none. */
export function beginsFor(
  { begins, rules }: EntityFlow,
  profile: ChangesOf,
): readonly RequestableChange[] {
  const open = begins.filter(({ change }) => rules.isOpenTo?.(change, profile) ?? true);
  return open.length > 0 ? open : begins;
}

type ChangesOf = Pick<AgencyProfile, 'identityAuthority' | 'kind' | 'publishes' | 'legalAuthority'>;

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
  const track =
    flow === 'case' && rule === null ? trackToBegin(change, context.profile) : undefined;
  return { change, ...dated(own, context.now), ...(track === undefined ? {} : { track }) };
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
  if (Array.isArray(value))
    return value.map((one) =>
      typeof one === 'object' && one !== null
        ? Object.fromEntries(
            Object.entries(one as Json).map(([inner, said]) => [inner, later(inner, said, days)]),
          )
        : one,
    );
  const by = (name === 'dueAt' ? days + 1 : days) * DAY_MS;
  if (typeof value !== 'string') return value;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value))
    return new Date(Date.parse(value) + by).toISOString().slice(0, 10);
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? new Date(Date.parse(value) + by).toISOString() : value;
}
