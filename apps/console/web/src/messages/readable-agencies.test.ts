import { describe, expect, it } from 'vitest';
import { readableAgencies } from './readable-agencies.js';

describe('agencies whose messages an operator may read', () => {
  it('begin with the own one, and are those only that have the topic', () => {
    const can = {
      'kec-gambir': ['look', 'read'],
      'kec-menteng': ['look', 'read'],
      'tni-jakpus': ['look'],
      'kec-senen': ['look', 'read'],
    } as const;
    const topic = {
      agency: null,
      publishers: ['kec-menteng'],
      subscribers: ['kec-gambir', 'tni-jakpus'],
    };
    const me = { agency: 'kec-menteng', can: can as never };
    expect(readableAgencies(me, topic)).toEqual(['kec-menteng', 'kec-gambir']);
  });
});
