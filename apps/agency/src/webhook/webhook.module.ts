import { Module, type OnModuleInit } from '@nestjs/common';
import { FeedModule } from '../feed/feed.module.js';
import { HttpModule } from '../http/http.module.js';
import { BatchFollowers } from '../replica/batch-followers.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { DeliverWebhooks } from './deliver-webhooks.js';
import { WebhookController } from './webhook.controller.js';
import { WebhookRights } from './webhook-rights.js';
import { WebhookTable } from './webhook-table.js';

/** Calls the agency's own systems about new events. */
@Module({
  imports: [FeedModule, HttpModule, ReplicaModule],
  controllers: [WebhookController],
  providers: [DeliverWebhooks, WebhookRights, WebhookTable],
  exports: [DeliverWebhooks],
})
export class WebhookModule implements OnModuleInit {
  constructor(
    private readonly batches: BatchFollowers,
    private readonly deliver: DeliverWebhooks,
  ) {}

  onModuleInit(): void {
    this.batches.add((_topic, { inserted }) => {
      if (inserted > 0) this.deliver.wake();
    });
  }
}
