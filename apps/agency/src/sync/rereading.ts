import { Injectable } from '@nestjs/common';
import { BusServer } from '@sinergi/broker';
import type { TopicPartition } from '@sinergi/replica';

/**
 * Lets the reader of the log continue a partition at its position, after an operation moved the
 * position.
 */
@Injectable()
export class Rereading {
  constructor(private readonly server: BusServer) {}

  async from({ topic, partition }: TopicPartition): Promise<void> {
    await this.server.reader?.reread(topic, partition);
  }
}
