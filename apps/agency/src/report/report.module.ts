import { Module, type OnModuleInit } from '@nestjs/common';
import { DisclosureModule } from '../disclosure/disclosure.module.js';
import { ReportTrigger } from '../ground/report-trigger.js';
import { KeysModule } from '../keys/keys.module.js';
import { BatchFollowers } from '../replica/batch-followers.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { SyncModule } from '../sync/sync.module.js';
import { PublishReport } from './publish-report.js';
import { ReportChannel } from './report-channel.js';
import { ReportSource } from './report-source.js';

/** Reports the state of this copy once a second. */
@Module({
  imports: [DisclosureModule, KeysModule, ReplicaModule, SyncModule],
  providers: [PublishReport, ReportChannel, ReportSource],
  exports: [PublishReport],
})
export class ReportModule implements OnModuleInit {
  constructor(
    private readonly batches: BatchFollowers,
    private readonly trigger: ReportTrigger,
  ) {}

  onModuleInit(): void {
    this.batches.add(() => this.trigger.changed());
  }
}
