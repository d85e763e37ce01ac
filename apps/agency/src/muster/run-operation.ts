import { Inject, Injectable } from '@nestjs/common';
import type { Bus } from '@sinergi/broker';
import { type DirectoryEntry, isMustered, subscribedTopics } from '@sinergi/contracts';
import type { Logger } from '@sinergi/observability';
import {
  type Admission,
  compareWithLog,
  type DeadLetterPlace,
  type DeadReason,
  dismissDeadLetters,
  HealRefused,
  healPartition,
  listDeadLetters,
  loadDirectory,
  lockPositions,
  lookAtRewind,
  type Place,
  type RewindPoint,
  readPositions,
  redriveDeadLetter,
  resyncPartition,
  rewindPartition,
} from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { Problem } from '../door/problem.js';
import { DeadLetterNotices } from '../replica/dead-letter-notices.js';
import { PausedPlaces } from '../replica/paused-places.js';
import { DIRECTORY_TOPIC } from '../replica/topic-rules.js';
import { type ValueReader } from '../replica/value-reader.js';
import { ClusterAtHand } from '../start/cluster-at-hand.js';
import { reconcileOwned } from '../start/reconcile-owned.js';
import { ADMISSION, LOGGER, PROFILE, REPLICA_BUS, VALUE_READER } from '../tokens.js';
import { Hold } from './hold.js';
import { MusterWatch } from './muster-watch.js';
import { type Operation, OperationTable } from './operation-table.js';
import { type RedrivenLetter, redriveLetters } from './redrive-letters.js';
import { Rereading } from './rereading.js';

/** What an operation is about; every mustered partition where nothing is said. */
export interface OperationTarget {
  topic?: string | undefined;
  partition?: number | undefined;
  /** HEAL: read every record again, not only those of the buckets that differ */
  everything?: boolean | undefined;
  /** REDRIVE, DISMISS: dead letters of one reason, or one of them */
  reason?: string | undefined;
  /** REWIND: where to begin again */
  offset?: string | undefined;
  /** REWIND: with the first record appended at or after it, ISO */
  time?: string | undefined;
  dryRun?: boolean | undefined;
  /** REDRIVE: letters per second */
  ratePerSecond?: number | undefined;
}

type Progress = (done: number, total: number) => void;

/** Carries out operations on this agency's copy, one at a time. Each partition is healed or resynchronised whole, or stays as it was. */
@Injectable()
export class RunOperation {
  private underWay: { operationId: string; abort: AbortController; hold: Hold; ended: Promise<void> } | undefined;
  private isStopping = false;

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly table: OperationTable,
    private readonly watch: MusterWatch,
    private readonly rereading: Rereading,
    private readonly paused: PausedPlaces,
    private readonly cluster: ClusterAtHand,
    private readonly notices: DeadLetterNotices,
    @Inject(ADMISSION) private readonly admission: Admission<DirectoryEntry>,
    @Inject(VALUE_READER) private readonly values: ValueReader,
    @Inject(REPLICA_BUS) private readonly bus: Bus,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Begins; the operation goes on by itself. @throws Problem operation-running where another is under way */
  async begin(client: string, wish: Pick<Operation, 'kind' | 'officer' | 'reason'> & { target: OperationTarget }): Promise<Operation> {
    if (this.underWay) {
      throw new Problem('operation-running', 'Expected no operation to be under way, got one', { operationId: this.underWay.operationId });
    }
    const places = wish.kind === 'PAUSE' ? await this.pausable(wish.target) : await this.placesOf(wish.target);
    if (wish.kind === 'REWIND') pointOf(wish.target);
    const operation = await this.table.begin(client, { ...wish, target: { ...wish.target } });
    const { operationId, kind } = operation;
    this.logger.info({ operationId, kind, officer: wish.officer, target: wish.target }, 'operation begun');
    this.goOn(operation, places);
    return operation;
  }

