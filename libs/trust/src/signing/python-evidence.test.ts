import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SIGNATURE_HEADER, sampleEvents } from '@sinergi/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyEvidence } from './evidence.js';
import { EvidenceError } from './evidence-error.js';
import type { Evidence } from './evidence-form.js';
import { MOST_LEAVES } from './merkle-tree.js';
import {
  anEntry,
  anEvidence,
  bytesOf,
  coordinator,
  directoryKey,
  EXCHANGE,
  encoded,
  menteng,
  sampleOf,
  signTogether,
} from './testing/an-evidence.js';
import { mutationsOf } from './testing/mutations-of.js';
import { pythonEnvironment } from './testing/python-environment.js';

const VERIFIER = join(dirname(fileURLToPath(import.meta.url)), 'testing/verify_evidence.py');
const RECORDS = 10_000;

let python: string;

beforeAll(async () => {
  python = await pythonEnvironment();
}, 300_000);

describe('the verifier of evidence in Python', () => {
  it('agrees on ten thousand files, of every topic and trees of every size', async () => {
    const listing = signTogether([await anEntry()], coordinator)[0]!;
    const files = (await recordsOfAll()).map((record) => fileOf(record, listing));
    expect(files).toHaveLength(RECORDS);
    const answers = await ours(files);
    expect(answers.filter((answer) => typeof answer === 'string')).toEqual([]);
    expect(await theirs(files)).toEqual(answers);
  }, 400_000);

  it('agrees on every mutation of one, and neither believes any', async () => {
    const other = signTogether([await anEntry(() => ({ version: 3 }))], coordinator)[0]!;
    const mutations = mutationsOf(await ofOneTree(), other);
    const files = mutations.map(({ bytes }) => bytes);
    const answers = await ours(files);
    const believed = mutations.filter((_, n) => typeof answers[n] !== 'string');
    expect(believed.filter(({ isTold }) => !isTold).map(({ what }) => what)).toEqual([]);
    const said = await theirs(files);
    const differ = mutations.flatMap(({ what }, n) =>
      JSON.stringify(said[n]) === JSON.stringify(answers[n])
        ? []
        : [{ what, ours: answers[n], theirs: said[n] }],
    );
    expect(differ).toEqual([]);
  }, 400_000);

  it('agrees on what the directory says of the key, and on an entry that is none', async () => {
    const { record } = await anEvidence();
    const key = (over: object) =>
      anEntry(({ publicKeys: [one] }) => ({ publicKeys: [{ ...one!, ...over }] }));
    const entry = await anEntry();
    const entries = [
      ...[await key({ revokedAt: 5 }), await key({ algorithm: 'X25519' })],
      ...[await key({ keyId: coordinator.keyId }), await key({ key: Buffer.alloc(31) })],
      ...[await key({ key: directoryKey }), await anEntry(() => ({ code: 'kec-senen' }))],
      ...[await anEntry(() => ({ publicKeys: [] })), { ...entry, value: Buffer.alloc(0) }],
      { ...entry, value: Buffer.concat([entry.value, Buffer.of(0)]) },
      { ...entry, value: Buffer.concat([Buffer.of(1), entry.value.subarray(1)]) },
      ...Array.from({ length: entry.value.length }, (_, n) => ({
        ...{ ...entry, value: entry.value.subarray(0, n) },
      })),
      await encoded('Subject', sampleOf('Subject'), entry),
    ];
    const files = entries.map((one) => fileOf(record, signTogether([one], coordinator)[0]!));
    const answers = await ours(files);
    expect(answers.slice(0, 6)).toEqual([
      ...['REVOKED_KEY', 'UNKNOWN_KEY', 'UNKNOWN_KEY', 'UNKNOWN_KEY', 'UNKNOWN_KEY'],
      'NOT_EVIDENCE',
    ]);
    expect(answers.filter((answer) => typeof answer !== 'string')).toEqual([]);
    expect(await theirs(files)).toEqual(answers);
  }, 400_000);
});

const fileOf = (record: Evidence['record'], listing: Evidence['listing']): Buffer =>
  bytesOf({ format: 'sinergi-evidence-1', exchangeId: EXCHANGE, record, listing });

/** Signs commits of each size, 1 to 32, on every topic but the directory, which is the listing. */
async function recordsOfAll(): Promise<Evidence['record'][]> {
  const topics = sampleEvents().filter(({ topic }) => topic !== 'timpora.directory');
  const signed: Evidence['record'][] = [];
  for (let commit = 0; signed.length < RECORDS; commit += 1) {
    const { topic, recordName } = topics[commit % topics.length]!;
    const size = Math.min(1 + (commit % MOST_LEAVES), RECORDS - signed.length);
    const records = Array.from({ length: size }, (_, n) =>
      encoded(recordName, sampleOf(recordName), {
        ...{ topic, key: `kec-menteng:${commit}-${n} ✓`, version: 1 + ((commit * 7) % 2_000) },
      }),
    );
    signed.push(...signTogether(await Promise.all(records), menteng));
  }
  return signed;
}

/** Evidence whose record is the last of a tree of 21: its path has fewer hashes than others. */
async function ofOneTree(): Promise<Evidence & { listing: Evidence['record'] }> {
  const { listing, ...file } = await anEvidence();
  const records = Array.from({ length: 21 }, (_, n) =>
    encoded('Sighting', sampleOf('Sighting'), {
      ...{ topic: 'timpora.sighting', key: `kec-menteng:${n}`, version: 3 },
    }),
  );
  const record = signTogether(await Promise.all(records), menteng).at(-2)!;
  expect(record.headers[SIGNATURE_HEADER]).toBeDefined();
  return { ...file, record, listing };
}

async function ours(files: readonly Buffer[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const file of files)
    answers.push(
      await verifyEvidence(file, directoryKey).catch((error: unknown) => {
        if (!(error instanceof EvidenceError)) throw error;
        return error.code;
      }),
    );
  return answers;
}

/** What the verifier in Python says of each, in order. */
async function theirs(files: readonly Buffer[]): Promise<unknown[]> {
  const args = [VERIFIER, '--batch', `--directory-key=${directoryKey.toString('base64url')}`];
  const child = spawn(python, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  for (const file of files) child.stdin.write(`${file.toString('base64')}\n`);
  child.stdin.end();
  expect(await ended).toBe(0);
  const lines = Buffer.concat(said).toString('utf8').trimEnd().split('\n');
  return lines.map((line) => (line.startsWith('{') ? JSON.parse(line) : line));
}
