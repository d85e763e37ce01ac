import { readJson } from '@sinergi/web';
import { queryOptions } from '@tanstack/react-query';
import type { Ground } from '../../../contract/ground';
import { AGENCY, type Entity } from './entities';

/** An event, as far as pages show it. */
export interface FoundEvent {
  id: string;
  topic: string;
  data: Entity;
}

/** One event by its id; it never changes. */
export const eventQuery = (eventId: string) =>
  queryOptions({
    queryKey: ['event', eventId],
    queryFn: ({ signal }) =>
      readJson<FoundEvent>(`${AGENCY}/events/${encodeURIComponent(eventId)}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Returns the flow of an event; undefined where the agency does not know it. */
export const flowOfEvent = (ground: Ground, { topic }: FoundEvent): string | undefined =>
  Object.entries(ground.flows).find(([, flow]) => flow.topic === topic)?.[0];
