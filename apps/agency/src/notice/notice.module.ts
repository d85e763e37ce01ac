import { Module, type OnModuleInit } from '@nestjs/common';
import { DisclosureModule } from '../disclosure/disclosure.module.js';
import { flowOf } from '../ground/flow-of.js';
import { HttpModule } from '../http/http.module.js';
import { BatchFollowers } from '../replica/batch-followers.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { isKeyTopic } from '../replica/topic-rules.js';
import { NoticeTable } from './notice-table.js';
import { NoticesController } from './notices.controller.js';
import { ReceiveNotices } from './receive-notices.js';

/** Reads the notices of openings of this agency's data. */
@Module({
  imports: [DisclosureModule, HttpModule, ReplicaModule],
  controllers: [NoticesController],
  providers: [NoticeTable, ReceiveNotices],
  exports: [ReceiveNotices],
})
export class NoticeModule implements OnModuleInit {
  constructor(
    private readonly batches: BatchFollowers,
    private readonly notices: ReceiveNotices,
  ) {}

  onModuleInit(): void {
    const { topic: own } = flowOf('disclosure');
    this.batches.add((topic, { inserted }) => {
      if (inserted === 0) return;
      if (isKeyTopic(topic)) this.notices.keyCame();
      else if (topic === own) this.notices.follower.wakeFor(topic);
    });
  }
}
