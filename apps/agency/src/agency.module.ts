import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { agencyUrn, EventCodec } from '@sinergi/contracts';
import { ReadinessBoard } from '@sinergi/observability';
import { Relay } from '@sinergi/outbox';
import { DirectoryView, Replica } from '@sinergi/replica';
import { Keystore, Opener, PublisherKeys } from '@sinergi/trust';
import type { AgencyParts } from './bootstrap/agency-parts.js';
import { AfterCommit } from './change/after-commit.js';
import { WriteChanges } from './change/write-changes.js';
import { Database } from './database/database.js';
import { AnnounceDirectory } from './directory/announce-directory.js';
import { WrapKeys } from './directory/wrap-keys.js';
import { DiscloseEntity } from './disclosure/disclose-entity.js';
import { SealDoor } from './disclosure/seal-door.js';
import { ComposeState } from './entity/compose-state.js';
import { DueLapses } from './entity/due-lapses.js';
import { disclosureController, entityController } from './entity/entity-controller.js';
import { EntityDoor } from './entity/entity-door.js';
import { entityFlows } from './entity/entity-flow.js';
import { LapseEntities } from './entity/lapse-entities.js';
import { ListFilters } from './entity/list-filters.js';
import { ReadEntities } from './entity/read-entities.js';
import { SettleAudiences } from './entity/settle-audiences.js';
import { Submit } from './entity/submit.js';
import { SubmitSteps } from './entity/submit-steps.js';
import { FeedController } from './feed/feed.controller.js';
import { FeedStream } from './feed/feed-stream.js';
import { FindEvent } from './feed/find-event.js';
import { OwnEvents } from './feed/own-events.js';
import { ReadFeedEvents } from './feed/read-feed-events.js';
import { ReceiptBook } from './feed/receipt-book.js';
import { ReportTrigger } from './ground/report-trigger.js';
import {
  ADMISSION,
  BOUNDARIES,
  CLOCK,
  LIMITS,
  LOGGER,
  METRICS,
  METRICS_TOKEN,
  PROFILE,
  RELAY_BUS,
  REPLICA_BUS,
  VALUE_READER,
  WEBHOOK_POLICY,
} from './ground/tokens.js';
import { HealthController } from './health/health.controller.js';
import { AccessGuard } from './http/access.guard.js';
import { CallerWatchers } from './http/caller-watchers.js';
import { Callers } from './http/callers.js';
import { Cursors } from './http/cursors.js';
import { Idempotency } from './http/idempotency.js';
import { ProblemsController } from './http/problems.controller.js';
import { TokenVerifier } from './http/token-verifier.js';
import { WriteGate } from './http/write-gate.js';
import { BatchController } from './intake/batch.controller.js';
import { ImportController } from './intake/import.controller.js';
import { ImportTable } from './intake/import-table.js';
import { RunImport } from './intake/run-import.js';
import { SubmitMany } from './intake/submit-many.js';
import { MessagesController } from './messages/messages.controller.js';
import { ReadEventRecord } from './messages/read-event-record.js';
import { ReadMessages } from './messages/read-messages.js';
import { ApplyBatches } from './replica/apply-batches.js';
import { BatchFollowers } from './replica/batch-followers.js';
import { ClusterAtHand } from './replica/cluster-at-hand.js';
import { DeadLetterNotices } from './replica/dead-letter-notices.js';
import { HeldEntities } from './replica/held-entities.js';
import { KeyRecordReader } from './replica/key-record-reader.js';
import { PausedPartitions } from './replica/paused-partitions.js';
import { ReplicaController } from './replica/replica.controller.js';
import { SubjectLinks } from './replica/subject-links.js';
import { PublishReport } from './report/publish-report.js';
import { PublishedTally } from './report/published-tally.js';
import { ReportChannel } from './report/report-channel.js';
import { ReportSource } from './report/report-source.js';
import { AssignSubject } from './subject/assign-subject.js';
import { BlindIndex } from './subject/blind-index.js';
import { FollowSubjects } from './subject/follow-subjects.js';
import { IndexSubjects } from './subject/index-subjects.js';
import { CheckCopy } from './sync/check-copy.js';
import { HealCopy } from './sync/heal-copy.js';
import { InspectDeadLetter } from './sync/inspect-dead-letter.js';
import { OperationPartitions } from './sync/operation-partitions.js';
import { OperationTable } from './sync/operation-table.js';
import { OperationWork } from './sync/operation-work.js';
import { PauseReading } from './sync/pause-reading.js';
import { ReconcileOwn } from './sync/reconcile-own.js';
import { RereadCopy } from './sync/reread-copy.js';
import { Rereading } from './sync/rereading.js';
import { ResolveDeadLetters } from './sync/resolve-dead-letters.js';
import { RunOperation } from './sync/run-operation.js';
import { SyncController } from './sync/sync.controller.js';
import { SyncWatch } from './sync/sync-watch.js';
import { TakeUp } from './sync/take-up.js';
import { DeliverWebhooks } from './webhook/deliver-webhooks.js';
import { WebhookController } from './webhook/webhook.controller.js';
import { WebhookRights } from './webhook/webhook-rights.js';
import { WebhookTable } from './webhook/webhook-table.js';

