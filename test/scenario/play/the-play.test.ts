import { describe, expect, it } from 'vitest';
import { PEOPLE } from './people.js';
import { SHORT_PLAY, THE_PLAY } from './the-play.js';
import { AGREED } from './work-programme.js';

describe('the play', () => {
  it('goes forward in time, from the invitation to the meeting that closes', () => {
    const times = THE_PLAY.map(({ begins }) => begins);
    expect(times).toEqual([...times].sort());
    expect([times[0], times.at(-1)]).toEqual(['2023-09-04T02:00:00Z', '2024-03-25T02:00:00Z']);
    const order = SHORT_PLAY.map((act) => THE_PLAY.indexOf(act));
    expect(order).toEqual([...order].sort());
    expect(order).not.toContain(-1);
  });

  it('has six items, each of another agency, due after the meeting', () => {
    expect(AGREED).toHaveLength(6);
    expect(new Set(AGREED.map(({ agency }) => agency)).size).toBe(6);
    for (const { dueOn } of AGREED) expect(dueOn > '2023-09-11').toBe(true);
  });

  it('has people of the specimen state alone, each with a passport of its own', () => {
    const people = Object.values(PEOPLE);
    const documents = people.map(({ document }) => document as Record<string, string>);
    expect(new Set(documents.map(({ number }) => number)).size).toBe(people.length);
    for (const { issuingState } of documents) expect(issuingState).toBe('UTO');
    for (const { nationality, surname } of people)
      expect([nationality, surname]).toEqual(['UTO', 'CONTOH']);
  });
});
