import { Inject, Injectable } from '@nestjs/common';
import type { DirectoryEntry } from '@sinergi/contracts';
import {
  type Admission,
  type DeadLetterCoordinates,
  type DeadReason,
  dismissDeadLetters,
  listDeadLetters,
  redriveDeadLetter,
} from '@sinergi/replica';
import { Database } from '../database/database.js';
import { ADMISSION } from '../ground/tokens.js';
import { ClusterAtHand } from '../replica/cluster-at-hand.js';
import { DIRECTORY_TOPIC } from '../replica/topic-rules.js';
import type { OperationTarget } from './operation-target.js';
import { type RedrivenLetter, type RedriveWork, redriveLetters } from './redrive-letters.js';
import { TakeUp } from './take-up.js';

const PAGE = 500;

/** Judges dead letters again (REDRIVE), or puts them away with who and why (DISMISS). */
@Injectable()
export class SettleLetters {
  constructor(
    private readonly database: Database,
    @Inject(ADMISSION) private readonly admission: Admission<DirectoryEntry>,
    private readonly cluster: ClusterAtHand,
    private readonly takeUp: TakeUp,
  ) {}

  async redrive(
    target: OperationTarget,
    course: Pick<RedriveWork, 'whenReleased' | 'onProgress' | 'signal'>,
  ): Promise<RedrivenLetter[]> {
    const outcomes = await redriveLetters({
      ...course,
      letters: await this.lettersOf(target),
      ratePerSecond: target.ratePerSecond,
      redrive: (letter) =>
        redriveDeadLetter({
          ...letter,
          inTransaction: this.database.inTransaction,
          admission: this.admission,
          clusterId: this.cluster.id,
          dryRun: target.dryRun ?? false,
        }),
    });
    if (outcomes.some(({ topic, outcome }) => topic === DIRECTORY_TOPIC && outcome === 'APPLIED'))
      await this.takeUp.reloadDirectory();
    return outcomes;
  }

  /** @returns how many */
  async dismiss(target: OperationTarget, by: { officer: string; reason: string }): Promise<number> {
    const letters = await this.lettersOf(target);
    const at = new Date().toISOString();
    return this.database.inTransaction((query) =>
      dismissDeadLetters(query, letters, { ...by, at }),
    );
  }

  private async lettersOf({
    topic,
    partition,
    offset,
    reason,
  }: OperationTarget): Promise<DeadLetterCoordinates[]> {
    const letters: DeadLetterCoordinates[] = [];
    let after: DeadLetterCoordinates | undefined;
    do {
      const page = await listDeadLetters(this.database.query, {
        ...(after ? { after } : {}),
        limit: PAGE,
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
