import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpModule } from '../http/http.module.js';
import { BatchFollowers } from '../replica/batch-followers.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { FeedController } from './feed.controller.js';
import { FeedStream } from './feed-stream.js';
import { FindEvent } from './find-event.js';
import { OwnEvents } from './own-events.js';
import { ReadFeedEvents } from './read-feed-events.js';
import { ReceiptBook } from './receipt-book.js';

/** The feed of events for the agency's own systems, and the receipts of each event. */
@Module({
  imports: [HttpModule, ReplicaModule],
  controllers: [FeedController],
  providers: [FeedStream, FindEvent, OwnEvents, ReadFeedEvents, ReceiptBook],
  exports: [FeedStream, FindEvent, OwnEvents, ReadFeedEvents, ReceiptBook],
})
export class FeedModule implements OnModuleInit {
  constructor(
    private readonly batches: BatchFollowers,
    private readonly stream: FeedStream,
  ) {}

  onModuleInit(): void {
    this.batches.add((_topic, { inserted }) => {
      if (inserted > 0) this.stream.wake();
    });
  }
}
