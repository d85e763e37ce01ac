import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { prepare } from '../../deploy/local/bare/prepare.mjs';
import { type Platform, startPlatform } from '../../deploy/local/platform.js';
import { ROOT } from '../../deploy/local/state/here.js';
import { makeExchangeFolder } from '../support/exchange-folder.js';
import { timedLines } from '../support/timed-lines.js';
import { tellOnEngine } from './engine/tell-on-engine.js';
import { findExchange } from './find-exchange.js';
import { HELP, type Options, readOptions } from './options.js';
import { playActs, THE_PLAY } from './play/the-play.js';
import { playPopulation } from './population/play-population.js';
import { type Population, readPopulation } from './population/read-population.js';
import type { Report } from './report/report.js';
import { folderName, writeReport } from './report/write-report.js';
import { ScenarioError } from './scenario-error.js';
import { ConsoleListener } from './stage/console-listener.js';
import { type Exchange, Stage } from './stage/stage.js';

const PORT_BASE = 12_700;
const TITLE = {
  id: 'Skenario Timpora Jakarta Pusat',
  en: 'The scenario of Timpora Jakarta Pusat',
};

try {
  const options = readOptions(process.argv.slice(2));
  if (options.isHelp) process.stdout.write(`${HELP}\n`);
  else process.exitCode = await run(options);
} catch (error) {
  if (!(error instanceof ScenarioError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

async function run(options: Options): Promise<number> {
  if (options.isOnEngine && options.population !== null)
    return conclude(
      await tellOnEngine(options.population, new ConsoleListener(options.language)),
      options,
    );
  // A broken file is told before anything is started.
  const population = options.population === null ? null : readPopulation(options.population);
  return withExchange(options, (exchange) => play(exchange, population, options));
}

/** Plays, tells and writes the report. @returns the exit code */
async function play(
  exchange: Exchange,
  population: Population | null,
  options: Options,
): Promise<number> {
  const stage = new Stage(exchange, new ConsoleListener(options.language));
  const from = performance.now();
  const playedAt = new Date().toISOString();
  const judged = population ? await playPopulation(stage, population) : null;
  if (!population) await playActs(stage, THE_PLAY);
  const report: Report = {
    title: population?.title ?? TITLE,
    ...{ exerciseId: stage.lane, playedAt, tookMs: performance.now() - from },
    ...{ acts: stage.acts, figures: stage.figures },
    ...{ rules: judged?.rules ?? [], traps: judged?.traps ?? [] },
  };
  return conclude(report, options);
}

/** Writes the report, and tells the person at the terminal. @returns the exit code */
function conclude(report: Report, { language, report: named }: Options): number {
  const folder = named ?? join(ROOT, '.sinergi/scenario', folderName(report));
  const { files, said, isMet } = writeReport(report, resolve(folder));
  process.stdout.write(`\n${said[language]}\n${files[language]}\n`);
  return isMet ? 0 : 1;
}

/** Takes the running exchange, or starts one and ends it. */
async function withExchange<T>(
  { isOwn }: Options,
  use: (exchange: Exchange) => Promise<T>,
): Promise<T> {
  if (!isOwn)
    return use(
      await findExchange(process.env['SINERGI_STATE_DIR'] ?? join(ROOT, '.sinergi/state')),
    );
  const { stateDir, profilesDir } = makeExchangeFolder('sinergi-scenario-');
  let platform: Platform | undefined;
  const end = async (): Promise<void> => {
    await platform?.stop();
    rmSync(stateDir, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void end().finally(() => process.exit(1)));
  try {
    await prepare();
    const options = { stateDir, profilesDir, portBase: PORT_BASE, say: timedLines() };
    await startPlatform({
      ...options,
      onStarted: (started) => {
        platform = started;
      },
    });
    return await use(platform!.descriptor);
  } finally {
    await end();
  }
}
