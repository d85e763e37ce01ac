import { type DynamicModule, Module } from '@nestjs/common';
import { BusServer } from '@sinergi/broker';
import { agencyUrn, EventCodec } from '@sinergi/contracts';
import { DirectoryView } from '@sinergi/directory';
import { TokenVerifier } from '@sinergi/http';
import { ReadinessBoard } from '@sinergi/observability';
import { Relay } from '@sinergi/outbox';
import { Replica } from '@sinergi/replica';
import { Keystore, Opener, PublisherKeys } from '@sinergi/trust';
import { Database } from '../database/database.js';
import { EntityIds } from '../ground/entity-ids.js';
import { ReportTrigger } from '../ground/report-trigger.js';
import {
  ADMISSION,
  AGENCY_URLS,
  ATTACHMENT_LIMITS,
  BOUNDARIES,
  CLOCK,
  DIRECTORY_ROOT,
  EXCHANGE_ID,
  KEY_RULES,
  LIMITS,
  LOGGER,
  METRICS,
  METRICS_TOKEN,
  OPENING_LIMITS,
  PROFILE,
  RELAY_BUS,
  REPLICA_BUS,
  USUAL_KEY_RULES,
  USUAL_LANE,
  VALUE_READER,
  WEBHOOK_POLICY,
} from '../ground/tokens.js';
import { Idempotency } from '../http/idempotency.js';
import { ClusterAtHand } from '../replica/cluster-at-hand.js';
import { DeadLetterNotices } from '../replica/dead-letter-notices.js';
import { KeyRecordReader } from '../replica/key-record-reader.js';
import { PublishedTally } from '../report/published-tally.js';
import { OwnSigner } from '../signing/own-signer.js';
import { SignedOutbox } from '../signing/signed-outbox.js';
import type { AgencyParts } from './agency-parts.js';
import { busServer } from './bus-server.js';

@Module({})
class PartsModule {}

/**
 * Provides what one agency's settings determine to all its modules. It is the only module that
 * differs between agencies.
 * @param onCrash called when the reading of the log cannot continue
 */
export function partsModule(parts: AgencyParts, onCrash: (error: Error) => void): DynamicModule {
  const { settings, profile } = parts;
  const issuer = {
    issuer: settings.issuer,
    audience: agencyUrn(profile.code),
    agency: profile.code,
  };
  const providers = [
    { provide: EXCHANGE_ID, useValue: settings.exchange.id },
    { provide: DIRECTORY_ROOT, useValue: parts.directoryRoot },
    { provide: PROFILE, useValue: profile },
    { provide: LOGGER, useValue: parts.logger },
    { provide: METRICS, useValue: parts.metrics },
    { provide: METRICS_TOKEN, useValue: settings.metricsToken ?? null },
    { provide: CLOCK, useValue: parts.clock },
    { provide: USUAL_LANE, useValue: settings.lane },
    { provide: BOUNDARIES, useValue: parts.boundaries },
    { provide: VALUE_READER, useValue: parts.values },
    { provide: RELAY_BUS, useValue: parts.relayBus },
    { provide: REPLICA_BUS, useValue: parts.replicaBus },
    { provide: LIMITS, useValue: settings.limits },
    { provide: OPENING_LIMITS, useValue: settings.openings },
    { provide: ATTACHMENT_LIMITS, useValue: settings.attachments },
    { provide: AGENCY_URLS, useValue: settings.agencyUrls },
    { provide: KEY_RULES, useValue: settings.keys ?? USUAL_KEY_RULES },
    { provide: OwnSigner, useValue: parts.signer },
    { provide: WEBHOOK_POLICY, useValue: settings.webhooks },
    { provide: ADMISSION, useValue: parts.admission },
    { provide: Database, useValue: parts.database },
    { provide: EventCodec, useValue: parts.codec },
    { provide: DirectoryView, useValue: parts.directory },
    { provide: Replica, useValue: parts.replica },
    { provide: Relay, useValue: parts.relay },
    { provide: PublishedTally, useValue: parts.published },
    { provide: Keystore, useValue: parts.keystore },
    { provide: SignedOutbox, useValue: parts.outbox },
    { provide: PublisherKeys, useValue: parts.keys },
    { provide: Opener, useValue: parts.opener },
    { provide: KeyRecordReader, useValue: parts.keyRecords },
    { provide: DeadLetterNotices, useValue: parts.notices },
    { provide: ClusterAtHand, useValue: parts.cluster },
    { provide: TokenVerifier, useValue: new TokenVerifier(issuer) },
    { provide: Idempotency, useValue: new Idempotency(parts.keystore.blindKey) },
    EntityIds,
    ReadinessBoard,
    ReportTrigger,
    {
      provide: BusServer,
      inject: [ReportTrigger],
      useFactory: (trigger: ReportTrigger) => busServer(parts, trigger, onCrash),
    },
  ];
  return { module: PartsModule, global: true, providers, exports: providers };
}
