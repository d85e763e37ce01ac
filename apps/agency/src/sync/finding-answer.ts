import type { FindingCode } from '@sinergi/replica';
import { z } from 'zod';

/** The replica's closed list, each code once. */
const CODES: Record<FindingCode, FindingCode> = {
  DIGEST_DIFFERS: 'DIGEST_DIFFERS',
  FENCES_DIFFER: 'FENCES_DIFFER',
  OFFSET_TAKEN_TWICE: 'OFFSET_TAKEN_TWICE',
  POSITION_MISSING: 'POSITION_MISSING',
  STATE_DIFFERS: 'STATE_DIFFERS',
  STATE_MISSING: 'STATE_MISSING',
  HOLES_DIFFER: 'HOLES_DIFFER',
  RECORDS_DIFFER: 'RECORDS_DIFFER',
  OFFSETS_UNACCOUNTED: 'OFFSETS_UNACCOUNTED',
  ENTITIES_DIFFER: 'ENTITIES_DIFFER',
  ROW_CHANGED: 'ROW_CHANGED',
  SIGNATURE_DIFFERS: 'SIGNATURE_DIFFERS',
  COLUMNS_DIFFER: 'COLUMNS_DIFFER',
  POSITION_BEHIND_ROWS: 'POSITION_BEHIND_ROWS',
};

/** How a partition's copy differs from what applying leaves, with the figures for the text. */
export const finding = z.object({
  code: z.enum(CODES),
  params: z.record(z.string(), z.number()),
});
