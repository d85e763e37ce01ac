import { PrerequisiteMissing } from './prerequisite-missing.mjs';

/** Ends a command: one sentence for what a person must change, the whole error for what only we can. @param {unknown} error @returns {never} */
export function sayAndExit(error) {
  if (error instanceof PrerequisiteMissing || error?.name === 'PlatformError') process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
