import { type IncomingRecord, partitionOf } from '@sinergi/broker';
import { eventIdOf, namedEntityId, SIGNATURE_HEADER } from '@sinergi/contracts';
import { type DirectoryAgency, DirectoryView } from '@sinergi/directory';
import {
  type SqlSession,
  sqlSession,
  type TemporaryPostgres,
  temporaryPostgres,
} from '@sinergi/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TopicRules } from './admit.js';
import type { Admission, VerifySignature } from './admit-record.js';
import { fenceKey } from './fence.js';
import { FenceView, loadFences } from './fence-view.js';
import { loadDirectory } from './load-directory.js';
import { replicaMigrations } from './migrations.js';
import { nextOffsets } from './position-table.js';
import { type Applied, Replica } from './replica.js';
import {
  anAdmission,
  CLUSTER,
  FENCE_EVENT,
  fenceValue,
  readJson,
  TOPIC,
  uuidOf,
} from './sync/testing/sample-log.js';

const DIRECTORY = 'timpora.directory';
const COORDINATOR = 'imigrasi-jakpus';
const PARTITIONS = 2;
const OWNERS = ['kec-menteng', 'polri'];
const TABLES = 'history, position, dead_letter, version_hole, fence';

/** What happens in an exchange, in the order in which the logs get it. */
type Step =
  | { does: 'rotate' | 'withdraw' | 'grant'; owner: string }
  | { does: 'number'; owner: string; number: number }
  | { does: 'fence'; partition: number; back: number; signedBy: string | null }
  | Write;

interface Write {
  does: 'write';
  owner: string;
  partition: number;
  /** how many rotations the signing key is behind; null for no signature */
  key: number | null;
  what: 'a new entity' | 'its next version' | 'once more';
  /** which of the owner's records before it is meant, where it is not new */
  which: number;
  /** the number in a new entity's id; null for an id of before */
  carries: number | null;
  /** whether the event's id follows from the record */
  isChecked: boolean;
}

/** A version as its owner wrote it. */
interface Written {
  entity: string;
  version: number;
  isChecked: boolean;
}

const owner = fc.constantFrom(...OWNERS);
const partition = fc.nat(PARTITIONS - 1);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('rotate', 'grant'), owner }) },
    fc.record({ does: fc.constant('withdraw' as const), owner }),
    {
      weight: 3,
      arbitrary: fc.record({
        ...{ does: fc.constant('number' as const), owner },
        number: fc.constantFrom(1, 1, 2, 2, 0, 70_000, -1),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        does: fc.constant('fence' as const),
        partition,
        back: fc.nat(2),
        signedBy: fc.constantFrom(COORDINATOR, COORDINATOR, COORDINATOR, 'polri-1', null),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        does: fc.constant('write' as const),
        owner,
        partition,
        key: fc.constantFrom(0, 0, 0, 1, 2, null),
        what: fc.constantFrom('a new entity', 'a new entity', 'its next version', 'once more'),
        which: fc.nat(20),
        carries: fc.constantFrom(null, 1, 2),
        isChecked: fc.boolean(),
      }),
    },
  ) as fc.Arbitrary<Step>,
  { minLength: 5, maxLength: 40 },
);

/** The logs of one exchange, and what must become of each record. */
class Exchange {
  readonly logs = new Map<string, IncomingRecord[]>();
  /** `partition@offset` → verdict */
  readonly expected: Record<string, string> = {};
  private readonly entries: DirectoryAgency[] = [];
  private readonly view = new DirectoryView();
  /** fence in force, by partition */
  private readonly inForce = new Map<number, number>();
  /** versions that are held, by entity */
  private readonly held = new Map<string, Set<number>>();
  /** by partition and owner */
  private readonly written = new Map<string, Written[]>();

  constructor(script: readonly Step[]) {
    for (const step of [...OWNERS.map((one) => ({ does: 'list', owner: one })), ...script])
      this.take(step as Step);
  }

  private take(step: Step): void {
    if (step.does === 'fence') this.fence(step);
    else if (step.does === 'write') this.write(step);
    else this.list(step);
  }

