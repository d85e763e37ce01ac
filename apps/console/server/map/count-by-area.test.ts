import { EARLIER_EXERCISE, handlingOf, LIVE } from '@sinergi/domain';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../contract/topics.js';
import { countByArea, lanesOf } from './count-by-area.js';

const WINDOW = { lane: 'LIVE', from: '2026-11-24T00:00:00.000Z', to: '2026-11-25T00:00:00.000Z' };
const NOON = '2026-11-24T12:00:00.000Z';
let made = 0;

function aRecord(value: Message['value'], change: Partial<Message> = {}): Message {
  made += 1;
  return {
    ...{ topic: 't', partition: 0, offset: `${made}`, appendedAt: NOON, appliedAt: NOON },
    ...{ eventId: `event-${made}`, key: `key-${made}`, entityId: `entity-${made}`, version: 1 },
    ...{ headers: {}, schemaId: 1, sizeBytes: 1, cursor: '', value },
    ...change,
  };
}

const aSighting = (seenAt: string, kecamatan: string | null = '31.71.06'): Message =>
  aRecord({ change: 'REPORTED', seenAt, kecamatan, activity: 'WORK' });
const anAlert = (kecamatan: string | null, value: Message['value'] = {}): Message =>
  aRecord({ status: 'OPEN', occurredAt: NOON, kecamatan, category: 'OVERSTAY', ...value });

describe('what the map counts', () => {
  it('is every open alert, also one that names no district', () => {
    const { areas, events } = countByArea([], [anAlert(null), anAlert('31.71.06')], [], WINDOW);
    expect(areas).toEqual([
      { kecamatan: '31.71.06', sightings: 0, alerts: 1 },
      { kecamatan: null, sightings: 0, alerts: 1 },
    ]);
    expect(events.map(({ kecamatan }) => kecamatan)).toContain(null);
  });

  it('happened in the window, whenever it was told', () => {
    const late = aRecord(
      { change: 'REPORTED', seenAt: NOON, kecamatan: '31.71.06', activity: 'WORK' },
      { appendedAt: '2026-11-26T00:00:00.000Z' },
    );
    const sightings = [aSighting('2025-01-01T00:00:00.000Z'), aSighting(NOON), late];
    expect(countByArea(sightings, [], [], WINDOW).areas).toEqual([
      { kecamatan: '31.71.06', sightings: 2, alerts: 0 },
    ]);
  });

  it('is not what was retracted or closed later', () => {
    const raised = anAlert('31.71.06');
    const closed = { ...anAlert('31.71.06', { status: 'CLOSED' }), key: raised.key, version: 2 };
    expect(countByArea([], [raised, closed], [], WINDOW).areas).toEqual([]);
  });

  it('is of one lane, and says of each whether it is of an exercise', () => {
    const EXERCISE = '00000001-0000-8000-8000-000000000001';
    const told = [LIVE, EXERCISE, EARLIER_EXERCISE].map((lane) => {
      const handling = handlingOf(lane);
      return [
        aRecord({ change: 'REPORTED', seenAt: NOON, activity: 'WORK', handling }),
        anAlert(null, { handling }),
      ] as const;
    });
    const [sightings, alerts] = [told.map(([seen]) => seen), told.map(([, alert]) => alert)];
    const eventsOf = (lane: string) =>
      countByArea(sightings, alerts, [], { ...WINDOW, lane }).events.map((event) => event.exercise);
    expect(eventsOf(LIVE)).toEqual([false, false]);
    expect(eventsOf(EXERCISE)).toEqual([true, true]);
    expect(eventsOf(EARLIER_EXERCISE)).toEqual([true, true]);
  });

  it('offers what is live, each exercise with its time, and drills of before', () => {
    const now = '2024-01-10T02:00:00.000Z';
    const opened = aRecord({ title: 'Exercise', status: 'OPEN', now });
    expect(lanesOf([opened])).toEqual([
      { lane: LIVE, title: null, now: null },
      { lane: opened.entityId, title: 'Exercise', now },
      { lane: EARLIER_EXERCISE, title: null, now: null },
    ]);
  });
});