/** The same routes for every flow with rules, whoever owns entities of it. */
const ENTITY_CONTROLLERS = entityFlows.flatMap((flow) =>
  flow.descriptor.sealed.length > 0
    ? [entityController(flow), disclosureController(flow)]
    : [entityController(flow)],
);

/** Everything that answers; its decorators are the API's description. */
export const AGENCY_CONTROLLERS: Type<unknown>[] = [
  ...ENTITY_CONTROLLERS,
  BatchController,
  ImportController,
  FeedController,
  WebhookController,
  SyncController,
  MessagesController,
  ReplicaController,
  HealthController,
  ProblemsController,
];

@Module({})
class AgencyModule {}

/** One agency's application; several live side by side in a hosting process. */
export function agencyModule(parts: AgencyParts): DynamicModule {
  const { settings, profile } = parts;
  const issuer = {
    issuer: settings.issuer,
    audience: agencyUrn(profile.code),
    agency: profile.code,
  };
  return {
    module: AgencyModule,
    controllers: AGENCY_CONTROLLERS,
    providers: [
      { provide: PROFILE, useValue: profile },
      { provide: LOGGER, useValue: parts.logger },
      { provide: METRICS, useValue: parts.metrics },
      { provide: METRICS_TOKEN, useValue: settings.metricsToken ?? null },
      { provide: CLOCK, useValue: parts.clock },
      { provide: BOUNDARIES, useValue: parts.boundaries },
      { provide: VALUE_READER, useValue: parts.values },
      { provide: RELAY_BUS, useValue: parts.relayBus },
      { provide: REPLICA_BUS, useValue: parts.replicaBus },
      { provide: LIMITS, useValue: settings.limits },
      { provide: WEBHOOK_POLICY, useValue: settings.webhooks },
      { provide: Database, useValue: parts.database },
      { provide: EventCodec, useValue: parts.codec },
      { provide: DirectoryView, useValue: parts.directory },
      { provide: Replica, useValue: parts.replica },
      { provide: Relay, useValue: parts.relay },
      { provide: PublishedTally, useValue: parts.published },
      { provide: Keystore, useValue: parts.keystore },
      { provide: PublisherKeys, useValue: parts.keys },
      { provide: Opener, useValue: parts.opener },
      { provide: KeyRecordReader, useValue: parts.keyRecords },
      { provide: TokenVerifier, useValue: new TokenVerifier(issuer) },
      { provide: Idempotency, useValue: new Idempotency(parts.keystore.blindKey) },
      ReadinessBoard,
      WriteGate,
      Callers,
      CallerWatchers,
      AccessGuard,
      ReportTrigger,
      ReportSource,
      ReportChannel,
      PublishReport,
      AfterCommit,
      WriteChanges,
      BatchFollowers,
      ApplyBatches,
      AnnounceDirectory,
      WrapKeys,
      Cursors,
      HeldEntities,
      ReadEntities,
      ListFilters,
      OwnEvents,
      ComposeState,
      BlindIndex,
      SubjectLinks,
      AssignSubject,
      IndexSubjects,
      FollowSubjects,
      SettleAudiences,
      DueLapses,
      SubmitSteps,
      Submit,
      LapseEntities,
      EntityDoor,
      SubmitMany,
      ImportTable,
      RunImport,
      ReadFeedEvents,
      FeedStream,
      ReceiptBook,
      FindEvent,
      WebhookTable,
      WebhookRights,
      DeliverWebhooks,
      { provide: ADMISSION, useValue: parts.admission },
      { provide: DeadLetterNotices, useValue: parts.notices },
      { provide: ClusterAtHand, useValue: parts.cluster },
      SyncWatch,
      OperationTable,
      Rereading,
      PausedPartitions,
      InspectDeadLetter,
      ReadMessages,
      ReadEventRecord,
      TakeUp,
      CheckCopy,
      HealCopy,
      RereadCopy,
      PauseReading,
      ResolveDeadLetters,
      ReconcileOwn,
      OperationPartitions,
      OperationWork,
      RunOperation,
      SealDoor,
      DiscloseEntity,
    ],
  };
}
