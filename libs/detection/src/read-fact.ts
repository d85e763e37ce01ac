import { dayNumber } from '@sinergi/law';
import type { Fact, FactKind, FactKinds, OpenFactKind } from './facts.js';
import type { OpenUnit } from './rule.js';

/** The content of an event, as the feed of an agency tells it: days and times are texts. */
export type EventData = Readonly<Record<string, unknown>>;

type OwnFields<K extends OpenFactKind> = Omit<FactKinds[K], keyof Fact>;

interface FactReader<K extends OpenFactKind> {
  /** the field with the entity's id */
  idField: string;
  /** only the open fields that rules may read; some tell since when they are so, beside before */
  read(data: EventData, before: Partial<FactKinds[K]> | null): OwnFields<K>;
  /** when what it tells happened, epoch ms; null for what lasts, and for what nobody knows */
  happenedAt?(fact: OwnFields<K>): number | null;
  /** the premises or the representation that it is about, beside the person and the sponsor */
  about?: { unit: OpenUnit; field: string };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const msOrNull = (value: unknown): number | null =>
  typeof value === 'string' ? Date.parse(value) : null;
const ms = (value: unknown): number => Date.parse(text(value));
const dayOrNull = (value: unknown): number | null =>
  typeof value === 'string' ? dayNumber(value) : null;
const day = (value: unknown): number => dayNumber(text(value));

/**
 * Since when a permit names its district, in the time of its lane, epoch ms; null where it names
 * none.
 */
function kecamatanSince(
  { kecamatan, occurredAt, recordedAt }: EventData,
  before: Partial<FactKinds['permit']> | null,
): number | null {
  if (textOrNull(kecamatan) === null) return null;
  if (kecamatan === before?.kecamatan) return before?.kecamatanSince ?? null;
  return msOrNull(occurredAt ?? recordedAt);
}

const READERS: { readonly [K in OpenFactKind]: FactReader<K> } = {
  permit: {
    idField: 'permitId',
    read: (data, before) => ({
      subjectId: text(data['subjectId']),
      kind: text(data['kind']),
      origin: text(data['origin']),
      status: text(data['status']),
      validFrom: day(data['validFrom']),
      validUntil: day(data['validUntil']),
      pendingSince: msOrNull(data['pendingSince']),
      paidAt: msOrNull(data['paidAt']),
      awaitsPayment: data['awaitsPayment'] === true,
      decision: textOrNull(data['decision']),
      decidedAt: msOrNull(data['decidedAt']),
      endedOn: dayOrNull(data['endedOn']),
      kecamatan: textOrNull(data['kecamatan']),
      kecamatanSince: kecamatanSince(data, before),
      indexCode: text(data['indexCode']),
      activities: texts(data['activities']),
      sponsorId: textOrNull(data['sponsorId']),
    }),
  },
  movement: {
    idField: 'movementId',
    read: (data) => ({
      subjectId: text(data['subjectId']),
      direction: text(data['direction']),
      at: ms(data['at']),
      checkpoint: text(data['checkpoint']),
      retracted: data['retracted'] === true,
    }),
    happenedAt: ({ at }) => at,
  },
  sighting: {
    idField: 'sightingId',
    read: (data) => ({
      subjectId: textOrNull(data['subjectId']),
      seenAt: ms(data['seenAt']),
      kecamatan: text(data['kecamatan']),
      activity: text(data['activity']),
      certainty: text(data['certainty']),
      isRetracted: typeof data['retractionReason'] === 'string',
    }),
    happenedAt: ({ seenAt }) => seenAt,
  },
  lodging: {
    idField: 'lodgingId',
    read: (data) => ({
      subjectId: textOrNull(data['subjectId']),
      premisesId: text(data['premisesId']),
      premisesKind: text(data['premisesKind']),
      kecamatan: text(data['kecamatan']),
      checkInAt: msOrNull(data['checkInAt']),
      checkOutAt: msOrNull(data['checkOutAt']),
      reportedBy: text(data['reportedBy']),
      recordedAt: ms(data['recordedAt']),
    }),
    happenedAt: ({ checkInAt, checkOutAt }) => checkInAt ?? checkOutAt,
    about: { unit: 'PREMISES', field: 'premisesId' },
  },
  accreditation: {
    idField: 'accreditationId',
    read: (data, before) => ({
      subjectId: text(data['subjectId']),
      kind: text(data['kind']),
      validFrom: day(data['validFrom']),
      validUntil: day(data['validUntil']),
      status: text(data['status']),
      withdrawnAt:
        data['status'] !== 'WITHDRAWN'
          ? null
          : before?.status === 'WITHDRAWN'
            ? (before.withdrawnAt ?? null)
            : msOrNull(data['occurredAt'] ?? data['recordedAt']),
    }),
  },
  case: {
    idField: 'caseId',
    read: (data) => ({
      subjectId: text(data['subjectId']),
      track: text(data['track']),
      step: text(data['step']),
      decidedAt: msOrNull(data['decidedAt']),
      isUnderObjection: data['underObjection'] === true,
    }),
  },
  calendar: {
    idField: 'calendarId',
    read: (data) => ({
      kind: text(data['kind']),
      stage: textOrNull(data['stage']),
      firstDay: day(data['firstDay']),
      lastDay: day(data['lastDay']),
      kecamatan: textOrNull(data['kecamatan']),
      isWithdrawn: data['status'] === 'WITHDRAWN',
    }),
  },
  incident: {
    idField: 'incidentId',
    read: (data) => ({
      representationId: textOrNull(data['representationId']),
      kind: text(data['kind']),
      severity: text(data['severity']),
      happenedAt: ms(data['happenedAt']),
      kecamatan: text(data['kecamatan']),
      status: text(data['status']),
    }),
    happenedAt: ({ happenedAt }) => happenedAt,
    about: { unit: 'REPRESENTATION', field: 'representationId' },
  },
  representation: {
    idField: 'representationId',
    read: (data) => ({
      kecamatan: text(data['kecamatan']),
      protectionLevel: text(data['protectionLevel']),
      status: text(data['status']),
    }),
    about: { unit: 'REPRESENTATION', field: 'representationId' },
  },
};

/** The kinds that events tell, each the latest state of an entity of the flow of that name. */
export const FACT_KINDS = Object.keys(READERS) as OpenFactKind[];

/** Returns when what a fact says happened, epoch ms; null for what lasts or is not known. */
export const happenedAt = (kind: FactKind, fact: Fact): number | null =>
  FACT_KINDS.includes(kind as OpenFactKind)
    ? (READERS[kind as OpenFactKind].happenedAt?.(fact as never) ?? null)
    : null;

/** A fact, what it is about, and when it happened. */
export interface ReadFact<K extends OpenFactKind = OpenFactKind> {
  kind: K;
  fact: FactKinds[K];
  /** ids of the units that it names; a person by one of the subjects */
  units: Readonly<Partial<Record<OpenUnit, string>>>;
  /** epoch ms; null for what lasts, and for what nobody knows */
  happenedAt: number | null;
}

/**
 * Reads the fact in an event: its open fields that rules may read, and none else. A field that is
 * missing or of another form is empty, as it is in an event of an earlier release.
 *
 * @param before the fact in the version before; null for the first that is known
 */
export function readFact<K extends OpenFactKind>(
  kind: K,
  { id: eventId, data }: { id: string; data: EventData },
  before: Partial<FactKinds[K]> | null = null,
): ReadFact<K> {
  const reader: FactReader<K> = READERS[kind];
  const own = reader.read(data, before);
  const of = (field: string | undefined): string | undefined =>
    field === undefined ? undefined : (textOrNull(data[field]) ?? undefined);
  const ids: [OpenUnit, string | undefined][] = [
    ['PERSON', of('subjectId')],
    ['SPONSOR', kind === 'permit' ? of('sponsorId') : undefined],
    ...(reader.about ? [[reader.about.unit, of(reader.about.field)] as [OpenUnit, string]] : []),
  ];
  return {
    kind,
    fact: {
      ...{ id: text(data[reader.idField]), eventId, owner: text(data['owner']) },
      ...own,
    } as FactKinds[K],
    units: Object.fromEntries(ids.filter(([, id]) => id !== undefined)),
    happenedAt: reader.happenedAt?.(own) ?? null,
  };
}
