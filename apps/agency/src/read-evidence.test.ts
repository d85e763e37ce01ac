import 'reflect-metadata';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import {
  agencyUrn,
  type DirectoryEntry,
  type DirectoryTerms,
  sampleEvents,
} from '@sinergi/contracts';
import {
  type Approval,
  approvalsToText,
  approve,
  DirectoryView,
  directoryHashAfter,
  EXCHANGE_CODE,
  rawPublicKey,
  rootOfDirectory,
  signingKeyId,
} from '@sinergi/directory';
import { continueTrace } from '@sinergi/observability';
import { type Signer, verifyEvidence } from '@sinergi/trust';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { putVersion } from './database/testing/put-version.js';
import { Submit } from './entity/submit.js';
import { FindEvent } from './feed/find-event.js';
import type { Access } from './http/access.js';
import { EventSigners } from './messages/event-signers.js';
import { ReadEvidence } from './messages/read-evidence.js';
import { DIRECTORY_TOPIC } from './replica/topic-rules.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';

const CODE = 'kec-menteng';
const EXCHANGE = 'test';
const NOW = 1_764_400_000_000;
const access: Access = {
  ...{ clientId: 'a client', agency: CODE, scopes: new Set(['sighting:read']), expiresAt: 0 },
  ...{ officer: null, trace: continueTrace() },
};
const hands = ['imigrasi-dki', 'polri-jakpus', 'kejari-jakpus'].map(aHand);
const [first, second, third] = hands as [Signer, Signer, Signer];
const foundingTerms = termsOf([first, second]);
const root = rootOfDirectory(EXCHANGE, foundingTerms);

let agency: AgencyAtHand;
let directory: DirectoryView<DirectoryEntry>;
let evidence: ReadEvidence;
let signers: EventSigners;

function aHand(code: string): Signer {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { agency: code, keyId: signingKeyId(privateKey), privateKey };
}

function termsOf(approvers: Signer[]): DirectoryTerms {
  const named = approvers.map(({ agency: code, keyId, privateKey }) => ({
    ...{ agency: code, keyId, key: rawPublicKey(privateKey) },
  }));
  return {
    ...{ approvers: named, threshold: 2, recovery: null, delaySeconds: 0 },
    ...{ fenceSigners: named.slice(0, 1), schemas: [], admissionRules: 1 },
  };
}

beforeAll(async () => {
  agency = await agencyAtHand(CODE);
});
afterAll(() => agency?.close());

beforeEach(async () => {
  await agency.parts.database.query('TRUNCATE history, owned_entity, outbox, idempotency');
  directory = new DirectoryView();
  const { database, codec, admission } = agency.parts;
  signers = new EventSigners({ exchangeId: EXCHANGE, root }, directory);
  const events = agency.part(FindEvent);
  evidence = new ReadEvidence(EXCHANGE, database, codec, directory, events, signers, admission);
});

/** A record of the directory, as this agency holds it. */
async function hold(
  said: Partial<DirectoryEntry> & { code: string },
  by: Signer[],
  extra: Approval[] = [],
) {
  const sample = sampleEvents().find(({ recordName }) => recordName === 'DirectoryEntry')!.value;
  const version = (directory.lastRecord(said.code)?.version ?? 0) + 1;
  const entry: DirectoryEntry = {
    ...(sample as DirectoryEntry),
    ...{ eventId: randomUUID(), owner: first.agency, version, publicKeys: [], terms: null },
    ...said,
  };
  const { code: key, eventId } = entry;
  const value = await agency.parts.codec.encode('DirectoryEntry', entry);
  const offset = directory.version;
  const directoryHash = directoryHashAfter(directory.hashAt(offset), { key, version, value });
  const approvals = by.map(({ agency: approver, keyId, privateKey }) => {
    const times = { at: NOW, until: NOW + 60_000 };
    return approve({ exchangeId: EXCHANGE, directoryHash, approver, keyId, ...times }, privateKey);
  });
  const text = approvalsToText([...approvals, ...extra]);
  const headers = {
    ...{ ce_id: eventId, ce_source: agencyUrn(first.agency), 'entity-version': String(version) },
    ...{ signature: 'verified by nobody', approvals: text },
  };
  const row = { topic: DIRECTORY_TOPIC, key, version, offset, eventId, value, headers };
  await keep(row);
  const record = { offset, appendedAt: 1, version, isSigned: true, approvals: text, value, entry };
  directory.advance([record], offset + 1n);
  return row;
}

interface Kept {
  topic: string;
  key: string;
  version: number;
  offset: bigint;
  eventId: string;
  value: Buffer;
  headers: Record<string, string>;
}

const keep = (kept: Kept) => putVersion(agency.parts.database.query, kept);

