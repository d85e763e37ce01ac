import { quoted } from '@sinergi/contracts';
import type { InboxStep } from '@sinergi/domain';
import { Problem } from '../problem/problem.js';

/** Something that waits for this agency, whoever in it takes it. Nothing of it is sealed. */
export interface InboxItem {
  /** the same at each reading; names what waits, and why */
  itemId: string;
  /** why it waits */
  kind: string;
  flow: string;
  owner: string;
  entityId: string;
  /** one of several things in the entity, such as a work item; null: the whole */
  part: string | null;
  version: number;
  subjectId: string | null;
  kecamatan: string | null;
  /** a title that travels in clear; null where the flow has none */
  title: string | null;
  /** since when, epoch ms */
  since: number;
  /** by when, epoch ms; null where no time is set */
  dueAt: number | null;
  next: readonly InboxStep[];
  endedBy: readonly string[];
  /** what was corrected, where that is why it waits */
  ground?: CorrectedGround;
}

/** The version that corrected what an item rests on. */
export interface CorrectedGround {
  eventId: string;
  flow: string;
  owner: string;
  entityId: string;
  change: string;
  /** epoch ms */
  recordedAt: number;
}

/** Who works on an item, as this agency alone notes it. */
export interface Taken {
  officer: string;
  /** epoch ms */
  since: number;
}

export const itemIdOf = ({
  kind,
  owner,
  entityId,
  part,
}: Pick<InboxItem, 'kind' | 'owner' | 'entityId' | 'part'>): string =>
  [kind, owner, entityId, ...(part === null ? [] : [part])].join('.');

/** An id of an item, as `itemIdOf` makes it. */
export const ITEM_ID_SCHEMA = {
  ...{ type: 'string', minLength: 1, maxLength: 400, pattern: '^[!-~]+$' },
} as const;
const ITEM_ID = new RegExp(ITEM_ID_SCHEMA.pattern);

/** @throws Problem invalid-request, so that a malformed id never reaches the database */
export function requireItemId(text: string): string {
  if (text.length <= ITEM_ID_SCHEMA.maxLength && ITEM_ID.test(text)) return text;
  throw new Problem(
    'invalid-request',
    `Expected the id of an item as GET /inbox gives it, got ${quoted(text)}`,
  );
}

/** What is due first comes first; what has no time, after it, the oldest first. */
export const byDueTime = (left: InboxItem, right: InboxItem): number =>
  compare(left.dueAt, right.dueAt) ||
  left.since - right.since ||
  Number(left.itemId > right.itemId) - Number(left.itemId < right.itemId);

function compare(left: number | null, right: number | null): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return left - right;
}
