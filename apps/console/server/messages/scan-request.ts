import { expectedWords, refusalOf } from '@sinergi/settings';
import { Problem } from '@sinergi/web-server';
import { z } from 'zod';
import { MessageFilter } from './message-filter.js';

const FROM = /^(newest|oldest|offset:\d{1,18}|time:.{10,40})$/;

/**
 * The number of records that one scan reads unless the request says otherwise. Without a filter it
 * is always enough for the wanted number of messages.
 */
const BUDGET = 20_000;

export const scanQuery = z.object({
  agency: z.string().min(1).max(60),
  partition: z
    .string()
    .regex(/^\d{1,4}$/)
    .optional(),
  from: z.string().regex(FROM).default('newest'),
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(100_000).default(100),
  budget: z.coerce.number().int().min(1).max(200_000).optional(),
  filter: z.string().optional(),
  live: z.enum(['true', 'false']).default('false'),
  format: z.enum(['csv', 'json']).default('json'),
});

export interface ScanRequest {
  agency: string;
  partition: string | undefined;
  from: string;
  cursor: string | undefined;
  limit: number;
  budget: number;
  filterText: string | undefined;
  filter: MessageFilter | null;
  live: boolean;
  format: 'csv' | 'json';
}

/**
 * Reads the parameters of a scan of a topic.
 * @throws Problem invalid-request, and those of MessageFilter
 */
export function readScanRequest(topic: string, asked: unknown): ScanRequest {
  const parsed = scanQuery.safeParse(asked, { error: expectedWords });
  if (!parsed.success) throw new Problem('invalid-request', refusalOf(parsed.error, asked));
  const { filter, live, partition, cursor, budget, ...rest } = parsed.data;
  const filterText = filter?.trim() ? filter : undefined;
  return {
    ...rest,
    partition,
    cursor,
    budget: budget ?? Math.max(BUDGET, rest.limit),
    filterText,
    live: live === 'true',
    filter: filterText === undefined ? null : MessageFilter.read(filterText, topic),
  };
}
