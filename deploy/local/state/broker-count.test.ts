import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brokerCount, requireBrokers } from './broker-count.js';
import { StateFolder } from './state-folder.js';

describe('how many brokers', () => {
  it('is one where nothing is said, else one or three', () => {
    expect([undefined, '', '1', '3'].map((text) => brokerCount('BROKERS', text))).toEqual([
      1, 1, 1, 3,
    ]);
  });

  it.each(['0', '2', '4', '-3', '3.0', '03', ' 3', 'x', 'three'])('is never %j', (text) => {
    expect(() => brokerCount('BROKERS', text)).toThrow(`Expected 1 or 3 as BROKERS, got ${text}.`);
  });
});

describe('a state folder', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'sinergi-brokers-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const has = (...names: string[]): StateFolder => {
    const file = join(root, ...names);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
    return new StateFolder(root);
  };

  it('without data takes any number of brokers', () => {
    for (const count of [1, 3] as const) requireBrokers(new StateFolder(root), count);
  });

  it('made with one broker takes one, and refuses three', () => {
    const state = has('kafka', 'data', 'meta.properties');
    requireBrokers(state, 1);
    expect(() => requireBrokers(state, 3)).toThrow(
      `Expected a state folder made with three brokers, got one made with one broker (${root}): ` +
        'start with SINERGI_BROKERS=1,',
    );
  });

  it('made with three brokers takes three, and refuses one', () => {
    const state = has('kafka', 'cluster-id');
    requireBrokers(state, 3);
    expect(() => requireBrokers(state, 1)).toThrow(
      `Expected a state folder made with one broker, got one made with three brokers (${root}): ` +
        'start with SINERGI_BROKERS=3,',
    );
  });

  it('in which not all three were formatted is begun anew with one', () => {
    requireBrokers(has('kafka', 'data', '1', 'meta.properties'), 1);
  });
});
