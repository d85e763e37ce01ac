import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from '@sinergi/client';
import { WakeableRest } from '@sinergi/pace';
import type { AgencyApi } from './agency-api.js';
import type { ActiveStory, Journal } from './journal.js';
import type { Pace } from './pace.js';
import type { Cast } from './scene.js';
import type { Known, Step, Story } from './step.js';
import { tellStory } from './tell-story.js';

export interface Stage {
  cast: Cast;
  journal: Journal;
  pace: Pace;
  apiOf(agency: string): Pick<AgencyApi, 'write' | 'held' | 'isAway'>;
  onRefused(error: Refused): void;
  /** called with an error after which nothing can continue; aborts */
  onFailed(error: unknown): void;
  /** factor on the time that people take for a step: 1 for all of it, 0 for none */
  answerPace: number;
  signal: AbortSignal;
}

type Api = ReturnType<Stage['apiOf']>;

export interface Performance {
  ratePerSecond: number;
  /** null plays without end */
  totalEvents: number | null;
}

/** Enough stories in parallel to reach the rate although each story waits for its answers. */
export const STORIES_PER_EVENT_A_SECOND = 2;
const FEWEST_STORIES = 20;
/**
 * Stories at an agency that is away wait in addition to the active ones, up to this many for each
 * story that may be active.
 */
const WAITING_PER_STORY = 20;
/** likewise those whose next step people take time for: they cost a line of the journal */
export const RESTING_PER_STORY = 100;
const LOOK_EVERY_MS = 250;

/** A story in progress, and the agency that has to answer next. */
interface Telling {
  agency: string | null;
  /** whether people take time before the next step */
  rests: boolean;
}

/**
 * Plays stories in parallel at the pace, the steps of each in order. An agency that is away delays
 * only its own stories. Resolves when enough calls were acknowledged and every story has ended.
 * Once the promise settles, nothing more is noted.
 */
export async function play(
  stage: Stage,
  { ratePerSecond, totalEvents }: Performance,
): Promise<void> {
  const { journal, cast, pace, onFailed, signal } = stage;
  const most = Math.max(FEWEST_STORIES, Math.ceil(ratePerSecond * STORIES_PER_EVENT_A_SECOND));
  const underWay = new Map<Telling, Promise<void>>();
  const idle = new WakeableRest();
  const tell = (begun: Promise<ActiveStory>): void => {
    const telling: Telling = { agency: null, rests: false };
    const told = begun
      .then((active) => perform(active, telling, stage))
      .catch(onFailed)
      .finally(() => {
        underWay.delete(telling);
        idle.wake();
      });
    underWay.set(telling, told);
  };
  const isFull = (): boolean => {
    if (underWay.size < most) return false;
    const away = [...cast.profiles.keys()].filter((code) => stage.apiOf(code).isAway()).length;
    // Where most agencies are away, hardly any story can progress. Stories begun now would only
    // have to catch up later.
    if (away * 2 > cast.profiles.size) return true;
    const tellings = [...underWay.keys()];
    const resting = tellings.filter(({ rests }) => rests).length;
    const waiting = tellings.filter(
      ({ agency, rests }) => !rests && agency !== null && stage.apiOf(agency).isAway(),
    ).length;
    return (
      underWay.size - waiting - resting >= most ||
      waiting >= most * WAITING_PER_STORY ||
      resting >= most * RESTING_PER_STORY
    );
  };
  // A story with an agency that is gone waits until that agency is back.
  const resumed = journal.active.filter(({ agencies }) =>
    agencies.every((code) => cast.profiles.has(code)),
  );
  for (const active of resumed) tell(Promise.resolve(active));
  const isEnough = (): boolean =>
    signal.aborted || (totalEvents !== null && journal.acknowledged >= totalEvents);
  while (!isEnough()) {
    if (isFull()) {
      // No event announces that an agency falls silent.
      await idle.rest(LOOK_EVERY_MS, signal);
    } else {
      await pace.next().catch(onFailed);
      if (!isEnough()) tell(journal.begin(Date.now()));
    }
  }
  await Promise.all(underWay.values());
  signal.throwIfAborted();
  await journal.finish();
}

async function perform(active: ActiveStory, telling: Telling, stage: Stage): Promise<void> {
  const { journal } = stage;
  const story = tellStory(active.seed, active.index, active.begunAt, castOf(active, stage.cast));
  try {
    for (const step of story.steps.slice(active.step)) {
      await rest(active, telling, stage);
      // The first step uses the turn of its story.
      if (active.step > 0) await stage.pace.next();
      telling.agency = step.agency;
      await take(active, story, step, stage);
    }
    journal.end(active, false);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // Somebody said it before, perhaps a system of the agency's own.
    const isThere = error.code === 'already-exists' && story.steps[active.step]!.isOnce === true;
    if (!isThere) stage.onRefused(error);
    journal.end(active, !isThere);
  }
}

/** Waits for the time that people take before a story's next step, also across a restart. */
async function rest(
  { notBefore = 0 }: ActiveStory,
  telling: Telling,
  { signal }: Stage,
): Promise<void> {
  const left = notBefore - Date.now();
  if (left <= 0) return;
  telling.rests = true;
  await pause(left, undefined, { signal });
  telling.rests = false;
}

/**
 * Agencies that joined after a story was begun take no part in it. Otherwise the story would
 * change.
 */
function castOf({ agencies }: ActiveStory, { profiles, ...cast }: Cast): Cast {
  return { ...cast, profiles: new Map(agencies.map((code) => [code, profiles.get(code)!])) };
}

async function take(
  active: ActiveStory,
  story: Story,
  step: Step,
  { journal, apiOf, answerPace }: Stage,
): Promise<void> {
  const api = apiOf(step.agency);
  const { known } = active;
  for (const { flow, entity } of step.needs ?? []) {
    const { id, version } = known[entity]!;
    await api.held(flow, id, version);
  }
  if (step.looks && active.looked < active.step) {
    for (const { flow, entity, what, as } of step.looks)
      known[as] = await (what === 'event' ? eventOf : subjectOf)(api, flow, known[entity]!);
    active.looked = active.step;
    await journal.written();
  }
  const { flow, change, entity, begins } = step;
  const key = `simulator-${journal.startedAt}-${story.index}-${active.step}`;
  const target = begins ? null : known[entity]!;
  known[entity] = await api.write({ flow, change, target, key, data: step.data(known) });
  active.step += 1;
  const takes = (story.steps[active.step]?.afterMs ?? 0) * answerPace;
  active.notBefore = takes > 0 ? Date.now() + takes : 0;
  if (active.step === story.steps.length) {
    journal.expect({
      lapsesAt: story.lapses > 0 ? story.steps[0]!.agency : null,
      overstays: story.overstays,
    });
  }
  journal.note(step.agency, `${flow} ${change}`);
}

/** Returns the subject of an entity, at the version of the subject that the agency holds. */
async function subjectOf(api: Api, flow: string, of: Known): Promise<Known> {
  const { subjectId } = await api.held(flow, of.id, of.version);
  const { version } = await api.held('subject', String(subjectId));
  return { id: String(subjectId), version: Number(version) };
}

/** Returns the event that an entity is at, as the story knows it or later. */
async function eventOf(api: Api, flow: string, of: Known): Promise<Known> {
  const { eventId, version } = await api.held(flow, of.id, of.version);
  return { id: String(eventId), version: Number(version) };
}
