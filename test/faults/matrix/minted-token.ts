import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { AgencySystem } from '../../support/agency-system.js';
import type { FaultyExchange } from './faulty-exchange.js';

type SigningKey = Parameters<SignJWT['sign']>[0];

export const signingKeysFile = ({ platform }: FaultyExchange): string =>
  join(platform.descriptor.stateDir, 'identity', 'identity-keys.json');

/**
 * Creates a token as the issuer would give it to an agency's system, signed with the issuer's key,
 * but for another time.
 * @param seconds the time from now until it expires; negative for an expired token
 * @param signedBy another key than the issuer's
 */
export async function mintedToken(
  exchange: FaultyExchange,
  code: string,
  seconds: number,
  signedBy?: SigningKey,
): Promise<string> {
  const claims = decodeJwt(
    await new AgencySystem(exchange.platform.descriptor, code).accessToken(),
  );
  const { jwk } = JSON.parse(readFileSync(signingKeysFile(exchange), 'utf8')) as { jwk: JWK };
  const now = Math.floor(Date.now() / 1_000);
  return new SignJWT({ ...claims, iat: now - 7_200, exp: now + seconds })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: jwk.kid! })
    .sign(signedBy ?? (await importJWK(jwk, 'ES256')));
}

export const aStrangersKey = async (): Promise<SigningKey> =>
  (await generateKeyPair('ES256')).privateKey;
