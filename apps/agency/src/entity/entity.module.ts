import { Module } from '@nestjs/common';
import { ChangeModule } from '../change/change.module.js';
import { DisclosureModule } from '../disclosure/disclosure.module.js';
import { FeedModule } from '../feed/feed.module.js';
import { HttpModule } from '../http/http.module.js';
import { ReplicaModule } from '../replica/replica.module.js';
import { SubjectModule } from '../subject/subject.module.js';
import { CarryOut } from './carry-out.js';
import { ComposeState } from './compose-state.js';
import { disclosureController } from './disclosure-controller.js';
import { DueLapses } from './due-lapses.js';
import { entityController } from './entity-controller.js';
import { entityFlows } from './entity-flow.js';
import { LapseEntities } from './lapse-entities.js';
import { ListFilters } from './list-filters.js';
import { ReadEntities } from './read-entities.js';
import { ShowProgress } from './show-progress.js';
import { Submit } from './submit.js';

/**
 * Every flow with rules has the same routes at every agency, whichever agency owns entities of it.
 */
const CONTROLLERS = entityFlows.flatMap((flow) =>
  flow.descriptor.sealed.length > 0
    ? [entityController(flow), disclosureController(flow)]
    : [entityController(flow)],
);

/** The routes of every flow, and the one transaction behind them. */
@Module({
  imports: [ChangeModule, DisclosureModule, FeedModule, HttpModule, ReplicaModule, SubjectModule],
  controllers: CONTROLLERS,
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
  exports: [DueLapses, LapseEntities, ListFilters, Submit],
})
export class EntityModule {}
