import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { StateFolder } from '../state/state-folder.js';
import { writePrivateFile } from '../state/write-private-file.js';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const YEARS_MS = 10 * 365 * 24 * 3_600_000;

/** The broker's name in its certificate: its principal on the controller's listener. */
export const BROKER_NAME = 'sinergi-broker';

export interface Certificates {
  caFile: string;
  /** private key and chain, PEM */
  brokerFile: string;
}

/**
 * Makes a private authority and the broker's certificate, once per state folder. The authority's
 * own key is not kept.
 */
export async function ensureCertificates(state: StateFolder): Promise<Certificates> {
  const files = {
    caFile: state.path('kafka', 'tls', 'ca.pem'),
    brokerFile: state.path('kafka', 'tls', 'broker.pem'),
  };
  if (existsSync(files.caFile) && existsSync(files.brokerFile)) return files;
  cryptoProvider.set(webcrypto as never);
  const [authority, broker] = await Promise.all([keyPair(), keyPair()]);
  const validity = {
    notBefore: new Date(Date.now() - 3_600_000),
    notAfter: new Date(Date.now() + YEARS_MS),
  };
  const ca = await X509CertificateGenerator.createSelfSigned({
    ...validity,
    serialNumber: '01',
    name: 'CN=Sinergi local authority',
    keys: authority,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  const certificate = await X509CertificateGenerator.create({
    ...validity,
    serialNumber: '02',
    subject: `CN=${BROKER_NAME}`,
    issuer: ca.subject,
    publicKey: broker.publicKey,
    signingKey: authority.privateKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]),
      new SubjectAlternativeNameExtension([
        { type: 'ip', value: '127.0.0.1' },
        { type: 'dns', value: 'localhost' },
      ]),
    ],
  });
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', broker.privateKey));
  const base64 = key.toString('base64').replace(/.{64}/g, '$&\n').trim();
  const keyPem = `-----BEGIN PRIVATE KEY-----\n${base64}\n-----END PRIVATE KEY-----\n`;
  writePrivateFile(
    files.brokerFile,
    `${keyPem}${certificate.toString('pem')}\n${ca.toString('pem')}\n`,
  );
  writePrivateFile(files.caFile, `${ca.toString('pem')}\n`);
  return files;
}

function keyPair() {
  return webcrypto.subtle.generateKey(ALGORITHM, true, [
    'sign',
    'verify',
  ]) as Promise<webcrypto.CryptoKeyPair>;
}
