import { expect, it } from 'vitest';
import { corrects } from './corrects.js';

it.each<[string, string, boolean]>([
  ['sighting', 'CORRECTED', true],
  ['alert', 'RETRACTED', true],
  ['permit', 'END_RETRACTED', true],
  ['bulletin', 'WITHDRAWN', true],
  ['intelligence', 'WITHDRAWN', true],
  ['watch', 'WITHDRAWN', false],
  ['request', 'WITHDRAWN', false],
  ['permit', 'EXTENDED', false],
  ['alert', 'UPDATED', false],
  ['alert', 'CLOSED', false],
])('%s %s corrects what was said before: %s', (flow, change, expected) => {
  expect(corrects(flow, { change }, null)).toBe(expected);
});

it.each<[string | null | undefined, boolean]>([
  ['one', false],
  ['other', true],
  [null, false],
  [undefined, false],
])('an identification of whom it took for %s before: %s', (subjectId, expected) => {
  const before = subjectId === undefined ? null : { subjectId };
  expect(corrects('sighting', { change: 'IDENTIFIED', subjectId: 'one' }, before)).toBe(expected);
});
