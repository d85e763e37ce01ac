import { Injectable } from '@nestjs/common';
import { BusServer } from '@sinergi/broker';
import type { TopicPartition } from '@sinergi/replica';

/**
 * Lets the reader of the log take up a partition again where its position says, after an operation
 * that moved it.
 */
@Injectable()
export class Rereading {
  constructor(private readonly server: BusServer) {}

  async from({ topic, partition }: TopicPartition): Promise<void> {
    await this.server.reader?.reread(topic, partition);
  }
}