  /** Takes up a redrive that the process of before had under way, held where it was held. */
  async takeUpRedrive(): Promise<void> {
    const operation = await this.table.interruptedRedrive();
    if (!operation || this.underWay) return;
    this.logger.info({ operationId: operation.operationId, state: operation.state }, 'redrive of before taken up');
    this.goOn(operation, []);
  }

  /** Holds a redrive, or lets it go on. @throws Problem not-found, invalid-request for what cannot be held */
  async hold(operationId: string, held: boolean): Promise<Operation> {
    const operation = await this.table.one(operationId);
    if (operation.kind !== 'REDRIVE' || this.underWay?.operationId !== operationId)
      throw new Problem('invalid-request', `Expected a redrive that is under way, got ${operation.kind} ${operation.state}`);
    this.underWay.hold.set(held);
    await this.table.hold(operationId, held ? 'PAUSED' : 'RUNNING');
    return this.table.one(operationId);
  }

  private goOn(operation: Operation, places: Place[]): void {
    const abort = new AbortController();
    const hold = new Hold();
    hold.set(operation.state === 'PAUSED');
    abort.signal.addEventListener('abort', () => hold.set(false));
    const ended = this.carryOut(operation, places, hold, abort.signal).finally(() => {
      this.underWay = undefined;
    });
    this.underWay = { operationId: operation.operationId, abort, hold, ended };
  }

  /** What was done to whole partitions until then stays done. @throws Problem not-found */
  async cancel(operationId: string): Promise<Operation> {
    const operation = await this.table.one(operationId);
    if (this.underWay?.operationId === operationId) {
      this.underWay.abort.abort(new Error('an operator cancelled it'));
      await this.underWay.ended;
      return this.table.one(operationId);
    }
    return operation;
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    this.underWay?.abort.abort(new Error('the service ends'));
    await this.underWay?.ended;
  }

  private async placesOf({ topic, partition }: OperationTarget): Promise<Place[]> {
    const known = (await readPositions(this.database.query)).filter((position) => isMustered(position.topic));
    const places = known
      .filter((place) => (topic === undefined || place.topic === topic) && (partition === undefined || place.partition === partition))
      .map((place) => ({ topic: place.topic, partition: place.partition }));
    if (places.length === 0) throw new Problem('invalid-request', 'Expected a partition that this agency mustered, got another');
    // What the others are judged by is put right before them.
    return places.sort((left, right) => Number(right.topic === DIRECTORY_TOPIC) - Number(left.topic === DIRECTORY_TOPIC));
  }

  /** Also partitions that nothing was read of yet: they would be read the moment something comes. */
  private async pausable({ topic, partition }: OperationTarget): Promise<Place[]> {
    const read = subscribedTopics(this.profile.code, [this.profile]).filter(isMustered);
    const topics = read.filter((one) => topic === undefined || one === topic);
    const bounds = topics.length === 0 ? [] : await this.bus.bounds(topics);
    const places = bounds.filter((bound) => partition === undefined || bound.partition === partition);
    if (places.length === 0) throw new Problem('invalid-request', 'Expected a topic that this agency reads, got another');
    return places.map((bound) => ({ topic: bound.topic, partition: bound.partition }));
  }

  private async carryOut(operation: Operation, places: Place[], hold: Hold, signal: AbortSignal): Promise<void> {
    const { operationId, kind } = operation;
    const progress: Progress = (done, total) => void this.table.progress(operationId, done, total).catch(() => undefined);
    try {
      const result = await this.work(operation, places, progress, hold, signal);
      await this.table.end(operationId, 'DONE', result);
      this.logger.info({ operationId, kind }, 'operation done');
    } catch (error) {
      // Ended with the process, a redrive goes on with the next one.
      if (signal.aborted && kind === 'REDRIVE' && this.isStopping) return;
      const said = error instanceof HealRefused ? { code: error.code, findings: error.findings } : {};
      const state = signal.aborted ? 'CANCELLED' : 'FAILED';
      this.logger.warn({ err: error, operationId, kind }, 'operation ended early');
      await this.table
        .end(operationId, state, { ...said, error: error instanceof Error ? error.message : String(error) })
        .catch((failure: unknown) => this.logger.warn({ err: failure }, 'its end was not noted'));
    }
  }

