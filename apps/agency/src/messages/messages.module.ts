import { Module } from '@nestjs/common';
import { EntityModule } from '../entity/entity.module.js';
import { FeedModule } from '../feed/feed.module.js';
import { HttpModule } from '../http/http.module.js';
import { EventSigners } from './event-signers.js';
import { MessagesController } from './messages.controller.js';
import { ReadEventRecord } from './read-event-record.js';
import { ReadEvidence } from './read-evidence.js';
import { ReadMessages } from './read-messages.js';

/** Shows operators each record as the copy holds it. */
@Module({
  imports: [EntityModule, FeedModule, HttpModule],
  controllers: [MessagesController],
  providers: [EventSigners, ReadEvidence, ReadEventRecord, ReadMessages],
})
export class MessagesModule {}
