import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { IncomingRecord } from '@sinergi/broker';
import {
  agencyUrn,
  type DirectoryEntry,
  type DirectoryTerms,
  EventCodec,
  MemorySchemaRegistry,
  sampleEvents,
} from '@sinergi/contracts';
import {
  APPROVALS_HEADER,
  approvalsToText,
  approve,
  DirectoryView,
  directoryHashAfter,
  EXCHANGE_CODE,
  hasApproval,
  rawPublicKey,
  refusalOfChange,
  rootOfDirectory,
  signingKeyId,
} from '@sinergi/directory';
import { type SeededRandom, seededRandom } from '@sinergi/domain';
import { type Admission, directoryRecordOf, FenceView, RecordAdmission } from '@sinergi/replica';
import type { Signer } from '@sinergi/trust';
import { describe, expect, it } from 'vitest';
import { DIRECTORY_TOPIC, topicRules } from './replica/topic-rules.js';
import { ValueReader } from './replica/value-reader.js';

const EXCHANGE = 'of a test';
const LOGS = 12;
const STEPS = 24;
const DAY = 86_400_000;
const codec = new EventCodec(new MemorySchemaRegistry());
const values = new ValueReader(codec);
const sample = sampleEvents().find(({ recordName }) => recordName === 'DirectoryEntry')!
  .value as DirectoryEntry;
const hands = ['one', 'two', 'three', 'stranger'].map((agency): Signer => {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { agency, keyId: signingKeyId(privateKey), privateKey };
});
const named = ({ agency, keyId, privateKey }: Signer) => ({
  ...{ agency, keyId, key: rawPublicKey(privateKey) },
});
const founding: DirectoryTerms = {
  ...{ approvers: hands.slice(0, 3).map(named), threshold: 2, recovery: null, delaySeconds: 0 },
  ...{ fenceSigners: [named(hands[0]!)], schemas: [], admissionRules: 1 },
};
const by = { exchangeId: EXCHANGE, root: rootOfDirectory(EXCHANGE, founding) };

type View = DirectoryView<DirectoryEntry>;

/** A reader of the directory: what it has applied, and the verdict on each record of the log. */
class Copy {
  view: View = new DirectoryView();
  private readonly applied: Parameters<View['advance']>[0] = [];
  readonly verdicts: string[] = [];

  get next(): number {
    return this.verdicts.length;
  }

  /** Reads the next records of a log as one batch. */
  async read(records: readonly IncomingRecord[]): Promise<void> {
    const admission = new RecordAdmission(this.admission(), topicRules(DIRECTORY_TOPIC, 'one'));
    for (const record of records) {
      const outcome = await admission.admit(record);
      if (outcome.verdict === 'CANDIDATE') {
        const { candidate, value } = outcome;
        const entry = value as unknown as DirectoryEntry;
        this.applied.push(directoryRecordOf(record, candidate.version, entry));
      }
      this.verdicts.push(outcome.verdict === 'DEAD' ? outcome.reason : outcome.verdict);
    }
    this.view.advance(this.applied.slice(), BigInt(this.next));
  }

  /** Judges a record's evidence again, as the scrub of the copy does. */
  judgeAgain(record: IncomingRecord) {
    const admission = new RecordAdmission(this.admission(), topicRules(DIRECTORY_TOPIC, 'one'));
    return admission.refuseSigner(record);
  }

  /** Begins anew with what its database holds. */
  restart(): void {
    this.view = new DirectoryView();
    this.view.advance(this.applied.slice(), BigInt(this.next));
  }

  private admission(): Admission<DirectoryEntry> {
    return {
      ...{ readValue: values.readForAdmission, readFence: values.readFence, directoryKey: null },
      verifySignature: () => ({ verdict: 'DEAD', reason: 'BAD_SIGNATURE', detail: 'not asked' }),
      changeRules: {
        hasApproval: (change, view) => hasApproval(change, view, by),
        refusalOf: (change, view) =>
          refusalOfChange(
            { ...change, entry: change.entry as unknown as DirectoryEntry },
            ...([view, by] as const),
          ),
      },
      toDirectoryEntry: (value) => value as unknown as DirectoryEntry,
      rulesFor: (topic) => topicRules(topic, 'one'),
      ...{ directory: this.view, fences: new FenceView() },
      directoryEnd: async () => this.view.version,
    };
  }
}

/** Writes a log of changes, approved and forged, as one reader understands it. */
async function aLog(random: SeededRandom): Promise<{ log: IncomingRecord[]; read: Copy }> {
  const log: IncomingRecord[] = [];
  const read = new Copy();
  let now = 1_000 * DAY;
  const push = async (record: IncomingRecord): Promise<void> => {
    const placed = { ...record, offset: BigInt(log.length) };
    log.push(placed);
    await read.read([placed]);
  };
  await push(await aRecord(read.view, termsEntry(read.view, {}), { now, by: hands.slice(0, 2) }));
  for (let step = 0; step < STEPS; step++) {
    if (random.chance(0.4)) now += DAY;
    const signers = random.pick([
      ...[hands.slice(0, 2), hands.slice(1, 3), hands.slice(0, 3), hands.slice(0, 2)],
      ...[[hands[0]!], [hands[0]!, hands[0]!], [hands[0]!, hands[3]!], []],
    ]);
    const said = {
      now,
      by: signers,
      at: random.pick([now, now, now, now - 2 * DAY]),
      previous: random.chance(0.1) ? Buffer.alloc(32, 1) : undefined,
    };
    if (random.chance(0.15)) await push(random.pick(log));
    else await push(await aRecord(read.view, nextEntry(read.view, random), said));
  }
  return { log, read };
}

