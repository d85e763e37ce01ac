/** A settings file that cannot be used: which, where in it, what was expected, what came. */
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

/** A profile that cannot be used; `line` counts from 1. */
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
