import { Inject, Injectable } from '@nestjs/common';
import type { Bus } from '@sinergi/broker';
import { type DirectoryEntry, isMustered } from '@sinergi/contracts';
import type { Logger } from '@sinergi/observability';
import {
  type Admission,
  type DeadLetterPlace,
  type DeadReason,
  HealRefused,
  healPartition,
  listDeadLetters,
  loadDirectory,
  type Place,
  type Redriven,
  readPositions,
  redriveDeadLetter,
  resyncPartition,
} from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { Problem } from '../door/problem.js';
import { DeadLetterNotices } from '../replica/dead-letter-notices.js';
import { DIRECTORY_TOPIC } from '../replica/topic-rules.js';
import { type ValueReader } from '../replica/value-reader.js';
import { ClusterAtHand } from '../start/cluster-at-hand.js';
import { reconcileOwned } from '../start/reconcile-owned.js';
import { ADMISSION, LOGGER, PROFILE, REPLICA_BUS, VALUE_READER } from '../tokens.js';
import { MusterWatch } from './muster-watch.js';
import { type Operation, OperationTable } from './operation-table.js';
import { Rereading } from './rereading.js';

/** What an operation is about; every mustered partition where nothing is said. */
export interface OperationTarget {
  topic?: string | undefined;
  partition?: number | undefined;
  /** HEAL: read every record again, not only those of the buckets that differ */
  everything?: boolean | undefined;
  /** REDRIVE: dead letters of one reason, or one of them */
  reason?: string | undefined;
  offset?: string | undefined;
  dryRun?: boolean | undefined;
}

type Progress = (done: number, total: number) => void;

/** Carries out operations on this agency's copy, one at a time. Each partition is healed or resynchronised whole, or stays as it was. */
@Injectable()
export class RunOperation {
  private underWay: { operationId: string; abort: AbortController; ended: Promise<void> } | undefined;

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly table: OperationTable,
    private readonly watch: MusterWatch,
    private readonly rereading: Rereading,
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
    const places = await this.placesOf(wish.target);
    const operation = await this.table.begin(client, { ...wish, target: { ...wish.target } });
    const abort = new AbortController();
    const { operationId, kind } = operation;
    this.logger.info({ operationId, kind, officer: wish.officer, target: wish.target }, 'operation begun');
    const ended = this.carryOut(operation, wish.target, places, abort.signal).finally(() => {
      this.underWay = undefined;
    });
    this.underWay = { operationId, abort, ended };
    return operation;
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

  private async carryOut({ operationId, kind }: Operation, target: OperationTarget, places: Place[], signal: AbortSignal): Promise<void> {
    const progress: Progress = (done, total) => void this.table.progress(operationId, done, total).catch(() => undefined);
    try {
      const result = await this.work(kind, target, places, progress, signal);
      await this.table.end(operationId, 'DONE', result);
      this.logger.info({ operationId, kind }, 'operation done');
    } catch (error) {
      const said = error instanceof HealRefused ? { code: error.code, findings: error.findings } : {};
      const state = signal.aborted ? 'CANCELLED' : 'FAILED';
      this.logger.warn({ err: error, operationId, kind }, 'operation ended early');
      await this.table
        .end(operationId, state, { ...said, error: error instanceof Error ? error.message : String(error) })
        .catch((failure: unknown) => this.logger.warn({ err: failure }, 'its end was not noted'));
    }
  }

  private work(
    kind: Operation['kind'],
    target: OperationTarget,
    places: Place[],
    progress: Progress,
    signal: AbortSignal,
  ): Promise<unknown> {
    switch (kind) {
      case 'SCRUB':
        return this.scrub(target, places, progress, signal);
      case 'HEAL':
        return this.each(places, progress, signal, (place) => this.heal(place, target, signal));
      case 'RESYNC':
        return this.each(places, progress, signal, (place) => this.resync(place));
      case 'REDRIVE':
        return this.redrive(target, progress, signal);
      case 'RECONCILE':
        return this.reconcile();
    }
  }

  private async each<R>(places: Place[], progress: Progress, signal: AbortSignal, work: (place: Place) => Promise<R>): Promise<R[]> {
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

  private async redrive(target: OperationTarget, progress: Progress, signal: AbortSignal): Promise<unknown> {
    const letters = await this.lettersOf(target);
    const outcomes: (Redriven & { topic: string; partition: number; offset: string })[] = [];
    for (const letter of letters) {
      signal.throwIfAborted();
      progress(outcomes.length, letters.length);
      const outcome = await redriveDeadLetter({
        ...letter,
        inTransaction: this.database.inTransaction,
        admission: this.admission,
        clusterId: this.cluster.id,
        dryRun: target.dryRun ?? false,
      });
      outcomes.push({ topic: letter.topic, partition: letter.partition, offset: String(letter.offset), ...outcome });
    }
    progress(outcomes.length, letters.length);
    if (outcomes.some(({ topic, outcome }) => topic === DIRECTORY_TOPIC && outcome === 'APPLIED')) await this.reloadDirectory();
    return outcomes;
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
