import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@sinergi/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSameProcessAlive, startTimeOf } from '../bare/process-identity.mjs';
import { endLeftovers, readRunRecord } from '../bare/run-record.mjs';
import { StateFolder } from '../state/state-folder.js';
import { baseEnvironment } from './base-environment.js';
import type { PartDefinition } from './part-definition.js';
import { StartTurns } from './start-turns.js';
import { Supervisor } from './supervisor.js';

let folder: string;
let said: string[];
let supervisor: Supervisor;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-supervisor-'));
  said = [];
  supervisor = supervisorOf();
});
const supervisorOf = (turns?: StartTurns): Supervisor =>
  new Supervisor(
    new StateFolder(folder),
    (line) => said.push(line),
    () => undefined,
    turns,
  );
afterEach(async () => {
  await supervisor.stop();
  rmSync(folder, { recursive: true, force: true });
});

function aPart(name: string, script: string, change: Partial<PartDefinition> = {}): PartDefinition {
  return {
    name,
    title: name,
    command: () => ({ file: process.execPath, args: ['-e', script], env: baseEnvironment() }),
    probe: async () => undefined,
    readyWithinMs: 10_000,
    stopRank: 10,
    stopSignal: 'SIGTERM',
    stopWithinMs: 1_000,
    ...change,
  };
}

const STAYS = 'setInterval(() => {}, 1000)';
const pidOf = (name: string): number => supervisor.list().find((part) => part.name === name)!.pid!;
const isAlive = (pid: number, startTime: string | undefined): boolean =>
  isSameProcessAlive({ pid, ...(startTime === undefined ? {} : { startTime }) });

describe('the supervisor', () => {
  it('starts a crashed part again and says how it ended', async () => {
    await supervisor.start(aPart('one', STAYS));
    const pid = pidOf('one');
    supervisor.part('one').kill('SIGKILL');
    await supervisor.part('one').waitReady(10_000);
    expect(pidOf('one')).not.toBe(pid);
    expect(said.join()).toContain('one ended by SIGKILL; starting it again');
  });

  it('gives up a part that never serves, with its last words', async () => {
    const broken = aPart('broken', 'console.error("Error: no luck today"); process.exit(3)', {
      probe: async () => Promise.reject(new Error('nothing answers')),
      // It is given up for the number of its ends, however long that took.
      readyWithinMs: 50_000,
    });
    await expect(supervisor.start(broken)).rejects.toMatchObject({
      code: 'PART_FAILED',
      message: expect.stringMatching(/exit code 3.*no luck today/),
    });
  });

  it('stops rank by rank, and insists where asking does not help', async () => {
    const log = join(folder, 'order');
    const up = (name: string): string => join(folder, `${name}.up`);
    // Serving means here that the handler is installed: an earlier signal would end it in another
    // way.
    const ready = (name: string) => ({ probe: async () => void statSync(up(name)) });
    const signalUp = (name: string) => `require('fs').writeFileSync('${up(name)}', ''); ${STAYS}`;
    const onTerm = (name: string) =>
      `process.on('SIGTERM', () => { require('fs').appendFileSync('${log}', '${name} '); ` +
      `process.exit(0); }); ${signalUp(name)}`;
    await supervisor.start(
      aPart('store', onTerm('store'), { stopRank: 20, stopWithinMs: 30_000, ...ready('store') }),
    );
    await supervisor.start(
      aPart('service', onTerm('service'), {
        stopRank: 10,
        stopWithinMs: 30_000,
        ...ready('service'),
      }),
    );
    await supervisor.start(
      aPart('stubborn', `process.on('SIGTERM', () => {}); ${signalUp('stubborn')}`, {
        stopRank: 10,
        ...ready('stubborn'),
      }),
    );
    const stubborn = pidOf('stubborn');
    const started = startTimeOf(stubborn);
    await supervisor.stop();
    expect(readFileSync(log, 'utf8')).toBe('service store ');
    expect(isAlive(stubborn, started)).toBe(false);
  });

  it('lets only so many load at once, and gives an ended one’s turn to the next', async () => {
    await supervisor.stop();
    const log = join(folder, 'loads');
    supervisor = supervisorOf(new StartTurns(1));
    // Each is alone between its two words; the second ends by itself, and is started again.
    const loads = (name: string, then: string) => `
      const fs = require('fs');
      fs.appendFileSync('${log}', '+${name} ');
      setTimeout(() => {
        fs.appendFileSync('${log}', '-${name} ');
        ${then}
        fs.writeFileSync('${folder}/${name}', '');
      }, 200);
      ${STAYS}`;
    const endsOnce =
      `if (!fs.existsSync('${folder}/b.again')) { fs.writeFileSync('${folder}/b.again', ''); ` +
      'process.exit(1); }';
    await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => {
        const look = async () => void statSync(join(folder, name));
        const then = name === 'b' ? endsOnce : '';
        return supervisor.start(aPart(name, loads(name, then), { hasLoaded: look, probe: look }));
      }),
    );
    const words = readFileSync(log, 'utf8').trim().split(' ');
    for (let at = 0; at < words.length; at += 2)
      expect(words[at + 1]).toBe(words[at]!.replace('+', '-'));
    expect(words.length).toBe(10);
  });

  it('starts what was killed with its store once that serves, without back-off', async () => {
    const log = join(folder, 'order');
    const up = join(folder, 'store.up');
    const say = (word: string) => `require('fs').appendFileSync('${log}', '${word} ');`;
    const store =
      `setTimeout(() => { ${say('store')} require('fs').writeFileSync('${up}', ''); }, 300); ` +
      STAYS;
    await supervisor.start(aPart('store', store, { probe: async () => void statSync(up) }));
    await supervisor.start(aPart('service', `${say('service')} ${STAYS}`, { needs: ['store'] }));
    const words = () => readFileSync(log, 'utf8').trim().split(' ');
    for (let nth = 2; nth <= 4; nth++) {
      await eventually('both have spoken', () => words().length === 2 * nth - 2);
      rmSync(up);
      supervisor.part('store').kill('SIGKILL');
      supervisor.part('service').kill('SIGKILL');
      await eventually('both have spoken again', () => words().length === 2 * nth);
    }
    expect(words().join(' ')).toBe(Array(4).fill('store service').join(' '));
  });

  it('does not wait for a store that somebody stopped', async () => {
    await supervisor.start(aPart('store', STAYS));
    await supervisor.start(aPart('service', STAYS, { needs: ['store'] }));
    await supervisor.part('store').stop();
    const pid = pidOf('service');
    supervisor.part('service').kill('SIGKILL');
    await eventually('it is another process', () => pidOf('service') !== pid, 10_000);
  });

  it('starts nothing once it is being stopped', async () => {
    await supervisor.stop();
    await expect(supervisor.start(aPart('late', STAYS))).rejects.toMatchObject({ code: 'STOPPED' });
  });
});

