import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agencyUrn } from '@sinergi/contracts';
import { importJWK, type JWK, SignJWT } from 'jose';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';

/**
 * Signs a token with the identity provider's own key, as the provider would give it to a client of
 * an agency.
 *
 * @param claims the scopes, the client, and the officer where a person logged in
 * @param expiresInS seconds from now; negative for a token that has expired
 */
export async function providerToken(
  descriptor: PlatformDescriptor,
  agency: string,
  claims: { scope: string; client_id: string; officer?: string },
  expiresInS: number,
): Promise<string> {
  const { jwk } = JSON.parse(
    readFileSync(join(descriptor.stateDir, 'identity/identity-keys.json'), 'utf8'),
  ) as { jwk: JWK };
  return new SignJWT({ agency, ...claims })
    .setProtectedHeader({ alg: 'ES256', ...(jwk.kid === undefined ? {} : { kid: jwk.kid }) })
    .setIssuer(descriptor.issuer)
    .setAudience(agencyUrn(agency))
    .setExpirationTime(Math.floor(Date.now() / 1_000) + expiresInS)
    .sign(await importJWK(jwk, 'ES256'));
}
