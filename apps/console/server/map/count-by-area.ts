import type { MapCounts } from '../../contract/map.js';
import type { Message } from '../../contract/topics.js';

const LISTED = 200;

/** Entities by district, each once and as it is last known; what was retracted or closed is no more. Open fields alone. */
export function countByArea(
  sightings: readonly Message[],
  alerts: readonly Message[],
  representations: readonly Message[],
): Pick<MapCounts, 'areas' | 'events' | 'representations'> {
  const seen = latest(sightings).filter(({ value }) => value['change'] !== 'RETRACTED');
  const raised = latest(alerts).filter(({ value }) => value['status'] === 'OPEN');
  const areas = new Map<string, MapCounts['areas'][number]>();
  const areaOf = (kecamatan: string) => {
    const area = areas.get(kecamatan) ?? { kecamatan, sightings: 0, alerts: 0 };
    areas.set(kecamatan, area);
    return area;
  };
  const events: MapCounts['events'] = [];
  for (const { eventId, appendedAt, value } of seen) {
    const kecamatan = text(value['kecamatan']);
    if (kecamatan === '') continue;
    areaOf(kecamatan).sightings += 1;
    events.push({
      eventId,
      flow: 'sighting',
      at: text(value['seenAt']) || appendedAt,
      kecamatan,
      what: text(value['activity']),
      severity: null,
    });
  }
  for (const { eventId, appendedAt, value } of raised) {
    const kecamatan = text(value['kecamatan']);
    if (kecamatan === '') continue;
    areaOf(kecamatan).alerts += 1;
    events.push({
      eventId,
      flow: 'alert',
      at: text(value['occurredAt']) || appendedAt,
      kecamatan,
      what: text(value['category']),
      severity: text(value['severity']),
    });
  }
  return {
    areas: [...areas.values()].sort((left, right) => (left.kecamatan < right.kecamatan ? -1 : 1)),
    events: events.sort((left, right) => (left.at < right.at ? 1 : -1)).slice(0, LISTED),
    representations: latest(representations)
      .filter(({ value }) => value['change'] !== 'CLOSED')
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

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
