import { describe, expect, it } from 'vitest';
import { anAgencyReport } from '../sync/an-agency-report.js';
import { evaluateSilence } from './evaluate-silence.js';
import { ProducerHabits } from './producer-habits.js';

const AGENCY = 'kec-menteng';
const MINUTE = 60_000;

/**
 * Notes a report every ten seconds; `lastAt` gives the last publication of each. The agency's clock
 * is an hour slow.
 */
function watched(untilMs: number, lastAt: (at: number) => number): ProducerHabits {
  const habits = new ProducerHabits();
  for (let at = 0; at <= untilMs; at += 10_000) {
    const own = at + 10 * 60 * MINUTE;
    habits.note(
      anAgencyReport(AGENCY, [], {
        at: own,
        published: [{ flow: 'sighting', count: 1, lastAt: lastAt(own) }],
      }),
      at + 11 * 60 * MINUTE,
    );
  }
  return habits;
}

const everyMinute = (at: number): number => at - (at % MINUTE);

const HOUR = 60 * MINUTE;
const known = (pausesMs: number[], longestMs = Math.max(...pausesMs), watchedMs = 24 * HOUR) => ({
  ...{ pausesMs, longestMs, watchedMs },
});

describe('silence by habit', () => {
  it('needs twenty pauses to know a habit', () => {
    expect(evaluateSilence(known(Array(19).fill(1_000)), 99 * MINUTE)).toEqual({
      status: 'too-little-known',
      usualMs: null,
    });
    expect(evaluateSilence(known(Array(20).fill(1_000)), 0)).toEqual({
      status: 'speaking',
      usualMs: 1_000,
    });
  });

  it('is called after ten usual pauses and not before five minutes', () => {
    const seconds = known(Array(20).fill(1_000));
    expect(evaluateSilence(seconds, 5 * MINUTE).status).toBe('quiet');
    expect(evaluateSilence(seconds, 5 * MINUTE + 1).status).toBe('silent');
    const hours = known(Array(20).fill(HOUR));
    expect(evaluateSilence(hours, 179 * MINUTE).status).toBe('speaking');
    expect(evaluateSilence(hours, 600 * MINUTE).status).toBe('quiet');
    expect(evaluateSilence(hours, 600 * MINUTE + 1).status).toBe('silent');
  });

  it('is no night that was as long before, and no lull after a burst', () => {
    const nightly = known(Array(200).fill(10_000), 8 * HOUR);
    expect(evaluateSilence(nightly, 9 * HOUR).status).toBe('quiet');
    expect(evaluateSilence(nightly, 16 * HOUR + 1).status).toBe('silent');
  });

  it('is not called before a whole day was watched, so not soon after a start', () => {
    const young = known(Array(200).fill(1_000), 5_000, 24 * HOUR - 1);
    expect(evaluateSilence(young, 10 * HOUR).status).toBe('quiet');
  });
});

