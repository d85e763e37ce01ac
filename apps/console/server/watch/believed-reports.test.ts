import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { IncomingRecord } from '@sinergi/broker';
import {
  type DirectoryEntry,
  EventCodec,
  eventHeaders,
  MemorySchemaRegistry,
  type RecordName,
  type Report,
  SIGNATURE_HEADER,
  sampleEvents,
  schemaHash,
} from '@sinergi/contracts';
import { rawPublicKey, signingKeyId } from '@sinergi/directory';
import { createLogger } from '@sinergi/observability';
import { readProfiles } from '@sinergi/settings';
import { eventually } from '@sinergi/testing';
import { leafOfRecord, proofToText, type Signer, signRecords } from '@sinergi/trust';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DIRECTORY_TOPIC } from '../sync/listed-keys.js';
import { ScriptedBus } from '../testing/scripted-bus.js';
import { ExchangeWatch } from './exchange-watch.js';

const EXCHANGE = 'exchange-of-tests';
const MENTENG = 'kec-menteng';
const REPORTS = `timpora.report.${MENTENG}`;
const codec = new EventCodec(new MemorySchemaRegistry());
const logger = createLogger({ service: 'console', level: 'fatal' as never });
const coordinator = aSigner('imigrasi-dki');
const menteng = aSigner(MENTENG);
const senen = aSigner('kec-senen');

let bus: ScriptedBus;
let watch: ExchangeWatch;
let versions: number;

beforeEach(() => {
  bus = new ScriptedBus();
  versions = 0;
  watch = new ExchangeWatch({
    ...{ bus, codec, logger, profiles: readProfiles('deploy/agencies') },
    exchange: {
      ...{ id: EXCHANGE, directoryKey: rawPublicKey(coordinator.privateKey).toString('base64url') },
    },
  });
});
afterEach(() => watch.stop());

function aSigner(agency: string): Signer {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { agency, keyId: signingKeyId(privateKey), privateKey };
}

const sampleOf = (name: RecordName) =>
  sampleEvents().find(({ recordName }) => recordName === name)!.value;

/** @param signer null for a record without a signature */
async function write(
  recordName: RecordName,
  value: object,
  { topic, key, signer }: { topic: string; key: string; signer: Signer | null },
): Promise<Omit<IncomingRecord, 'offset'>> {
  const bytes = await codec.encode(recordName, value);
  const headers: Record<string, string> = eventHeaders({
    ...{ eventId: 'an event', owner: MENTENG, type: 'a.type', time: 0 },
  });
  const record = { topic, key, value: bytes, headers };
  if (signer) {
    const [proof] = signRecords(
      ...([[leafOfRecord(record, EXCHANGE, schemaHash(recordName))], signer] as const),
    );
    headers[SIGNATURE_HEADER] = proofToText(proof!);
  }
  const stored = { key: Buffer.from(key), value: bytes, headers, appendedAt: Date.now() };
  bus.store(topic, 0, stored);
  await bus.settled();
  return { ...stored, topic, partition: 0 };
}

type Listed = { signer: Signer; revokedAt?: number };

const list = (keys: readonly Listed[], signer: Signer | null = coordinator) => {
  versions += 1;
  const entry: DirectoryEntry = {
    ...(sampleOf('DirectoryEntry') as DirectoryEntry),
    ...{ code: MENTENG, owner: 'imigrasi-dki', version: versions },
    publicKeys: keys.map(({ signer: { keyId, privateKey }, revokedAt = null }) => ({
      ...{ keyId, algorithm: 'Ed25519', validFrom: 0, revokedAt, proof: null, endorsement: null },
      key: rawPublicKey(privateKey as KeyObject),
    })),
  };
  return write('DirectoryEntry', entry, { topic: DIRECTORY_TOPIC, key: MENTENG, signer });
};

