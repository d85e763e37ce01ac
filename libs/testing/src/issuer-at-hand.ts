import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { agencyUrn } from '@sinergi/contracts';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Who a token is for, and what it allows. */
export interface TokenSays {
  agency: string;
  /** the agency whose client it is, where that is another one */
  of?: string;
  scopes: readonly string[];
  officer?: string;
}

/** An identity provider that gives everybody every token: it tells its keys, and signs. */
export interface IssuerAtHand {
  url: string;
  token(says: TokenSays): Promise<string>;
  close(): void;
}

export async function issuerAtHand(): Promise<IssuerAtHand> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
  let url = '';
  const server = createServer(({ url: path }, answer) => {
    answer.setHeader('content-type', 'application/json');
    const discovery = { issuer: url, jwks_uri: `${url}/jwks`, token_endpoint: `${url}/token` };
    answer.end(JSON.stringify(path === '/jwks' ? { keys: [jwk] } : discovery));
  });
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    token: ({ agency, of = agency, scopes, officer }) =>
      new SignJWT({ agency: of, scope: scopes.join(' '), ...(officer ? { officer } : {}) })
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer(url)
        .setAudience(agencyUrn(agency))
        .setSubject(`${of}.system`)
        .setExpirationTime('10 min')
        .sign(privateKey),
    close: () => void server.close(),
  };
}
