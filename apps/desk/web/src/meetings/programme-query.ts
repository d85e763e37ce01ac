import { readJson } from '@sinergi/web';
import { queryOptions } from '@tanstack/react-query';
import { AGENCY, REFRESH_MS } from '../api/entities';

/** A work item as the meeting's owner says it stands, and beside that what its agency says. */
export interface ProgrammeItem {
  itemId: string;
  title: string;
  agency: string;
  /** last day for it, yyyy-mm-dd */
  dueOn: string;
  status: string;
  explanation: string | null;
  isOverdue: boolean;
  progress: { contributionId: string; progress: string; saidAt: string } | null;
}

/** The work programme of a meeting, by due day. */
export const programmeQuery = (id: string) =>
  queryOptions({
    queryKey: ['entities', 'programme', id],
    queryFn: ({ signal }) =>
      readJson<{ items: ProgrammeItem[] }>(
        `${AGENCY}/meetings/${encodeURIComponent(id)}/programme`,
        signal,
      ),
    refetchInterval: REFRESH_MS,
  });
