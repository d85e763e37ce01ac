import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpModule } from '../http/http.module.js';
import { BatchFollowers } from '../replica/batch-followers.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { FindGrounds } from './find-grounds.js';
import { FollowLineage } from './follow-lineage.js';
import { LineageController } from './lineage.controller.js';
import { LineageTable } from './lineage-table.js';
import { ReadLineage } from './read-lineage.js';

/** What rests on what, by what this agency holds. */
@Module({
  imports: [HttpModule, ReplicaModule],
  controllers: [LineageController],
  providers: [FindGrounds, FollowLineage, LineageTable, ReadLineage],
  exports: [FollowLineage, LineageTable],
})
export class LineageModule implements OnModuleInit {
  constructor(
    private readonly batches: BatchFollowers,
    private readonly lineage: FollowLineage,
  ) {}

  onModuleInit(): void {
    this.batches.add((topic, { inserted }) => {
      if (inserted > 0) this.lineage.follower.wakeFor(topic);
    });
  }
}
