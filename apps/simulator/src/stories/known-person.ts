import type { Scene } from '../scene.js';
import type { Step } from '../step.js';
import { aTraveller } from '../traveller.js';
import { composeSighting } from './sighting.js';
import { beginOf } from './steps.js';

/** The lookups by which a step gets to know who was seen, and the event that says so. */
export const LOOKS_AT_PERSON: NonNullable<Step['looks']> = [
  { flow: 'sighting', entity: 'sighting', as: 'subject' },
  { flow: 'sighting', entity: 'sighting', what: 'event', as: 'ground' },
];

/** The fields by which an entity says whom it is about, and on which event it rests. */
export const ABOUT_PERSON = { subjectId: 'subject', grounds: ['ground'] } as const;

/** Composes how an agency comes to know a person: an officer checks a passport. */
export function checkedPerson(
  scene: Scene,
  agency: string,
  person: Record<string, unknown> = aTraveller(scene),
): Step {
  const seen = composeSighting(scene, agency, { person });
  return beginOf(agency, 'sighting', 'REPORTED', { ...seen, activity: 'PRESENT' });
}
