import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpModule } from '../http/http.module.js';
import { BatchFollowers } from '../replica/batch-followers.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { ClockNotices } from './clock-notices.js';
import { ClockTable } from './clock-table.js';
import { ClocksController } from './clocks.controller.js';
import { FollowClocks } from './follow-clocks.js';

/** By when something is due, derived from what this agency holds. */
@Module({
  imports: [HttpModule, ReplicaModule],
  controllers: [ClocksController],
  providers: [ClockNotices, ClockTable, FollowClocks],
  exports: [ClockNotices, FollowClocks],
})
export class ClockModule implements OnModuleInit {
  constructor(
    private readonly batches: BatchFollowers,
    private readonly clocks: FollowClocks,
  ) {}

  onModuleInit(): void {
    this.batches.add((topic, { inserted }) => {
      if (inserted > 0) this.clocks.follower.wakeFor(topic);
    });
  }
}
