import { describe, expect, it } from 'vitest';
import { readOptions } from './options.js';
import { ScenarioError } from './scenario-error.js';

describe('the options of a scenario', () => {
  it('are the play in English on the running exchange where nothing is said', () => {
    expect(readOptions([])).toEqual({
      ...{ language: 'en', isOwn: false, report: null, population: null, isHelp: false },
      isOnEngine: false,
    });
    expect(readOptions(['--population', 'people.ndjson', '--engine']).isOnEngine).toBe(true);
    const all = '--language id --own --report out --population people.ndjson'.split(' ');
    expect(readOptions(all)).toMatchObject({
      ...{ language: 'id', isOwn: true, report: 'out', population: 'people.ndjson' },
    });
  });

  it.each([
    ...[['--fast'], ['--language'], ['--language', 'fr'], ['people.ndjson'], ['--own=yes']],
    ...[['--engine'], ['--engine', '--own', '--population=people.ndjson']],
  ])('refuse %s %s', (...args) => {
    const read = (): unknown => readOptions(args.filter((one) => one !== undefined));
    expect(read).toThrow(ScenarioError);
    expect(read).toThrow(/^Expected .*, got/);
  });
});
