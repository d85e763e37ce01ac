import { PrerequisiteMissing } from './prerequisite-missing.mjs';

const SAID_IN_ONE_SENTENCE = new Set([
  'PlatformError',
  'ProfileError',
  'SettingsError',
  'KeystoreError',
]);

/**
 * Ends a command: one sentence for what a person must change, the whole error for what only we can.
 * @param {unknown} error
 * @returns {never}
 */
export function sayAndExit(error) {
  if (error instanceof PrerequisiteMissing || SAID_IN_ONE_SENTENCE.has(error?.name))
    process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
