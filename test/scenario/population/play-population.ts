import { watchHit } from '@sinergi/detection';
import { beginningOf, type CivilDay, civilDayAt, dayNumber } from '@sinergi/law';
import { settled } from '@sinergi/testing';
import { expectLookedAt, plantMarker } from '../stage/marker.js';
import type { Stage } from '../stage/stage.js';
import { ExerciseFeed } from './exercise-feed.js';
import { FactSender } from './fact-sender.js';
import {
  type ExpectedOfAlerts,
  expectedOf,
  isAbout,
  type Judgement,
  judgeAlerts,
} from './judge-alerts.js';
import { daySaid, outcomeOf } from './outcome-of.js';
import type { ExpectationLine } from './population-line.js';
import type { Numbered, Population } from './read-population.js';
import { referencesIn } from './references.js';

/** An agency that is told of everything that a rule reads. */
const READER = 'imigrasi-dki';
/** How long early detection may take to look at a day. */
const LOOKED_AT_WITHIN_MS = 120_000;
/** How long what it found may take to arrive once it has looked. */
const ARRIVES_WITHIN_MS = 15_000;

/**
 * Plays a population: day by day its facts are said, the exercise's time moves to the evening, and
 * what is due by then is waited for.
 */
export async function playPopulation(stage: Stage, population: Population): Promise<Judgement> {
  const { facts, people, begins } = population;
  await stage.open(`populasi-${Date.now().toString(36)}`, 'Populasi (latihan)', begins);
  const sender = new FactSender(stage, people);
  const feed = new ExerciseFeed(
    stage,
    READER,
    population.expectations.some(({ rule }) => rule === watchHit.id),
  );
  const days = daysOf(population);
  const factsAbout = factsByLabel(population);
  const expectations = (
    of: readonly Numbered<ExpectationLine>[] = population.expectations,
  ): ExpectedOfAlerts[] => of.map((one) => known(one, factsAbout, sender, feed));
  const from = performance.now();
  const markers: string[] = [];
  stage.beginAct({ title: population.title, begins }, 1);
  for (const day of days) {
    const today = facts.filter(({ at }) => dayOf(at) === day);
    await stage.advance(new Date(beginningOf(dayNumber(day) + 1) - 1_000).toISOString());
    await sender.send(today);
    stage.tell(daySaid(day, today.length));
    const due = population.expectations.filter(isDue(day, population.ends));
    if (due.length > 0) {
      const isLast = day === population.ends;
      markers.push(await waitForDue({ stage, feed, isLast }, () => expectations(due)));
    }
  }
  markers.push((await expectLookedAt(stage)).subjectId);
  await feed.refresh();
  const judgement = judgeAlerts(
    expectations(),
    feed.alerts.filter(({ subjectId }) => subjectId === null || !markers.includes(subjectId)),
  );
  for (const { checked, isTold } of outcomeOf(population.expectations, judgement, sender.refused))
    stage.note(checked, isTold);
  stage.acts.at(-1)!.tookMs = performance.now() - from;
  await stage.end();
  return judgement;
}

/** The days on which something is said or due, and the last one. */
function daysOf({ facts, expectations, ends }: Population): CivilDay[] {
  const days = [
    ...facts.map(({ at }) => dayOf(at)),
    ...expectations.flatMap(({ by }) => by ?? []),
    ends,
  ];
  return [...new Set(days)].sort() as CivilDay[];
}

const dayOf = (time: string): CivilDay => civilDayAt(Date.parse(time));

/** What has to have come by the evening of a day; how it ends counts on the last day alone. */
const isDue =
  (day: string, last: string) =>
  ({ expect, by = last, ends }: ExpectationLine): boolean =>
    expect === 'alert' && (by === day || (day === last && ends !== undefined));

/** The facts that a label stands for: of a person all that name it, of a fact itself. */
function factsByLabel({ facts, people }: Population): Map<string, string[]> {
  const found = new Map<string, string[]>([...people.keys()].map((label) => [label, []]));
  for (const one of facts) {
    if (!('fact' in one)) continue;
    found.set(one.fact, [one.fact]);
    for (const { label, part } of referencesIn(one.data))
      if (part === null) found.get(label)!.push(one.fact);
  }
  return found;
}

/** Returns an expectation with the subjects and events that the exchange knows by now. */
function known(
  line: Numbered<ExpectationLine>,
  factsAbout: ReadonlyMap<string, readonly string[]>,
  { entities }: FactSender,
  feed: ExerciseFeed,
): ExpectedOfAlerts {
  const labels = factsAbout.get(line.about)!;
  const ids = labels.flatMap((label) => entities.get(label)?.id ?? []);
  const isFact = labels.includes(line.about);
  return expectedOf(line, {
    subjects: isFact ? [] : [...new Set(ids.flatMap((id) => feed.subject(id) ?? []))],
    events: ids.flatMap((id) => feed.events(id)),
  });
}

/**
 * Waits until what is due has come, or until early detection has looked and it has not.
 *
 * @param isLast whether alerts have to stand as they end, too
 * @returns the subject by which is known how far it has looked
 */
async function waitForDue(
  { stage, feed, isLast }: { stage: Stage; feed: ExerciseFeed; isLast: boolean },
  due: () => ExpectedOfAlerts[],
): Promise<string> {
  const marker = await plantMarker(stage);
  const hasCome = (one: ExpectedOfAlerts): boolean =>
    feed.alerts.some(
      (alert) => isAbout(one, alert) && (!isLast || one.ends === null || alert.status === one.ends),
    );
  const isDone = async (): Promise<boolean> => {
    await feed.refresh();
    return due().every(hasCome);
  };
  const hasLooked = async (): Promise<boolean> => (await isDone()) || (await marker.isFound());
  await settled(hasLooked, Boolean, LOOKED_AT_WITHIN_MS);
  await settled(isDone, Boolean, ARRIVES_WITHIN_MS);
  return marker.subjectId;
}
