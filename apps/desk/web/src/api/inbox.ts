import { pathWith, readJson, sendJson } from '@sinergi/web';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { AGENCY, REFRESH_MS } from './entities';

/** What an officer may say next. */
export interface InboxStep {
  flow: string;
  change: string;
}

/** The version that corrected what an item rests on. */
export interface CorrectedGround {
  eventId: string;
  flow: string;
  owner: string;
  entityId: string;
  change: string;
  recordedAt: string;
}

/** Something that waits for the own agency, as its API answers it. */
export interface InboxItem {
  itemId: string;
  /** why it waits */
  kind: string;
  flow: string;
  owner: string;
  entityId: string;
  /** one of several things in the entity, such as a work item */
  part: string | null;
  /** 0 where nothing has been said about it yet */
  version: number;
  subjectId: string | null;
  kecamatan: string | null;
  title: string | null;
  since: string;
  dueAt: string | null;
  isPast: boolean;
  next: InboxStep[];
  /** what was corrected, where that is why it waits */
  ground: CorrectedGround | null;
  takenBy: { officer: string; since: string } | null;
}

export interface InboxPage {
  /** the time in the lane, which an exercise may have of its own */
  now: string;
  items: InboxItem[];
  /** of the whole inbox, whatever was asked */
  counts: { kind: string; waiting: number; past: number }[];
  /** kinds of which more may wait than were looked at */
  cutShort: string[];
  nextCursor: string | null;
}

/** What is shown of the inbox. */
export interface InboxAsked {
  kind?: string | undefined;
  /** an officer by name, or `nobody` */
  takenBy?: string | undefined;
  limit: number;
}

export const inboxQuery = (asked: InboxAsked) =>
  queryOptions({
    queryKey: ['inbox', asked],
    queryFn: ({ signal }) => readJson<InboxPage>(pathWith(`${AGENCY}/inbox`, { ...asked }), signal),
    // Who takes an item is told by no event.
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });

const takenPath = (itemId: string): string =>
  `${AGENCY}/inbox/items/${encodeURIComponent(itemId)}/taken`;

/**
 * The officer who is logged in takes an item.
 * @param from the colleague from whom it is taken over; undefined where nobody has it
 * @throws ServerProblem change-refused where somebody else has it
 */
export const takeItem = (itemId: string, from: string | undefined): Promise<unknown> =>
  sendJson('PUT', takenPath(itemId), from === undefined ? {} : { from });

/** @throws ServerProblem change-refused where somebody else has it */
export const giveItemBack = (itemId: string): Promise<unknown> =>
  sendJson('DELETE', takenPath(itemId), {});
