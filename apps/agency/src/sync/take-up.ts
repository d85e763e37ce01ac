import { Inject, Injectable } from '@nestjs/common';
import type { DirectoryEntry } from '@sinergi/contracts';
import { type Admission, loadDirectory, type TopicPartition } from '@sinergi/replica';
import { Database } from '../database/database.js';
import { ADMISSION, VALUE_READER } from '../ground/tokens.js';
import { DIRECTORY_TOPIC } from '../replica/topic-rules.js';
import type { ValueReader } from '../replica/value-reader.js';
import { Rereading } from './rereading.js';

/**
 * After an operation changed a partition's copy, lets the reader continue at its position and
 * rebuilds what is held in memory.
 */
@Injectable()
export class TakeUp {
  constructor(
    private readonly database: Database,
    @Inject(ADMISSION) private readonly admission: Admission<DirectoryEntry>,
    @Inject(VALUE_READER) private readonly values: ValueReader,
    private readonly rereading: Rereading,
  ) {}

  async from(topicPartition: TopicPartition): Promise<void> {
    if (topicPartition.topic === DIRECTORY_TOPIC) await this.reloadDirectory();
    await this.rereading.from(topicPartition);
  }

  /** Rebuilds admission's directory in memory where an operation changed its copy. */
  async reloadDirectory(): Promise<void> {
    const toEntry = async (value: Buffer) =>
      (await this.values.read(DIRECTORY_TOPIC, value)) as unknown as DirectoryEntry;
    const { records, next } = await loadDirectory(this.database.query, DIRECTORY_TOPIC, toEntry);
    this.admission.directory.reload(records, next);
  }
}
