import { SIGNATURE_HEADER, sampleEvents } from '@sinergi/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceRecord } from './evidence-form.js';
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
import { compared, ours, theirs } from './testing/python-verifier.js';

const RECORDS = 10_000;

const pinned = { directoryKey };

beforeAll(pythonEnvironment, 300_000);

describe('the verifier of evidence in Python', () => {
  it('agrees on ten thousand files, of every topic and trees of every size', async () => {
    const listing = signTogether([await anEntry()], coordinator)[0]!;
    const files = (await recordsOfAll()).map((record) => fileOf(record, listing));
    expect(files).toHaveLength(RECORDS);
    const answers = await ours(files, pinned);
    expect(answers.filter((answer) => typeof answer === 'string')).toEqual([]);
    expect(await theirs(files, pinned)).toEqual(answers);
  }, 400_000);

  it('agrees on every mutation of one, and neither believes any', async () => {
    const other = signTogether([await anEntry(() => ({ version: 3 }))], coordinator)[0]!;
    const mutations = mutationsOf(await ofOneTree(), other);
    expect(await compared(mutations, pinned)).toEqual({ believed: [], differ: [] });
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
    const answers = await ours(files, pinned);
    expect(answers.slice(0, 6)).toEqual([
      ...['REVOKED_KEY', 'UNKNOWN_KEY', 'UNKNOWN_KEY', 'UNKNOWN_KEY', 'UNKNOWN_KEY'],
      'NOT_EVIDENCE',
    ]);
    expect(answers.filter((answer) => typeof answer !== 'string')).toEqual([]);
    expect(await theirs(files, pinned)).toEqual(answers);
  }, 400_000);
});

const fileOf = (record: EvidenceRecord, listing: EvidenceRecord): Buffer =>
  bytesOf({ format: 'sinergi-evidence-1', exchangeId: EXCHANGE, record, listing });

/** Signs commits of each size, 1 to 32, on every topic but the directory, which is the listing. */
async function recordsOfAll(): Promise<EvidenceRecord[]> {
  const topics = sampleEvents().filter(({ topic }) => topic !== 'timpora.directory');
  const signed: EvidenceRecord[] = [];
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
async function ofOneTree(): ReturnType<typeof anEvidence> {
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
