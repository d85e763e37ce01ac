import { parseArgs } from 'node:util';
import { ScenarioError } from './scenario-error.js';
import type { Language } from './stage/telling.js';

export const HELP = `npm run scenario -- [--language en|id] [--own] [--report FOLDER]
                       [--population FILE.ndjson [--engine]]

Plays what Timpora Jakarta Pusat does, from the meeting of September 2023 to the vote of February
2024, in an exercise of a running exchange, by the agencies' own APIs alone. It tells the story,
checks what is expected of the exchange, and writes a report to print. It ends with 1 where
something that is expected did not come.

  --language L     tells the story in English (en, the default) or in Indonesian (id)
  --own            starts an exchange of its own and ends it, instead of using the running one
  --report FOLDER  where the report is written (.sinergi/scenario/<time>)
  --population F   plays the people and facts of a file instead, and counts right and wrong alerts
                   (docs/scenario.md describes the file)
  --engine         plays the population on early detection alone: no exchange is needed

The running exchange is the one of npm start; SINERGI_STATE_DIR names another one's state folder.`;

export interface Options {
  language: Language;
  isOwn: boolean;
  /** where the report is written; null for a folder of its own */
  report: string | null;
  /** path of a population; null for the play */
  population: string | null;
  /** whether the population is played without an exchange */
  isOnEngine: boolean;
  isHelp: boolean;
}

const KNOWN = {
  language: { type: 'string', default: 'en' },
  own: { type: 'boolean', default: false },
  report: { type: 'string' },
  population: { type: 'string' },
  engine: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the command line. @throws ScenarioError BAD_OPTION */
export function readOptions(args: readonly string[]): Options {
  const values = parsed(args);
  const { language, own, report = null, population = null, engine, help } = values;
  if (language !== 'en' && language !== 'id')
    throw new ScenarioError('BAD_OPTION', `Expected en or id as --language, got ${language}`);
  if (engine && (population === null || own))
    throw new ScenarioError(
      'BAD_OPTION',
      'Expected --population and no --own with --engine, got others',
    );
  return { language, isOwn: own, report, population, isOnEngine: engine, isHelp: help };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: KNOWN }).values;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new ScenarioError('BAD_OPTION', `Expected the options that --help shows, got: ${said}`);
  }
}
