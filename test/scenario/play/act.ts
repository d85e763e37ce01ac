import type { BothLanguages } from '@sinergi/detection';
import type { Stage } from '../stage/stage.js';
import type { Story } from './story.js';

/** A part of the play: what happens on one occasion, and what is expected of the exchange. */
export interface Act {
  title: BothLanguages;
  /** the time in the exercise when it begins, RFC 3339 */
  begins: string;
  play(stage: Stage, story: Story): Promise<void>;
}
