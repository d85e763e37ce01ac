import { generateKeyPairSync } from 'node:crypto';
import {
  agencyTopic,
  type DirectoryEntry,
  EventCodec,
  eventHeaders,
  MemorySchemaRegistry,
  type PublicKey,
  type Report,
  sampleEvents,
} from '@sinergi/contracts';
import { DirectoryView, rawPublicKey, signingKeyId } from '@sinergi/directory';
import type { Signer } from '@sinergi/trust';
import { describe, expect, it } from 'vitest';
import { VerifySignatures } from '../replica/verify-signatures.js';
import { SignedOutbox } from '../signing/signed-outbox.js';
import { isOwnReport } from './is-own-report.js';

const EXCHANGE = 'exchange of a test';
const [AGENCY, OTHER] = ['kec-menteng', 'kec-senen'];
const codec = new EventCodec(new MemorySchemaRegistry());
const { verify } = new VerifySignatures(EXCHANGE, codec);
const sample = sampleEvents().find(({ recordName }) => recordName === 'Report')!.value as Report;

function aSigner(agency: string): Signer & { listed: PublicKey } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const keyId = signingKeyId(privateKey);
  const listed = {
    ...{ keyId, algorithm: 'Ed25519', key: rawPublicKey(privateKey), validFrom: 0 },
    ...{ revokedAt: null, proof: null, endorsement: null },
  };
  return { agency, keyId, privateKey, listed };
}
const menteng = aSigner(AGENCY);
const senen = aSigner(OTHER);

function directoryOf(...publicKeys: PublicKey[]): DirectoryView<DirectoryEntry> {
  const view = new DirectoryView<DirectoryEntry>();
  const entry = { code: AGENCY, publicKeys } as unknown as DirectoryEntry;
  const record = { offset: 0n, appendedAt: 0, version: 1, isSigned: true, approvals: null, entry };
  view.advance([{ ...record, value: Buffer.alloc(0) }], 1n);
  return view;
}

async function aReport(signer: Signer | null, topic = agencyTopic('Report', AGENCY)) {
  const value = await codec.encode('Report', { ...sample, agency: AGENCY });
  const headers = eventHeaders({
    ...{ eventId: '0193a1f0-0000-7000-8000-00000000f001', owner: AGENCY, time: 0 },
    type: 'id.timpora.report.published',
  });
  const plain = { topic, key: AGENCY, value, headers };
  const [record] = signer ? new SignedOutbox(EXCHANGE, () => signer).sign([plain]) : [plain];
  return {
    ...{ ...record!, key: Buffer.from(AGENCY), partition: 0, offset: 0n, appendedAt: 0 },
  };
}

describe('a report', () => {
  const listed = directoryOf(menteng.listed);

  it('counts where its agency signed it', async () => {
    expect(await isOwnReport(await aReport(menteng), AGENCY, listed, verify)).toBe(true);
  });

  it.each([
    ['unsigned', () => aReport(null), listed],
    ['signed by another agency', () => aReport(senen), listed],
    ['of another agency’s topic', () => aReport(menteng, agencyTopic('Report', OTHER)), listed],
    [
      'signed with a withdrawn key',
      () => aReport(menteng),
      directoryOf({ ...menteng.listed, revokedAt: 5 }),
    ],
    ['without a value', async () => ({ ...(await aReport(menteng)), value: null }), listed],
  ])('does not count %s', async (_, made, directory) => {
    expect(await isOwnReport(await made(), AGENCY, directory, verify)).toBe(false);
  });

  it('counts unsigned before its agency has a signing key', async () => {
    expect(await isOwnReport(await aReport(null), AGENCY, directoryOf(), verify)).toBe(true);
  });
});
