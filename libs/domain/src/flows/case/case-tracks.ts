import type { Fields, WhoActs } from '../../flow-rules.js';
import type { CaseTrack } from './case-track.js';
import { INVESTIGATION_TRACK } from './investigation-track.js';
import { PROSECUTION_TRACK } from './prosecution-track.js';
import { TAK_TRACK } from './tak-track.js';

export const CASE_TRACKS: readonly CaseTrack[] = [
  TAK_TRACK,
  INVESTIGATION_TRACK,
  PROSECUTION_TRACK,
];

/** Returns the machine that a case follows; undefined for a track that is not known. */
export const trackOf = ({ track }: Fields): CaseTrack | undefined =>
  CASE_TRACKS.find((one) => one.track === track);

/** Returns the steps that a case may take next, by its last one. */
export const stepsAfter = ({ steps }: CaseTrack, step: string): string[] =>
  Object.keys(steps).filter((name) => steps[name]!.after.includes(step));

/** Returns a track on which a participant may begin cases with a step; undefined where none. */
export const trackToBegin = (step: string, participant: WhoActs): string | undefined =>
  CASE_TRACKS.find(
    ({ steps, isOwnedBy }) => steps[step]?.after.length === 0 && isOwnedBy(participant),
  )?.track;
