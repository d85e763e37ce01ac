import { Module } from '@nestjs/common';
import { FeedModule } from '../feed/feed.module.js';
import { HttpModule } from '../http/http.module.js';
import { MessagesController } from './messages.controller.js';
import { ReadEventRecord } from './read-event-record.js';
import { ReadMessages } from './read-messages.js';

/** What the copy holds of each record, for operators. */
@Module({
  imports: [FeedModule, HttpModule],
  controllers: [MessagesController],
  providers: [ReadEventRecord, ReadMessages],
})
export class MessagesModule {}
