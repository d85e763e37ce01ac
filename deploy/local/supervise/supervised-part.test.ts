import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { baseEnvironment } from './base-environment.js';
import { StartTurns } from './start-turns.js';
import { SupervisedPart } from './supervised-part.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-part-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('gives its turn back and tries again where its process cannot be noted', async () => {
  const said: string[] = [];
  const turns = new StartTurns(1);
  let notes = 0;
  const part = new SupervisedPart(
    {
      name: 'one',
      title: 'one',
      command: () => ({
        file: process.execPath,
        args: ['-e', 'setInterval(() => {}, 1000)'],
        env: baseEnvironment(),
      }),
      probe: async () => undefined,
      hasLoaded: async () => undefined,
      readyWithinMs: 20_000,
      stopRank: 1,
      stopSignal: 'SIGTERM',
      stopWithinMs: 1_000,
    },
    join(folder, 'one.log'),
    {
      add: async () => {
        notes += 1;
        if (notes === 1) throw new Error('no space left');
      },
      remove: async () => {
        throw new Error('no space left');
      },
    },
    (line) => said.push(line),
    () => undefined,
    { turn: (_, signal) => turns.take(signal), hasWhatItNeeds: () => true },
  );
  try {
    await part.start();
    expect(said).toEqual(['one ended before it began (no space left); starting it again']);
    expect(notes).toBe(2);
  } finally {
    await part.stop();
  }
});
