import type { EventDetail } from '../../../contract/topics';

export type RelatedEvent = EventDetail['related'][number];

export interface CausationRow extends RelatedEvent {
  depth: number;
  /** this agency does not hold its cause */
  causeIsUnknown: boolean;
}

/**
 * Returns the events of one correlation as a tree, each under its cause; events of one cause are
 * ordered oldest first. A cycle of causes, which should not exist, does not loop.
 */
export function causationRows(related: readonly RelatedEvent[]): CausationRow[] {
  const ids = new Set(related.map(({ eventId }) => eventId));
  const isRoot = ({ causationId }: RelatedEvent): boolean =>
    causationId === null || !ids.has(causationId);
  const rows: CausationRow[] = [];
  const seen = new Set<string>();
  const visit = (event: RelatedEvent, depth: number): void => {
    if (seen.has(event.eventId)) return;
    seen.add(event.eventId);
    rows.push({
      ...event,
      depth,
      causeIsUnknown: event.causationId !== null && !ids.has(event.causationId),
    });
    for (const effect of related)
      if (effect.causationId === event.eventId) visit(effect, depth + 1);
  };
  for (const event of related) if (isRoot(event)) visit(event, 0);
  for (const event of related) visit(event, 0);
  return rows;
}
