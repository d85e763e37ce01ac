import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LineErrorCode } from './population-line.js';
import { parsePopulation, readPopulation } from './read-population.js';

const EXAMPLE = 'test/scenario/populations/example.ndjson';
const HEADER = {
  ...{ population: 1, title: { id: 'Uji', en: 'A test' } },
  ...{ begins: '2026-03-01T00:00:00Z', ends: '2026-04-01' },
};
const PERSON = { person: 'anna', identity: { surname: 'CONTOH' } };
const FACT = {
  ...{ fact: 'permit', at: '2026-03-02T03:00:00Z', agency: 'imigrasi-jakpus', flow: 'permit' },
  data: { holder: '@anna' },
};
const SILENCE = { expect: 'silence', rule: 'overstay', about: 'anna' };
const text = (...lines: object[]): string => lines.map((line) => JSON.stringify(line)).join('\n');
const faultsOf = (...lines: object[]): [number, LineErrorCode][] => {
  const read = parsePopulation(text(...lines));
  return 'errors' in read ? read.errors.map(({ line, code }) => [line, code]) : [];
};

describe('a population', () => {
  it('of the repository can be read, and names specimens alone', () => {
    const { facts, people, expectations } = readPopulation(EXAMPLE);
    expect([people.size, facts.length, expectations.length]).toEqual([4, 10, 4]);
    for (const person of people.values()) expect(person['nationality']).toBe('UTO');
    expect(readFileSync(EXAMPLE, 'utf8')).not.toMatch(/"issuingState":"(?!UTO)/);
  });

  it('has its facts by time, whatever the order of its lines', () => {
    const later = { of: 'permit', at: '2026-03-09T03:00:00Z', change: 'RETRACTED' };
    const read = parsePopulation(text(HEADER, SILENCE, later, FACT, PERSON));
    expect('population' in read && read.population.facts.map(({ line }) => line)).toEqual([4, 3]);
  });

  const BROKEN: readonly [string, LineErrorCode, number, object[]][] = [
    ['no header first', 'NO_HEADER', 1, [PERSON, HEADER, SILENCE]],
    ['two headers', 'SECOND_HEADER', 2, [HEADER, HEADER, PERSON, SILENCE]],
    ['another version', 'BAD_FIELD', 1, [{ ...HEADER, population: 2 }, PERSON, SILENCE]],
    ['a line of no kind', 'UNKNOWN_KIND', 2, [HEADER, { note: 1 }, PERSON, SILENCE]],
    ['a list', 'UNKNOWN_KIND', 2, [HEADER, [1], PERSON, SILENCE]],
    ['a field too many', 'BAD_FIELD', 2, [HEADER, { ...PERSON, age: 30 }, SILENCE]],
    ['no time', 'BAD_FIELD', 3, [HEADER, PERSON, { ...FACT, at: 'noon' }, SILENCE]],
    ['no such flow', 'BAD_FIELD', 3, [HEADER, PERSON, { ...FACT, flow: 'visit' }, SILENCE]],
    ['a label twice', 'TAKEN_LABEL', 3, [HEADER, PERSON, { ...FACT, fact: 'anna' }, SILENCE]],
    [
      'a fact before the beginning',
      'OUT_OF_TIME',
      3,
      [HEADER, PERSON, { ...FACT, at: '2026-02-28T03:00:00Z' }, SILENCE],
    ],
    [
      'a fact after the end',
      'OUT_OF_TIME',
      3,
      [HEADER, PERSON, { ...FACT, at: '2026-04-02T03:00:00Z' }, SILENCE],
    ],
    [
      'a person that is not there',
      'UNKNOWN_LABEL',
      2,
      [HEADER, FACT, { ...SILENCE, about: 'permit' }],
    ],
    [
      'a fact that comes later',
      'UNKNOWN_LABEL',
      3,
      [HEADER, PERSON, { ...FACT, data: { of: [{ id: '@later.id' }] } }, SILENCE],
    ],
    [
      'a change of nothing',
      'UNKNOWN_LABEL',
      3,
      [HEADER, PERSON, { of: 'permit', at: FACT.at, change: 'RETRACTED' }, SILENCE],
    ],
    [
      'a change before its fact',
      'UNKNOWN_LABEL',
      4,
      [
        ...[HEADER, PERSON, FACT],
        { of: 'permit', at: '2026-03-01T03:00:00Z', change: 'RETRACTED' },
        SILENCE,
      ],
    ],
    ['an expectation of nobody', 'UNKNOWN_LABEL', 2, [HEADER, SILENCE]],
    ['nothing expected', 'NOTHING_EXPECTED', 1, [HEADER, PERSON]],
    [
      'an alert of no rule',
      'BAD_EXPECTATION',
      3,
      [HEADER, PERSON, { expect: 'alert', about: 'anna' }],
    ],
    [
      'an alert with a trap',
      'BAD_EXPECTATION',
      3,
      [HEADER, PERSON, { ...SILENCE, expect: 'alert', trap: 'paid' }],
    ],
    [
      'a silence until a day',
      'BAD_EXPECTATION',
      3,
      [HEADER, PERSON, { ...SILENCE, by: '2026-03-05' }],
    ],
    [
      'an alert after the end',
      'OUT_OF_TIME',
      3,
      [HEADER, PERSON, { ...SILENCE, expect: 'alert', by: '2026-04-02' }],
    ],
  ];
  it.each(BROKEN)('is refused with its line for %s', (_, code, line, lines) => {
    expect(faultsOf(...lines)).toEqual([[line, code]]);
  });

  it('is refused for what is no JSON, with every line that is wrong', () => {
    const read = parsePopulation(`${text(HEADER)}\n{"person": \n\nnothing\n`);
    expect('errors' in read && read.errors.map(({ line, code }) => [line, code])).toEqual([
      [2, 'NOT_JSON'],
      [4, 'NOT_JSON'],
    ]);
  });

  it('says what was expected, and nothing personal of what came', () => {
    const identity = 'CONTOH TELADAN';
    const read = parsePopulation(text(HEADER, { person: 'anna', identity }, SILENCE));
    const [error] = 'errors' in read ? read.errors : [];
    expect(error?.message).toBe('/identity: Expected an object');
  });

  it('that is not there is an error of its own', () => {
    expect(() => readPopulation('no/such/file.ndjson')).toThrow('got no file no/such/file.ndjson');
  });
});
