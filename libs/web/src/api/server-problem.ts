/** One violation of a body: where (RFC 6901 pointer), what was expected, what came. */
export interface Violation {
  field: string;
  expected: string;
  got: string;
}

/** What a problem+json may say. Source: RFC 9457. */
interface Said {
  status?: number;
  type?: string;
  title?: string;
  detail?: string;
  agencyProblem?: string;
  violations?: Violation[];
}

/** A problem+json answer of a server. Status 0: there was no answer. Source: RFC 9457. */
export class ServerProblem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    /** the problem's closed code: the last part of its `type` */
    readonly code: string = '',
    /** the agency's own closed code, where an agency gave the problem to the server */
    readonly agencyCode: string = '',
    /** what was wrong with the body, field by field */
    readonly violations: readonly Violation[] = [],
  ) {
    super(detail);
  }

  get isLoginNeeded(): boolean {
    return this.status === 401;
  }
}

export const noAnswer = (): ServerProblem =>
  new ServerProblem(0, '', 'Expected an answer of the server, got none', 'no-answer');

export async function problemOf(response: Response): Promise<ServerProblem> {
  const said: unknown = await response.json().catch(() => ({}));
  return problemIn({ ...(said as object), status: response.status });
}

/** Reads a problem+json, such as one that ends a stream. */
export function problemIn(said: unknown): ServerProblem {
  const { status, title, detail, type, agencyProblem, violations } = (said ?? {}) as Said;
  return new ServerProblem(
    status ?? 500,
    title ?? '',
    detail ?? `HTTP ${status ?? 500}`,
    codeOf(type),
    codeOf(agencyProblem),
    Array.isArray(violations) ? violations : [],
  );
}

const codeOf = (type: string | undefined): string => type?.split(/[:/]/).at(-1) ?? '';

export function isLoginNeeded(error: unknown): boolean {
  return error instanceof ServerProblem && error.isLoginNeeded;
}
