import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpModule } from '../http/http.module.js';
import { BatchFollowers } from '../replica/batch-followers.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { FollowOwnWork } from './follow-own-work.js';
import { IrregularPermitsController } from './irregular-permits.controller.js';
import { OrdersController } from './orders.controller.js';

/** Lists what of this agency's own waits for an officer. */
@Module({
  imports: [HttpModule, ReplicaModule],
  controllers: [IrregularPermitsController, OrdersController],
  providers: [FollowOwnWork],
  exports: [FollowOwnWork],
})
export class WorklistModule implements OnModuleInit {
  constructor(
    private readonly batches: BatchFollowers,
    private readonly work: FollowOwnWork,
  ) {}

  onModuleInit(): void {
    if (!this.work.isNeeded) return;
    this.batches.add((topic, { inserted }) => {
      if (inserted > 0) this.work.follower.wakeFor(topic);
    });
  }
}
