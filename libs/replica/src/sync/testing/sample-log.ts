import { createHash } from 'node:crypto';
import { type Bus, type IncomingRecord, MemoryBus, partitionOf } from '@sinergi/broker';
import { eventIdOf, type Fence, namedEntityId, SIGNATURE_HEADER } from '@sinergi/contracts';
import { type DirectoryAgency, DirectoryView } from '@sinergi/directory';
import type { TopicRules } from '../../admit.js';
import type { Admission, ReadFence, ReadValue } from '../../admit-record.js';
import { fenceKey } from '../../fence.js';
import { FenceView } from '../../fence-view.js';

export const TOPIC = 'timpora.sighting';
export const OWNER = 'kec-menteng';
export const CLUSTER = 'cluster';
/** LogAppendTime of the first record, epoch ms */
const BEGAN_AT = 1_764_000_000_000;

/** The owner's number. */
const NUMBER = 11;

/**
 * An id that is the same whenever it is asked for. It carries the owner's number, except where the
 * name begins with `former`: such an id is of before.
 */
export function uuidOf(name: string): string {
  if (!name.startsWith('former')) return namedEntityId(NUMBER, name);
  const hex = createHash('sha256').update(name).digest('hex');
  const [third, fourth] = [`4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [hex.slice(0, 8), hex.slice(8, 12), third, fourth, hex.slice(20, 32)].join('-');
}

export const keyOf = (entity: string): string => `${OWNER}:${uuidOf(entity)}`;

/**
 * A name for an entity whose key belongs to a partition: the first of `name`, `name'`, `name''` …
 * that does.
 */
export function entityIn(partition: number, partitions: number, name: string): string {
  let entity = name;
  while (partitionOf(keyOf(entity), partitions) !== partition) entity += "'";
  return entity;
}

/** records handed over at once */
const PAGE_SIZE = 7;

/** A log in memory, partition by partition, as far as it has been written. */
export class SampleLog implements Pick<Bus, 'bounds' | 'readRange'> {
  private readonly bus = new MemoryBus({ clusterId: CLUSTER, pageSize: PAGE_SIZE });

  constructor(private readonly partitions = 1) {
    this.bus.makeTopic(TOPIC, partitions);
  }

  /**
   * A version of an entity.
   * @param note what makes its bytes differ from those of another with the same version;
   * `unchecked` gives it a former event id
   */
  event(entity: string, version: number, note = '', partition = 0): this {
    const entityId = uuidOf(entity);
    const key = keyOf(entity);
    const eventId =
      note === 'unchecked'
        ? uuidOf(`former ${entity}/${version}`)
        : eventIdOf({ topic: TOPIC, key, version, recordedAt: BEGAN_AT });
    const value = {
      sightingId: entityId,
      eventId,
      version,
      change: 'REPORTED',
      owner: OWNER,
      occurredAt: BEGAN_AT,
      recordedAt: BEGAN_AT,
      kecamatan: '31.71.06',
      note,
    };
    return this.append(
      key,
      JSON.stringify({ ...value, handling: { purpose: 'SUPERVISION', legalBasis: 'law' } }),
      partition,
      {
        ce_id: eventId,
        ce_source: `urn:sinergi:agency:${OWNER}`,
        'entity-version': String(version),
        'directory-version': '1',
        [SIGNATURE_HEADER]: 'signed',
      },
    );
  }

  /** A fence of the only directory version that the sample has; unsigned, it is a forgery. */
  fence(partition = 0, isSigned = true): this {
    const { directory, rulesFor } = anAdmission(readJson, this.partitions);
    const value = fenceValue({ directoryVersion: 1n, directoryHash: directory.hashAt(1n) });
    return this.append(fenceKey(1n, partition, rulesFor(TOPIC).partitions), value, partition, {
      ce_id: FENCE_EVENT,
      ...(isSigned ? { [SIGNATURE_HEADER]: 'signed' } : {}),
    });
  }

  poison(partition = 0): this {
    return this.append('kec-menteng:nobody', 'no event', partition, {
      [SIGNATURE_HEADER]: 'signed',
    });
  }

  tombstone(entity: string, partition = 0): this {
    return this.append(keyOf(entity), null, partition, {});
  }

  append(
    key: string | null,
    value: string | Buffer | null,
    partition: number,
    headers: Record<string, string>,
  ): this {
    this.bus.store(TOPIC, partition, {
      // A digest mark falls into it every now and then.
      appendedAt: BEGAN_AT + this.records(partition).length * 700,
      key: key === null ? null : Buffer.from(key),
      value: value === null ? null : Buffer.from(value),
      headers,
    });
    return this;
  }

  records(partition = 0): readonly IncomingRecord[] {
    return this.bus.records(TOPIC, partition);
  }

  /** Removes the records before an offset, as retention does. */
  truncate(before: bigint): void {
    this.bus.truncate(TOPIC, 0, before);
  }

  bounds(): ReturnType<Bus['bounds']> {
    return this.bus.bounds([TOPIC]);
  }

  readRange(...range: Parameters<Bus['readRange']>): Promise<bigint> {
    return this.bus.readRange(...range);
  }
}

/**
 * A log with everything that delivery brings: fences, a forged one, re-sent records, late versions,
 * a missing one, a fork, poison and a tombstone, former ids that count and that do not; where it
 * has several partitions, also records in another than their key's, of an entity that the copy
 * holds and of one that it does not.
 */
export function everydayLog(partitions = 1): SampleLog {
  const log = new SampleLog(partitions);
  for (let partition = 0; partition < partitions; partition++) {
    const name = (entity: string): string =>
      entityIn(partition, partitions, `${entity}@${partition}`);
    for (let n = 0; n < 12; n++) log.event(name(`first-${n}`), 1, '', partition);
    for (const former of ['former-0', 'former-1'])
      log.event(name(former), 1, 'unchecked', partition);
    log.fence(partition).fence(partition, false);
    log
      .event(name('first-1'), 2, '', partition)
      .event(name('first-1'), 2, '', partition)
      .poison(partition);
    log.event(name('late'), 2, '', partition).event(name('late'), 1, '', partition);
    log.event(name('holed'), 1, '', partition).event(name('holed'), 4, '', partition);
    log
      .event(name('forked'), 1, '', partition)
      .event(name('forked'), 1, 'other bytes', partition)
      .event(name('forked'), 2, '', partition);
    log
      .fence(partition)
      .tombstone(name('first-2'), partition)
      .event(name('first-0'), 1, '', partition)
      .append(null, 'no key', partition, {});
    log
      .event(name('former-0'), 2, '', partition)
      .event(name('former-1'), 1, 'unchecked', partition)
      .event(name('former-1'), 2, 'unchecked', partition)
      .event(name('former but new'), 1, '', partition)
      .event(name('former but new'), 2, '', partition);
    if (partitions > 1) {
      const next = (partition + 1) % partitions;
      const strange = (entity: string): string => entityIn(next, partitions, `${entity}@${next}`);
      log
        .event(strange('first-3'), 2, 'elsewhere', partition)
        .event(strange('nowhere else'), 1, '', partition);
    }
    for (let n = 0; n < 12; n++)
      log
        .event(name(`second-${n}`), 1, '', partition)
        .event(name(`first-${n}`), n === 1 ? 3 : 2, '', partition);
  }
  return log;
}

const rules = {
  kind: 'entity',
  topic: TOPIC,
  flow: 'sighting',
  numbered: true,
  idField: 'sightingId',
  areaField: 'kecamatan',
  subjectField: null,
  kindField: null,
  filterFields: [],
  authorityField: null,
  sealed: [],
} satisfies Omit<TopicRules & { kind: 'entity' }, 'partitions'>;

const owner: DirectoryAgency = {
  code: OWNER,
  number: NUMBER,
  kind: 'AGENCY',
  areaCodes: ['31.71.06'],
  publishes: ['sighting'],
  legalAuthority: [{ purpose: 'SUPERVISION', legalBases: ['law'] }],
  identityAuthority: false,
  publicKeys: [],
};

/** Values are JSON here, which is all that healing needs of a codec. */
export const readJson: ReadValue = (_topic, value) => {
  try {
    return {
      verdict: 'READ',
      value: JSON.parse(value.toString('utf8')) as Record<string, unknown>,
    };
  } catch {
    return {
      verdict: 'DEAD',
      reason: 'UNDECODABLE',
      detail: 'Expected JSON, got other bytes',
    };
  }
};

const ENTRY = { offset: 0n, appendedAt: 1_000, version: 1, isSigned: false, approvals: null };

/** The value of a fence, in JSON as all values here. */
export const fenceValue = (fence: { directoryVersion: bigint; directoryHash: Buffer }): Buffer =>
  Buffer.from(
    JSON.stringify({
      ...{ eventId: FENCE_EVENT, directoryVersion: Number(fence.directoryVersion), at: 1 },
      directoryHash: fence.directoryHash.toString('hex'),
    }),
  );

export const FENCE_EVENT = '00000000-0000-7000-8000-00000000f001';

const readJsonFence: ReadFence = (value) => {
  const { directoryHash, ...rest } = JSON.parse(value.toString('utf8')) as Record<string, string>;
  const fence = { ...rest, directoryHash: Buffer.from(directoryHash!, 'hex') };
  return { verdict: 'READ', value: fence as unknown as Fence };
};

/** @param partitions of its one topic */
export function anAdmission(readValue: ReadValue = readJson, partitions = 1): Admission {
  const directory = new DirectoryView();
  directory.advance([{ ...ENTRY, value: Buffer.from('an entry'), entry: owner }], 1n);
  return {
    readValue,
    readFence: readJsonFence,
    fences: new FenceView(),
    rulesFor: () => ({ ...rules, partitions }),
    verifySignature: () => ({ verdict: 'SIGNED' }),
    changeRules: null,
    toDirectoryEntry: (value) => value as unknown as DirectoryAgency,
    directoryKey: { agency: 'imigrasi-jakpus', keys: [] },
    directory,
    directoryEnd: async () => 1n,
  };
}
