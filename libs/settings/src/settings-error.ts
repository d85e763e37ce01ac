/**
 * The error for an unusable settings file: the file, the field, what was expected and what came.
 */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(
    readonly file: string,
    readonly field: string,
    message: string,
  ) {
    super(`${file}${field ? `, ${field}` : ''}: ${message}`);
  }
}

/** The error for an unusable profile; `line` counts from 1. */
export class ProfileError extends Error {
  override readonly name = 'ProfileError';

  constructor(
    readonly file: string,
    readonly line: number,
    readonly field: string,
    message: string,
  ) {
    super(`${file}:${line}${field ? `, ${field}` : ''}: ${message}`);
  }
}
