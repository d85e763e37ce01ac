import type { EventDetail } from '../../../contract/topics';

export type RelatedEvent = EventDetail['related'][number];

export interface CausationRow extends RelatedEvent {
  depth: number;
  /** its cause is none of those that this agency holds */
  causeIsUnknown: boolean;
}

/**
 * Events of one matter, each under the one that led to it; oldest first among those of one cause. A
 * circle, which nobody should make, ends.
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
