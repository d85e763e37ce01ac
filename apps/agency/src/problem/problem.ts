import { type ProblemCode, problemKind, problemType } from './problem-catalogue.js';

export type { ProblemCode } from './problem-catalogue.js';

/** One violation in a request: where (JSON pointer), what was expected, what came. */
export interface Violation {
  field: string;
  expected: string;
  got: string;
}

/**
 * A refusal that says what was expected and what came. Source: RFC 9457, Problem Details for HTTP
 * APIs.
 */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extra: { violations?: Violation[]; retryAfterSeconds?: number } & Record<
      string,
      unknown
    > = {},
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
    this.status = problemKind(code).status;
  }

  toJSON(): Record<string, unknown> {
    const { retryAfterSeconds: _, ...members } = this.extra;
    return {
      type: problemType(this.code),
      title: problemKind(this.code).title,
      status: this.status,
      detail: this.detail,
      ...members,
    };
  }
}
