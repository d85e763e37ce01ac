import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Bus, KafkaBus, type SharedLog } from '@sinergi/broker';
import {
  agencyTopic,
  type DirectoryEntry,
  EventCodec,
  flows,
  type SchemaLookup,
  SIGNING_ALGORITHM,
  subscribedTopics,
  watchedRegistry,
} from '@sinergi/contracts';
import {
  type DirectoryRoot,
  DirectoryView,
  hasApproval,
  publicSigningKey,
  refusalOfChange,
  signingKeyId,
} from '@sinergi/directory';
import { type Boundaries, readBoundaries } from '@sinergi/domain';
import { createLogger, createMetrics, type Logger, type Metrics } from '@sinergi/observability';
import { OutageLog } from '@sinergi/outage';
import { Relay } from '@sinergi/outbox';
import {
  type Admission,
  type ChangeRules,
  FenceView,
  Replica,
  type RequiredSigner,
} from '@sinergi/replica';
import {
  type AgencyProfile,
  type AgencySettings,
  coordinatorOf,
  readProfiles,
} from '@sinergi/settings';
import { Keystore, Opener, PublisherKeys } from '@sinergi/trust';
import { Database } from '../database/database.js';
import { audienceMembers } from '../directory/audience-members.js';
import type { Clock } from '../ground/tokens.js';
import { ClusterAtHand } from '../replica/cluster-at-hand.js';
import { DeadLetterNotices } from '../replica/dead-letter-notices.js';
import { KeyRecordReader } from '../replica/key-record-reader.js';
import { DIRECTORY_TOPIC, topicRules } from '../replica/topic-rules.js';
import { ValueReader } from '../replica/value-reader.js';
import { VerifySignatures } from '../replica/verify-signatures.js';
import { PublishedTally } from '../report/published-tally.js';
import { OwnSigner } from '../signing/own-signer.js';
import { SignedOutbox } from '../signing/signed-outbox.js';

/** All parts of an agency's service, built but not connected to anything. */
export interface AgencyParts {
  settings: AgencySettings;
  profile: AgencyProfile;
  profiles: AgencyProfile[];
  coordinator: string;
  topics: string[];
  groupId: string;
  logger: Logger;
  metrics: Metrics;
  /**
   * the outages of its database and of the registry; each logs an outage once and counts the
   * requests refused during it
   */
  outages: OutageLog[];
  clock: Clock;
  boundaries: Boundaries;
  keystore: Keystore;
  database: Database;
  codec: EventCodec;
  values: ValueReader;
  replicaBus: Bus;
  relayBus: Bus;
  cluster: ClusterAtHand;
  directory: DirectoryView<DirectoryEntry>;
  /** by which the directory changes; null where no root is pinned */
  directoryRoot: DirectoryRoot | null;
  admission: Admission<DirectoryEntry>;
  notices: DeadLetterNotices;
  replica: Replica<DirectoryEntry>;
  relay: Relay;
  published: PublishedTally;
  keys: PublisherKeys;
  signer: OwnSigner;
  outbox: SignedOutbox;
  opener: Opener;
  keyRecords: KeyRecordReader;
}

/**
 * @param schemas the registry to use instead of the one in the settings
 * @param shared what is read once for all agencies of this process; without it each reads alone
 * @throws ProfileError, KeystoreError or a file system error: a retry cannot mend them
 */
