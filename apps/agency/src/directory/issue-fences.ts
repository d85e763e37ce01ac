import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type OutgoingRecord, topicPartitionId } from '@sinergi/broker';
import {
  type DirectoryEntry,
  EventCodec,
  eventHeaders,
  type Participant,
  SIGNING_ALGORITHM,
  topicsFor,
} from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { DirectoryView } from '@sinergi/directory';
import type { Logger } from '@sinergi/observability';
import { fenceKey } from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import { AfterCommit } from '../change/after-commit.js';
import { Database } from '../database/database.js';
import { CLOCK, type Clock, LOGGER, PROFILE } from '../ground/tokens.js';
import { DIRECTORY_TOPIC, isKeyTopic } from '../replica/topic-rules.js';
import { SignedOutbox } from '../signing/signed-outbox.js';

/** Fences that share a transaction, and so a batch of the relay. */
const FENCES_AT_ONCE = 100;

interface Partition {
  topic: string;
  partition: number;
  partitions: number;
}

/**
 * Puts a directory version in force: writes a fence to every partition of every topic that is
 * admitted by the directory. Only the coordinator does this, whose key signs the directory. It
 * remembers what it wrote, so a round that broke off goes on with the partitions that are left.
 */
@Injectable()
export class IssueFences {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly codec: EventCodec,
    private readonly outbox: SignedOutbox,
    private readonly afterCommit: AfterCommit,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Call where this agency has read all that it announced. The first fences end what is unsigned,
   * so they are not written before every participant has a signing key. Later ones wait for
   * nobody: they are what makes a withdrawn key end, also the only key of a participant.
   *
   * @param participants all of the exchange: they decide which topics there are
   * @returns the number of fences
   */
  async execute(participants: readonly Participant[]): Promise<number> {
    const { version } = this.directory;
    const unsigned = participants
      .filter(({ kind }) => kind !== 'OPERATOR')
      .filter(({ code }) => !hasSigningKey(this.directory.latest(code)));
    if (unsigned.length > 0 && !(await this.hasBegun())) {
      this.logger.warn(
        { withoutKey: unsigned.map(({ code }) => code) },
        'no fences yet: expected a signing key of every participant in the directory',
      );
      return 0;
    }
    const missing = await this.withoutFence(fencedPartitions(participants), version);
    for (let at = 0; at < missing.length; at += FENCES_AT_ONCE) {
      const some = missing.slice(at, at + FENCES_AT_ONCE);
      const records = await Promise.all(some.map((one) => this.recordOf(one, version)));
      await this.database.inTransaction(async (query) => {
        await this.outbox.append(query, records);
        await note(query, some, version);
      });
      this.afterCommit.committed();
    }
    if (missing.length > 0)
      this.logger.info(
        { fences: missing.length, directoryVersion: String(version) },
        'the directory version is in force from these fences on',
      );
    return missing.length;
  }

  private async hasBegun(): Promise<boolean> {
    const { rows } = await this.database.query('SELECT FROM issued_fence LIMIT 1');
    return rows.length > 0;
  }

  private async withoutFence(
    partitions: readonly Partition[],
    version: bigint,
  ): Promise<Partition[]> {
    const { rows } = await this.database.query(
      'SELECT topic, partition FROM issued_fence WHERE directory_version >= $1',
      [String(version)],
    );
    const issued = new Set(
      rows.map((row) => topicPartitionId(String(row['topic']), Number(row['partition']))),
    );
    return partitions.filter(
      ({ topic, partition }) => !issued.has(topicPartitionId(topic, partition)),
    );
  }

  private async recordOf(
    { topic, partition, partitions }: Partition,
    version: bigint,
  ): Promise<OutgoingRecord> {
    const [eventId, time] = [randomUUID(), this.clock()];
    const fence = {
      ...{ eventId, at: time, directoryVersion: Number(version) },
      directoryHash: this.directory.hashAt(version),
    };
    return {
      topic,
      key: fenceKey(version, partition, partitions),
      value: await this.codec.encode('Fence', fence),
      headers: eventHeaders({
        ...{ eventId, time, owner: this.profile.code, directoryVersion: version },
        type: 'id.timpora.fence',
      }),
    };
  }
}

/** Every partition whose records are admitted by the directory; the directory itself is not. */
export function fencedPartitions(participants: readonly Participant[]): Partition[] {
  return topicsFor(participants)
    .filter(({ name, flow }) => name !== DIRECTORY_TOPIC && (flow || isKeyTopic(name)))
    .flatMap(({ name: topic, partitions }) =>
      Array.from({ length: partitions }, (_, partition) => ({ topic, partition, partitions })),
    );
}

function hasSigningKey(entry: DirectoryEntry | undefined): boolean {
  return (entry?.publicKeys ?? []).some(
    ({ algorithm, revokedAt }) => algorithm === SIGNING_ALGORITHM && revokedAt === null,
  );
}

async function note(
  query: SqlQuery,
  partitions: readonly Partition[],
  version: bigint,
): Promise<void> {
  await query(
    `INSERT INTO issued_fence (topic, partition, directory_version)
     SELECT topic, partition, $3
     FROM unnest($1::text[], $2::int[]) AS f(topic, partition)
     ON CONFLICT (topic, partition) DO UPDATE SET directory_version = excluded.directory_version`,
    [
      partitions.map(({ topic }) => topic),
      partitions.map(({ partition }) => partition),
      String(version),
    ],
  );
}