describe('a supervisor that is itself killed', () => {
  it('leaves nothing behind: neither its parts nor what they started', async () => {
    const pids = join(folder, 'pids');
    const state = join(folder, 'state');
    const withChild =
      "const c = require('child_process').spawn(process.execPath, ['-e', " +
      `${JSON.stringify(STAYS)}]); require('fs').writeFileSync('${pids}.draft', process.pid ` +
      `+ ' ' + c.pid); require('fs').renameSync('${pids}.draft', '${pids}'); ${STAYS}`;
    const script = join(folder, 'supervise.mts');
    const here = (name: string): string => JSON.stringify(join(import.meta.dirname, name));
    writeFileSync(
      script,
      `import { statSync } from 'node:fs';
       import { Supervisor } from ${here('supervisor.ts')};
       import { StateFolder } from ${here('../state/state-folder.ts')};
       const nothing = () => undefined;
       const supervisor = new Supervisor(
         new StateFolder(${JSON.stringify(state)}), nothing, nothing);
       await supervisor.start({
         name: 'a', title: 'a', readyWithinMs: 10_000,
         stopRank: 1, stopSignal: 'SIGTERM', stopWithinMs: 1_000,
         command: () => ({
           file: process.execPath, args: ['-e', ${JSON.stringify(withChild)}], env: process.env,
         }),
         probe: async () => void statSync(${JSON.stringify(pids)}),
       });
       process.stdout.write('up');`,
    );
    const child = spawn(process.execPath, ['node_modules/tsx/dist/cli.mjs', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    await new Promise<void>((resolve) =>
      child.stdout.on('data', (chunk) => String(chunk).includes('up') && resolve()),
    );
    const known = readFileSync(pids, 'utf8').split(' ').map(Number);
    const alive = known.map((pid) => ({ pid, startTime: startTimeOf(pid) }));
    expect(alive.every(({ pid, startTime }) => isAlive(pid, startTime))).toBe(true);
    process.kill(-child.pid!, 'SIGKILL');
    await eventually('all have ended', () =>
      alive.every(({ pid, startTime }) => !isAlive(pid, startTime)),
    );
    await eventually('its reaper is done', () => readRunRecord(state) === undefined);
    expect(await endLeftovers(state)).toEqual([]);
  });
});
