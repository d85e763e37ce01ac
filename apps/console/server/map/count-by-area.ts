import { EARLIER_EXERCISE, type Lane, LIVE, laneOf } from '@sinergi/domain';
import type { MapCounts } from '../../contract/map.js';
import type { Message } from '../../contract/topics.js';

const LISTED = 200;
type MapEvent = MapCounts['events'][number];

/**
 * Counts a lane's entities by district, each once and in its last known state. The time of the
 * occurrence decides the window, not the time of its report. A retracted or closed entity is not
 * counted. An entity without a district is counted under null, such as an alert about the whole
 * city. Only open fields are read.
 * @param window ISO times; `from` is included, `to` is not
 */
export function countByArea(
  sightings: readonly Message[],
  alerts: readonly Message[],
  representations: readonly Message[],
  { lane, ...window }: { lane: Lane; from: string; to: string },
): Pick<MapCounts, 'areas' | 'events' | 'representations'> {
  const [from, to] = [Date.parse(window.from), Date.parse(window.to)];
  const happened = ({ at }: MapEvent): boolean => from <= Date.parse(at) && Date.parse(at) < to;
  const seen = latest(sightings)
    .filter(({ value }) => laneOf(value) === lane && value['change'] !== 'RETRACTED')
    .map(
      ({ eventId, appendedAt, value }): MapEvent => ({
        eventId,
        flow: 'sighting',
        at: text(value['seenAt']) || appendedAt,
        kecamatan: text(value['kecamatan']) || null,
        what: text(value['activity']),
        severity: null,
        exercise: isExercise(value),
      }),
    );
  const raised = latest(alerts)
    .filter(({ value }) => laneOf(value) === lane && value['status'] === 'OPEN')
    .map(
      ({ eventId, appendedAt, value }): MapEvent => ({
        eventId,
        flow: 'alert',
        at: text(value['occurredAt']) || appendedAt,
        kecamatan: text(value['kecamatan']) || null,
        what: text(value['category']),
        severity: text(value['severity']),
        exercise: isExercise(value),
      }),
    );
  const events = [...seen, ...raised].filter(happened);
  const areas = new Map<string | null, MapCounts['areas'][number]>();
  for (const { flow, kecamatan } of events) {
    const area = areas.get(kecamatan) ?? { kecamatan, sightings: 0, alerts: 0 };
    areas.set(kecamatan, area);
    area[flow === 'sighting' ? 'sightings' : 'alerts'] += 1;
  }
  return {
    areas: [...areas.values()].sort((left, right) =>
      (left.kecamatan ?? '~') < (right.kecamatan ?? '~') ? -1 : 1,
    ),
    events: events.sort((left, right) => (left.at < right.at ? 1 : -1)).slice(0, LISTED),
    representations: latest(representations)
      .filter(({ value }) => laneOf(value) === lane && value['change'] !== 'CLOSED')
      .map(({ entityId, value }) => {
        const premises = value['premises'] as { lat?: number; lon?: number } | null;
        const [state, name, kecamatan] = [
          text(value['state']),
          text(value['name']),
          text(value['kecamatan']),
        ];
        return {
          id: entityId,
          state,
          name,
          kecamatan,
          lat: premises?.lat ?? null,
          lon: premises?.lon ?? null,
        };
      }),
  };
}

function latest(messages: readonly Message[]): Message[] {
  const byKey = new Map<string, Message>();
  for (const message of messages)
    if ((byKey.get(message.key)?.version ?? 0) < message.version) byKey.set(message.key, message);
  return [...byKey.values()];
}

const isExercise = (value: Message['value']): boolean => laneOf(value) !== LIVE;

/** Returns the lanes that an operator may look at: live, every exercise, and drills of before. */
export const lanesOf = (exercises: readonly Message[]): MapCounts['lanes'] => [
  { lane: LIVE, title: null, now: null },
  ...latest(exercises).map(({ entityId, value }) => ({
    lane: entityId,
    title: text(value['title']),
    now: text(value['now']) || null,
  })),
  { lane: EARLIER_EXERCISE, title: null, now: null },
];

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
