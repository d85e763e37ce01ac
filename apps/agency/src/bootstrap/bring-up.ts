import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import type { PartitionBounds } from '@sinergi/broker';
import type { DirectoryEntry } from '@sinergi/contracts';
import { agencyTopic, flows, SIGNING_ALGORITHM, WRAPPING_ALGORITHM } from '@sinergi/contracts';
import { expectAppendOnly } from '@sinergi/database';
import { levelOf } from '@sinergi/outage';
import { untilDone } from '@sinergi/pace';
import { loadDirectory, loadFences, nextOffsets } from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import { reconcileOwned } from '../change/reconcile-owned.js';
import { RepeatOwnKeys } from '../change/repeat-own-keys.js';
import { RepeatRefused } from '../change/repeat-refused.js';
import { UnreadOwn } from '../change/unread-own.js';
import { ClockNotices } from '../clock/clock-notices.js';
import { FollowClocks } from '../clock/follow-clocks.js';
import { agencyRights } from '../database/agency-migrations.js';
import { FollowIdentityFacts } from '../detection/follow-identity-facts.js';
import { FACT_TOPICS, ReadSoFar } from '../detection/read-so-far.js';
import { RunIdentityRules } from '../detection/run-identity-rules.js';
import type { Wanted } from '../directory/compose-proposal.js';
import { DemonstrationHands } from '../directory/demonstration-hands.js';
import { FollowDirectory } from '../directory/follow-directory.js';
import { handedKeys } from '../directory/handed-keys.js';
import { IssueFences } from '../directory/issue-fences.js';
import { KeepDirectory } from '../directory/keep-directory.js';
import { withReadyNumbers } from '../directory/number-ready.js';
import { readFoundingTerms } from '../directory/wanted-terms.js';
import { WrapKeys } from '../directory/wrap-keys.js';
import { LapseEntities } from '../entity/lapse-entities.js';
import { HoldSubjects } from '../hold/hold-subjects.js';
import { WriteGate } from '../http/write-gate.js';
import { DestroyKeys } from '../keys/destroy-keys.js';
import { WatchKeyAge } from '../keys/watch-key-age.js';
import { FollowLineage } from '../lineage/follow-lineage.js';
import { ReceiveNotices } from '../notice/receive-notices.js';
import { FillColumns } from '../replica/fill-columns.js';
import { PausedPartitions } from '../replica/paused-partitions.js';
import { DIRECTORY_TOPIC } from '../replica/topic-rules.js';
import { PublishReport } from '../report/publish-report.js';
import { signPending } from '../signing/sign-pending.js';
import { FollowSubjects } from '../subject/follow-subjects.js';
import { OperationTable } from '../sync/operation-table.js';
import { RunOperation } from '../sync/run-operation.js';
import { SyncWatch } from '../sync/sync-watch.js';
import { DeliverWebhooks } from '../webhook/deliver-webhooks.js';
import { FollowOwnWork } from '../worklist/follow-own-work.js';
import type { AgencyParts } from './agency-parts.js';
import { expectPartitions } from './expect-partitions.js';
import { numberFeedAnew } from './number-feed-anew.js';
import { leftUnread, unreadOf } from './read-to-ends.js';

const LOOK_EVERY_MS = 100;
/** Somebody resumes what is paused, some day. */
const RESUMED_EVERY_MS = 1_000;

/**
 * Brings an agency's service from "its HTTP answers" to "it takes work". Each step is repeated
 * until it succeeds: the database, the broker, its own topics read up to their present end, the
 * directory that knows its key, its own rows reconciled with the log. The write gate always tells
 * which step it waits for.
 */
