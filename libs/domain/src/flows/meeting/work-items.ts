import { dayNumberAt } from '@sinergi/law';
import type { Fields, RuleParticipant } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { day } from '../shown.js';
import { validateClearText } from '../validate-clear-text.js';

/** One item of a meeting's work programme. */
export interface WorkItem {
  itemId: string;
  title: string;
  /** code of the agency that does it */
  agency: string;
  /** last day for it, days since 1970-01-01 */
  dueOn: number;
  /** as the meeting's owner says: OPEN, DONE, DROPPED */
  status: string;
  explanation: string | null;
}

export const workItemsOf = ({ workItems }: Fields): readonly WorkItem[] =>
  (workItems ?? []) as readonly WorkItem[];

/** What of an item does not change without an explanation. */
const GIVEN = ['title', 'agency', 'dueOn'] as const;

/**
 * Validates a work programme. Nothing of it changes silently: an item of before stays, and another
 * agency, day or title, a drop and a return to OPEN say why, in an explanation of their own. An
 * item of an agency that has left the exchange may stay with it, be given to another or be dropped.
 *
 * @param before null where the items are minuted for the first time: all of them are open then
 */
export function validateWorkItems(
  after: Fields,
  before: Fields | null,
  participants: readonly RuleParticipant[],
): Violation[] {
  const items = workItemsOf(after);
  const earlier = new Map((before ? workItemsOf(before) : []).map((item) => [item.itemId, item]));
  const firstDay = dayNumberAt(Number(after['startsAt']));
  return [
    ...validateIds(items, earlier),
    ...items.flatMap((item, at) => {
      const field = `/workItems/${at}`;
      const was = earlier.get(item.itemId);
      return [
        ...validateClearText(`${field}/title`, item.title),
        ...validateClearText(`${field}/explanation`, item.explanation ?? ''),
        ...(was?.agency === item.agency ? [] : validateAgency(field, item, participants)),
        ...(was?.dueOn === item.dueOn || item.dueOn >= firstDay
          ? []
          : [
              {
                field: `${field}/dueOn`,
                expected: `a day not before the meeting, ${day(firstDay)}`,
                got: day(item.dueOn),
              },
            ]),
        ...validateStatus(field, item, was, before !== null),
      ];
    }),
  ];
}

function validateIds(
  items: readonly WorkItem[],
  earlier: ReadonlyMap<string, WorkItem>,
): Violation[] {
  const ids = items.map(({ itemId }) => itemId);
  const gone = [...earlier.keys()].filter((id) => !ids.includes(id));
  return [
    ...ids.flatMap((id, at) =>
      ids.indexOf(id) < at
        ? [{ field: `/workItems/${at}/itemId`, expected: 'an id of its own', got: id }]
        : [],
    ),
    ...gone.map((id) => ({
      field: '/workItems',
      expected: `item ${id} of the version before: drop it with an explanation`,
      got: 'a programme without it',
    })),
  ];
}

function validateAgency(
  field: string,
  { agency }: WorkItem,
  participants: readonly RuleParticipant[],
): Violation[] {
  if (participants.some(({ code, kind }) => code === agency && kind === 'AGENCY')) return [];
  return [{ field: `${field}/agency`, expected: 'an agency of the exchange', got: agency }];
}

function validateStatus(
  field: string,
  item: WorkItem,
  was: WorkItem | undefined,
  isFollowedUp: boolean,
): Violation[] {
  const known = isFollowedUp ? ['OPEN', 'DONE', 'DROPPED'] : ['OPEN'];
  if (!known.includes(item.status))
    return [{ field: `${field}/status`, expected: known.join(' or '), got: item.status }];
  const isSilent = item.explanation === null || item.explanation === was?.explanation;
  const why = changed(item, was);
  if (!isSilent || why === null) return [];
  return [
    {
      field: `${field}/explanation`,
      expected: `an explanation of ${why}`,
      got: item.explanation === null ? 'none' : 'that of the version before',
    },
  ];
}

/** Returns what has to be explained of an item, in words; null where nothing has to. */
function changed(item: WorkItem, was: WorkItem | undefined): string | null {
  if (item.status === 'DROPPED' && was?.status !== 'DROPPED') return 'why it is dropped';
  if (!was) return null;
  if (item.status === 'OPEN' && was.status !== 'OPEN') return 'why it is open again';
  const other = GIVEN.find((name) => item[name] !== was[name]);
  return other ? `why ${other} is another one` : null;
}
