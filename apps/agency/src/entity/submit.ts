import { Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import { continueTrace, type Trace } from '@sinergi/observability';
import { MicroBatcher } from '@sinergi/replica';
import type { Audience } from '@sinergi/trust';
import { AfterCommit } from '../change/after-commit.js';
import { Database } from '../database/database.js';
import { SomebodyWasFirst } from '../database/owned-entity.js';
import type { Answer } from '../http/idempotency.js';
import { toProblem } from '../http/problem.filter.js';
import { WriteGate } from '../http/write-gate.js';
import { Problem } from '../problem/problem.js';
import { CarryOut } from './carry-out.js';
import type { CheckedSubmission } from './submission.js';
import { type Asked, wavesOf } from './waves-of.js';

/** The result of one of several submissions. */
export type Outcome = { ok: true; answer: Answer } | { ok: false; problem: Problem };

export interface SubmitOptions {
  /** the calling system, by its token */
  client: string;
  /** the trace of the call; a new one where there was no call */
  trace?: Trace;
  /** carries everything out and rolls it back: nothing is written, published or stored */
  dryRun?: boolean;
}

/** Writes more in the same transaction, given the outcomes of the submissions. */
type Beside = (query: SqlQuery, outcomes: readonly Outcome[]) => Promise<void>;

type Attempt = { outcome: Outcome } | { failure: unknown };

/**
 * The most submissions of several callers in one transaction: more would delay the first of them.
 */
const MOST_TOGETHER = 250;
/** ms after which a transaction that waits for a lock no longer delays the next one */
const PATIENCE_MS = 200;

/** Ends a transaction without an error: its changes are rolled back. */
class TakenBack extends Error {
  constructor(readonly outcomes: Outcome[]) {
    super('a dry run is rolled back');
  }
}

/**
 * Carries out submissions from any route. Each happens once per key, with entity row and event in
 * one transaction, and then the relay is woken. Several submissions in one transaction succeed or
 * fail independently.
 */
@Injectable()
export class Submit {
  private readonly batcher = new MicroBatcher<Asked, Attempt>((asked) => this.together(asked), {
    most: MOST_TOGETHER,
    patienceMs: PATIENCE_MS,
  });

  constructor(
    private readonly database: Database,
    private readonly carryOut: CarryOut,
    private readonly gate: WriteGate,
    private readonly afterCommit: AfterCommit,
  ) {}

  /**
   * Carries out one submission. Those that come during an earlier commit are committed together:
   * the more come, the less each costs.
   * @throws Problem
   */
  async one(
    checked: CheckedSubmission,
    { client, trace = continueTrace(), dryRun = false }: SubmitOptions,
  ): Promise<Answer> {
    this.gate.assertOpen();
    const asked = { checked, client, trace };
    const attempt = dryRun
      ? { outcome: (await this.inOneTransaction([asked], true))[0]! }
      : await this.batcher.submit(asked);
    if ('failure' in attempt) throw attempt.failure;
    if (!attempt.outcome.ok) throw attempt.outcome.problem;
    return attempt.outcome.answer;
  }

  /** @returns one outcome per submission, in order */
  async all(
    submissions: readonly CheckedSubmission[],
    { client, trace = continueTrace(), dryRun = false }: SubmitOptions,
    beside?: Beside,
  ): Promise<Outcome[]> {
    this.gate.assertOpen();
    return this.inOneTransaction(
      submissions.map((checked) => ({ checked, client, trace })),
      dryRun,
      beside,
    );
  }

  /**
   * Carries out the submissions of several callers. @throws any error that one of them may have
   * caused: then each is tried alone
   */
  private async together(asked: readonly Asked[]): Promise<Attempt[]> {
    try {
      return (await this.inOneTransaction(asked, false)).map((outcome) => ({ outcome }));
    } catch (failure) {
      // The database is away for all of them: trying each alone would only take longer.
      if (toProblem(failure).code !== 'unavailable') throw failure;
      return asked.map(() => ({ failure }));
    }
  }

  private async inOneTransaction(
    asked: readonly Asked[],
    dryRun: boolean,
    beside?: Beside,
  ): Promise<Outcome[]> {
    const sealedFor: Audience[] = [];
    const carryOut = async (query: SqlQuery, wave: readonly Asked[]): Promise<Answer[]> => {
      const { answers, audiences } = await this.carryOut.wave(query, wave);
      sealedFor.push(...audiences);
      return answers;
    };
    const attempt = (how: typeof trusting): Promise<Outcome[]> =>
      unlessDeadlocked(() =>
        this.database.inTransaction(async (query) => {
          const outcomes = await how(query, asked, carryOut);
          if (dryRun) throw new TakenBack(outcomes);
          await beside?.(query, outcomes);
          return outcomes;
        }),
      );
    try {
      const outcomes = await attempt(trusting).catch((error: unknown) => {
        // Nothing was committed. Most submissions are valid, so only now each gets its own
        // savepoint.
        if (!(error instanceof Problem)) throw error;
        if (asked.length === 1 && !beside) return [{ ok: false, problem: error } satisfies Outcome];
        return attempt(eachAlone);
      });
      this.afterCommit.committed();
      await this.afterCommit.rememberKeys(sealedFor);
      return outcomes;
    } catch (error) {
      if (error instanceof TakenBack) return error.outcomes.map(asDryRun);
      throw error;
    }
  }
}

type CarryOutWave = (query: SqlQuery, wave: readonly Asked[]) => Promise<Answer[]>;

/** Carries out as many at once as possible. @throws Problem for the first that is refused */
async function trusting(
  query: SqlQuery,
  asked: readonly Asked[],
  carryOut: CarryOutWave,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const wave of wavesOf(asked))
    for (const answer of await carryOut(query, wave)) outcomes.push({ ok: true, answer });
  return outcomes;
}

/**
 * Carries out submissions one after another. A refusal rolls back its own part of the transaction;
 * any other failure rolls back all of it.
 */
async function eachAlone(
  query: SqlQuery,
  asked: readonly Asked[],
  carryOut: CarryOutWave,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const one of asked) {
    await query('SAVEPOINT submission');
    try {
      const [answer] = await carryOut(query, [one]);
      await query('RELEASE SAVEPOINT submission');
      outcomes.push({ ok: true, answer: answer! });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await query('ROLLBACK TO SAVEPOINT submission');
      outcomes.push({ ok: false, problem: error });
    }
  }
  return outcomes;
}

const DEADLOCK_DETECTED = '40P01';
const MOST_ATTEMPTS = 5;

/** Retries work that the database ended to resolve a deadlock. */
async function unlessDeadlocked<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const mayPass =
        error instanceof SomebodyWasFirst ||
        (error as { code?: string } | null)?.code === DEADLOCK_DETECTED;
      if (!mayPass || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

/**
 * Returns what a dry run may promise: whether the change would be accepted, and as which version.
 * It names no id of an entity that does not exist.
 */
function asDryRun(outcome: Outcome): Outcome {
  if (!outcome.ok) return outcome;
  const { version, change } = outcome.answer.body;
  return { ok: true, answer: { status: 200, body: { dryRun: true, change, version } } };
}
