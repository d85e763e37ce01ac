import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CliError } from './cli-error.js';
import { CALL } from './usage.js';

/** @throws CliError in one sentence, for an option that is not one of these or lacks its value */
export function parseOptions<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: T,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const said =
      error instanceof Error
        ? error.message.replace(/\.? To specify .*$/s, '').split('\n')[0]
        : 'Unknown option';
    throw new CliError(`${said}; see ${CALL} --help.`);
  }
}
