import { beginningOf } from '@sinergi/law';
import type { Fields } from '../../flow-rules.js';
import { type WorkItem, workItemsOf } from './work-items.js';

/** What the agency of a work item says of it. */
export interface ItemProgress {
  contributionId: string;
  /** NOT_STARTED, UNDERWAY, DONE, HINDERED */
  progress: string;
  /** epoch ms */
  saidAt: number;
}

/** A work item as its owner says it stands, and beside that what its agency says. */
export interface ProgrammeItem extends WorkItem {
  /** null where its agency has said nothing */
  progress: ItemProgress | null;
  /** whether it is open after its last day, in Jakarta */
  isOverdue: boolean;
}

/**
 * Returns the work programme of a meeting, by due day. The progress of an item is its agency's own;
 * what another one said, such as one that had the item before, is not shown.
 *
 * @param contributions the latest state of each, in any order
 * @param now the time in the meeting's lane, epoch ms
 */
export function programmeOf(
  meeting: Fields,
  contributions: readonly Fields[],
  now: number,
): ProgrammeItem[] {
  const said = new Map(
    contributions
      .filter(
        ({ kind, status, meetingId }) =>
          kind === 'PROGRESS' && status === 'CURRENT' && meetingId === meeting['meetingId'],
      )
      .map((one) => [keyOf(one['owner'], one['itemId']), one]),
  );
  return workItemsOf(meeting)
    .map((item): ProgrammeItem => {
      const progress = said.get(keyOf(item.agency, item.itemId));
      return {
        ...item,
        progress: progress
          ? {
              contributionId: String(progress['contributionId']),
              progress: String(progress['progress']),
              saidAt: Number(progress['occurredAt']),
            }
          : null,
        isOverdue: item.status === 'OPEN' && now >= beginningOf(item.dueOn + 1),
      };
    })
    .sort((one, other) => one.dueOn - other.dueOn || (one.itemId < other.itemId ? -1 : 1));
}

const keyOf = (agency: unknown, itemId: unknown): string => `${String(agency)} ${String(itemId)}`;
