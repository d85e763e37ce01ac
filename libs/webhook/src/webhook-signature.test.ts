import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signatureHeaders, webhookPublicKey } from './webhook-signature.js';

const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** As a receiver does it, from the published key alone. */
function verified(publicKey: string, headers: Record<string, string>, body: string): boolean {
  const key = createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, Buffer.from(publicKey.slice('whpk_'.length), 'base64')]),
    format: 'der',
    type: 'spki',
  });
  const [version, signature] = headers['webhook-signature']!.split(',');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return (
    version === 'v1a' && verify(null, Buffer.from(signed), key, Buffer.from(signature!, 'base64'))
  );
}

describe('a webhook’s signature', () => {
  const seed = randomBytes(32);
  const message = { id: 'msg', timestamp: 1_764_000_000, body: '{"a":1}' };

  it('is verified with the published key', () => {
    expect(verified(webhookPublicKey(seed), signatureHeaders(seed, message), message.body)).toBe(
      true,
    );
  });

  it('fails for another body, another time and another key', () => {
    const headers = signatureHeaders(seed, message);
    expect(verified(webhookPublicKey(seed), headers, '{"a":2}')).toBe(false);
    expect(
      verified(
        webhookPublicKey(seed),
        { ...headers, 'webhook-timestamp': '1764000001' },
        message.body,
      ),
    ).toBe(false);
    expect(verified(webhookPublicKey(randomBytes(32)), headers, message.body)).toBe(false);
  });

  it('knows the public key of RFC 8032, test 1', () => {
    const known = Buffer.from(
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'hex',
    );
    const expected = Buffer.from(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      'hex',
    ).toString('base64');
    expect(webhookPublicKey(known)).toBe(`whpk_${expected}`);
  });
});
