import { OPERATE_SCOPE } from '@sinergi/contracts';
import { bearerIn, TokenRefused, type TokenVerifier } from '@sinergi/http';
import { Problem } from '@sinergi/web-server';

/** The named human who asks, and the client whose token it was. */
export interface Operator {
  officer: string;
  /** LOGGED_IN: the token names the person; STATED: a system did */
  officerKind: 'LOGGED_IN' | 'STATED';
  client: string;
}

/**
 * Returns who operates this participant's copy by an access token: a person, or a system that names
 * one.
 *
 * @param named the person whom the request names, if any
 * @throws Problem token-needed, not-allowed; invalid-request where nobody is named;
 *   identity-unavailable
 */
export async function operatorOf(
  verifier: Pick<TokenVerifier, 'verify'>,
  authorization: string | undefined,
  named: unknown,
): Promise<Operator> {
  const { scopes, officer, clientId } = await callerOf(verifier, authorization);
  if (!scopes.has(OPERATE_SCOPE))
    throw new Problem('not-allowed', `Expected the scope ${OPERATE_SCOPE}, got a token without it`);
  if (officer !== null && named !== undefined && named !== officer)
    throw new Problem(
      'not-allowed',
      `Expected ${officer}, whose token this is, as the officer, got another name`,
    );
  const acting = officer ?? (typeof named === 'string' ? named.trim() : '');
  if (acting === '')
    throw new Problem('invalid-request', 'Expected an officer, the human who asks, got none');
  return {
    officer: acting,
    officerKind: officer === null ? 'STATED' : 'LOGGED_IN',
    client: clientId,
  };
}

async function callerOf(
  verifier: Pick<TokenVerifier, 'verify'>,
  authorization: string | undefined,
): ReturnType<TokenVerifier['verify']> {
  const token = bearerIn(authorization);
  if (token === undefined)
    throw new Problem(
      'token-needed',
      'Expected an Authorization header with a bearer token, got none',
    );
  return verifier.verify(token).catch((error: unknown) => {
    if (!(error instanceof TokenRefused)) throw error;
    const options = { cause: error };
    switch (error.code) {
      case 'other-agency':
        throw new Problem('not-allowed', error.message, options);
      case 'unavailable':
        throw new Problem('identity-unavailable', error.message, options);
      default:
        throw new Problem('token-needed', error.message, options);
    }
  });
}
