import { Inject, Injectable } from '@nestjs/common';
import type { Bus } from '@sinergi/broker';
import type { DirectoryEntry } from '@sinergi/contracts';
import {
  type Admission,
  type DeadLetterCoordinates,
  type DeadReason,
  dismissDeadLetters,
  LogWindow,
  listDeadLetters,
  redriveDeadLetter,
} from '@sinergi/replica';
import { Database } from '../database/database.js';
import { ADMISSION, REPLICA_BUS } from '../ground/tokens.js';
import { ClusterAtHand } from '../replica/cluster-at-hand.js';
import { DIRECTORY_TOPIC } from '../replica/topic-rules.js';
import type { OperationTarget } from './operation-target.js';
import {
  type RedrivenDeadLetter,
  type RedriveWork,
  redriveDeadLetters,
} from './redrive-dead-letters.js';
import { TakeUp } from './take-up.js';

const PAGE = 500;

/**
 * Admits dead letters again (REDRIVE), or dismisses them and notes who did it and why (DISMISS).
 */
@Injectable()
export class ResolveDeadLetters {
  constructor(
    private readonly database: Database,
    @Inject(ADMISSION) private readonly admission: Admission<DirectoryEntry>,
    @Inject(REPLICA_BUS) private readonly bus: Bus,
    private readonly cluster: ClusterAtHand,
    private readonly takeUp: TakeUp,
  ) {}

  async redrive(
    target: OperationTarget,
    course: Pick<RedriveWork, 'whenReleased' | 'onProgress' | 'signal'>,
  ): Promise<RedrivenDeadLetter[]> {
    const log = new LogWindow(this.bus);
    const outcomes = await redriveDeadLetters({
      ...course,
      deadLetters: await this.deadLettersOf(target),
      ratePerSecond: target.ratePerSecond,
      redrive: (deadLetter) =>
        redriveDeadLetter({
          ...deadLetter,
          inTransaction: this.database.inTransaction,
          recordAt: (coordinates) => log.recordAt(coordinates),
          admission: this.admission,
          clusterId: this.cluster.id,
          dryRun: target.dryRun ?? false,
        }),
    });
    if (outcomes.some(({ topic, outcome }) => topic === DIRECTORY_TOPIC && outcome === 'APPLIED'))
      await this.takeUp.reloadDirectory();
    return outcomes;
  }

  /** @returns how many were dismissed */
  async dismiss(target: OperationTarget, by: { officer: string; reason: string }): Promise<number> {
    const deadLetters = await this.deadLettersOf(target);
    const at = new Date().toISOString();
    return this.database.inTransaction((query) =>
      dismissDeadLetters(query, deadLetters, { ...by, at }),
    );
  }

  private async deadLettersOf({
    topic,
    partition,
    offset,
    reason,
  }: OperationTarget): Promise<DeadLetterCoordinates[]> {
    const deadLetters: DeadLetterCoordinates[] = [];
    let after: DeadLetterCoordinates | undefined;
    do {
      const page = await listDeadLetters(this.database.query, {
        ...(after ? { after } : {}),
        limit: PAGE,
        ...(reason ? { reason: reason as DeadReason } : {}),
      });
      deadLetters.push(
        ...page.entries.filter(
          (entry) =>
            (topic === undefined || entry.topic === topic) &&
            (partition === undefined || entry.partition === partition) &&
            (offset === undefined || String(entry.offset) === offset),
        ),
      );
      after = page.next ?? undefined;
    } while (after);
    return deadLetters;
  }
}
