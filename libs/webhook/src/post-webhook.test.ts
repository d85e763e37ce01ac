import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { cryptoProvider, PemConverter, X509CertificateGenerator } from '@peculiar/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postWebhook } from './post-webhook.js';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 24 * 3_600_000;
const heard: string[] = [];
let receiver: Server;

/** A receiver with a certificate that nobody answers for. */
beforeAll(async () => {
  cryptoProvider.set(webcrypto as never);
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=receiver.example.org',
    keys: keys as never,
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + DAY_MS),
  });
  const key = PemConverter.encode(
    await webcrypto.subtle.exportKey('pkcs8', (keys as webcrypto.CryptoKeyPair).privateKey),
    'PRIVATE KEY',
  );
  receiver = createServer({ key, cert: certificate.toString('pem') }, (request, response) => {
    heard.push(request.url ?? '');
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});

afterAll(() => new Promise((resolve) => receiver.close(resolve)));

describe('a post to somebody else', () => {
  it('is not sent where the certificate is not what it says', async () => {
    const { port } = receiver.address() as AddressInfo;
    const options = { reach: 'loopback' as const, withinMs: 5_000 };
    const result = await postWebhook(
      `https://127.0.0.1:${port}/hook`,
      { 'content-type': 'application/json' },
      '{}',
      options,
    );
    expect(result).toMatchObject({ outcome: 'TLS', status: null });
    expect(heard).toEqual([]);
  });

  it('is not sent to a private address where none is allowed', async () => {
    const { port } = receiver.address() as AddressInfo;
    const options = { reach: 'public' as const, withinMs: 5_000 };
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      expect(await postWebhook(`https://${host}:${port}/hook`, {}, '{}', options)).toMatchObject({
        outcome: 'FORBIDDEN_ADDRESS',
      });
    }
    expect(heard).toEqual([]);
  });
});
