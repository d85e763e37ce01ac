import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brokerBytes } from './broker-log.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-broker-log-'));
  for (const [partition, file, bytes] of [
    ['timpora.bulletin-0', '00000000000000000000.log', 100],
    ['timpora.bulletin-0', '00000000000000000900.log', 20],
    ['timpora.bulletin-0', '00000000000000000000.index', 5_000],
    ['timpora.bulletin-11', '00000000000000000000.log', 3],
    ['timpora.bulletin-more-0', '00000000000000000000.log', 7_000],
  ] as const) {
    mkdirSync(join(folder, partition), { recursive: true });
    writeFileSync(join(folder, partition, file), Buffer.alloc(bytes));
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the bytes of a topic at the broker', () => {
  it('are those of the records of all its partitions, without indexes and without others', () => {
    expect(brokerBytes(folder, ['timpora.bulletin'])).toBe(123);
  });

  it('are an error where the topic is not there, for nothing would look like no bytes', () => {
    expect(() => brokerBytes(folder, ['timpora.permit'])).toThrow(
      `Expected partitions of timpora.permit in ${folder}, got none`,
    );
  });
});