  private list(step: Step & { owner: string }): void {
    const listed = this.entryOf(step.owner, this.entries.length);
    const used = listed?.publicKeys ?? [];
    const isKept = listed !== undefined && step.does !== 'rotate';
    const entry: DirectoryAgency = {
      ...{ code: step.owner, kind: 'AGENCY', areaCodes: [], identityAuthority: false },
      number: step.does === 'number' ? step.number : (listed?.number ?? 0),
      publishes: step.does === 'withdraw' ? [] : ['sighting'],
      legalAuthority: [{ purpose: 'SUPERVISION', legalBases: ['law'] }],
      publicKeys: isKept
        ? used
        : [...used.map((key) => ({ ...key, revokedAt: 5 })), aKey(step.owner, used.length)],
    };
    const version = this.entries.filter(({ code }) => code === step.owner).length + 1;
    const eventId = uuidOf(`${step.owner} ${version}`);
    const value = Buffer.from(
      JSON.stringify({ ...entry, owner: COORDINATOR, eventId, version, occurredAt: 1 }),
    );
    const record = this.append(DIRECTORY, 0, step.owner, value, {
      ...{ ce_id: eventId, ce_source: urn(COORDINATOR), 'entity-version': String(version) },
      [SIGNATURE_HEADER]: COORDINATOR,
    });
    const { offset, appendedAt } = record;
    this.view.advance(
      [{ offset, appendedAt, version, value, isSigned: true, approvals: null, entry }],
      offset + 1n,
    );
    this.entries.push(entry);
  }

  private fence({ partition: at, back, signedBy }: Step & { does: 'fence' }): void {
    const version = Math.max(1, this.entries.length - back);
    const directoryVersion = BigInt(version);
    const directoryHash = this.view.hashAt(directoryVersion);
    const { offset } = this.append(
      TOPIC,
      at,
      fenceKey(directoryVersion, at, PARTITIONS),
      fenceValue({ directoryVersion, directoryHash }),
      { ce_id: FENCE_EVENT, ...(signedBy ? { [SIGNATURE_HEADER]: signedBy } : {}) },
    );
    if (signedBy === COORDINATOR)
      this.inForce.set(at, Math.max(version, this.inForce.get(at) ?? 0));
    const dead = signedBy === null ? 'UNSIGNED' : 'UNKNOWN_KEY';
    this.expected[`${at}@${offset}`] = signedBy === COORDINATOR ? 'FENCE' : dead;
  }

  private write(step: Write): void {
    const { owner: by, partition: at, key } = step;
    const { entity, version, isChecked } = this.versionOf(step);
    const recordKey = `${by}:${entity}`;
    const eventId = isChecked
      ? eventIdOf({ topic: TOPIC, key: recordKey, version, recordedAt: RECORDED_AT })
      : uuidOf(`event ${version} of ${entity}`);
    const rotations = this.entryOf(by, this.entries.length)?.publicKeys.length ?? 0;
    const signature = key === null ? null : `${by}-${Math.max(0, rotations - 1 - key)}`;
    const value = {
      ...{ sightingId: entity, eventId, version, change: 'REPORTED', owner: by, occurredAt: 1 },
      ...{ recordedAt: RECORDED_AT, kecamatan: null },
      handling: { purpose: 'SUPERVISION', legalBasis: 'law' },
    };
    const { offset } = this.append(TOPIC, at, recordKey, Buffer.from(JSON.stringify(value)), {
      ...{ ce_id: eventId, ce_source: urn(by), 'entity-version': String(version) },
      'directory-version': String(this.entries.length),
      ...(signature ? { [SIGNATURE_HEADER]: signature } : {}),
    });
    const fence = this.inForce.get(at);
    const byDirectory = verdictBy(this.entryOf(by, fence ?? this.entries.length), signature);
    const held = this.held.get(recordKey) ?? new Set();
    const byIds = verdictByIds(fence === undefined ? 0 : this.numberOf(by, fence), {
      ...{ entity, isChecked, isHeld: held.size > 0 },
    });
    const verdict = byDirectory === 'APPLIED' ? byIds : byDirectory;
    this.expected[`${at}@${offset}`] = held.has(version) ? 'DUPLICATE' : verdict;
    if (verdict === 'APPLIED') this.held.set(recordKey, held.add(version));
  }

  private versionOf({ owner: by, partition: at, what, which, carries, isChecked }: Write): Written {
    const name = `${at} ${by}`;
    const before = this.written.get(name) ?? [];
    const meant = before[which % before.length];
    if (meant && what === 'once more') return meant;
    const version = Math.max(
      0,
      ...before.filter(({ entity }) => entity === meant?.entity).map((one) => one.version),
    );
    const written =
      meant && what === 'its next version'
        ? { entity: meant.entity, version: version + 1, isChecked }
        : { entity: entityIn(at, by, `new ${before.length}`, carries), version: 1, isChecked };
    this.written.set(name, [...before, written]);
    return written;
  }