  private work(operation: Operation, places: Place[], progress: Progress, hold: Hold, signal: AbortSignal): Promise<unknown> {
    const target = operation.target as OperationTarget;
    switch (operation.kind) {
      case 'SCRUB':
        return this.scrub(target, places, progress, signal);
      case 'COMPARE':
        return this.each(places, progress, signal, (place) => this.compare(place, signal));
      case 'HEAL':
        return this.each(places, progress, signal, (place) => this.heal(place, target, signal));
      case 'RESYNC':
        return this.each(places, progress, signal, (place) => this.resync(place));
      case 'REWIND':
        return this.rewind(target, places, progress, signal);
      case 'PAUSE':
        return this.pause(places, true);
      case 'RESUME':
        return this.pause(places, false);
      case 'REDRIVE':
        return this.redrive(target, progress, hold, signal);
      case 'DISMISS':
        return this.dismiss(operation, target);
      case 'RECONCILE':
        return this.reconcile();
    }
  }

  private async each<P, R>(places: P[], progress: Progress, signal: AbortSignal, work: (place: P) => Promise<R>): Promise<R[]> {
    const results: R[] = [];
    for (const place of places) {
      signal.throwIfAborted();
      progress(results.length, places.length);
      results.push(await work(place));
    }
    progress(results.length, places.length);
    return results;
  }

  private async scrub({ topic }: OperationTarget, places: Place[], progress: Progress, signal: AbortSignal): Promise<unknown> {
    const scrubs = await this.each(places, progress, signal, (place) => this.watch.scrub(place));
    if (topic === undefined) await this.watch.compare();
    return scrubs;
  }

  private async heal(place: Place, { everything }: OperationTarget, signal: AbortSignal): Promise<unknown> {
    const { inTransaction } = this.database;
    const found = await this.watch.scrub(place);
    if (found.findings.length === 0 && !everything) return { ...place, healed: false, digest: found.digest };
    const report = await healPartition({
      ...place,
      inTransaction,
      admission: this.admission,
      log: this.bus,
      clusterId: this.cluster.id,
      ...(everything ? { buckets: 'all' as const } : {}),
      onDeadLetters: this.notices.write,
      signal,
    });
    await this.takeUp(place);
    await this.watch.scrub(place);
    return { healed: true, findings: found.findings, ...report };
  }

  /** @throws HealRefused where the log no longer begins at its beginning: emptied, the copy could never be filled again */
  private async resync(place: Place): Promise<unknown> {
    const { topic, partition } = place;
    const bound = (await this.bus.bounds([topic])).find((candidate) => candidate.partition === partition);
    if (bound && bound.start > 0n) {
      throw new HealRefused(
        'LOG_STARTS_LATE',
        `Expected the log of ${topic}/${partition} to begin at offset 0, got one that begins at ${bound.start}; restore a backup that is not behind it`,
      );
    }
    const removed = await this.database.inTransaction((query) => resyncPartition(query, { ...place, clusterId: this.cluster.id }));
    await this.takeUp(place);
    return { ...place, removed };
  }

  /** What admission holds of the directory in memory is made anew where its copy was. */
  private async takeUp(place: Place): Promise<void> {
    if (place.topic === DIRECTORY_TOPIC) await this.reloadDirectory();
    await this.rereading.from(place);
  }

  private async reloadDirectory(): Promise<void> {
    const toEntry = async (value: Buffer) => (await this.values.read(DIRECTORY_TOPIC, value)) as unknown as DirectoryEntry;
    const { records, next } = await loadDirectory(this.database.query, DIRECTORY_TOPIC, toEntry);
    this.admission.directory.reload(records, next);
  }

  /** Its own rows take over what the log says of them, as they do at every start. */
  private async reconcile(): Promise<unknown> {
    const behind = await this.database.inTransaction((query) => reconcileOwned(query, this.profile.code));
    const { count } = await this.watch.compare();
    return { behind, differing: count };
  }

