/** A problem+json answer of the console. Status 0: there was no answer. Source: RFC 9457. */
export class ConsoleProblem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    /** the problem's closed code: the last part of its `type` */
    readonly code: string = '',
    /** the agency's own closed code, where an agency gave the problem */
    readonly agencyCode: string = '',
  ) {
    super(detail);
  }

  get isLoginNeeded(): boolean {
    return this.status === 401;
  }
}

export const noAnswer = (): ConsoleProblem =>
  new ConsoleProblem(0, '', 'Expected an answer of the console, got none', 'no-answer');

export async function problemOf(response: Response): Promise<ConsoleProblem> {
  const said: unknown = await response.json().catch(() => ({}));
  return problemIn({ ...(said as object), status: response.status });
}

/** Reads a problem+json, such as one that ends a stream. */
export function problemIn(said: unknown): ConsoleProblem {
  const { status, title, detail, type, agencyProblem } = (said ?? {}) as {
    status?: number;
    type?: string;
    title?: string;
    detail?: string;
    agencyProblem?: string;
  };
  return new ConsoleProblem(
    status ?? 500,
    title ?? '',
    detail ?? `HTTP ${status ?? 500}`,
    codeOf(type),
    codeOf(agencyProblem),
  );
}

const codeOf = (type: string | undefined): string => type?.split(/[:/]/).at(-1) ?? '';

export function isLoginNeeded(error: unknown): boolean {
  return error instanceof ConsoleProblem && error.isLoginNeeded;
}
