import { join } from 'node:path';
import { readProfiles } from '@sinergi/settings';
import { progress } from './bare/progress.mjs';
import { type Platform, startPlatform } from './platform.js';
import { brokerCount } from './state/broker-count.js';
import { ROOT } from './state/here.js';
import { ownSystems } from './state/own-systems.js';
import { DEFAULT_PORT_BASE } from './state/port-plan.js';
import { PlatformError } from './supervise/platform-error.js';

const DEFAULT_RATE = 2;
const DEFAULT_SEED = 20_230_914;
const IN_SYNC_WITHIN_MS = 420_000;

/** Starts the platform for the person at the terminal and keeps it until Ctrl-C. */
export async function runInTerminal(env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const rate = numberOf(env, 'SINERGI_SIMULATOR_RATE', DEFAULT_RATE, 0, 10_000);
  const agencyCodes = readProfiles(join(ROOT, 'deploy/agencies'))
    .filter(({ kind }) => kind === 'AGENCY')
    .map(({ code }) => code);
  const name = 'SINERGI_SIMULATOR_WITHOUT';
  const without = ownSystems(name, env[name] ?? '', agencyCodes);
  const mode = env['SINERGI_MODE'] ?? 'hosted';
  if (mode !== 'hosted' && mode !== 'isolated')
    throw new PlatformError(
      'NOT_PREPARED',
      `Expected hosted or isolated as SINERGI_MODE, got ${mode}.`,
    );
  const brokers = brokerCount('SINERGI_BROKERS', env['SINERGI_BROKERS']);
  let platform: Platform | undefined;
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    process.stdout.write('\n');
    progress('Stopping everything in order');
    void (platform ? platform.stop() : Promise.resolve()).then(() => {
      progress('Stopped. The data stays for the next start; `npm run reset` clears it.');
      process.exit(0);
    });
  };
  const starting = startPlatform({
    stateDir: env['SINERGI_STATE_DIR'] ?? join(ROOT, '.sinergi/state'),
    portBase: numberOf(env, 'SINERGI_PORT_BASE', DEFAULT_PORT_BASE, 1_024, 65_000),
    brokers,
    mode,
    worksIn: 'EXERCISE',
    simulator:
      rate === 0 || without.length === agencyCodes.length
        ? null
        : {
            ratePerSecond: rate,
            seed: numberOf(env, 'SINERGI_SEED', DEFAULT_SEED, 0, 2 ** 31 - 1),
            totalEvents: null,
            rhythm: 'steady' as const,
            answerPace: 1,
            without,
          },
    say: progress,
    onStarted: (started) => {
      platform = started;
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  try {
    platform = await starting;
    await platform.waitInSync(IN_SYNC_WITHIN_MS);
  } catch (error) {
    // Stopping makes pending waits fail; these failures are not shown.
    if (isEnding) return;
    isEnding = true;
    await platform?.stop();
    throw error;
  }
  if (isEnding) return;
  const { consoleUrl, deskUrl, operators, officers, agencies } = platform.descriptor;
  const clerk = officers.find(({ roles }) => roles.includes('clerk')) ?? officers[0]!;
  progress(`Sinergi is ready: ${consoleUrl}`);
  process.stdout.write(
    [
      '',
      `  Console        ${consoleUrl}  (log in as ${operators[0]!.name})`,
      `  Desk           ${deskUrl}  (log in as ${clerk.name})`,
      `  An agency      ${agencies[0]!.apiUrl}/openapi.json  (${agencies[0]!.code}; ` +
        'the others: .sinergi/state/platform.json)',
      '  Who is in sync npm run state',
      '  Stop           Ctrl-C',
      '',
    ].join('\n'),
  );
}

function numberOf(
  env: NodeJS.ProcessEnv,
  name: string,
  fallback: number,
  min: number,
  max: number,
): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const number = Number(text);
  if (Number.isFinite(number) && number >= min && number <= max) return number;
  throw new PlatformError(
    'NOT_PREPARED',
    `Expected a number from ${min} to ${max} as ${name}, got ${text}.`,
  );
}
