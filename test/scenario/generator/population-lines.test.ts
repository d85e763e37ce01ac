import { randomInt } from 'node:crypto';
import { ALL_RULES } from '@sinergi/detection';
import { describe, expect, it } from 'vitest';
import { parsePopulation } from '../population/read-population.js';
import { populationLines } from './population-lines.js';

const SEED = randomInt(2 ** 31);
const textOf = (people: number, seed: number): string =>
  [...populationLines(people, seed)].map((line) => JSON.stringify(line)).join('\n');

describe(`a population of seed ${SEED}`, () => {
  const text = textOf(400, SEED);
  const read = parsePopulation(text);
  const population = 'population' in read ? read.population : null;

  it('is a population as the page describes it', () => {
    expect('errors' in read ? read.errors : []).toEqual([]);
    expect(population!.people.size).toBeGreaterThanOrEqual(400);
  });

  it('is the same of the same seed, and another one of another', () => {
    expect(textOf(400, SEED)).toBe(text);
    expect(textOf(400, SEED + 1)).not.toBe(text);
  });

  it('plants violations and traps of every rule, and lets most people do nothing wrong', () => {
    const { expectations } = population!;
    for (const { id } of ALL_RULES)
      for (const expect_ of ['alert', 'silence'])
        expect(
          expectations.filter(({ rule, expect: kind }) => rule === id && kind === expect_),
          `${expect_} of ${id}`,
        ).not.toEqual([]);
    const spokenOf = new Set(expectations.map(({ about }) => about.split('-')[0]));
    expect(spokenOf.size).toBeLessThan(population!.people.size / 2);
  });

  it('draws what a document says whatever the life is', () => {
    const { people, expectations } = population!;
    const found = expectations.flatMap((one) =>
      one.expect === 'alert' ? (people.get(one.about)?.['nationality'] ?? []) : [],
    );
    expect(new Set(found).size).toBeGreaterThan(1);
    for (const identity of people.values())
      expect(identity['document']).toMatchObject({ issuingState: 'UTO', type: 'P' });
  });
});
