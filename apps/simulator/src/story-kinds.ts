import { agenciesOf, type Scene } from './scene.js';
import type { Step } from './step.js';
import { accreditation } from './stories/accreditation.js';
import { administrativeCase, casesOfPermits } from './stories/administrative-case.js';
import { bulletin } from './stories/bulletin.js';
import { collectedLodgings, kecamatanThatCollect } from './stories/collected-lodgings.js';
import { coverage } from './stories/coverage.js';
import { calendarEvent, election } from './stories/election.js';
import { diplomaticPermit, referral } from './stories/foreign-ministry.js';
import { incident } from './stories/incident.js';
import { intelligence } from './stories/intelligence.js';
import { lead } from './stories/lead.js';
import { meeting } from './stories/meeting.js';
import { operation } from './stories/operation.js';
import { orphanCheckOut } from './stories/orphan-check-out.js';
import { permanentStay, regionalOffices } from './stories/permanent-stay.js';
import { investigatorsOf, prosecution, prosecutorsOf } from './stories/prosecution.js';
import { representation } from './stories/representation.js';
import { advice, rectification, request } from './stories/request.js';
import { ruleSetting } from './stories/rule-setting.js';
import { districtsThatSee, samePerson } from './stories/same-person.js';
import { sighting } from './stories/sighting.js';
import { frozen, overstay } from './stories/stay-too-long.js';
import { visit } from './stories/visit.js';
import { watch } from './stories/watch.js';
import { wrongMovement, wrongPermit, wrongSighting } from './stories/wrong-reports.js';

export interface StoryKind {
  kind: string;
  /** how many there are in a month of the plan */
  perMonth: number;
  /** flows that must each have a publisher in the cast */
  flows?: readonly string[];
  /** whether the cast has enough agencies that can deal with each other; always where absent */
  isPossible?(scene: Scene): boolean;
  tell(scene: Scene): Step[];
  /** whether it has many steps, of many agencies: a month does not begin with it */
  isLong?: true;
  lapses?: number;
  overstays?: boolean;
}

const has =
  (least: number, ...flows: string[]) =>
  (scene: Scene): boolean =>
    agenciesOf(scene, ...flows).length >= least;

/**
 * A month of Jakarta Pusat, in stories: four weeks with an operation each. How many there are of
 * each kind is invented, and is adjusted here. What is no story of people comes fifteen times where
 * every agency has its turn.
 */
export const STORY_KINDS: readonly StoryKind[] = [
  { kind: 'sighting', perMonth: 150, isPossible: has(1, 'sighting'), tell: sighting },
  { kind: 'visit', perMonth: 84, flows: ['movement', 'permit', 'lodging'], tell: visit },
  {
    ...{ kind: 'permanent-stay', perMonth: 3, tell: permanentStay },
    isPossible: (scene) => regionalOffices(scene).length > 0,
  },
  {
    ...{ kind: 'collected-lodgings', perMonth: 16, tell: collectedLodgings },
    isPossible: (scene) => kecamatanThatCollect(scene).length > 0,
  },
  { kind: 'orphan-check-out', perMonth: 24, flows: ['lodging'], tell: orphanCheckOut },
  {
    ...{ kind: 'overstay', perMonth: 14, flows: ['movement', 'permit'] },
    ...{ tell: overstay, overstays: true },
  },
  { kind: 'frozen', perMonth: 12, flows: ['movement', 'permit'], tell: frozen },
  { kind: 'wrong-permit', perMonth: 7, flows: ['movement', 'permit'], tell: wrongPermit },
  { kind: 'wrong-movement', perMonth: 3, flows: ['movement', 'permit'], tell: wrongMovement },
  {
    ...{ kind: 'wrong-sighting', perMonth: 6, tell: wrongSighting },
    isPossible: has(2, 'alert', 'sighting'),
  },
  { kind: 'watch', perMonth: 12, flows: ['watch'], tell: (scene) => watch(scene, false) },
  {
    ...{ kind: 'watch-that-expires', perMonth: 8, flows: ['watch'], lapses: 1 },
    tell: (scene) => watch(scene, true),
  },
  { kind: 'request', perMonth: 20, isPossible: has(3, 'request', 'reply'), tell: request },
  { kind: 'advice', perMonth: 6, isPossible: has(3, 'request', 'reply'), tell: advice },
  {
    ...{ kind: 'rectification', perMonth: 5, tell: rectification },
    isPossible: has(2, 'request', 'reply', 'sighting'),
  },
  {
    ...{ kind: 'same-person', perMonth: 12, tell: samePerson },
    flows: ['movement', 'sighting', 'presence'],
    isPossible: (scene) => districtsThatSee(scene).length > 0,
  },
  {
    ...{ kind: 'lead', perMonth: 15, tell: lead },
    isPossible: has(2, 'alert', 'response'),
  },
  { kind: 'bulletin', perMonth: 15, flows: ['bulletin'], tell: bulletin },
  { kind: 'coverage', perMonth: 15, flows: ['coverage'], tell: coverage },
  { kind: 'incident', perMonth: 15, flows: ['incident'], tell: incident },
  { kind: 'representation', perMonth: 5, flows: ['representation'], tell: representation },
  { kind: 'intelligence', perMonth: 5, flows: ['intelligence'], tell: intelligence },
  { kind: 'accreditation', perMonth: 5, flows: ['accreditation'], tell: accreditation },
  { kind: 'calendar-event', perMonth: 2, flows: ['calendar'], tell: calendarEvent },
  { kind: 'rule-setting', perMonth: 1, flows: ['rule-setting'], tell: ruleSetting },
  { kind: 'election', perMonth: 1, flows: ['calendar'], tell: election, isLong: true },
  {
    ...{ kind: 'diplomatic-permit', perMonth: 3, flows: ['diplomatic-permit'] },
    tell: diplomaticPermit,
  },
  {
    ...{ kind: 'referral', perMonth: 4, tell: referral },
    isPossible: has(1, 'referral', 'sighting'),
  },
  {
    ...{ kind: 'administrative-case', perMonth: 6, tell: administrativeCase, isLong: true },
    isPossible: (scene) => casesOfPermits(scene).length > 0,
  },
  {
    ...{ kind: 'prosecution', perMonth: 4, tell: prosecution, isLong: true },
    isPossible: (scene) => investigatorsOf(scene).length > 0 && prosecutorsOf(scene).length > 0,
  },
  {
    ...{ kind: 'meeting', perMonth: 3, flows: ['meeting'], tell: meeting, isLong: true },
    isPossible: has(2, 'contribution'),
  },
  {
    ...{ kind: 'operation', perMonth: 4, flows: ['operation'], tell: operation, isLong: true },
    isPossible: has(2, 'contribution', 'sighting'),
  },
];

/** Returns the kinds of which the cast can tell stories. */
export const possibleKinds = (scene: Scene): StoryKind[] =>
  STORY_KINDS.filter(
    ({ flows = [], isPossible }) =>
      flows.every((flow) => agenciesOf(scene, flow).length > 0) && (isPossible?.(scene) ?? true),
  );
