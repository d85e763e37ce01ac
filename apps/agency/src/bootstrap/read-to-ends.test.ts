import { expect, it } from 'vitest';
import { leftUnread } from './read-to-ends.js';

const TOPIC = 'timpora.sighting';
const ends = [0, 1, 2].map((partition) => ({ topic: TOPIC, partition, start: 0n, end: 5n }));
const isPaused = (_: string, partition: number): boolean => partition === 2;
const next = (...offsets: bigint[]): Map<string, bigint> =>
  new Map(offsets.map((offset, partition) => [`${TOPIC}/${partition}`, offset]));

it('what is being read is waited for until it is at the end it had', () => {
  expect(leftUnread(ends, next(5n, 4n, 9n), isPaused)).toBeNull();
  expect(leftUnread(ends, next(), isPaused)).toBeNull();
  expect(leftUnread(ends, next(5n, 5n, 9n), isPaused)).toEqual([]);
});

it('a paused partition is not waited for, and is told', () => {
  expect(leftUnread(ends, next(5n, 6n, 4n), isPaused)).toEqual([ends[2]]);
});
