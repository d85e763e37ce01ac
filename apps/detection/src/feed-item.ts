/** An event of the feed, with the fields that detection uses. */
export interface FeedItem {
  id: string;
  type: string;
  entityversion: number;
  data: Record<string, unknown>;
}

/** Returns the flow in the type of an event. */
export const flowOf = (type: string): string => type.split('.')[2] ?? '';

/** Keeps the highest version of each: one statement may change a row only once. */
export function newestOf(
  items: readonly FeedItem[],
  nameOf: (item: FeedItem) => unknown,
): FeedItem[] {
  const newest = new Map<unknown, FeedItem>();
  for (const item of items) {
    const known = newest.get(nameOf(item));
    if (!known || known.entityversion < item.entityversion) newest.set(nameOf(item), item);
  }
  return [...newest.values()];
}
