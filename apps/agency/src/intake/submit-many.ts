import { Inject, Injectable } from '@nestjs/common';
import { isKnownAt } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import type { AgencyProfile } from '@sinergi/settings';
import {
  type CheckedSubmission,
  checkSubmission,
  requireFlow,
  type Submission,
} from '../entity/submission.js';
import { type Outcome, Submit, type SubmitOptions } from '../entity/submit.js';
import { PROFILE } from '../ground/tokens.js';
import { type Access, refuseOtherOfficer, requireScope } from '../http/access.js';
import { requireOwn } from '../http/own-scopes.js';
import { Problem } from '../problem/problem.js';

/**
 * The number of submissions of one transaction: enough to save commits, few enough that row locks
 * are short.
 */
export const TOGETHER = 50;

/** A submission, or the problem why it could not be read. */
export type ReadSubmission = Submission | Problem;

/** Carries out many submissions in their order, each with its own outcome. */
@Injectable()
export class SubmitMany {
  constructor(
    private readonly submit: Submit,
    @Inject(PROFILE) private readonly profile: AgencyProfile,
  ) {}

  async execute(
    access: Access,
    items: readonly ReadSubmission[],
    options: { dryRun: boolean },
  ): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (let at = 0; at < items.length; at += TOGETHER) {
      outcomes.push(
        ...(await this.together(access, items.slice(at, at + TOGETHER), {
          ...options,
          client: access.clientId,
          trace: access.trace,
        })),
      );
    }
    return outcomes;
  }

  /**
   * Carries out the submissions of one transaction. @param beside further writes of that
   * transaction
   */
  async together(
    access: Access,
    items: readonly ReadSubmission[],
    options: SubmitOptions,
    beside?: (query: SqlQuery, outcomes: readonly Outcome[]) => Promise<void>,
  ): Promise<Outcome[]> {
    const checked = items.map((item) =>
      item instanceof Problem ? item : this.check(access, item),
    );
    const good = checked.filter((item): item is CheckedSubmission => !(item instanceof Problem));
    const merged = (done: readonly Outcome[]): Outcome[] => {
      let next = 0;
      return checked.map((item) =>
        item instanceof Problem ? { ok: false, problem: item } : done[next++]!,
      );
    };
    if (good.length === 0 && !beside) return merged([]);
    return merged(
      await this.submit.all(
        good,
        options,
        beside && ((query, done) => beside(query, merged(done))),
      ),
    );
  }

  private check(access: Access, submission: Submission): CheckedSubmission | Problem {
    try {
      // A flow that does not exist is reported before rights are checked.
      requireFlow(submission.flow, (flow) => isKnownAt(this.profile, flow));
      requireOwn(this.profile, `${submission.flow}:write`);
      requireScope(access, `${submission.flow}:write`);
      refuseOtherOfficer(access, (submission.data as { officer?: unknown } | null)?.officer);
      return checkSubmission(submission);
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  }
}

/** Reads each item. An item that cannot be read becomes its problem. */
export function readEach<T>(items: readonly T[], read: (item: T) => Submission): ReadSubmission[] {
  return items.map((item) => {
    try {
      return read(item);
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  });
}
