export type LawErrorCode = 'no-source' | 'no-day' | 'no-period' | 'overlap' | 'retroactive';

/** A table of law that cannot be one; the message says what was expected and what was written. */
export class LawError extends Error {
  override readonly name = 'LawError';

  constructor(
    readonly code: LawErrorCode,
    message: string,
  ) {
    super(message);
  }
}
