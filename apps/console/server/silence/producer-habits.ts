import type { ProducerSilence } from '../../contract/agency.js';
import type { AgencyReport } from '../sync/agency-report.js';
import { evaluateSilence } from './evaluate-silence.js';

interface Habit {
  /** when the agency last published, by its own clock, epoch ms; 0 for never */
  lastAt: number;
  /** time of the report that said so, by the agency's clock and by the broker's, epoch ms */
  reportedAt: number;
  receivedAt: number;
  /** pauses between publications, ms, oldest first */
  pausesMs: number[];
  /** the longest pause that ended on each of the last days, ms, by day since the epoch */
  longestMs: Map<number, number>;
  /**
   * the longest pause that counted as a silence and ended on each of the last days, ms, by day
   * since the epoch
   */
  silencesMs: Map<number, number>;
  /** total time over which its reports came without a gap, ms */
  watchedMs: number;
}

/** This many pauses form the habit; older ones are forgotten, because habits change. */
const PAUSES_KEPT = 200;
/**
 * Between reports further apart than this, ms, publications may have been missed: heartbeats come
 * every ten seconds.
 */
const WATCHED_MS = 30_000;
const DAY_MS = 24 * 3_600_000;
/** A week has every kind of day. */
const DAYS_KEPT = 7;
/** A weekend does not end at the same hour each time. */
const A_WEEK_BEFORE = [6, 7, 8];

/**
 * The habit of each agency in each flow: how often it publishes, learned from its reports. A
 * publication is whatever one report adds, however many events it has: a batch of a hundred once a
 * day counts as once a day.
 */
export class ProducerHabits {
  private readonly habits = new Map<string, Habit>();

  /** @param receivedAt when the broker stored the report, epoch ms */
  note(report: AgencyReport, receivedAt: number): void {
    for (const { flow, lastAt } of report.published) {
      const key = `${report.agency}/${flow}`;
      const before = this.habits.get(key);
      if (before !== undefined && receivedAt < before.receivedAt) continue;
      const {
        pausesMs = [],
        longestMs = new Map<number, number>(),
        silencesMs = new Map<number, number>(),
      } = before ?? {};
      let watchedMs = before?.watchedMs ?? 0;
      if (before !== undefined && receivedAt - before.receivedAt <= WATCHED_MS) {
        watchedMs += receivedAt - before.receivedAt;
        if (before.lastAt > 0 && lastAt > before.lastAt) {
          const pauseMs = lastAt - before.lastAt;
          const day = Math.floor(receivedAt / DAY_MS);
          const known = { pausesMs, longestMs: longestOf(longestMs), watchedMs };
          if (evaluateSilence(known, pauseMs).status !== 'silent')
            noteLongest(longestMs, day, pauseMs);
          else {
            // One day without events must not make the next such day usual. A silence that also
            // occurred a week before counts as usual.
            const earlierMs = Math.max(
              ...A_WEEK_BEFORE.map((ago) => silencesMs.get(day - ago) ?? 0),
            );
            noteLongest(longestMs, day, Math.min(pauseMs, earlierMs));
            noteLongest(silencesMs, day, pauseMs);
          }
          pausesMs.push(pauseMs);
          forgetTo(longestMs, day - DAYS_KEPT);
          forgetTo(silencesMs, day - Math.max(...A_WEEK_BEFORE) - 1);
        }
      }
      if (pausesMs.length > PAUSES_KEPT) pausesMs.shift();
      const seen = { lastAt, reportedAt: report.at, receivedAt };
      this.habits.set(key, { ...seen, pausesMs, longestMs, silencesMs, watchedMs });
    }
  }

  /**
   * Evaluates whether an agency has become silent in a flow.
   * @param now epoch ms
   */
  evaluate(agency: string, flow: string, now: number): ProducerSilence {
    const habit = this.habits.get(`${agency}/${flow}`);
    if (habit === undefined)
      return {
        flow,
        status: 'too-little-known',
        lastSpokeAt: null,
        usualPauseSeconds: null,
        longestPauseSeconds: null,
        quietSeconds: null,
      };
    if (habit.lastAt === 0)
      return {
        flow,
        status: 'never-spoke',
        lastSpokeAt: null,
        usualPauseSeconds: null,
        longestPauseSeconds: null,
        quietSeconds: null,
      };
    // Each difference is taken by one clock, so that a wrong clock makes no agency silent.
    const quietMs =
      Math.max(0, habit.reportedAt - habit.lastAt) + Math.max(0, now - habit.receivedAt);
    const { pausesMs, watchedMs } = habit;
    const longestMs = longestOf(habit.longestMs);
    const { status, usualMs } = evaluateSilence({ pausesMs, longestMs, watchedMs }, quietMs);
    return {
      ...{ flow, status },
      lastSpokeAt: new Date(habit.lastAt).toISOString(),
      usualPauseSeconds: usualMs === null ? null : Math.round(usualMs / 100) / 10,
      longestPauseSeconds: longestMs === 0 ? null : Math.round(longestMs / 100) / 10,
      quietSeconds: Math.floor(quietMs / 1_000),
    };
  }
}

const longestOf = (byDay: ReadonlyMap<number, number>): number => Math.max(0, ...byDay.values());

function noteLongest(byDay: Map<number, number>, day: number, pauseMs: number): void {
  byDay.set(day, Math.max(pauseMs, byDay.get(day) ?? 0));
}

function forgetTo(byDay: Map<number, number>, day: number): void {
  for (const past of byDay.keys()) if (past <= day) byDay.delete(past);
}
