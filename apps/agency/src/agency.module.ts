import { type DynamicModule, Module } from '@nestjs/common';
import { agencyUrn, EventCodec } from '@sinergi/contracts';
import { ReadinessBoard } from '@sinergi/observability';
import { Relay } from '@sinergi/outbox';
import { DirectoryView, Replica } from '@sinergi/replica';
import { Keystore, Opener, PublisherKeys } from '@sinergi/trust';
import { AfterCommit } from './change/after-commit.js';
import { ChangeRecord } from './change/change-record.js';
import { Database } from './database/database.js';
import { AnnounceDirectory } from './directory/announce-directory.js';
import { WrapKeys } from './directory/wrap-keys.js';
import { DiscloseSighting } from './disclosure/disclose-sighting.js';
import { SealDoor } from './disclosure/seal-door.js';
import { AccessGuard } from './door/access.guard.js';
import { Idempotency } from './door/idempotency.js';
import { TokenVerifier } from './door/token-verifier.js';
import { HealthController } from './health/health.controller.js';
import { BatchFollowers } from './replica/batch-followers.js';
import { ReplicaController } from './replica/replica.controller.js';
import { ReplicaFeed } from './replica/replica-feed.js';
import { PublishReport } from './report/publish-report.js';
import { ReportChannel } from './report/report-channel.js';
import { ReportSource } from './report/report-source.js';
import { ReportTrigger } from './report/report-trigger.js';
import { AcceptIntake } from './sighting/accept-intake.js';
import { CorrectSighting } from './sighting/correct-sighting.js';
import { ReadSightings } from './sighting/read-sightings.js';
import { ReportSighting } from './sighting/report-sighting.js';
import { RetractSighting } from './sighting/retract-sighting.js';
import { SightingController } from './sighting/sighting.controller.js';
import { WriteSighting } from './sighting/write-sighting.js';
import type { AgencyParts } from './start/agency-parts.js';
import { WriteGate } from './start/write-gate.js';
import { BOUNDARIES, CLOCK, LOGGER, METRICS, PROFILE, RELAY_BUS, VALUE_READER } from './tokens.js';

@Module({})
class AgencyModule {}

/** One agency's application; several live side by side in a hosting process. */
export function agencyModule(parts: AgencyParts): DynamicModule {
  const { settings, profile } = parts;
  const issuer = { issuer: settings.issuer, audience: agencyUrn(profile.code), agency: profile.code };
  return {
    module: AgencyModule,
    controllers: [SightingController, ReplicaController, HealthController],
    providers: [
      { provide: PROFILE, useValue: profile },
      { provide: LOGGER, useValue: parts.logger },
      { provide: METRICS, useValue: parts.metrics },
      { provide: CLOCK, useValue: parts.clock },
      { provide: BOUNDARIES, useValue: parts.boundaries },
      { provide: VALUE_READER, useValue: parts.values },
      { provide: RELAY_BUS, useValue: parts.relayBus },
      { provide: Database, useValue: parts.database },
      { provide: EventCodec, useValue: parts.codec },
      { provide: DirectoryView, useValue: parts.directory },
      { provide: Replica, useValue: parts.replica },
      { provide: Relay, useValue: parts.relay },
      { provide: Keystore, useValue: parts.keystore },
      { provide: PublisherKeys, useValue: parts.keys },
      { provide: Opener, useValue: parts.opener },
      { provide: TokenVerifier, useValue: new TokenVerifier(issuer) },
      { provide: Idempotency, useValue: new Idempotency(parts.keystore.blindKey) },
      ReadinessBoard,
      WriteGate,
      AccessGuard,
      ReportTrigger,
      ReportSource,
      ReportChannel,
      PublishReport,
      AfterCommit,
      ChangeRecord,
      BatchFollowers,
      ReplicaFeed,
      AnnounceDirectory,
      WrapKeys,
      AcceptIntake,
      WriteSighting,
      ReportSighting,
      CorrectSighting,
      RetractSighting,
      ReadSightings,
      SealDoor,
      DiscloseSighting,
    ],
  };
}
