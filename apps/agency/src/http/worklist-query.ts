import { laneAsked, limit } from './query-parameters.js';
import type { AskedOf } from './takes-query.js';

/** What a list of what waits for an officer is asked by. */
export const WORKLIST_QUERY = { lane: laneAsked(), limit: limit(50, 200) };

export type WorklistQuery = AskedOf<typeof WORKLIST_QUERY>;
