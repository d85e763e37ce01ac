import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Runs a tool to its end, handing each line it prints to `onLine`.
 * @param {string} command @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} [options]
 * @returns {Promise<{ code: number, tail: string[] }>} exit code (127 when it could not be started)
 * and its last 40 lines
 */
export function runTool(command, args, { cwd, env, onLine = () => {} } = {}) {
  return new Promise((resolve) => {
    const tail = [];
    const take = (line) => {
      tail.push(line);
      if (tail.length > 40) tail.shift();
      onLine(line);
    };
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    createInterface({ input: child.stdout }).on('line', take);
    createInterface({ input: child.stderr }).on('line', take);
    child.once('error', (error) => resolve({ code: 127, tail: [String(error.message)] }));
    child.once('close', (code, signal) => {
      if (signal) tail.push(`ended by ${signal}`);
      resolve({ code: code ?? 1, tail });
    });
  });
}
