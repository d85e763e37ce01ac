import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampleEvents } from '@sinergi/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ApprovedRecord, EvidenceRecord } from './evidence-form.js';
import { TERMS_SCHEMAS } from './evidence-schema.js';
import { MOST_LEAVES } from './merkle-tree.js';
import {
  aListing,
  anApprovedEvidence,
  anExchange,
  approved,
  BEFORE_LATER,
  BEFORE_LISTING,
  founding,
  foundingTerms,
  hands,
  later,
  laterTerms,
  recovery,
  root,
  someTerms,
} from './testing/an-approved-evidence.js';
import {
  anEntry,
  anEvidence,
  bytesOf,
  directoryKey,
  EXCHANGE,
  encoded,
  menteng,
  sampleOf,
  signTogether,
} from './testing/an-evidence.js';
import { approvedMutationsOf } from './testing/approved-mutations-of.js';
import { pythonEnvironment } from './testing/python-environment.js';
import { compared, ours, theirs } from './testing/python-verifier.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const FILES = 2_000;
const pinned = { root };
const [first, second, third, fourth, fifth] = hands;

beforeAll(pythonEnvironment, 300_000);

describe('the verifier of evidence in Python, from a pinned root', () => {
  it('agrees on thousands of files, of every topic and chains of every length', async () => {
    const chain = await chainOf(3);
    const topics = sampleEvents().filter(({ topic }) => topic !== 'timpora.directory');
    const files: Buffer[] = [];
    for (let commit = 0; files.length < FILES; commit += 1) {
      const { topic, recordName } = topics[commit % topics.length]!;
      const size = 1 + (commit % MOST_LEAVES);
      const records = Array.from({ length: size }, (_, n) =>
        encoded(recordName, sampleOf(recordName), {
          ...{ topic, key: `kec-menteng:${commit}-${n} ✓`, version: 1 + commit },
        }),
      );
      const { terms, listing } = chain[commit % chain.length]!;
      for (const record of signTogether(await Promise.all(records), menteng))
        files.push(fileOf(record, listing, terms));
    }
    const answers = await ours(files, pinned);
    expect(answers.filter((answer) => typeof answer === 'string')).toEqual([]);
    expect(await theirs(files, pinned)).toEqual(answers);
  }, 400_000);

  it('agrees on every mutation of one, and neither believes any', async () => {
    const listing = await aListing(() => ({ eventId: '00000000-0000-4000-8000-000000000009' }));
    const announced = await later({ change: 'ANNOUNCED' });
    const elsewhere = approved(await anExchange(1, foundingTerms), {
      ...{ by: [first, second, third], exchangeId: 'another' },
    });
    const file = await anApprovedEvidence();
    const mutations = approvedMutationsOf(file, { listing, announced, elsewhere });
    expect(mutations.length).toBeGreaterThan(9_000);
    expect(await compared(mutations, pinned)).toEqual({ believed: [], differ: [] });
  }, 400_000);

  it('agrees on what the terms and the directory say', async () => {
    const { record, listing, terms } = await anApprovedEvidence();
    const [begin, end] = terms as [ApprovedRecord, ApprovedRecord];
    const by = { by: [first, second, fourth, fifth], after: BEFORE_LATER };
    const exchanges = await Promise.all(
      [
        ...[0, -1, 3, 4, 2 ** 31 - 1].map((threshold) =>
          someTerms([second, fourth], { threshold }),
        ),
        someTerms([second, second, fourth]),
        someTerms([second, { ...second, agency: 'another' }, fourth]),
        someTerms([second, { ...fifth, keyId: fourth.keyId }, fourth]),
        someTerms([second, fourth, recovery]),
        someTerms([]),
        someTerms([second, fourth, fifth], { fenceSigners: [] }),
        someTerms([second, fourth, fifth], { recovery: null }),
        someTerms([second, fourth, fifth], { delaySeconds: -1 }),
        null,
      ].map((one) => anExchange(4, one)),
    );
    const changes = ['LISTED', 'CLOSED', 'ANNOUNCED', 'REFUSED', 'UNKNOWN'] as const;
    const changed = await Promise.all(
      changes.map((change) => anExchange(4, laterTerms, { change })),
    );
    const whole = await anExchange(4, laterTerms);
    const cut = Array.from({ length: whole.value.length }, (_, n) => ({
      ...{ ...whole, value: whole.value.subarray(0, n) },
    }));
    const longer = { ...whole, value: Buffer.concat([whole.value, Buffer.of(0)]) };
    const files = [...exchanges, ...changed, ...cut, longer].flatMap((one) => {
      const next = approved(one, by);
      return [
        fileOf(record, listing, [begin, next]),
        bytesOf({ ...HEAD, record: next, listing: null, terms: [begin] }),
      ];
    });
    const byRecovery = approved(whole, { by: [recovery, fourth, fifth], after: BEFORE_LATER });
    const refusal = approved(await anExchange(4, laterTerms, { change: 'REFUSED' }), {
      ...{ by: [first], after: BEFORE_LATER },
    });
    files.push(
      fileOf(record, listing, [begin, byRecovery]),
      bytesOf({ ...HEAD, record: refusal, listing: null, terms: [begin] }),
      fileOf(record, listing, [begin, refusal]),
      fileOf(record, await aListing(() => ({ owner: 'kec-senen' })), [begin, end]),
      fileOf(record, await aListing(() => ({ code: 'kec-senen' })), [begin, end]),
      fileOf(record, await aListing(() => ({ terms: laterTerms })), [begin, end]),
      bytesOf(await anEvidence()),
    );
    const answers = await ours(files, pinned);
    const codes = new Set(answers.filter((answer) => typeof answer === 'string'));
    expect(codes).toEqual(new Set(['NOT_EVIDENCE', 'NOT_APPROVED', 'NO_KEY']));
    expect(await theirs(files, pinned)).toEqual(answers);
    const keyed = { directoryKey };
    const both = [files[0]!, bytesOf(await anEvidence())];
    expect(await theirs(both, keyed)).toEqual(await ours(both, keyed));
  }, 400_000);

  it('knows the schemas of terms that this software publishes, and so does the page', () => {
    const known = /TERMS_SCHEMAS = \{(.*?)\}/s.exec(
      readFileSync(join(HERE, 'testing/approvals.py'), 'utf8'),
    )?.[1];
    const page = readFileSync(join(HERE, '../../../../docs/signed-records.md'), 'utf8');
    expect(new Set(known?.match(/[0-9a-f]{64}/g))).toEqual(TERMS_SCHEMAS);
    for (const hash of TERMS_SCHEMAS) expect(page).toContain(hash);
  });
});

const HEAD = { format: 'sinergi-evidence-2', exchangeId: EXCHANGE };

const fileOf = (record: EvidenceRecord, listing: EvidenceRecord, terms: ApprovedRecord[]): Buffer =>
  bytesOf({ ...HEAD, record, listing, terms });

/** Terms that follow one another, each with a listing that the last of them approved. */
async function chainOf(length: number) {
  const terms = [await founding()];
  const listings = [await aListing(() => ({ owner: first.agency }), { by: [first, second] })];
  for (let version = 2; version <= length; version += 1) {
    const now = [hands[version % 5]!, hands[(version + 1) % 5]!, hands[(version + 2) % 5]!];
    const exchange = await anExchange(version, someTerms(now), { owner: ownerOf(version - 1) });
    const after = Buffer.alloc(32, version);
    terms.push(approved(exchange, { by: hands, after }));
    const entry = await anEntry(() => ({ owner: ownerOf(version) }));
    listings.push(approved(entry, { by: now.slice(1), after: BEFORE_LISTING }));
  }
  return listings.map((listing, n) => ({ listing, terms: terms.slice(0, n + 1) }));
}

const ownerOf = (version: number): string =>
  version === 1 ? first.agency : hands[version % 5]!.agency;
