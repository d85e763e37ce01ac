import { Injectable } from '@nestjs/common';
import { HealRefused, type TopicPartition } from '@sinergi/replica';
import { CheckCopy } from './check-copy.js';
import { HealCopy } from './heal-copy.js';
import type { Operation } from './operation.js';
import type { OperationTarget } from './operation-target.js';
import { PauseReading } from './pause-reading.js';
import { ReconcileOwn } from './reconcile-own.js';
import { RereadCopy } from './reread-copy.js';
import { ResolveDeadLetters } from './resolve-dead-letters.js';

/** The course of an operation: its progress, and how it is held and cancelled. */
export interface OperationCourse {
  onProgress(done: number, total: number): void;
  /** resolves at once unless an operator holds the work */
  whenReleased(): Promise<void>;
  signal: AbortSignal;
}

/**
 * Carries out each kind of operation on its partitions, one after another, and returns the result
 * that is shown.
 */
@Injectable()
export class OperationWork {
  constructor(
    private readonly check: CheckCopy,
    private readonly healing: HealCopy,
    private readonly rereading: RereadCopy,
    private readonly pausing: PauseReading,
    private readonly deadLetters: ResolveDeadLetters,
    private readonly owned: ReconcileOwn,
  ) {}

  /**
   * @throws HealRefused, the signal's reason, or any error of the parts; partitions that were
   *   finished before stay changed
   */
  async perform(
    { kind, target: asked, officer, reason }: Operation,
    topicPartitions: TopicPartition[],
    course: OperationCourse,
  ): Promise<unknown> {
    const target = asked as OperationTarget;
    switch (kind) {
      case 'SCRUB':
        return this.scrub(target, topicPartitions, course);
      case 'COMPARE':
        return each(topicPartitions, course, (topicPartition) =>
          this.check.compare(topicPartition, course.signal),
        );
      case 'HEAL':
        return each(topicPartitions, course, (topicPartition) =>
          this.heal(topicPartition, target.everything === true, course.signal),
        );
      case 'RESYNC':
        return each(topicPartitions, course, (topicPartition) =>
          this.rereading.resync(topicPartition),
        );
      case 'REWIND':
        return this.rewind(target, topicPartitions, course);
      case 'PAUSE':
        return this.pausing.pause(topicPartitions);
      case 'RESUME':
        return this.pausing.resume(topicPartitions);
      case 'REDRIVE':
        return this.deadLetters.redrive(target, course);
      case 'DISMISS':
        return { dismissed: await this.deadLetters.dismiss(target, { officer, reason }) };
      case 'RECONCILE':
        return this.owned.reconcile();
    }
  }

  private async scrub(
    { topic }: OperationTarget,
    topicPartitions: TopicPartition[],
    course: OperationCourse,
  ): Promise<unknown> {
    const scrubs = await each(topicPartitions, course, (topicPartition) =>
      this.check.scrub(topicPartition),
    );
    if (topic === undefined) await this.check.compareOwned();
    return scrubs;
  }

  private async heal(
    topicPartition: TopicPartition,
    everything: boolean,
    signal: AbortSignal,
  ): Promise<unknown> {
    const found = await this.check.scrub(topicPartition);
    if (found.findings.length === 0 && !everything)
      return { ...topicPartition, healed: false, digest: found.digest };
    const report = await this.healing.heal(topicPartition, everything, signal);
    await this.check.scrub(topicPartition);
    return { healed: true, findings: found.findings, ...report };
  }

  private async rewind(
    target: OperationTarget,
    topicPartitions: TopicPartition[],
    course: OperationCourse,
  ): Promise<unknown> {
    const looks = await this.rereading.lookAtRewind(target, topicPartitions);
    if (target.dryRun) return looks;
    const refused = looks.find((look) => look.refused !== null);
    if (refused)
      throw new HealRefused(
        'AHEAD_OF_POSITION',
        'Expected an offset that this copy has passed, ' +
          `got ${refused.rewindTo} (${refused.refused})`,
      );
    const wanted = looks.filter(({ replayed }) => replayed > 0n);
    return each(wanted, course, (look) => this.rereading.rewind(look));
  }
}

async function each<P, R>(
  topicPartitions: readonly P[],
  { onProgress, signal }: OperationCourse,
  work: (topicPartition: P) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (const topicPartition of topicPartitions) {
    signal.throwIfAborted();
    onProgress(results.length, topicPartitions.length);
    results.push(await work(topicPartition));
  }
  onProgress(results.length, topicPartitions.length);
  return results;
}
