import { describe, expect, it } from 'vitest';
import { pathOf } from './path-of.js';

/** Returns the path that a request for these names asks for. */
const asked = (...names: string[]): string =>
  new URL(`http://127.0.0.1:1${pathOf(...names)}`).pathname;

describe('a path of names', () => {
  it('is as long as there are names, whatever they hold', () => {
    for (const name of ['a/../b', '..%2f', '%2e%2e', 'a?b', 'a#b', 'a\\b', '...', ';x', 'é'])
      expect(asked('dead-letters', name, '0').split('/')).toHaveLength(4);
    expect(asked('dead-letters', 'timpora.sighting', '0')).toBe('/dead-letters/timpora.sighting/0');
  });

  it.each(['', '.', '..'])('refuses a name that would be a step: "%s"', (name) => {
    expect(() => pathOf('dead-letters', name, '0')).toThrow(
      'Expected a name as a part of the path',
    );
  });
});
