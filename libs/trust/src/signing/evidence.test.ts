import { SIGNATURE_HEADER } from '@sinergi/contracts';
import { rawPublicKey } from '@sinergi/directory';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyEvidence } from './evidence.js';
import type { EvidenceRecord } from './evidence-form.js';
import {
  anEvidence,
  bytesOf,
  coordinator,
  directoryKey,
  EXCHANGE,
  menteng,
  sampleOf,
} from './testing/an-evidence.js';

const codeOf = (file: unknown, key: Buffer = directoryKey): Promise<string> =>
  verifyEvidence(bytesOf(file), { directoryKey: key }).then(
    () => 'verified',
    (error: unknown) => {
      expect(error).toHaveProperty('name', 'EvidenceError');
      return (error as { code: string }).code;
    },
  );

describe('evidence', () => {
  it('proves who signed an event, with a key that the directory listed', async () => {
    expect(await verifyEvidence(bytesOf(await anEvidence()), { directoryKey })).toEqual({
      ...{ exchangeId: EXCHANGE, topic: 'timpora.sighting', key: 'kec-menteng:one', version: 3 },
      eventId: (sampleOf('Sighting') as { eventId: string }).eventId,
      signer: { agency: 'kec-menteng', keyId: menteng.keyId },
      directory: { version: 2, signer: { agency: 'imigrasi-dki', keyId: coordinator.keyId } },
    });
  });

  it('of a directory record needs no listing; of another it does', async () => {
    const { record, listing, ...head } = await anEvidence();
    expect(await codeOf({ ...head, record: listing, listing: null })).toBe('verified');
    expect(await codeOf({ ...head, record, listing: null })).toBe('NOT_EVIDENCE');
    expect(await codeOf({ ...head, record, listing: record })).toBe('NOT_EVIDENCE');
  });

  it('proves nothing under another directory key, or in another exchange', async () => {
    const file = await anEvidence();
    expect(await codeOf(file, rawPublicKey(menteng.privateKey))).toBe('BAD_SIGNATURE');
    expect(await codeOf({ ...file, exchangeId: 'another' })).toBe('BAD_SIGNATURE');
    const byItself = { record: menteng, listing: { ...menteng, agency: 'imigrasi-dki' } };
    expect(await codeOf(await anEvidence(undefined, byItself))).toBe('BAD_SIGNATURE');
  });

  it('proves nothing where the directory does not list the key as one in use', async () => {
    expect(await codeOf(await anEvidence(() => ({ publicKeys: [] })))).toBe('UNKNOWN_KEY');
    const withdrawn = await anEvidence(({ publicKeys }) => ({
      publicKeys: publicKeys.map((key) => ({ ...key, revokedAt: 5 })),
    }));
    expect(await codeOf(withdrawn)).toBe('REVOKED_KEY');
    const forWrapping = await anEvidence(({ publicKeys }) => ({
      publicKeys: publicKeys.map((key) => ({ ...key, algorithm: 'X25519' })),
    }));
    expect(await codeOf(forWrapping)).toBe('UNKNOWN_KEY');
    expect(await codeOf(await anEvidence(() => ({ code: 'kec-senen' })))).toBe('NOT_EVIDENCE');
  });

  it('proves nothing after anything signed in it was changed', async () => {
    const file = await anEvidence();
    const flip = (text: string, at: number): string => {
      const bytes = Buffer.from(text, 'base64');
      bytes[at % bytes.length]! ^= 1 << (at & 7);
      return bytes.toString('base64');
    };
    const part = fc.constantFrom('record' as const, 'listing' as const);
    const changed = fc.record({ part, what: fc.nat(5), at: fc.nat(5_000) });
    await fc.assert(
      fc.asyncProperty(changed, async ({ part, what, at }) => {
        const one = file[part]!;
        const { headers } = one;
        const signature = headers[SIGNATURE_HEADER]!;
        const other: EvidenceRecord = [
          { ...one, value: flip(one.value, at) },
          { ...one, headers: { ...headers, [SIGNATURE_HEADER]: flip(signature, at) } },
          { ...one, headers: { ...headers, ce_id: 'another' } },
          { ...one, headers: { ...headers, 'entity-version': '99' } },
          { ...one, key: `${one.key}x` },
          { ...one, schema: { ...one.schema, doc: 'another' } },
        ][what]!;
        expect(await codeOf({ ...file, [part]: other })).not.toBe('verified');
      }),
      { numRuns: 300 },
    );
  });

  it('is refused by name when it is none', async () => {
    const file = await anEvidence();
    const { [SIGNATURE_HEADER]: _, ...unsigned } = file.record.headers;
    expect(await codeOf({ ...file, record: { ...file.record, headers: unsigned } })).toBe(
      'UNSIGNED',
    );
    const others: unknown[] = [
      ...[null, 7, 'text', [], {}, { ...file, format: 'sinergi-evidence-2' }],
      ...[
        { ...file, terms: [] },
        { ...file, format: 'sinergi-evidence-3' },
      ],
      { ...file, record: { ...file.record, value: 'no base64!' } },
      { ...file, record: { ...file.record, headers: { ce_source: 'urn:else' } } },
      { ...file, record: { ...file.record, offset: '-1' } },
    ];
    for (const other of others) expect(await codeOf(other)).toBe('NOT_EVIDENCE');
  });
});
