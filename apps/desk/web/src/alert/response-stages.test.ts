import { expect, it } from 'vitest';
import { nextStages } from './response-stages.js';

it.each([
  [null, ['TAKEN', 'RESULT', 'SEEN']],
  ['SEEN', ['TAKEN', 'RESULT', 'CLOSED']],
  ['TAKEN', ['RESULT', 'CLOSED']],
  ['RESULT', ['CLOSED', 'RESULT']],
  ['CLOSED', []],
])('after %s may follow %j', (stage, next) => {
  expect(nextStages(stage)).toEqual(next);
});
