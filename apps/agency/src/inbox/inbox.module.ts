import { Module } from '@nestjs/common';
import { HoldModule } from '../hold/hold.module.js';
import { HttpModule } from '../http/http.module.js';
import { LineageModule } from '../lineage/lineage.module.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { SubjectModule } from '../subject/subject.module.js';
import { WorklistModule } from '../worklist/worklist.module.js';
import { CorrectedGrounds } from './corrected-grounds.js';
import { CorrectionsThatCame } from './corrections-that-came.js';
import { EntityWork } from './entity-work.js';
import { InboxController } from './inbox.controller.js';
import { INBOX_SOURCES } from './inbox-source.js';
import { OwnWorklists } from './own-worklists.js';
import { ReadInbox } from './read-inbox.js';
import { TakenTable } from './taken-table.js';

/** Puts together what waits for this agency's officers. */
@Module({
  imports: [HoldModule, HttpModule, LineageModule, ReplicaModule, SubjectModule, WorklistModule],
  controllers: [InboxController],
  providers: [
    CorrectedGrounds,
    CorrectionsThatCame,
    EntityWork,
    OwnWorklists,
    ReadInbox,
    TakenTable,
    {
      provide: INBOX_SOURCES,
      inject: [OwnWorklists],
      useFactory: (worklists: OwnWorklists) => worklists.sources,
    },
  ],
})
export class InboxModule {}
