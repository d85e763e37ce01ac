import type { Stage } from '../stage/stage.js';
import type { Act } from './act.js';
import { administrativeAction } from './acts/administrative-action.js';
import { closingMeeting } from './acts/closing-meeting.js';
import { diplomat } from './acts/diplomat.js';
import { election } from './acts/election.js';
import { household } from './acts/household.js';
import { meeting } from './acts/meeting.js';
import { operation } from './acts/operation.js';
import { representation } from './acts/representation.js';
import { wrongPassport } from './acts/wrong-passport.js';
import { newStory } from './story.js';

/** The play: from the meeting of 11 September 2023 to the one that closes its work programme. */
export const THE_PLAY: readonly Act[] = [
  ...[meeting, household, representation, diplomat, wrongPassport, operation, election],
  ...[administrativeAction, closingMeeting],
];

/** The acts that `npm test` plays: those that take seconds. */
export const SHORT_PLAY: readonly Act[] = [meeting, household, wrongPassport];

/**
 * Plays acts one after the other in an exercise of their own. An act that cannot go on counts as
 * missed, and so does every act after it: they build on each other.
 */
export async function playActs(stage: Stage, acts: readonly Act[]): Promise<void> {
  const name = `skenario-${Date.now().toString(36)}`;
  await stage.open(name, 'Skenario Timpora (latihan)', acts[0]!.begins);
  const story = newStory();
  for (const act of acts) {
    stage.beginAct(act, acts.length);
    const from = performance.now();
    try {
      await stage.advance(act.begins);
      await act.play(stage, story);
    } catch (error) {
      stage.note({
        what: {
          id: 'Babak ini dapat dimainkan sampai selesai',
          en: 'The act is played to its end',
        },
        ...{ expected: 'the end of the act', isMet: false, waitedMs: 0 },
        came: error instanceof Error ? error.message : String(error),
      });
      return;
    } finally {
      stage.acts.at(-1)!.tookMs = performance.now() - from;
    }
  }
  await stage.end();
}
