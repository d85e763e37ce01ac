import { describe, expect, it } from 'vitest';
import type { Lineage } from '../../../contract/topics.js';
import { type LineageWay, lineageRows } from './lineage-rows.js';

const node = (eventId: string): Lineage['nodes'][number] => ({
  ...{ eventId, flow: 'alert', entityId: eventId, owner: 'deteksi', version: 1, change: 'RAISED' },
  ...{ occurredAt: '2026-11-24T03:00:00.000Z', depth: 0, corrected: null },
});
const edge = (from: string, to: string): Lineage['edges'][number] => ({
  ...{ from, to, field: 'evidence', namesEvent: to, isCurrent: true, corrected: null },
});
const drawn = (eventId: string, edges: [string, string][], way: LineageWay): string[] => {
  const ids = [...new Set([eventId, ...edges.flat()])];
  const lineage = {
    ...{ eventId, nodes: ids.map(node), edges: edges.map(([from, to]) => edge(from, to)) },
    ...{ notShown: [], cut: { byDepth: false, byNumber: false } },
  };
  return lineageRows(lineage, way).map((row) => `${'-'.repeat(row.depth)}${row.node.eventId}`);
};

describe('the lineage of an event', () => {
  const chain: [string, string][] = [
    ['alert', 'sighting'],
    ['response', 'alert'],
    ['case', 'alert'],
  ];

  it('stands as a tree in each direction', () => {
    expect(drawn('sighting', chain, 'down')).toEqual(['-alert', '--response', '--case']);
    expect(drawn('sighting', chain, 'up')).toEqual([]);
    expect(drawn('case', chain, 'up')).toEqual(['-alert', '--sighting']);
  });

  it('ends in a circle, and has each entity once', () => {
    const circle: [string, string][] = [...chain, ['alert', 'response'], ['case', 'sighting']];
    expect(drawn('sighting', circle, 'down')).toEqual(['-alert', '--response', '--case']);
    expect(drawn('alert', circle, 'up')).toEqual(['-sighting', '-response']);
  });
});
