import { execFile } from 'node:child_process';
import { baseEnvironment } from '../supervise/base-environment.js';
import { PlatformError } from '../supervise/platform-error.js';

/** Runs a tool to its end. @throws {PlatformError} TOOL_FAILED with the last lines it said */
export function runOnce(
  title: string,
  file: string,
  args: string[],
  options: {
    env?: Record<string, string>;
    cwd?: string;
    user?: { uid: number; gid: number };
    timeoutMs?: number;
  } = {},
): Promise<string> {
  const { env = {}, cwd, user, timeoutMs = 120_000 } = options;
  return new Promise((resolve, reject) => {
    execFile(
      file,
      args,
      {
        env: baseEnvironment(env),
        cwd,
        timeout: Math.ceil(timeoutMs),
        maxBuffer: 2 ** 24,
        ...user,
      },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout);
        const said = `${stdout}\n${stderr}`
          .trim()
          .split('\n')
          .filter((line) => !line.includes('WARN'))
          .slice(-4)
          .join(' / ');
        reject(
          new PlatformError(
            'TOOL_FAILED',
            `${title} failed: ${said.slice(0, 600) || error.message}`,
            { cause: error },
          ),
        );
      },
    );
  });
}
