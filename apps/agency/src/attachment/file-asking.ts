import { agencyUrn, type DirectoryEntry, SIGNING_ALGORITHM } from '@sinergi/contracts';
import { type DirectoryView, publicSigningKey } from '@sinergi/directory';
import type { Signer } from '@sinergi/trust';
import { decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { Problem } from '../problem/problem.js';

/** The scheme of the header that carries an asking. */
export const AGENCY_SCHEME = 'Agency';
/** No other text that an agency signs has this type. */
const TYPE = 'sinergi-file-asking+jwt';
const LASTS_SECONDS = 60;
/** how far the clocks of two agencies may be apart */
const CLOCKS_APART_SECONDS = 30;
const URN = agencyUrn('');

const claims = z.strictObject({
  exchange: z.string(),
  flow: z.string(),
  entityId: z.uuid(),
  /** the version that the asking agency holds */
  version: z.int(),
  attachmentId: z.uuid(),
  officer: z.string().min(1).max(120),
  officerKind: z.enum(['LOGGED_IN', 'STATED']),
  purpose: z.string().min(1).max(40),
  reason: z.string().min(1).max(500),
});

/** What an agency asks another for: a file, for whom and why. */
export interface FileAsking extends z.infer<typeof claims> {
  /** the agency that asks */
  agency: string;
  /** the id of the entry in its ledger */
  disclosureId: string;
}

/** Signs an asking with the agency's own key, for one owner. Source: RFC 7515, RFC 8037. */
export function signAsking(
  { agency, disclosureId, ...said }: FileAsking,
  owner: string,
  { keyId, privateKey }: Signer,
): Promise<string> {
  return new SignJWT(said)
    .setProtectedHeader({ alg: 'EdDSA', kid: keyId, typ: TYPE })
    .setIssuer(agencyUrn(agency))
    .setAudience(agencyUrn(owner))
    .setJti(disclosureId)
    .setIssuedAt()
    .setExpirationTime(`${LASTS_SECONDS} s`)
    .sign(privateKey);
}

/**
 * Reads an asking that another agency signed for this one, by the keys that the directory lists for
 * it now.
 * @throws Problem token-invalid
 */
export async function readAsking(
  token: string,
  { owner, exchange, directory }: ReadBy,
): Promise<FileAsking> {
  try {
    const { kid } = decodeProtectedHeader(token);
    const issuer = String(decodeJwt(token).iss);
    const agency = issuer.startsWith(URN) ? issuer.slice(URN.length) : '';
    const key = directory
      .latest(agency)
      ?.publicKeys.find(
        ({ keyId, algorithm, revokedAt }) =>
          keyId === kid && algorithm === SIGNING_ALGORITHM && revokedAt === null,
      );
    if (!key) throw new TypeError('no key of that agency');
    const { payload } = await jwtVerify(token, publicSigningKey(key.key), {
      ...{ algorithms: ['EdDSA'], typ: TYPE, issuer, audience: agencyUrn(owner) },
      ...{ maxTokenAge: LASTS_SECONDS, clockTolerance: CLOCKS_APART_SECONDS },
      requiredClaims: ['exp', 'iat', 'jti'],
    });
    const { iss: _, aud: __, iat: ___, exp: ____, jti, ...said } = payload;
    const asking = { ...claims.parse(said), agency, disclosureId: z.uuid().parse(jti) };
    if (asking.exchange !== exchange) throw new TypeError('another exchange');
    return asking;
  } catch (error) {
    throw new Problem(
      'token-invalid',
      'Expected an asking that an agency of this exchange signed for this one lately, got another',
      {},
      { cause: error },
    );
  }
}

interface ReadBy {
  /** code of the agency that is asked */
  owner: string;
  /** id of the exchange */
  exchange: string;
  directory: DirectoryView<DirectoryEntry>;
}