function nextEntry(view: View, random: SeededRandom): DirectoryEntry {
  if (random.chance(0.2))
    return termsEntry(view, { delaySeconds: random.pick([0, 86_400]) }, random.chance(0.3));
  const code = random.pick(['kec-a', 'kec-b']);
  const last = view.lastRecord(code);
  const change = random.pick(['CHANGED', 'CHANGED', 'ANNOUNCED', 'REFUSED'] as const);
  const inForce = view.latest(code);
  const content =
    change === 'REFUSED' && inForce
      ? inForce
      : { ...sample, publishes: random.pick([[], ['sighting'], ['sighting', 'permit']]) };
  return {
    ...content,
    ...{ code, eventId: randomUUID(), owner: 'one', change, publicKeys: [], terms: null },
    ...{ number: 0, version: (last?.version ?? 0) + random.pick([1, 1, 1, 1, 2]) },
  };
}

function termsEntry(view: View, said: Partial<DirectoryTerms>, isAnnounced = false) {
  const terms = view.latest(EXCHANGE_CODE)?.terms ?? founding;
  const rights = { publishes: [], subscribes: [], opens: [], publicKeys: [], areaCodes: [] };
  return {
    ...{ ...sample, ...rights, code: EXCHANGE_CODE, kind: 'EXCHANGE' as const, number: 0 },
    ...{ eventId: randomUUID(), owner: 'one', identityAuthority: false, legalAuthority: [] },
    ...{ change: isAnnounced ? ('ANNOUNCED' as const) : ('CHANGED' as const) },
    version: (view.lastRecord(EXCHANGE_CODE)?.version ?? 0) + 1,
    terms: { ...terms, ...said },
  };
}

async function aRecord(
  view: View,
  entry: DirectoryEntry,
  said: { now: number; by: Signer[]; at?: number; previous?: Buffer | undefined },
): Promise<IncomingRecord> {
  const { code: key, version, eventId } = entry;
  const value = await codec.encode('DirectoryEntry', entry);
  const previous = said.previous ?? view.hashAt(view.version);
  const directoryHash = directoryHashAfter(previous, { key, version, value });
  const approvals = said.by.map(({ agency: approver, keyId, privateKey }, n) => {
    const at = n === 0 ? (said.at ?? said.now) : said.now;
    const about = { exchangeId: EXCHANGE, directoryHash, approver, keyId };
    return approve({ ...about, at, until: at + DAY }, privateKey);
  });
  return {
    ...{ topic: DIRECTORY_TOPIC, partition: 0, offset: 0n, appendedAt: 1 },
    ...{ key: Buffer.from(key), value },
    headers: {
      ...{ ce_id: eventId, ce_source: agencyUrn('one'), 'entity-version': String(version) },
      [APPROVALS_HEADER]: approvalsToText(approvals),
    },
  };
}

describe('copies of a directory that several hands change', () => {
  it.each(Array.from({ length: LOGS }, (_, seed) => seed))(
    'come to the same verdicts in any batches and after any restart, log %i',
    async (seed) => {
      const random = seededRandom(seed + 1);
      const { log, read } = await aLog(random);
      for (let copies = 0; copies < 4; copies++) {
        const copy = new Copy();
        while (copy.next < log.length) {
          await copy.read(log.slice(copy.next, copy.next + random.integer(1, 9)));
          if (random.chance(0.3)) copy.restart();
        }
        expect(copy.verdicts).toEqual(read.verdicts);
        expect(copy.view.hashAt(copy.view.version)).toEqual(read.view.hashAt(read.view.version));
      }
    },
  );

  it('judge each record that counts alike later, by all that came after it', async () => {
    for (let seed = 0; seed < LOGS; seed++) {
      const { log, read } = await aLog(seededRandom(seed + 1));
      const counted = log.filter((_, at) => read.verdicts[at] === 'CANDIDATE');
      for (const record of counted) {
        expect(await read.judgeAgain(record)).toBeNull();
        const { [APPROVALS_HEADER]: _, ...headers } = record.headers;
        expect(await read.judgeAgain({ ...record, headers })).toMatchObject({ verdict: 'DEAD' });
      }
    }
  });

  it('of which some records count and some do not, for every reason', async () => {
    const verdicts: string[] = [];
    for (let seed = 0; seed < LOGS; seed++)
      verdicts.push(...(await aLog(seededRandom(seed + 1))).read.verdicts);
    const counted = verdicts.filter((verdict) => verdict === 'CANDIDATE').length;
    expect(counted).toBeGreaterThan(2 * LOGS);
    expect(verdicts.length - counted).toBeGreaterThan(2 * LOGS);
  });
});