  private async redrive(target: OperationTarget, progress: Progress, hold: Hold, signal: AbortSignal): Promise<RedrivenLetter[]> {
    const outcomes = await redriveLetters({
      letters: await this.lettersOf(target),
      redrive: (letter) =>
        redriveDeadLetter({
          ...letter,
          inTransaction: this.database.inTransaction,
          admission: this.admission,
          clusterId: this.cluster.id,
          dryRun: target.dryRun ?? false,
        }),
      ratePerSecond: target.ratePerSecond,
      whenReleased: () => hold.whenReleased(),
      onProgress: progress,
      signal,
    });
    if (outcomes.some(({ topic, outcome }) => topic === DIRECTORY_TOPIC && outcome === 'APPLIED')) await this.reloadDirectory();
    return outcomes;
  }

  private async dismiss({ officer, reason }: Operation, target: OperationTarget): Promise<unknown> {
    const letters = await this.lettersOf(target);
    const at = new Date().toISOString();
    const dismissed = await this.database.inTransaction((query) => dismissDeadLetters(query, letters, { officer, reason, at }));
    return { dismissed };
  }

  private async compare({ topic, partition }: Place, signal: AbortSignal): Promise<unknown> {
    const { inTransaction } = this.database;
    return compareWithLog({ topic, partition, inTransaction, admission: this.admission, log: this.bus, signal });
  }

  private async pause(places: Place[], paused: boolean): Promise<unknown> {
    if (paused) await this.database.inTransaction((query) => lockPositions(query, places, this.cluster.id));
    const changed = await this.paused.set(places, paused);
    if (!paused) for (const place of places) await this.rereading.from(place);
    return { changed, places };
  }

  /** One partition after the other, each whole or not at all. */
  private async rewind(target: OperationTarget, places: Place[], progress: Progress, signal: AbortSignal): Promise<unknown> {
    const looks = await this.lookAtRewind(target, places);
    if (target.dryRun) return looks;
    const refused = looks.find((look) => look.refused !== null);
    if (refused)
      throw new HealRefused(
        'AHEAD_OF_POSITION',
        `Expected an offset that this copy has passed, got ${refused.rewindTo} (${refused.refused})`,
      );
    const wanted = looks.filter(({ replayed }) => replayed > 0n);
    return this.each(wanted, progress, signal, async ({ topic, partition, rewindTo }) => {
      const rewound = await this.database.inTransaction((query) =>
        rewindPartition(query, { topic, partition, rewindTo, clusterId: this.cluster.id, admission: this.admission, log: this.bus }),
      );
      await this.takeUp({ topic, partition });
      return rewound;
    });
  }

  private lookAtRewind(target: OperationTarget, places: Place[]) {
    return lookAtRewind(this.database.query, this.bus, places, pointOf(target));
  }

  private async lettersOf({ topic, partition, offset, reason }: OperationTarget): Promise<DeadLetterPlace[]> {
    const letters: DeadLetterPlace[] = [];
    let after: DeadLetterPlace | undefined;
    do {
      const page = await listDeadLetters(this.database.query, {
        ...(after ? { after } : {}),
        limit: 500,
        ...(reason ? { reason: reason as DeadReason } : {}),
      });
      letters.push(
        ...page.entries.filter(
          (entry) =>
            (topic === undefined || entry.topic === topic) &&
            (partition === undefined || entry.partition === partition) &&
            (offset === undefined || String(entry.offset) === offset),
        ),
      );
      after = page.next ?? undefined;
    } while (after);
    return letters;
  }
}

/** @throws Problem invalid-request where neither is said */
function pointOf({ offset, time }: OperationTarget): RewindPoint {
  if (offset !== undefined) return { offset: BigInt(offset) };
  if (time !== undefined) return { time: new Date(time) };
  throw new Problem('invalid-request', 'Expected an offset or a time to rewind to, got neither');
}
