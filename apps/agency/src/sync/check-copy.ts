import { Inject, Injectable } from '@nestjs/common';
import type { Bus } from '@sinergi/broker';
import type { DirectoryEntry } from '@sinergi/contracts';
import {
  type Admission,
  type ComparedPartition,
  compareWithLog,
  type OwnedComparison,
  type TopicPartition,
} from '@sinergi/replica';
import { Database } from '../database/database.js';
import { ADMISSION, REPLICA_BUS } from '../ground/tokens.js';
import { type Scrubbed, SyncWatch } from './sync-watch.js';

/** Checks a copy by itself (SCRUB) or against its log (COMPARE). It changes nothing. */
@Injectable()
export class CheckCopy {
  constructor(
    private readonly database: Database,
    @Inject(ADMISSION) private readonly admission: Admission<DirectoryEntry>,
    @Inject(REPLICA_BUS) private readonly bus: Bus,
    private readonly watch: SyncWatch,
  ) {}

  scrub(topicPartition: TopicPartition): Promise<Scrubbed> {
    return this.watch.scrub(topicPartition);
  }

  /** Compares the entities that this agency owns with their versions in its copy. */
  compareOwned(): Promise<OwnedComparison> {
    return this.watch.compare();
  }

  compare({ topic, partition }: TopicPartition, signal: AbortSignal): Promise<ComparedPartition> {
    const { inTransaction } = this.database;
    return compareWithLog({
      topic,
      partition,
      inTransaction,
      admission: this.admission,
      log: this.bus,
      signal,
    });
  }
}
