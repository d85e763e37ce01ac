import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { RecordBatch } from '@sinergi/broker';
import { ApplyBatches } from './apply-batches.js';

/** Where the log comes in: every topic this agency subscribes to, batch by batch. */
@Controller()
export class ReplicaController {
  constructor(private readonly feed: ApplyBatches) {}

  @EventPattern<string>('timpora.*')
  apply(@Payload() batch: RecordBatch): Promise<bigint> {
    return this.feed.take(batch);
  }
}
