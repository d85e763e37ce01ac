import type { Message } from '../../../contract/topics';

/** Messages in the order in which they were appended, each once. */
export interface MessageList {
  readonly items: readonly Message[];
  /** number of messages that were dropped to stay within the limit */
  readonly dropped: number;
}

export const EMPTY_LIST: MessageList = { items: [], dropped: 0 };

/**
 * A live scan keeps this many messages, so that a page that is open all day does not grow all day.
 */
export const KEPT_LIVE = 5_000;

export const messageIdOf = ({ partition, offset }: Pick<Message, 'partition' | 'offset'>): string =>
  `${partition}-${offset}`;

/**
 * Adds new messages. A message that is already in the list came again after a lost connection and
 * is left out. When the list is too long, the oldest are dropped.
 */
export function addMessages(
  list: MessageList,
  came: readonly Message[],
  keep: number,
): MessageList {
  const known = new Set(recentIds(list.items, came));
  const fresh = came.filter((message) => {
    const messageId = messageIdOf(message);
    if (known.has(messageId)) return false;
    known.add(messageId);
    return true;
  });
  if (fresh.length === 0) return list;
  fresh.sort(byAppend);
  const last = list.items.at(-1);
  const inOrder = last === undefined || byAppend(last, fresh[0]!) <= 0;
  const items = inOrder ? [...list.items, ...fresh] : [...list.items, ...fresh].sort(byAppend);
  const surplus = Math.max(items.length - keep, 0);
  return { items: surplus > 0 ? items.slice(surplus) : items, dropped: list.dropped + surplus };
}

/**
 * Returns the ids that the new messages could repeat. Only the recent part of the list can hold
 * them, so that a hundred thousand ids are not hashed for every batch.
 */
function recentIds(items: readonly Message[], came: readonly Message[]): string[] {
  const earliest = came.reduce(
    (least, { appendedAt }) => (appendedAt < least ? appendedAt : least),
    '~',
  );
  const ids: string[] = [];
  for (let at = items.length - 1; at >= 0 && items[at]!.appendedAt >= earliest; at -= 1)
    ids.push(messageIdOf(items[at]!));
  return ids;
}

function byAppend(left: Message, right: Message): number {
  if (left.appendedAt !== right.appendedAt) return left.appendedAt < right.appendedAt ? -1 : 1;
  if (left.partition !== right.partition) return left.partition - right.partition;
  const [a, b] = [BigInt(left.offset), BigInt(right.offset)];
  return a < b ? -1 : a > b ? 1 : 0;
}
