import { type AgencyTokens, Problem, type Session } from '@sinergi/web-server';

/** An agency gave no answer. */
export const noAnswerFrom = (agency: string, cause: unknown): Problem =>
  new Problem('agency-unavailable', `Expected an answer from ${agency}, got none`, { cause });

/** An agency takes the person's token no more: it is forgotten. */
export function tokenRefused(tokens: AgencyTokens, session: Session): Problem {
  const { agency } = session.person;
  tokens.forget(session, agency);
  return new Problem('login-needed', `Expected a token that ${agency} takes: log in again`);
}