const report = (outboxPending: number, signer: Signer | null, over: Partial<Report> = {}) => {
  const value = {
    ...(sampleOf('Report') as Report),
    agency: MENTENG,
    positions: [],
    outboxPending,
  };
  return write('Report', { ...value, ...over }, { topic: REPORTS, key: MENTENG, signer });
};

const begin = (): Promise<unknown> => {
  watch.start();
  return eventually('it reads', () => bus.openReaders.length === 1);
};
const pending = (): number | undefined => watch.entry(MENTENG)?.report.outboxPending;
const refused = () => watch.refusedReports().get(MENTENG);

describe('a report in the name of an agency that has a signing key', () => {
  beforeEach(async () => {
    await list([{ signer: menteng }]);
    await begin();
    await report(1, menteng);
    await eventually('the good one is believed', () => pending() === 1);
  });

  it.each<[string, Signer | null, string]>([
    ['without a signature', null, 'UNSIGNED'],
    ['signed by another agency', senen, 'UNKNOWN_KEY'],
    ['signed by the coordinator', coordinator, 'UNKNOWN_KEY'],
    ['under a copied key id', { ...senen, keyId: menteng.keyId }, 'BAD_SIGNATURE'],
    ['signed in another name', { ...menteng, agency: 'kec-senen' }, 'BAD_SIGNATURE'],
  ])('%s is not believed, and the last good one stays', async (_, signer, reason) => {
    await report(99, signer);
    await report(98, signer);
    await eventually('it is refused', () => refused()?.count === 2);
    expect(refused()).toMatchObject({ reason });
    expect(pending()).toBe(1);
    await report(2, menteng);
    await eventually('the next good one is believed', () => pending() === 2);
  });

  it('sent again later does not set back what is known', async () => {
    const { at } = sampleOf('Report') as Report;
    const old = await report(3, menteng, { at: at + 1 });
    await report(4, menteng, { at: at + 2 });
    await eventually('the news is believed', () => pending() === 4);
    bus.store(REPORTS, 0, { ...old, appendedAt: Date.now() + 1_000 });
    await report(5, menteng, { at: at + 3 });
    await eventually('the next is believed', () => pending() === 5);
    expect(refused()).toBeUndefined();
  });

  it('is believed after its agency’s clock was set back an hour', async () => {
    const { at } = sampleOf('Report') as Report;
    await report(3, menteng, { at: at + 3_600_000 });
    await report(4, menteng, { at });
    await eventually('it is believed', () => pending() === 4);
  });

  it('signed with a key that was listed since is believed', async () => {
    const next = aSigner(MENTENG);
    await list([{ signer: menteng }, { signer: next }]);
    await eventually('it is believed', async () => {
      await report(6, next);
      return pending() === 6;
    });
  });

  it('signed with a key that was withdrawn is not believed', async () => {
    const next = aSigner(MENTENG);
    await list([{ signer: menteng, revokedAt: 5 }, { signer: next }]);
    await eventually('it is refused', async () => {
      await report(7, menteng);
      return refused()?.reason === 'REVOKED_KEY';
    });
    await report(8, next);
    await eventually('the new key is believed', () => pending() === 8);
  });
});

describe('the keys that count', () => {
  it('are those that the directory key signed, whoever else writes to the directory', async () => {
    await list([{ signer: menteng }]);
    await list([{ signer: senen }], null);
    await list([{ signer: senen }], senen);
    await begin();
    await report(1, senen);
    await eventually('it is refused', () => refused()?.reason === 'UNKNOWN_KEY');
    await report(2, menteng);
    await eventually('the good one is believed', () => pending() === 2);
  });

  it('are none before the directory lists one: then reports are not signed yet', async () => {
    await list([], null);
    await begin();
    await report(1, null);
    await eventually('it is believed', () => pending() === 1);
    await list([{ signer: menteng }]);
    await eventually('it is refused', async () => {
      await report(2, null);
      return refused()?.reason === 'UNSIGNED';
    });
    expect(refused()).toMatchObject({ reason: 'UNSIGNED' });
  });
});