export async function bringUp(
  app: INestApplication,
  parts: AgencyParts,
  signal: AbortSignal,
): Promise<void> {
  const gate = app.get(WriteGate);
  const step = <T>(waitsFor: string, work: () => Promise<T>): Promise<T> => {
    gate.close(waitsFor);
    return untilDone(work, signal, (error) => {
      parts.logger[levelOf(error)]({ err: error, waitsFor }, 'start waits, trying again');
      gate.close(`${waitsFor} (${error instanceof Error ? error.message : String(error)})`);
    });
  };
  const { database, cluster, replicaBus } = parts;
  await step('it waits for its database', () => database.connect());
  await step('it checks that it can only add to its ledger', () =>
    expectAppendOnly(
      async (sql, params) => (await database.query(sql, params)).rows,
      agencyRights.appendOnly,
    ),
  );
  await step('it waits for the broker', () => cluster.find());
  await step('it checks that its positions are of this cluster', () =>
    nextOffsets(database.query, cluster.id),
  );
  await step('it loads the directory from its database', () => loadKnownDirectory(parts));
  await step('it loads which partitions an operator paused', () =>
    app.get(PausedPartitions).load(),
  );
  await step('it loads when it last published', () => parts.published.recall(database.query));
  await step('it fills columns that its copy lacks', async () => {
    const filled = await app
      .get(FillColumns)
      .execute((rows) => parts.logger.info({ rows }, 'columns of the copy are being filled'));
    if (filled > 0) parts.logger.info({ filled }, 'columns of the copy are filled');
  });
  await step('it moves its feed to new numbers', () => numberFeedAnew(database.query));
  await step('it signs what an earlier release left unsigned in its outbox', async () => {
    const signed = await database.inTransaction((query) => signPending(query, parts.outbox));
    if (signed > 0) parts.logger.warn({ signed }, 'unsigned rows of the outbox are signed now');
  });
  parts.relay.start();
  app.get(PublishReport).start();
  await step('it waits for its consumer', () => app.startAllMicroservices().then(() => undefined));
  const own = flows
    .filter(({ flow }) => parts.profile.publishes.includes(flow))
    .map(({ topic }) => topic);
  const keys = agencyTopic('KeyRecord', parts.profile.code);
  const ends = await step('it asks the broker for the ends of its topics', async () => {
    const bounds = await replicaBus.bounds([...new Set([...own, keys, DIRECTORY_TOPIC])]);
    expectPartitions(bounds, (topic) => parts.admission.rulesFor(topic).partitions);
    return bounds;
  });
  const unread = app.get(UnreadOwn);
  const paused = app.get(PausedPartitions);
  await waitUntil(signal, gate, 'it reads its own topics to the end', async () => {
    const next = await nextOffsets(database.query, cluster.id);
    const left = leftUnread(ends, next, (topic, partition) => paused.has(topic, partition));
    unread.set(left ?? []);
    return left !== null;
  });
  await step('it reconciles its own rows with the log', async () => {
    const behind = await reconcileOwned(database.query, parts.profile.code);
    if (behind > 0)
      parts.logger.warn({ behind }, 'own rows were behind the log; they are now as the log says');
  });
  await step('it reconciles its own keys with the log', () => app.get(RepeatOwnKeys).reconcile());
  const isCoordinator = parts.profile.code === parts.coordinator;
  if (isCoordinator) {
    const { wanted, hands } = await step('it reads who approves changes of the directory', () =>
      readKeeping(parts),
    );
    const keep = app.get(KeepDirectory);
    keep.begin(wanted, hands);
    app.get(FollowDirectory).keepDirectory(async () => {
      // What is on the log of a paused directory is not known.
      if (hasUnread(unread, DIRECTORY_TOPIC)) return;
      await keep.execute();
      if (await keep.isSettled()) await app.get(IssueFences).execute(parts.profiles);
    });
  }
  await waitUntil(signal, gate, 'it waits for the directory to list its keys', async () =>
    isListed(parts),
  );
  await waitUntil(signal, gate, 'it waits for the fences that put its entry in force', async () =>
    isInForce(parts, [...own, keys], (topic, partition) => paused.has(topic, partition)),
  );
  await step('it wraps its keys for agencies that joined', async () => {
    // Without a key that counts this waits for the directory.
    if (parts.signer.isReady()) await app.get(WrapKeys).execute();
  });
  app.get(RepeatOwnKeys).start();
  app.get(RepeatRefused).start();
  app.get(DestroyKeys).start();
  app.get(WatchKeyAge).start();
  await step('it loads which entities lapse and when', () =>
    database.inTransaction((query) => app.get(LapseEntities).recall(query)),
  );
  if (parts.profile.identityAuthority)
    app
      .get(ReadSoFar)
      .begin(
        await step('it asks the broker how far the facts of its rules reach', () =>
          replicaBus.bounds(FACT_TOPICS),
        ),
      );
  app.get(FollowSubjects).follower.start();
  if (parts.profile.identityAuthority) {
    app.get(HoldSubjects).follower.start();
    app.get(FollowIdentityFacts).follower.start();
    app.get(RunIdentityRules).start();
  }
  if (app.get(FollowOwnWork).isNeeded) app.get(FollowOwnWork).follower.start();
  app.get(ReceiveNotices).follower.start();
  app.get(FollowClocks).follower.start();
  app.get(FollowLineage).follower.start();
  app.get(ClockNotices).start();
  app.get(LapseEntities).start();
  await step('it closes unfinished operations of its last run', () =>
    app.get(OperationTable).giveUpRunning(),
  );
  await app.get(RunOperation).takeUpRedrive();
  app.get(SyncWatch).start();
  app.get(DeliverWebhooks).start();
  gate.open();
  void takeUpResumed(app, parts, { ends, signal });
  parts.logger.info(
    { topics: parts.topics.length, directoryVersion: String(parts.directory.version) },
    'ready',
  );
}

