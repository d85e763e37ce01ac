import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { isKnownAt } from '@sinergi/contracts';
import { AttachmentModule } from './attachment/attachment.module.js';
import type { AgencyParts } from './bootstrap/agency-parts.js';
import { partsModule } from './bootstrap/parts.module.js';
import { ChangeModule } from './change/change.module.js';
import { ClockModule } from './clock/clock.module.js';
import { CoverageModule } from './coverage/coverage.module.js';
import { DetectionModule } from './detection/detection.module.js';
import { DirectoryModule } from './directory/directory.module.js';
import { DisclosureModule } from './disclosure/disclosure.module.js';
import { EntityModule } from './entity/entity.module.js';
import { entityControllers, entityRoutes } from './entity/entity-routes.module.js';
import { FeedModule } from './feed/feed.module.js';
import { HealthModule } from './health/health.module.js';
import { HoldModule } from './hold/hold.module.js';
import { HttpModule } from './http/http.module.js';
import { InboxModule } from './inbox/inbox.module.js';
import { IntakeModule } from './intake/intake.module.js';
import { KeysModule } from './keys/keys.module.js';
import { LineageModule } from './lineage/lineage.module.js';
import { MessagesModule } from './messages/messages.module.js';
import { NoticeModule } from './notice/notice.module.js';
import { PresenceModule } from './presence/presence.module.js';
import { ReplicaModule } from './replica/replica.module.js';
import { ReportModule } from './report/report.module.js';
import { SubjectModule } from './subject/subject.module.js';
import { SyncModule } from './sync/sync.module.js';
import { TeamModule } from './team/team.module.js';
import { WebhookModule } from './webhook/webhook.module.js';
import { WorklistModule } from './worklist/worklist.module.js';

/** One module per folder. `partsModule` provides what an agency's settings determine. */
const FEATURES: Type<unknown>[] = [
  EntityModule,
  IntakeModule,
  FeedModule,
  WebhookModule,
  SyncModule,
  MessagesModule,
  ReplicaModule,
  HealthModule,
  HttpModule,
  ChangeModule,
  DirectoryModule,
  DisclosureModule,
  NoticeModule,
  ReportModule,
  SubjectModule,
  PresenceModule,
  HoldModule,
  DetectionModule,
  WorklistModule,
  AttachmentModule,
  ClockModule,
  CoverageModule,
  LineageModule,
  TeamModule,
  InboxModule,
  KeysModule,
];

/** Every controller; their decorators are the API's description. */
export const AGENCY_CONTROLLERS: Type<unknown>[] = [
  ...entityControllers(() => true),
  ...FEATURES.flatMap(
    (feature): Type<unknown>[] => Reflect.getMetadata(MODULE_METADATA.CONTROLLERS, feature) ?? [],
  ),
];

@Module({})
class AgencyModule {}

/** Composes one agency's application. Several run side by side in a hosting process. */
export function agencyModule(parts: AgencyParts, onCrash: (error: Error) => void): DynamicModule {
  const routes = entityRoutes((flow) => isKnownAt(parts.profile, flow));
  return { module: AgencyModule, imports: [partsModule(parts, onCrash), routes, ...FEATURES] };
}