export async function agencyParts(
  settings: AgencySettings,
  clock: Clock = Date.now,
  schemas?: SchemaLookup,
  shared?: SharedLog,
): Promise<AgencyParts> {
  const { agency: code } = settings;
  const profiles = readProfiles(settings.profilesDir);
  const profile = profiles.find((candidate) => candidate.code === code);
  if (!profile)
    throw new Error(
      `Expected a profile of ${code} in ${settings.profilesDir}, ` +
        `got ${profiles.map((candidate) => candidate.code).join(', ')}`,
    );
  const coordinator = coordinatorOf(profiles).code;
  const logger = createLogger({ service: 'agency', agency: code, level: settings.logLevel });
  const keystore = await Keystore.open(
    settings.keystore.file,
    readFileSync(settings.keystore.passphraseFile, 'utf8').trim(),
  );
  const outage = new OutageLog({ of: 'database', logger });
  const { registry, outage: registryOutage } = watchedRegistry(settings.registry, logger);
  const database = new Database({ agency: code, ...settings.database, outage });
  const codec = new EventCodec(schemas ?? registry);
  const values = new ValueReader(codec);
  const broker = {
    brokers: settings.kafka.brokers,
    ca: readFileSync(settings.kafka.caFile, 'utf8'),
    logger,
    outage: new OutageLog({ of: 'broker', logger }),
  };
  const replicaBus = new KafkaBus({
    ...broker,
    ...settings.kafka.replica,
    clientId: `${code}.replica`,
  });
  const topics = subscribedTopics(code, profiles);
  if (shared) replicaBus.share(shared, topics);
  const relayBus = new KafkaBus({ ...broker, ...settings.kafka.relay, clientId: `${code}.relay` });
  const cluster = new ClusterAtHand(replicaBus);
  const directory = new DirectoryView<DirectoryEntry>();
  const directoryRoot = directoryRootOf(settings);
  const signatures = new VerifySignatures(settings.exchange.id, codec);
  const admission: Admission<DirectoryEntry> = {
    readValue: values.readForAdmission,
    readFence: values.readFence,
    verifySignature: signatures.verify,
    readsBy: signatures.readsBy,
    directoryKey: directoryKeyOf(coordinator, settings),
    changeRules: directoryRoot && changeRulesOf(directoryRoot),
    toDirectoryEntry: (value) => value as unknown as DirectoryEntry,
    rulesFor: (topic) => topicRules(topic, coordinator),
    directory,
    fences: new FenceView(),
    directoryEnd: async () => (await replicaBus.bounds([DIRECTORY_TOPIC]))[0]!.end,
  };
  const signer = new OwnSigner({
    ...{ agency: code, keystore, directory, fences: admission.fences },
    partitions: ownPartitions(profile, admission),
  });
  const outbox = new SignedOutbox(settings.exchange.id, signer.get);
  const notices = new DeadLetterNotices(code, codec, outbox, clock);
  const replica = new Replica<DirectoryEntry>({
    ...admission,
    clusterId: () => cluster.id,
    inTransaction: database.inTransaction,
    directoryTopic: DIRECTORY_TOPIC,
    onDeadLetters: notices.write,
  });
  const published = new PublishedTally(profile.publishes);
  const relay = new Relay({
    connect: () => database.session(),
    publisher: () => relayBus.publisher(cluster.id),
    lockKey: `sinergi relay ${code}`,
    logger,
    onPublished: published.note,
  });
  const keyRecords = new KeyRecordReader(database, values);
  return {
    settings,
    profile,
    profiles,
    coordinator,
    topics,
    // Each process has its own consumer group. In a shared group the member of a killed process
    // would keep the partitions until its session ends, and a changed topic list would leave new
    // topics unassigned. Correctness does not depend on the group: the position is locked and
    // checked in the database.
    groupId: `${code}.replica.${randomUUID()}`,
    logger,
    metrics: createMetrics({ agency: code }),
    outages: [outage, registryOutage],
    clock,
    boundaries: readBoundaries(JSON.parse(readFileSync(settings.boundariesFile, 'utf8'))),
    keystore,
    database,
    codec,
    values,
    replicaBus,
    relayBus,
    cluster,
    directory,
    directoryRoot,
    admission,
    notices,
    replica,
    relay,
    published,
    keys: new PublisherKeys({
      ...{ publisher: code, exchangeId: settings.exchange.id, keystore },
      members: audienceMembers(directory),
    }),
    opener: new Opener({
      ...{ agency: code, exchangeId: settings.exchange.id, keystore },
      keyRecord: keyRecords.read,
    }),
    signer,
    outbox,
    keyRecords,
  };
}

/** Returns the partitions in which an agency's own records are admitted by fences. */
function ownPartitions(
  { code, publishes }: AgencyProfile,
  { rulesFor }: Pick<Admission, 'rulesFor'>,
): { topic: string; partition: number }[] {
  const own = flows.filter(({ flow }) => publishes.includes(flow)).map(({ topic }) => topic);
  return [...own, agencyTopic('KeyRecord', code)]
    .filter((topic) => topic !== DIRECTORY_TOPIC)
    .flatMap((topic) =>
      Array.from({ length: rulesFor(topic).partitions }, (_, partition) => ({ topic, partition })),
    );
}

/** Returns the root of the directory that this agency's settings pin. */
function directoryRootOf({ exchange }: AgencySettings): DirectoryRoot | null {
  const { id, directoryRoot } = exchange;
  return directoryRoot ? { exchangeId: id, root: Buffer.from(directoryRoot, 'hex') } : null;
}

function changeRulesOf(by: DirectoryRoot): ChangeRules<DirectoryEntry> {
  return {
    hasApproval: (change, directory) => hasApproval(change, directory, by),
    refusalOf: (change, directory) => {
      const entry = change.entry as unknown as DirectoryEntry;
      return refusalOfChange({ ...change, entry }, directory, by);
    },
  };
}

/** Returns the key that signed the directory before it had terms, where the settings name one. */
function directoryKeyOf(coordinator: string, { exchange }: AgencySettings): RequiredSigner | null {
  if (!exchange.directoryKey) return null;
  const key = Buffer.from(exchange.directoryKey, 'base64url');
  const keyId = signingKeyId(publicSigningKey(key));
  return {
    agency: coordinator,
    keys: [{ keyId, algorithm: SIGNING_ALGORITHM, key, revokedAt: null }],
  };
}
