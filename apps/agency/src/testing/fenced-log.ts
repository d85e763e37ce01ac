import { randomUUID } from 'node:crypto';
import { type IncomingRecord, MemoryBus, type OutgoingRecord, partitionOf } from '@sinergi/broker';
import { type DirectoryEntry, EventCodec, eventHeaders } from '@sinergi/contracts';
import { fenceKey } from '@sinergi/replica';
import { Keystore, type Signer } from '@sinergi/trust';
import { SignedOutbox } from '../signing/signed-outbox.js';
import type { AgencyAtHand } from './agency-at-hand.js';

const EXCHANGE = 'test';
const PASSPHRASE = 'a phrase for a test';

/**
 * The log of one topic in memory, with fences, as an agency at hand writes and reads it. Its copy
 * heals from it.
 */
export class FencedLog {
  private readonly bus = new MemoryBus({ clusterId: 'one' });
  private readonly fenceSigner: Signer;
  private readonly partitions: number;
  /** position of the last row of the outbox that was published */
  private published = '0';

  constructor(
    private readonly agency: AgencyAtHand,
    readonly topic: string,
  ) {
    const { admission, keystore, coordinator, replicaBus } = agency.parts;
    this.partitions = admission.rulesFor(topic).partitions;
    this.bus.makeTopic(topic, this.partitions);
    // The key that the agency's settings name signed the directory, whatever is rotated later.
    this.fenceSigner = keystore.signerFor(coordinator);
    replicaBus.readRange = (...range) => this.bus.readRange(...range);
    replicaBus.bounds = (topics) => this.bus.bounds(topics);
  }

  records(partition = 0): readonly IncomingRecord[] {
    return this.bus.records(this.topic, partition);
  }

  /** Appends a record, whoever sent it. */
  store({ key, value, headers }: Pick<OutgoingRecord, 'key' | 'value' | 'headers'>): void {
    const partition = partitionOf(key, this.partitions);
    const appendedAt = 1_000 + this.records(partition).length;
    this.bus.store(this.topic, partition, {
      ...{ appendedAt, key: Buffer.from(key), value, headers },
    });
  }

  /** Publishes what is new in the outbox for this topic. @returns how many records */
  async publish(): Promise<number> {
    const { rows } = await this.agency.parts.database.query(
      `SELECT position, key, value, headers
       FROM outbox
       WHERE topic = $1 AND position > $2
       ORDER BY position`,
      [this.topic, this.published],
    );
    this.published = String(rows.at(-1)?.['position'] ?? this.published);
    for (const row of rows)
      this.store({
        ...{ key: String(row['key']), value: row['value'] as Buffer },
        headers: row['headers'] as Record<string, string>,
      });
    return rows.length;
  }

  /** Lets the agency read on, to the end of the log. */
  async read(): Promise<void> {
    const { database, replica } = this.agency.parts;
    for (let partition = 0; partition < this.partitions; partition++) {
      const { rows } = await database.query(
        'SELECT next_offset FROM position WHERE topic = $1 AND partition = $2',
        [this.topic, partition],
      );
      const next = Number(rows[0]?.['next_offset'] ?? 0);
      const all = this.records(partition);
      const records = all.slice(next);
      if (records.length === 0) continue;
      await replica.apply({
        ...{ topic: this.topic, partition, requestedOffset: BigInt(next) },
        ...{ logEnd: BigInt(all.length), records },
      });
    }
  }

  /** Follows the directory as it is by a fence in each partition, which the agency reads. */
  async fence(): Promise<void> {
    const { directory, coordinator } = this.agency.parts;
    const { version } = directory;
    const outbox = new SignedOutbox(EXCHANGE, () => this.fenceSigner);
    for (let partition = 0; partition < this.partitions; partition++) {
      const eventId = randomUUID();
      const fence = { eventId, at: 1, directoryVersion: Number(version) };
      const [signed] = outbox.sign([
        {
          topic: this.topic,
          key: fenceKey(version, partition, this.partitions),
          value: await this.agency
            .part(EventCodec)
            .encode('Fence', { ...fence, directoryHash: directory.hashAt(version) }),
          headers: eventHeaders({
            ...{ eventId, owner: coordinator, type: 'id.timpora.fence', time: 1 },
            directoryVersion: version,
          }),
        },
      ]);
      this.store(signed!);
    }
    await this.read();
  }

  /** Adds a signing key to the agency's keystore, and lists it beside those of before. */
  async rotate(): Promise<void> {
    const { keystore, settings } = this.agency.parts;
    await Keystore.rotate(settings.keystore.file, PASSPHRASE, 'signing');
    await keystore.reload(settings.keystore.file, PASSPHRASE);
    this.list({
      publicKeys: keystore.publicKeys
        .concat(keystore.formerPublicKeys)
        .map((key) => ({ ...key, validFrom: 0, revokedAt: null, proof: null, endorsement: null })),
    });
  }

  /** Withdraws every signing key of the agency but its newest. */
  revokeFormer(): void {
    const { directory, keystore, profile } = this.agency.parts;
    const former = new Set(keystore.formerPublicKeys.map(({ keyId }) => keyId));
    this.list({
      publicKeys: directory
        .latest(profile.code)!
        .publicKeys.map((key) => ({ ...key, revokedAt: former.has(key.keyId) ? 1 : null })),
    });
  }

  /** Writes the next entry of an agency into the directory: as before, but for what is said. */
  list(said: Partial<DirectoryEntry>, code = this.agency.profile.code): void {
    const { directory } = this.agency.parts;
    const before = directory.lastRecord(code)!;
    const version = before.version + 1;
    const [offset, value] = [directory.version, Buffer.from(`${code} ${version}`)];
    const entry = { ...before.entry, version, ...said };
    directory.advance(
      [{ ...before, ...{ offset, version, value, entry } }],
      directory.version + 1n,
    );
  }
}
