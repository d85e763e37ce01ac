import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '@sinergi/observability';
import { HealRefused, type TopicPartition } from '@sinergi/replica';
import { LOGGER } from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';
import { Hold } from './hold.js';
import { type Operation } from './operation.js';
import { OperationPartitions } from './operation-partitions.js';
import { OperationTable } from './operation-table.js';
import { type OperationTarget, pointOf } from './operation-target.js';
import { type OperationCourse, OperationWork } from './operation-work.js';

type Wish = Pick<Operation, 'kind' | 'officer' | 'reason'> & { target: OperationTarget };

/**
 * Carries out operations on this agency's copy, one at a time. Each partition is healed or
 * resynchronised as a whole, or stays unchanged.
 */
@Injectable()
export class RunOperation {
  private underWay:
    | {
        operationId: string;
        isLook: boolean;
        abort: AbortController;
        hold: Hold;
        ended: Promise<void>;
      }
    | undefined;
  /** serialises the beginnings: of two that come at once, one is refused */
  private begun: Promise<unknown> = Promise.resolve();
  private isStopping = false;

  constructor(
    private readonly table: OperationTable,
    private readonly topicPartitions: OperationPartitions,
    private readonly work: OperationWork,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Begins an operation, which then runs by itself. A preview ends soon and changes nothing, so a
   * running preview is waited for and refuses no action.
   * @throws Problem operation-running where another one is in progress
   */
  begin(client: string, wish: Wish): Promise<Operation> {
    const operation = this.begun.catch(() => undefined).then(() => this.beginNext(client, wish));
    this.begun = operation;
    return operation;
  }

  /** Continues a redrive that an earlier process had in progress; a held one stays held. */
  async takeUpRedrive(): Promise<void> {
    const operation = await this.table.interruptedRedrive();
    if (!operation || this.underWay) return;
    this.logger.info(
      { operationId: operation.operationId, state: operation.state },
      'redrive of the last run continues',
    );
    this.goOn(operation, []);
  }

  /**
   * Holds a redrive, or lets it continue.
   * @throws Problem not-found, invalid-request for an operation that cannot be held
   */
  async hold(operationId: string, held: boolean): Promise<Operation> {
    const operation = await this.table.one(operationId);
    if (operation.kind !== 'REDRIVE' || this.underWay?.operationId !== operationId)
      throw new Problem(
        'invalid-request',
        `Expected a running redrive, got ${operation.kind} ${operation.state}`,
      );
    this.underWay.hold.set(held);
    await this.table.hold(operationId, held ? 'PAUSED' : 'RUNNING');
    return this.table.one(operationId);
  }

  /**
   * Cancels an operation. Partitions that were finished before stay changed. @throws Problem
   * not-found
   */
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
    this.underWay?.abort.abort(new Error('the service stops'));
    await this.underWay?.ended;
  }

  private async beginNext(client: string, wish: Wish): Promise<Operation> {
    if (this.underWay?.isLook) await this.underWay.ended;
    if (this.underWay)
      throw new Problem('operation-running', 'Expected no running operation, got one', {
        operationId: this.underWay.operationId,
      });
    const topicPartitions =
      wish.kind === 'PAUSE'
        ? await this.topicPartitions.pausable(wish.target)
        : await this.topicPartitions.compared(wish.target);
    if (wish.kind === 'REWIND') pointOf(wish.target);
    const operation = await this.table.begin(client, { ...wish, target: { ...wish.target } });
    const { operationId, kind } = operation;
    this.logger.info(
      { operationId, kind, officer: wish.officer, target: wish.target },
      'operation begun',
    );
    this.goOn(operation, topicPartitions);
    return operation;
  }

  private goOn(operation: Operation, topicPartitions: TopicPartition[]): void {
    const abort = new AbortController();
    const hold = new Hold();
    hold.set(operation.state === 'PAUSED');
    abort.signal.addEventListener('abort', () => hold.set(false));
    const ended = this.carryOut(operation, topicPartitions, hold, abort.signal).finally(() => {
      this.underWay = undefined;
    });
    const isLook = operation.kind === 'REWIND' && operation.target.dryRun === true;
    this.underWay = { operationId: operation.operationId, isLook, abort, hold, ended };
  }

  private async carryOut(
    operation: Operation,
    topicPartitions: TopicPartition[],
    hold: Hold,
    signal: AbortSignal,
  ): Promise<void> {
    const { operationId, kind } = operation;
    const course: OperationCourse = {
      onProgress: (done, total) =>
        void this.table.progress(operationId, done, total).catch(() => undefined),
      whenReleased: () => hold.whenReleased(),
      signal,
    };
    try {
      const result = await this.work.perform(operation, topicPartitions, course);
      await this.table.end(operationId, 'DONE', result);
      this.logger.info({ operationId, kind }, 'operation done');
    } catch (error) {
      // A redrive that ends with the process continues in the next one.
      if (signal.aborted && kind === 'REDRIVE' && this.isStopping) return;
      const said =
        error instanceof HealRefused ? { code: error.code, findings: error.findings } : {};
      const state = signal.aborted ? 'CANCELLED' : 'FAILED';
      // Node says of what was broken off that it was; who had it broken off, the signal says.
      const why: unknown = signal.aborted ? signal.reason : error;
      this.logger.warn({ err: error, operationId, kind }, 'operation ended before it was done');
      await this.table
        .end(operationId, state, {
          ...said,
          error: why instanceof Error ? why.message : String(why),
        })
        .catch((failure: unknown) =>
          this.logger.warn({ err: failure }, 'the end of an operation was not stored'),
        );
    }
  }
}
