import { isInstant } from '../links/search-schemas';

/** The address of a message browser: a link with it shows the same to somebody else. */
export interface MessageSearch {
  /** the agency whose API is asked; the operator's own where absent */
  agency?: string | undefined;
  /** the newest where absent */
  from?: MessageStart | undefined;
  partition?: number | undefined;
  limit?: number | undefined;
  /** the largest number of records that one scan reads */
  budget?: number | undefined;
  /** CEL, evaluated by the server */
  filter?: string | undefined;
  live?: true | undefined;
  order?: 'oldest' | undefined;
  /** the columns that are hidden */
  hide?: string | undefined;
  /** `partition-offset` of the message that is open */
  open?: string | undefined;
}

/** `offset:` takes a 64-bit decimal, which a JavaScript number would round. */
export type MessageStart = 'newest' | 'oldest' | `offset:${string}` | `time:${string}`;

export const LIMITS = [100, 1_000, 10_000, 100_000] as const;
export const DEFAULT_LIMIT = 100;
export const BUDGETS = [20_000, 100_000, 200_000] as const;
export const DEFAULT_BUDGET = BUDGETS[0];
/** The largest number of messages in an exported file. */
export const MOST_EXPORTED = 10_000;
const MOST_PARTITIONS = 1_000;

/** Reads an address that may have been typed by hand: an invalid value counts as absent. */
export function readMessageSearch(raw: Record<string, unknown>): MessageSearch {
  const text = (name: string): string | undefined => {
    const value = raw[name];
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const partition = Number(text('partition') ?? Number.NaN);
  const limit = Number(text('limit') ?? DEFAULT_LIMIT);
  const start = readStart(text('from'));
  const budget = Number(text('budget') ?? DEFAULT_BUDGET);
  const hasPartition = Number.isInteger(partition) && partition >= 0 && partition < MOST_PARTITIONS;
  return {
    ...(start === undefined || (start.startsWith('offset:') && !hasPartition)
      ? {}
      : { from: start }),
    ...(Number.isInteger(limit) && limit > 0 && limit <= LIMITS.at(-1)! && limit !== DEFAULT_LIMIT
      ? { limit }
      : {}),
    ...(Number.isInteger(budget) &&
    budget > 0 &&
    budget <= BUDGETS.at(-1)! &&
    budget !== DEFAULT_BUDGET
      ? { budget }
      : {}),
    ...(text('agency') ? { agency: text('agency') } : {}),
    ...(hasPartition ? { partition } : {}),
    ...(text('filter') ? { filter: text('filter') } : {}),
    ...(raw['live'] === true || raw['live'] === 'true' ? { live: true as const } : {}),
    ...(raw['order'] === 'oldest' ? { order: 'oldest' as const } : {}),
    ...(text('hide') ? { hide: text('hide') } : {}),
    ...(/^\d+-\d+$/.test(text('open') ?? '') ? { open: text('open') } : {}),
  };
}

function readStart(text: string | undefined): MessageStart | undefined {
  if (text === 'oldest') return 'oldest';
  if (text !== undefined && /^offset:\d{1,18}$/.test(text)) return text as MessageStart;
  if (text?.startsWith('time:') && isInstant(text.slice('time:'.length)))
    return text as MessageStart;
  return undefined;
}

/**
 * Returns the part of a search that decides which messages come, as query parameters of the API.
 * @param cursor continues after it, in place of `from`
 */
export function messageQuery(
  agency: string,
  search: MessageSearch,
  cursor: string | null = null,
): URLSearchParams {
  const query = new URLSearchParams({
    agency,
    from: search.from ?? 'newest',
    limit: String(search.limit ?? DEFAULT_LIMIT),
  });
  if (search.partition !== undefined) query.set('partition', String(search.partition));
  if (search.budget !== undefined) query.set('budget', String(search.budget));
  if (search.filter !== undefined) query.set('filter', search.filter);
  if (search.live) query.set('live', 'true');
  if (cursor !== null) query.set('cursor', cursor);
  return query;
}

/**
 * Returns the key of a scan. Two searches with the same key differ only in how their messages are
 * shown.
 */
export function scanKey(topic: string, agency: string, search: MessageSearch): string {
  return `${topic}?${messageQuery(agency, search)}`;
}

export function exportPath(
  topic: string,
  agency: string,
  search: MessageSearch,
  format: 'csv' | 'json',
): string {
  const query = messageQuery(agency, { ...search, live: undefined });
  query.set('format', format);
  return `/api/topics/${encodeURIComponent(topic)}/export?${query}`;
}
