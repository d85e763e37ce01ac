import { SettingsError } from './settings-error.js';

const VARIABLE = 'SINERGI_SETTINGS';

/**
 * Returns the settings files of this process. They are a list in one variable, because one process
 * may host several agencies.
 * @throws SettingsError
 */
export function settingsFiles(env: NodeJS.ProcessEnv = process.env): string[] {
  const files = (env[VARIABLE] ?? '').split(',').filter(Boolean);
  if (files.length === 0)
    throw new SettingsError(VARIABLE, '', 'Expected at least one settings file, got nothing');
  return files;
}

/** Returns the only settings file of a process that hosts nothing else. @throws SettingsError */
export function settingsFile(env: NodeJS.ProcessEnv = process.env): string {
  const [file, ...others] = settingsFiles(env);
  if (others.length > 0)
    throw new SettingsError(VARIABLE, '', `Expected one settings file, got ${others.length + 1}`);
  return file!;
}