  /** The number that the first entry with one gave, unless somebody had it before. */
  private numberOf(code: string, version: number): number {
    const given = new Map<number, string>();
    for (const { code: of, number = 0 } of this.entries.slice(0, version))
      if (
        number >= 1 &&
        number <= 65_535 &&
        !given.has(number) &&
        ![...given.values()].includes(of)
      )
        given.set(number, of);
    return [...given].find(([, of]) => of === code)?.[0] ?? 0;
  }

  private entryOf(code: string, version: number): DirectoryAgency | undefined {
    return this.entries.slice(0, version).findLast((entry) => entry.code === code);
  }

  private append(
    topic: string,
    at: number,
    key: string,
    value: Buffer,
    headers: Record<string, string>,
  ): IncomingRecord {
    const log = this.logs.get(logName(topic, at)) ?? [];
    this.logs.set(logName(topic, at), log);
    const record = {
      ...{ topic, partition: at, offset: BigInt(log.length), appendedAt: 1_000, headers },
      ...{ key: Buffer.from(key), value },
    };
    log.push(record);
    return record;
  }
}

const RECORDED_AT = 1_764_000_000_000;
const logName = (topic: string, at: number): string => `${topic}/${at}`;
const urn = (code: string): string => `urn:sinergi:agency:${code}`;
const aKey = (code: string, n: number) => ({
  ...{ keyId: `${code}-${n}`, algorithm: 'Ed25519', key: Buffer.from(`${code}-${n}`) },
  revokedAt: null,
});

function entityIn(at: number, by: string, name: string, carries: number | null): string {
  for (let n = 0; ; n++) {
    const text = `${by} ${name} ${n}`;
    const entity = carries === null ? uuidOf(text) : namedEntityId(carries, text);
    if (partitionOf(`${by}:${entity}`, PARTITIONS) === at) return entity;
  }
}

/** @param number of the owner, by the fence before the record; 0 for none */
function verdictByIds(
  number: number,
  { entity, isChecked, isHeld }: { entity: string; isChecked: boolean; isHeld: boolean },
): string {
  if (number === 0) return 'APPLIED';
  if (!isChecked) return 'BAD_EVENT_ID';
  const carried = Number.parseInt(entity.slice(24, 28), 16);
  return isHeld || (entity.charAt(14) === '8' && carried === number) ? 'APPLIED' : 'BAD_ENTITY_ID';
}

function verdictBy(entry: DirectoryAgency | undefined, signature: string | null): string {
  if (!entry) return 'NOT_ENTITLED';
  if (signature === null) return 'UNSIGNED';
  const key = entry.publicKeys.find(({ keyId }) => keyId === signature);
  if (!key) return 'UNKNOWN_KEY';
  if (key.revokedAt !== null) return 'REVOKED_KEY';
  return entry.publishes.includes('sighting') ? 'APPLIED' : 'NOT_ENTITLED';
}

/** A signature is the id of the key here: which keys count is what is looked at. */
const verifySignature: VerifySignature = (_record, signature, { keys }) => {
  const key = keys.find(({ keyId }) => keyId === signature);
  if (!key) return { verdict: 'DEAD', reason: 'UNKNOWN_KEY', detail: 'unknown' };
  return key.revokedAt === null
    ? { verdict: 'SIGNED' }
    : { verdict: 'DEAD', reason: 'REVOKED_KEY', detail: 'withdrawn' };
};

const toEntry = (value: unknown): DirectoryAgency => {
  const entry = value as DirectoryAgency;
  const publicKeys = entry.publicKeys.map((key) => ({ ...key, key: Buffer.from(key.keyId) }));
  return { ...entry, publicKeys };
};

/** One agency's process over one database; a new one is what a restart leaves. */
class Process {
  private constructor(
    private readonly session: SqlSession,
    private readonly replica: Replica<DirectoryAgency>,
  ) {}

