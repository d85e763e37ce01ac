import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { approvalsFromText, approvalsToText, approve } from './approval.js';
import { directoryHashAfter, EMPTY_DIRECTORY_HASH } from './directory-hash.js';
import { rawPublicKey, signingKeyFromSeed, signingKeyId } from './ed25519.js';
import { rootOfDirectory } from './terms.js';

/** The first two test keys of RFC 8032, 7.1. */
const [first, second] = [
  ['imigrasi-dki', '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'],
  ['polri-jakpus', '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'],
].map(([agency, seed]) => {
  const privateKey = signingKeyFromSeed(Buffer.from(seed!, 'hex'));
  return {
    ...{ agency: agency!, keyId: signingKeyId(privateKey), privateKey },
    key: rawPublicKey(privateKey),
  };
}) as [Hand, Hand];

interface Hand {
  agency: string;
  keyId: string;
  key: Buffer;
  privateKey: ReturnType<typeof signingKeyFromSeed>;
}

const exchangeId = 'sinergi-vectors';
const directoryHash = directoryHashAfter(EMPTY_DIRECTORY_HASH, {
  ...{ key: 'kec-menteng', version: 1, value: Buffer.from('value 1') },
});
const text = approvalsToText([
  approve(
    {
      exchangeId,
      directoryHash,
      approver: first.agency,
      keyId: first.keyId,
      at: 1000,
      until: 2000,
    },
    first.privateKey,
  ),
]);

describe('approvals', () => {
  it('and the root are, byte for byte, the vector of docs/signed-records.md', () => {
    const page = readFileSync(
      new URL('../../../docs/signed-records.md', import.meta.url),
      'utf8',
    ).replaceAll('\n', '');
    const root = rootOfDirectory(exchangeId, {
      ...{ approvers: [first, second], threshold: 2, recovery: null, fenceSigners: [first] },
    });
    expect(page).toContain(second.keyId);
    expect(page).toContain(root.toString('hex'));
    expect(page).toContain(directoryHash.toString('hex'));
    expect(page).toContain(text);
  });

  it('are read as they are written', () => {
    expect(approvalsToText(approvalsFromText(text))).toBe(text);
    expect(approvalsFromText('[]')).toEqual([]);
  });

  it.each([
    ['white space', ` ${text}`],
    ['members in another order', text.replace(/("at":1000),("until":2000)/, '$2,$1')],
    ['a member more', text.replace('{', '{"x":1,')],
    ['a member twice', text.replace('{', '{"at":1,')],
    ['another number', text.replace('1000', '1e3')],
    ['padding', text.replace(/"}]$/, '=="}]')],
    ['base64 that is not for URLs', text.replace('_', '/')],
    ['an escaped name', text.replace('"at"', '"\\u0061t"')],
    ['a name of other letters', text.replace('imigrasi', 'IMIGRASI')],
    ['no list', '{}'],
    ['no JSON', 'approved'],
    ['too much', text.padEnd(32_769)],
  ])('are none with %s', (_, other) => {
    expect(other).not.toBe(text);
    expect(() => approvalsFromText(other)).toThrow(RangeError);
  });
});
