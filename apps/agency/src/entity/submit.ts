import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import type { Audience } from '@sinergi/trust';
import type { EntityManager } from 'typeorm';
import { AfterCommit } from '../change/after-commit.js';
import type { Changed } from '../change/change-record.js';
import { Database } from '../database/database.js';
import type { Answer } from '../door/idempotency.js';
import { Problem } from '../door/problem.js';
import { WriteGate } from '../start/write-gate.js';
import { PROFILE } from '../tokens.js';
import { SettleAudiences } from './settle-audiences.js';
import type { CheckedSubmission } from './submission.js';
import { SubmitSteps } from './submit-steps.js';

/** What became of one of several submissions. */
export type Outcome = { ok: true; answer: Answer } | { ok: false; problem: Problem };

export interface SubmitOptions {
  /** the calling system, by its token */
  client: string;
  /** does everything and takes it back: nothing is written, said or remembered */
  dryRun?: boolean;
}

/** Ends a transaction without an error of its own: what was tried in it is taken back. */
class TakenBack extends Error {
  constructor(readonly outcomes: Outcome[]) {
    super('a dry run is taken back');
  }
}

/**
 * Carries out submissions, whichever door they came through: once per key, entity row and event in one transaction, then a nudge to the relay.
 * Several in one transaction succeed or fail each for itself.
 */
@Injectable()
export class Submit {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly steps: SubmitSteps,
    private readonly gate: WriteGate,
    private readonly afterCommit: AfterCommit,
    private readonly seals: SettleAudiences,
  ) {}

  /** @throws Problem */
  async one(submission: CheckedSubmission, options: SubmitOptions): Promise<Answer> {
    const [outcome] = await this.all([submission], options);
    if (!outcome!.ok) throw outcome!.problem;
    return outcome!.answer;
  }

  /**
   * @param beside more to be written in the same transaction, given what became of the submissions
   * @returns one outcome per submission, in order
   */
  async all(
    submissions: readonly CheckedSubmission[],
    { client, dryRun = false }: SubmitOptions,
    beside?: (query: SqlQuery, outcomes: readonly Outcome[]) => Promise<void>,
  ): Promise<Outcome[]> {
    this.gate.assertOpen();
    const used: Audience[] = [];
    try {
      const outcomes = await this.database.transaction(async (manager, query) => {
        const done: Outcome[] = [];
        for (const submission of submissions)
          done.push(await this.alone(query, () => this.carryOut(manager, query, submission, client, used)));
        if (dryRun) throw new TakenBack(done);
        await beside?.(query, done);
        return done;
      });
      this.afterCommit.committed();
      await this.seals.settle(used);
      return outcomes;
    } catch (error) {
      if (error instanceof TakenBack) return error.outcomes.map(asDryRun);
      throw error;
    }
  }

  /** What fails takes back its own part of the transaction; what fails for another reason than a refusal fails the whole. */
  private async alone(query: SqlQuery, work: () => Promise<Answer>): Promise<Outcome> {
    await query('SAVEPOINT submission');
    try {
      const answer = await work();
      await query('RELEASE SAVEPOINT submission');
      return { ok: true, answer };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await query('ROLLBACK TO SAVEPOINT submission');
      return { ok: false, problem: error };
    }
  }

  private carryOut(manager: EntityManager, query: SqlQuery, checked: CheckedSubmission, client: string, used: Audience[]): Promise<Answer> {
    const { descriptor } = checked.flow;
    const { flow, entityId, expectedVersion, data } = checked.said;
    // The same for every door: what was sent alone may be sent again in a batch.
    const operation = `${flow} ${checked.change.change} ${entityId ?? ''} ${expectedVersion ?? ''}`;
    return this.steps.idempotency.once(query, { client, key: checked.key, operation, payload: data }, async () => {
      const changed = await this.change(manager, query, checked);
      used.push(...changed.audiences);
      return {
        status: 201,
        body: { [descriptor.idField]: changed.entityId, eventId: changed.eventId, version: changed.version, change: changed.change },
      };
    });
  }

  private async change(manager: EntityManager, query: SqlQuery, checked: CheckedSubmission): Promise<Changed> {
    const { flow } = checked;
    const entityId = checked.entityId ?? idFor(checked, this.profile.code);
    const { compose, subjects, changeRecord, lapses } = this.steps;
    return changeRecord.execute(manager, query, {
      flow: flow.descriptor,
      entityId,
      next: async (owned) => {
        if (!owned && checked.entityId !== null) throw await this.notMine(checked, entityId, query);
        const state = await compose.compose(checked, entityId, owned, query);
        const assigned = await subjects.assign(manager, query, checked, state);
        await lapses.note(query, flow, entityId, assigned.fields);
        return assigned;
      },
    });
  }

  private async notMine({ flow: { descriptor } }: CheckedSubmission, entityId: string, query: SqlQuery): Promise<Problem> {
    const held = await this.steps.held.latest(descriptor, entityId, query);
    if (!held) return new Problem('not-found', `Expected a ${descriptor.flow} that this agency holds, got ${entityId}`);
    return new Problem('not-owner', `Expected a ${descriptor.flow} of this agency, got one of ${held.owner}`);
  }
}

/** A random id, or the same one for the same owner and fields where there may be one entity of them. Source: RFC 9562, 5.8 (version 8). */
function idFor({ flow: { descriptor, rules }, fields }: CheckedSubmission, owner: string): string {
  if (!rules.onePer) return randomUUID();
  const name = [descriptor.flow, owner, ...rules.onePer.map((field) => String(fields[field]))].join('\0');
  const hex = createHash('sha256').update(name, 'utf8').digest('hex');
  const variant = (8 + (Number.parseInt(hex.charAt(16), 16) & 3)).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** What a dry run may promise: whether it would do, as which version; no id of a thing that does not exist. */
function asDryRun(outcome: Outcome): Outcome {
  if (!outcome.ok) return outcome;
  const { version, change } = outcome.answer.body;
  return { ok: true, answer: { status: 200, body: { dryRun: true, change, version } } };
}