  static async start(session: SqlSession, exchange: Exchange): Promise<Process> {
    const sample = anAdmission(readJson, PARTITIONS);
    const directory = new DirectoryView();
    const fences = new FenceView();
    const { records, next } = await loadDirectory(session.query, DIRECTORY, (value) =>
      toEntry(JSON.parse(value.toString('utf8'))),
    );
    directory.advance(records, next);
    await loadFences(session.query, fences);
    const admission: Admission = {
      ...{ ...sample, directory, fences, verifySignature },
      directoryKey: { agency: COORDINATOR, keys: [{ ...aKey('', 0), keyId: COORDINATOR }] },
      rulesFor: (topic): TopicRules =>
        topic === DIRECTORY
          ? { kind: 'directory', coordinator: COORDINATOR, partitions: 1 }
          : sample.rulesFor(topic),
      directoryEnd: async () => BigInt(exchange.logs.get(logName(DIRECTORY, 0))!.length),
    };
    const replica = new Replica({
      ...admission,
      clusterId: () => CLUSTER,
      inTransaction: session.inTransaction,
      directoryTopic: DIRECTORY,
      toDirectoryEntry: toEntry,
      onDeadLetters: async () => undefined,
    });
    return new Process(session, replica);
  }

  /** Reads on in one log, at most `size` records. */
  async read(exchange: Exchange, name: string, size: number): Promise<Applied | null> {
    const log = exchange.logs.get(name) ?? [];
    const from = Number((await nextOffsets(this.session.query, CLUSTER)).get(name) ?? 0n);
    const records = log.slice(from, from + size);
    if (records.length === 0) return null;
    const { topic, partition: at } = records[0]!;
    const logEnd = BigInt(log.length);
    return this.replica.apply({
      ...{ topic, partition: at, requestedOffset: BigInt(from), logEnd, records },
    });
  }

  async readAll(exchange: Exchange, size: number): Promise<void> {
    for (let moved = true; moved; ) {
      moved = false;
      for (const name of exchange.logs.keys()) {
        const before = (await nextOffsets(this.session.query, CLUSTER)).get(name);
        const applied = await this.read(exchange, name, size);
        moved ||= applied !== null && applied.nextOffset !== (before ?? 0n);
      }
    }
  }
}

async function verdictsOf({ query }: SqlSession, exchange: Exchange) {
  const { rows } = await query(
    `SELECT partition, log_offset, 'APPLIED' AS verdict FROM history WHERE topic = $1
     UNION ALL SELECT partition, log_offset, reason FROM dead_letter WHERE topic = $1
     UNION ALL SELECT partition, log_offset, 'FENCE' FROM fence WHERE topic = $1`,
    [TOPIC],
  );
  const verdicts = Object.fromEntries(
    Object.keys(exchange.expected).map((at) => [at, 'DUPLICATE']),
  );
  for (const row of rows)
    verdicts[`${row['partition']}@${row['log_offset']}`] = String(row['verdict']);
  return verdicts;
}

describe('copies that read an exchange with fences and numbers', () => {
  let postgres: TemporaryPostgres;
  let sessions: SqlSession[];

  beforeAll(async () => {
    postgres = await temporaryPostgres();
    sessions = await Promise.all(
      ['one', 'two'].map(async (name) => sqlSession(await postgres.createDatabase(name))),
    );
    for (const { query } of sessions) for (const { up } of replicaMigrations) await query(up);
  });
  afterAll(async () => {
    for (const session of sessions ?? []) await session.release();
    await postgres?.stop();
  });

  const turn = fc.record({
    log: fc.constantFrom(logName(DIRECTORY, 0), logName(TOPIC, 0), logName(TOPIC, 1)),
    size: fc.integer({ min: 1, max: 9 }),
    restarts: fc.boolean(),
  });
  const schedule = fc.record({ turns: fc.array(turn, { maxLength: 12 }), size: fc.nat(8) });

  it('come to the same verdicts whatever they read first, and after any restart', async () => {
    await fc.assert(
      fc.asyncProperty(steps, schedule, schedule, async (script, ...schedules) => {
        const exchange = new Exchange(script);
        for (const [at, { turns, size }] of schedules.entries()) {
          const session = sessions[at]!;
          await session.query(`TRUNCATE ${TABLES}`);
          let process = await Process.start(session, exchange);
          for (const { log, size: some, restarts } of turns) {
            if (restarts) process = await Process.start(session, exchange);
            await process.read(exchange, log, some);
          }
          await process.readAll(exchange, size + 1);
          expect(await verdictsOf(session, exchange)).toEqual(exchange.expected);
        }
      }),
      { numRuns: 60 },
    );
  });
});
