import type { Lineage } from '../../../contract/topics';

type Node = Lineage['nodes'][number];
type Edge = Lineage['edges'][number];

/** `down`: what rests on the event; `up`: what it rests on. */
export type LineageWay = 'down' | 'up';

export interface LineageRow {
  node: Node;
  /** by which it hangs together with the row above it in the tree */
  edge: Edge;
  /** steps from the event, from 1 */
  depth: number;
}

/**
 * Returns one direction of a lineage as a tree, each entity once, where it is met first. A circle,
 * such as an alert that an answer to it closed, does not loop.
 */
export function lineageRows({ eventId, nodes, edges }: Lineage, way: LineageWay): LineageRow[] {
  const [near, far] = way === 'down' ? (['to', 'from'] as const) : (['from', 'to'] as const);
  const byId = new Map(nodes.map((node) => [node.eventId, node]));
  const rows: LineageRow[] = [];
  const seen = new Set([eventId]);
  const visit = (from: string, depth: number): void => {
    for (const edge of edges.filter((one) => one[near] === from)) {
      const node = byId.get(edge[far]);
      if (!node || seen.has(node.eventId)) continue;
      seen.add(node.eventId);
      rows.push({ node, edge, depth });
      visit(node.eventId, depth + 1);
    }
  };
  visit(eventId, 1);
  return rows;
}
