import { type SeededRandom, seededRandom } from '@sinergi/domain';

/** One thing that an agency's system does. */
export interface Act {
  index: number;
  agency: string;
  kind: 'report' | 'correct' | 'retract';
  /** chooses everything else about it */
  random: SeededRandom;
}

/** Corrections and retractions, as shares of all acts. */
const CORRECTIONS = 0.18;
const RETRACTIONS = 0.07;

/** The act at a place of the plan: a function of seed and index alone, so that a plan can be taken up again anywhere. */
export function planAct(seed: number, index: number, agencies: readonly string[]): Act {
  const random = seededRandom(seed).fork(`act ${index}`);
  const agency = random.pick(agencies);
  const share = random.next();
  const kind = share < CORRECTIONS ? 'correct' : share < CORRECTIONS + RETRACTIONS ? 'retract' : 'report';
  return { index, agency, kind, random };
}
