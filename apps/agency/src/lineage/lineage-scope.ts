import { flows } from '@sinergi/contracts';
import type { Lane } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { hiddenKinds } from '../entity/hidden-kinds.js';
import { flowOf } from '../ground/flow-of.js';

const PERMIT = flowOf('permit');

/** What may be shown: one lane, the flows that the caller reads, without kinds that are hidden. */
export interface LineageScope {
  lane: Lane;
  topics: readonly string[];
  hidden: { topic: string; kinds: readonly string[] };
}

/** Returns what may be shown in any lane, by which flows the caller reads. */
export const readableBy = (
  mayRead: (flow: string) => boolean,
  profile: AgencyProfile,
): Omit<LineageScope, 'lane'> => ({
  topics: flows
    .filter(({ flow, keyedBy }) => keyedBy !== 'code' && mayRead(flow))
    .map(({ topic }) => topic),
  hidden: { topic: PERMIT.topic, kinds: hiddenKinds(PERMIT, profile) },
});

/** `$1` lane, `$2` topics, `$3` the topic with hidden kinds, `$4` those. */
export const IN_SCOPE = `s.lane = $1 AND s.topic = ANY($2::text[])
  AND NOT (s.topic = $3 AND s.kind IS NOT NULL AND s.kind = ANY($4::text[]))`;

export const scopeParameters = ({ lane, topics, hidden }: LineageScope) =>
  [lane, topics, hidden.topic, hidden.kinds] as const;
