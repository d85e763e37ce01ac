import { Module } from '@nestjs/common';
import { AttachmentModule } from '../attachment/attachment.module.js';
import { ChangeModule } from '../change/change.module.js';
import { DisclosureModule } from '../disclosure/disclosure.module.js';
import { FeedModule } from '../feed/feed.module.js';
import { HttpModule } from '../http/http.module.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { SubjectModule } from '../subject/subject.module.js';
import { CarryOut } from './carry-out.js';
import { ComposeState } from './compose-state.js';
import { DueLapses } from './due-lapses.js';
import { LapseEntities } from './lapse-entities.js';
import { ListFilters } from './list-filters.js';
import { ReadEntities } from './read-entities.js';
import { ShowProgress } from './show-progress.js';
import { Submit } from './submit.js';

/** The one transaction behind the routes of every flow, and what reads entities. */
@Module({
  imports: [
    AttachmentModule,
    ChangeModule,
    DisclosureModule,
    FeedModule,
    HttpModule,
    ReplicaModule,
    SubjectModule,
  ],
  providers: [
    CarryOut,
    ComposeState,
    DueLapses,
    LapseEntities,
    ListFilters,
    ReadEntities,
    ShowProgress,
    Submit,
  ],
  exports: [
    ComposeState,
    DueLapses,
    LapseEntities,
    ListFilters,
    ReadEntities,
    ShowProgress,
    Submit,
  ],
})
export class EntityModule {}
