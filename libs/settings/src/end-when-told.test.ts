import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';

/** A process that lives until it gets a signal to end. */
async function start(stop: string, env: Record<string, string> = {}): Promise<ChildProcess> {
  const script = `import { endWhenTold } from './libs/settings/src/end-when-told.ts';
    const end = endWhenTold(${stop}, { withinMs: 300 });
    setInterval(() => undefined, 1_000);
    process.on('SIGUSR2', () => end(1));
    process.stdout.write('up');`;
  // The test does not use the tsx command, which would stand between the test and the signals.
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  await once(child.stdout!, 'data');
  return child;
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

describe('a process that ends when it is told', () => {
  it.each<[string, string, Record<string, string>, (child: ChildProcess) => void, number]>([
    ['in order on SIGTERM', 'async () => undefined', {}, (child) => child.kill('SIGTERM'), 0],
    [
      'in order when its leash is let go',
      'async () => undefined',
      { SINERGI_LEASH: 'stdin' },
      (child) => child.stdin!.end(),
      0,
    ],
    [
      'with 1 when stopping fails',
      'async () => Promise.reject(new Error("no"))',
      {},
      (child) => child.kill('SIGTERM'),
      1,
    ],
    [
      'all the same when stopping never ends',
      '() => new Promise(() => undefined)',
      {},
      (child) => child.kill('SIGINT'),
      1,
    ],
    [
      'with the code of whoever cannot go on',
      'async () => undefined',
      {},
      (child) => child.kill('SIGUSR2'),
      1,
    ],
  ])('does so %s', async (_, stop, env, tell, code) => {
    const child = await start(stop, env);
    const ended = exitCode(child);
    tell(child);
    expect(await ended).toBe(code);
  });
});
