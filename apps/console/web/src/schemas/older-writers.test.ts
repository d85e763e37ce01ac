import { describe, expect, it } from 'vitest';
import { olderWriters } from './older-writers.js';

const version = (number: number, writers: string[]) => ({
  version: number,
  id: number,
  fields: 1,
  writers,
  readers: [],
});

describe('who still writes an older version', () => {
  it('is everybody who writes one and not the latest', () => {
    const versions = [version(1, ['a', 'b']), version(2, ['b', 'c']), version(3, ['c', 'd'])];
    expect(olderWriters({ latest: 3, versions })).toEqual(['a', 'b']);
  });

  it('is nobody where there is one version', () => {
    expect(olderWriters({ latest: 1, versions: [version(1, ['a'])] })).toEqual([]);
  });
});