/** A sighting of this agency, as it came back over the log under this directory version. */
async function aSighting(directoryVersion: bigint): Promise<string> {
  const submission = agency.submission({ flow: 'sighting', data: agency.body('sighting') });
  const { body } = await agency.part(Submit).one(submission, { client: 'a client' });
  const { rows } = await agency.parts.database.query(
    `SELECT topic, key, value, headers FROM outbox WHERE headers ->> 'ce_id' = $1`,
    [body['eventId']],
  );
  const { topic, key, value, headers } = rows[0] as unknown as Kept;
  const cited = { ...headers, 'directory-version': String(directoryVersion) };
  const eventId = String(body['eventId']);
  await keep({ topic, key, version: 1, offset: 0n, eventId, value, headers: cited });
  return eventId;
}

const ownKeys = (): DirectoryEntry['publicKeys'] =>
  agency.parts.keystore.publicKeys.map((key) => ({
    ...{ ...key, validFrom: 0, revokedAt: null, proof: null, endorsement: null },
  }));

const provedBy = async (eventId: string) => {
  const file = await evidence.execute(access, eventId, null);
  return verifyEvidence(Buffer.from(JSON.stringify(file)), { root });
};

describe('evidence of an agency', () => {
  it('proves an event from the pinned root on, through every change of the terms', async () => {
    await hold({ code: EXCHANGE_CODE, terms: foundingTerms }, [first, second]);
    await hold({ code: 'polri-jakpus' }, [first, second]);
    const later = { code: EXCHANGE_CODE, terms: termsOf([second, third]) };
    await hold({ ...later, change: 'ANNOUNCED' }, hands);
    await hold({ ...later, change: 'CHANGED' }, hands);
    const owner = second.agency;
    await hold({ code: CODE, owner, publicKeys: ownKeys() }, [second, third]);
    const under = directory.version;
    await hold({ code: CODE, owner, change: 'ANNOUNCED' }, [second, third]);
    await hold({ code: CODE, owner, change: 'REFUSED' }, [second]);
    for (const version of [under, directory.version])
      expect(await provedBy(await aSighting(version))).toMatchObject({
        signer: { agency: CODE, keyId: agency.parts.keystore.signingKeyId },
        directory: {
          ...{ version: 1, change: 'LISTED', terms: 3 },
          approvers: [{ agency: second.agency }, { agency: third.agency }],
        },
      });
  });

  it('proves each record of the directory itself', async () => {
    const begin = await hold({ code: EXCHANGE_CODE, terms: foundingTerms }, [first, second]);
    const later = { code: EXCHANGE_CODE, terms: termsOf([second, third]), owner: second.agency };
    const announced = await hold({ ...later, change: 'ANNOUNCED' }, hands);
    const changed = await hold({ ...later, change: 'CHANGED' }, hands);
    const listed = await hold({ code: CODE, owner: third.agency }, [second, third]);
    for (const [{ eventId, key, version }, terms] of [
      [begin, 1],
      [announced, 1],
      [changed, 1],
      [listed, 3],
    ] as const)
      expect(await provedBy(eventId)).toMatchObject({
        ...{ eventId, key, version, signer: null, directory: { version, terms } },
      });
  });

  it('of a listing from before terms is one under the directory key', async () => {
    await hold({ code: CODE, publicKeys: ownKeys() }, []);
    const version = directory.version;
    await hold({ code: EXCHANGE_CODE, terms: foundingTerms }, [first, second]);
    const file = await evidence.execute(access, await aSighting(version), null);
    expect(file).toMatchObject({ format: 'sinergi-evidence-1', listing: { key: CODE } });
  });
});

describe('who stands behind an event of the directory', () => {
  it('are the approvers that count, whatever else the record carries', async () => {
    const stranger = aHand('a-stranger');
    const times = { at: NOW, until: NOW + 1 };
    const about = { exchangeId: EXCHANGE, directoryHash: Buffer.alloc(32) };
    const forged = approve(
      { ...about, approver: third.agency, keyId: stranger.keyId, ...times },
      stranger.privateKey,
    );
    const before = await hold({ code: 'polri-jakpus' }, []);
    const row = await hold(
      { code: EXCHANGE_CODE, terms: foundingTerms },
      [first, second],
      [forged],
    );
    expect(signers.approvalsOf(row)).toEqual(
      [first, second].map(({ agency: code, keyId }) => ({
        ...{ agency: code, keyId, at: new Date(NOW).toISOString() },
      })),
    );
    // Nobody verified the signature of the record, so nobody is told of it.
    expect(signers.signatureOf(row)).toBeNull();
    expect(signers.approvalsOf(before)).toEqual([]);
  });

  it('is its signer, where it is of another topic', async () => {
    await hold({ code: EXCHANGE_CODE, terms: foundingTerms }, [first, second]);
    await hold({ code: CODE, publicKeys: ownKeys() }, [first, second]);
    await aSighting(directory.version);
    const { rows } = await agency.parts.database.query(
      'SELECT topic, key, version, value, headers FROM history WHERE topic <> $1',
      [DIRECTORY_TOPIC],
    );
    const row = { ...(rows[0] as unknown as Kept), offset: 0n };
    expect(signers.signatureOf(row)).toEqual({
      ...{ agency: CODE, keyId: agency.parts.keystore.signingKeyId },
      listedAt: new Date(1).toISOString(),
    });
    expect(signers.approvalsOf(row)).toEqual([]);
  });
});