describe('what an agency says, as its reports tell', () => {
  it('is learned and measured by the agency’s own clock', () => {
    const habits = watched(30 * MINUTE, everyMinute);
    const last = 11 * 60 * MINUTE + 30 * MINUTE;
    expect(habits.evaluate(AGENCY, 'sighting', last + 2_000)).toEqual({
      ...{ flow: 'sighting', status: 'speaking', usualPauseSeconds: 60, quietSeconds: 2 },
      longestPauseSeconds: 60,
      lastSpokeAt: new Date(10 * 60 * MINUTE + 30 * MINUTE).toISOString(),
    });
  });

  it('ends in silence, also when its reports end', () => {
    const DAY = 24 * HOUR;
    const spokeLast = 10 * HOUR + DAY + HOUR / 2;
    const fellSilent = watched(DAY + HOUR, (at) => Math.min(everyMinute(at), spokeLast));
    expect(fellSilent.evaluate(AGENCY, 'sighting', 12 * HOUR + DAY)).toMatchObject({
      status: 'silent',
      quietSeconds: 30 * 60,
    });
    const dead = watched(DAY + HOUR / 2, everyMinute);
    expect(dead.evaluate(AGENCY, 'sighting', 11.75 * HOUR + DAY)).toMatchObject({
      status: 'silent',
      quietSeconds: 15 * 60,
    });
  });

  it('has the nights in its habit, however many short pauses came after them', () => {
    const DAY = 24 * HOUR;
    /** Publishes every minute from eight to twenty o'clock by its own clock. */
    const byDay = (at: number): number => {
      const [day, ofDay] = [Math.floor(at / DAY) * DAY, at % DAY];
      if (ofDay >= 20 * HOUR) return day + 20 * HOUR;
      return ofDay < 8 * HOUR ? day - 4 * HOUR : everyMinute(at);
    };
    const habits = watched(2 * DAY + 15 * HOUR, byDay);
    // 10 + 15 hours: in the second night, five hours after the agency fell quiet.
    expect(habits.evaluate(AGENCY, 'sighting', 2 * DAY + 26 * HOUR)).toMatchObject({
      status: 'quiet',
      usualPauseSeconds: 60,
      longestPauseSeconds: 12 * 3_600,
    });
  });

  describe('after a silence', () => {
    const DAY = 24 * HOUR;
    /** Publishes every minute except on the dead days, by its own clock, days counted from 0. */
    const butOn =
      (...dead: number[]) =>
      (at: number): number => {
        let day = Math.floor(at / DAY);
        if (!dead.includes(day)) return everyMinute(at);
        while (dead.includes(day - 1)) day -= 1;
        return day * DAY - MINUTE;
      };
    it('is as watchful as before: a dead day is no habit', () => {
      const habits = watched(5 * DAY, butOn(3));
      // 10 + 11 hours: the last publication was an hour before.
      expect(habits.evaluate(AGENCY, 'sighting', 5 * DAY + 12 * HOUR)).toMatchObject({
        status: 'silent',
        longestPauseSeconds: 60,
      });
    });

    it('takes for a habit what was a week before, too', () => {
      const weekly = butOn(3, 10);
      const habits = watched(12 * DAY, weekly);
      expect(habits.evaluate(AGENCY, 'sighting', 12 * DAY + 12 * HOUR)).toMatchObject({
        status: 'quiet',
        longestPauseSeconds: 24 * 3_600 + 60,
      });
    });
  });

  it('counts a batch as one utterance', () => {
    const habits = new ProducerHabits();
    for (let step = 0; step <= 25; step += 1) {
      const at = step * 20_000;
      habits.note(
        anAgencyReport(AGENCY, [], {
          at,
          published: [{ flow: 'sighting', count: step * 100, lastAt: at + 1 }],
        }),
        at,
      );
    }
    expect(habits.evaluate(AGENCY, 'sighting', 500_000).usualPauseSeconds).toBe(20);
  });

  it('is not known of a flow it never spoke in, nor where its report does not say', () => {
    expect(watched(MINUTE, () => 0).evaluate(AGENCY, 'sighting', 0).status).toBe('never-spoke');
    expect(new ProducerHabits().evaluate(AGENCY, 'sighting', 0)).toEqual({
      ...{
        flow: 'sighting',
        status: 'too-little-known',
        lastSpokeAt: null,
        usualPauseSeconds: null,
        longestPauseSeconds: null,
        quietSeconds: null,
      },
    });
  });

  it('takes no pause for a habit in which the console did not watch', () => {
    const habits = new ProducerHabits();
    for (let step = 0; step < 40; step += 1) {
      const at = step * 10 * MINUTE;
      habits.note(
        anAgencyReport(AGENCY, [], {
          at,
          published: [{ flow: 'sighting', count: step, lastAt: at + 1 }],
        }),
        at,
      );
    }
    expect(habits.evaluate(AGENCY, 'sighting', 400 * MINUTE).status).toBe('too-little-known');
  });
});
