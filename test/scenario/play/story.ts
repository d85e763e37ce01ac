import type { Entity } from '../stage/player.js';
import type { WorkProgramme } from './work-programme.js';

/** What later acts know of earlier ones. */
export interface Story {
  programme?: WorkProgramme;
  /** alerts that the play led to, by what they are about */
  alerts: Map<string, Entity & { subjectId: string }>;
  /** subjects of whom no alert may ever speak, by who they are */
  silent: Map<string, string>;
  /** the subjects under which Immigration knows people of whom others report, by who they are */
  known: Map<string, string>;
  /** real time from a fact to its alert, ms */
  detectedMs: number[];
}

export const newStory = (): Story => ({
  ...{ alerts: new Map(), silent: new Map(), known: new Map(), detectedMs: [] },
});
