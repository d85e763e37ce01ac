import { readJson } from '@sinergi/web';
import { queryOptions } from '@tanstack/react-query';
import { AGENCY, type Entity } from '../api/entities';

/** Counts of what an operation found. */
export type Results = Readonly<Record<string, number>>;

/** What cites an operation, for its members while it goes on. */
export interface Room {
  endsAt: string;
  counts: { flow: string; count: number }[];
  results: { agency: string; contributionId: string; results: Results }[];
  items: { flow: string; id: string; version: number; data: Entity }[];
  nextCursor: string | null;
}

const MOST = 50;

export const roomQuery = (id: string) =>
  queryOptions({
    queryKey: ['entities', 'room', id],
    queryFn: ({ signal }) =>
      readJson<Room>(
        `${AGENCY}/joint-operations/${encodeURIComponent(id)}/room?limit=${MOST}`,
        signal,
      ),
    refetchInterval: 10_000,
    // Whether somebody is let in does not change by asking again.
    retry: false,
  });
