import { spawn } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { signingKeyId } from '@sinergi/directory';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordLeaf } from './record-leaf.js';
import { decodeProof, encodeProof } from './record-proof.js';
import { type ListedKey, type Signer, signRecords, verifyRecord } from './sign-records.js';
import { pythonEnvironment } from './testing/python-environment.js';

const here = dirname(fileURLToPath(import.meta.url));
const VERIFIER = join(here, 'testing/verify_records.py');
const RECORDS = 10_000;

const pair = generateKeyPairSync('ed25519');
const keyId = signingKeyId(pair.publicKey);
const signer: Signer = { agency: 'kec-menteng', keyId, privateKey: pair.privateKey };
const listed: ListedKey = { agency: 'kec-menteng', keyId, publicKey: pair.publicKey };
const publicKey = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x!, 'base64url');

interface Case {
  leaf: RecordLeaf;
  proof: Buffer;
}

let python: string;

beforeAll(async () => {
  python = await pythonEnvironment();
}, 300_000);

describe('the verifier in Python', () => {
  it('agrees on ten thousand records', async () => {
    const leaves = Array.from({ length: RECORDS }, (_, n) => aLeaf(n));
    const proofs = signRecords(leaves, signer);
    const cases = leaves.map((leaf, n) => ({ leaf, proof: encodeProof(proofs[n]!) }));
    const answers = cases.map(ours);
    expect(answers.every((answer) => answer.startsWith('ok '))).toBe(true);
    expect(await theirs(cases)).toEqual(answers);
  }, 120_000);

  it('agrees on every mutilation of one: each bit, each length, each field', async () => {
    const leaves = Array.from({ length: 21 }, (_, n) => aLeaf(n));
    const proof = encodeProof(signRecords(leaves, signer)[20]!);
    const leaf = leaves[20]!;
    const bits = Array.from({ length: proof.length * 8 }, (_, bit): Case => {
      const changed = Buffer.from(proof);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      return { leaf, proof: changed };
    });
    const lengths = Array.from({ length: proof.length }, (_, n) => ({
      ...{ leaf, proof: proof.subarray(0, n) },
    }));
    const fields = [
      { exchangeId: 'other' },
      { topic: 'timpora.permit' },
      { key: 'polri-jakpus:1' },
      { eventId: 'other' },
      { version: leaf.version + 1 },
      { schemaHash: Buffer.alloc(32) },
      { value: Buffer.concat([leaf.value, Buffer.of(0)]) },
    ].map((over) => ({ leaf: { ...leaf, ...over }, proof }));
    const cases = [...bits, ...lengths, ...fields];
    const answers = cases.map(ours);
    expect(answers.filter((answer) => answer.startsWith('ok '))).toEqual([]);
    expect(await theirs(cases)).toEqual(answers);
  }, 120_000);
});

const aLeaf = (n: number): RecordLeaf => ({
  exchangeId: 'exchange-of-tests',
  topic: `timpora.flow-${n % 7}`,
  key: `kec-menteng:${n}`,
  eventId: `event ${n} ✓`,
  version: 1 + (n % 5),
  schemaHash: createHash('sha256')
    .update(`schema ${n % 3}`)
    .digest(),
  value: createHash('sha512')
    .update(String(n))
    .digest()
    .subarray(0, n % 64),
});

function ours({ leaf, proof }: Case): string {
  try {
    return `ok ${verifyRecord(leaf, decodeProof(proof), listed).toString('hex')}`;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

/** What the verifier in Python says of each, in order. */
async function theirs(cases: readonly Case[]): Promise<string[]> {
  const child = spawn(python, [VERIFIER], { stdio: ['pipe', 'pipe', 'inherit'] });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  child.stdin.end(
    cases
      .map(({ leaf, proof }) =>
        JSON.stringify({
          ...leaf,
          schemaHash: leaf.schemaHash.toString('hex'),
          value: leaf.value.toString('hex'),
          signature: proof.toString('hex'),
          ...{ agency: listed.agency, keyId, publicKey: publicKey.toString('hex') },
        }),
      )
      .join('\n'),
  );
  expect(await ended).toBe(0);
  return Buffer.concat(said).toString('utf8').trim().split('\n');
}