const hasUnread = (unread: UnreadOwn, topic: string): boolean =>
  unread.all.some((one) => one.topic === topic);

/**
 * Follows own partitions that were paused at the start until they are read to where they ended
 * then; each time one is, the rows are reconciled again before its flow takes writes.
 */
async function takeUpResumed(
  app: INestApplication,
  { database, cluster, profile, logger }: AgencyParts,
  { ends, signal }: { ends: readonly PartitionBounds[]; signal: AbortSignal },
): Promise<void> {
  const unread = app.get(UnreadOwn);
  while (unread.all.length > 0) {
    try {
      await pause(RESUMED_EVERY_MS, undefined, { signal });
      const left = unreadOf(ends, await nextOffsets(database.query, cluster.id)).filter((one) =>
        unread.all.some(
          ({ topic, partition }) => topic === one.topic && partition === one.partition,
        ),
      );
      if (left.length < unread.all.length) {
        await reconcileOwned(database.query, profile.code);
        await database.inTransaction((query) => app.get(LapseEntities).recall(query));
        unread.set(left);
        logger.info(
          { unread: left.length },
          'a partition that was paused at the start is now read to its end',
        );
      }
      if (!hasUnread(unread, DIRECTORY_TOPIC)) app.get(FollowDirectory).directoryChanged();
    } catch (error) {
      if (signal.aborted) return;
      logger[levelOf(error)]({ err: error }, 'could not check the own topics, trying again');
    }
  }
}

/** What the coordinator keeps the directory by: profiles, handed keys, terms and approvers. */
async function readKeeping({ settings, profiles, logger }: AgencyParts): Promise<{
  wanted: Wanted;
  hands: DemonstrationHands | null;
}> {
  const { directory, publicKeysDir } = settings;
  const founding = directory && readFoundingTerms(directory.termsFile);
  const hands = directory?.hands.length ? await DemonstrationHands.open(directory.hands) : null;
  if (hands)
    logger.warn(
      { hands: hands.names },
      'the keys of approvers lie on this machine: they approve all changes of the directory, ' +
        'as a demonstration that protects nothing',
    );
  const ready = (): AgencyProfile[] => withReadyNumbers(profiles, publicKeysDir);
  const notReady = ready().flatMap(({ number, code }) => (number === 0 ? [code] : []));
  if (notReady.length > 0)
    logger.warn(
      { notReady },
      'no number is announced for these yet: events of before wait in their outboxes',
    );
  return { wanted: { profiles: ready, keysOf: handedKeys(publicKeysDir), founding }, hands };
}

async function loadKnownDirectory({
  database,
  directory,
  values,
  admission,
}: AgencyParts): Promise<void> {
  const { records, next } = await loadDirectory(
    database.query,
    DIRECTORY_TOPIC,
    async (value) => (await values.read(DIRECTORY_TOPIC, value)) as unknown as DirectoryEntry,
  );
  directory.advance(records, next);
  await loadFences(database.query, admission.fences);
}

/**
 * Tells whether the directory lists keys of this keystore, so that others accept its records: one
 * that signs and one to wrap for. A key that was added is listed later.
 */
function isListed({ directory, profile, keystore }: AgencyParts): boolean {
  const listed = directory.latest(profile.code)?.publicKeys ?? [];
  const own = [...keystore.publicKeys, ...keystore.formerPublicKeys];
  return [SIGNING_ALGORITHM, WRAPPING_ALGORITHM].every((algorithm) =>
    listed.some(
      (key) =>
        key.algorithm === algorithm &&
        key.revokedAt === null &&
        own.some(({ keyId }) => keyId === key.keyId),
    ),
  );
}

/**
 * Tells whether this agency's records would be admitted by its present entry: in each partition
 * that it writes to, the last fence puts that entry in force, or there is no fence yet.
 */
function isInForce(
  { admission, directory, profile }: AgencyParts,
  topics: readonly string[],
  isPaused: (topic: string, partition: number) => boolean,
): boolean {
  const { code } = profile;
  return topics
    .filter((topic) => topic !== DIRECTORY_TOPIC)
    .flatMap((topic) =>
      Array.from({ length: admission.rulesFor(topic).partitions }, (_, partition) => partition)
        .filter((partition) => !isPaused(topic, partition))
        .map((partition) => admission.fences.last({ topic, partition })),
    )
    .every((fence) => fence === undefined || directory.at(code, fence) === directory.latest(code));
}

async function waitUntil(
  signal: AbortSignal,
  gate: WriteGate,
  waitsFor: string,
  isDone: () => Promise<boolean>,
): Promise<void> {
  gate.close(waitsFor);
  while (!(await isDone().catch(() => false))) await pause(LOOK_EVERY_MS, undefined, { signal });
}
