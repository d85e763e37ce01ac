import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { continueTrace, type Trace } from '@sinergi/observability';
import { MicroBatcher, type SqlQuery } from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import type { Audience } from '@sinergi/trust';
import { v7 as uuidv7 } from 'uuid';
import { AfterCommit } from '../change/after-commit.js';
import type { WrittenChange } from '../change/write-changes.js';
import { Database } from '../database/database.js';
import { lockOwned, SomebodyWasFirst } from '../database/owned-entity.js';
import { PROFILE } from '../ground/tokens.js';
import type { Answer, IdempotentCall } from '../http/idempotency.js';
import { toProblem } from '../http/problem.filter.js';
import { WriteGate } from '../http/write-gate.js';
import { Problem } from '../problem/problem.js';
import type { Composed } from '../subject/assign-subject.js';
import { SettleAudiences } from './settle-audiences.js';
import type { CheckedSubmission } from './submission.js';
import { SubmitSteps } from './submit-steps.js';

/** What became of one of several submissions. */
export type Outcome = { ok: true; answer: Answer } | { ok: false; problem: Problem };

export interface SubmitOptions {
  /** the calling system, by its token */
  client: string;
  /** in which it calls; a new one where nobody called */
  trace?: Trace;
  /** does everything and takes it back: nothing is written, said or remembered */
  dryRun?: boolean;
}

/**
 * A submission with who sent it and in which trace, since several of different callers may share a
 * transaction.
 */
interface Asked {
  checked: CheckedSubmission;
  client: string;
  trace: Trace;
}

type Attempt = { outcome: Outcome } | { failure: unknown };

/** Submissions of many callers in one transaction: more would keep the first of them waiting. */
const MOST_TOGETHER = 250;
/** ms after which a transaction that waits for somebody's lock no longer holds up the next */
const PATIENCE_MS = 200;

/** Ends a transaction without an error of its own: what was tried in it is taken back. */
class TakenBack extends Error {
  constructor(readonly outcomes: Outcome[]) {
    super('a dry run is taken back');
  }
}

/**
 * Carries out submissions, whichever door they came through: once per key, entity row and event in
 * one transaction, then a nudge to the relay. Several in one transaction succeed or fail each for
 * itself.
 */
@Injectable()
export class Submit {
  private readonly batcher = new MicroBatcher<Asked, Attempt>((asked) => this.together(asked), {
    most: MOST_TOGETHER,
    patienceMs: PATIENCE_MS,
  });

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly steps: SubmitSteps,
    private readonly gate: WriteGate,
    private readonly afterCommit: AfterCommit,
    private readonly seals: SettleAudiences,
  ) {}

  /**
   * What comes while an earlier one is being committed is committed together: the more come, the
   * less each costs.
   * @throws Problem
   */
  async one(
    checked: CheckedSubmission,
    { client, trace = continueTrace(), dryRun = false }: SubmitOptions,
  ): Promise<Answer> {
    this.gate.assertOpen();
    const asked = { checked, client, trace };
    const attempt = dryRun
      ? { outcome: (await this.carryOut([asked], true))[0]! }
      : await this.batcher.submit(asked);
    if ('failure' in attempt) throw attempt.failure;
    if (!attempt.outcome.ok) throw attempt.outcome.problem;
    return attempt.outcome.answer;
  }

  /**
   * @param beside more to be written in the same transaction, given what became of the submissions
   * @returns one outcome per submission, in order
   */
  async all(
    submissions: readonly CheckedSubmission[],
    { client, trace = continueTrace(), dryRun = false }: SubmitOptions,
    beside?: (query: SqlQuery, outcomes: readonly Outcome[]) => Promise<void>,
  ): Promise<Outcome[]> {
    this.gate.assertOpen();
    return this.carryOut(
      submissions.map((checked) => ({ checked, client, trace })),
      dryRun,
      beside,
    );
  }

  /** Of several callers. @throws whatever one of them may have caused: then each is tried alone */
  private async together(asked: readonly Asked[]): Promise<Attempt[]> {
    try {
      return (await this.carryOut(asked, false)).map((outcome) => ({ outcome }));
    } catch (failure) {
      // The database is away for all of them: asked one by one they would only wait longer.
      if (toProblem(failure).code !== 'unavailable') throw failure;
      return asked.map(() => ({ failure }));
    }
  }

  private async carryOut(
    asked: readonly Asked[],
    dryRun: boolean,
    beside?: (query: SqlQuery, outcomes: readonly Outcome[]) => Promise<void>,
  ): Promise<Outcome[]> {
    const used: Audience[] = [];
    const attempt = (how: 'trusting' | 'each-alone'): Promise<Outcome[]> =>
      this.database.inTransaction(async (query) => {
        const done: Outcome[] = [];
        if (how === 'trusting')
          for (const wave of wavesOf(asked))
            done.push(
              ...(await this.carryOutWave(query, wave, used)).map((answer) => ({
                ok: true as const,
                answer,
              })),
            );
        else
          for (const one of asked)
            done.push(
              await alone(query, async () => (await this.carryOutWave(query, [one], used))[0]!),
            );
        if (dryRun) throw new TakenBack(done);
        await beside?.(query, done);
        return done;
      });
    try {
      const outcomes = await unlessDeadlocked(() => attempt('trusting')).catch((error: unknown) => {
        // Nothing of it was committed. Most are good, so only now is each given a part of the
        // transaction for itself.
        if (!(error instanceof Problem)) throw error;
        if (asked.length === 1 && !beside) return [{ ok: false, problem: error } satisfies Outcome];
        return unlessDeadlocked(() => attempt('each-alone'));
      });
      this.afterCommit.committed();
      await this.seals.settle(used);
      return outcomes;
    } catch (error) {
      if (error instanceof TakenBack) return error.outcomes.map(asDryRun);
      throw error;
    }
  }

  /**
   * Several at once, in as many statements as one needs.
   * @throws Problem for the first that is refused
   */
  private async carryOutWave(
    query: SqlQuery,
    wave: readonly Asked[],
    used: Audience[],
  ): Promise<Answer[]> {
    const { idempotency } = this.steps;
    const calls = wave.map(callOf);
    const answers = await idempotency.claim(query, calls);
    const fresh = wave.filter((_, i) => answers[i] === null);
    const changed = await this.change(query, fresh);
    used.push(...changed.flatMap(({ audiences }) => audiences));
    const made = new Map(fresh.map((asked, i) => [asked, answerOf(asked.checked, changed[i]!)]));
    await idempotency.keep(
      query,
      wave.flatMap((asked, i) =>
        made.has(asked) ? [{ call: calls[i]!, answer: made.get(asked)! }] : [],
      ),
    );
    return wave.map((asked, i) => answers[i] ?? made.get(asked)!);
  }

  private async change(query: SqlQuery, fresh: readonly Asked[]): Promise<WrittenChange[]> {
    if (fresh.length === 0) return [];
    const { compose, subjects, writeChanges, lapses } = this.steps;
    const wanted = fresh.map(({ checked }) => ({
      flow: checked.flow.descriptor.flow,
      entityId: idFor(checked, this.profile.code),
    }));
    const owned = await lockOwned(query, wanted);
    const composed = await Promise.all(
      fresh.map(async ({ checked, trace }, i): Promise<Composed & Pick<Asked, 'checked'>> => {
        const { entityId } = wanted[i]!;
        const row = owned[i]!;
        if (!row && checked.entityId !== null) throw await this.notMine(checked, entityId, query);
        const state = await compose.compose(checked, entityId, row, query);
        return { checked, flow: checked.flow.descriptor, entityId, owned: row, state, trace };
      }),
    );
    const assigned = await subjects.assign(query, composed);
    const written = await writeChanges.write(query, [...assigned.subjects, ...assigned.entities]);
    await Promise.all(
      assigned.entities.map(({ checked, entityId, state }) =>
        lapses.note(query, checked.flow, entityId, state.fields),
      ),
    );
    return written.slice(assigned.subjects.length);
  }

  private async notMine(
    { flow: { descriptor } }: CheckedSubmission,
    entityId: string,
    query: SqlQuery,
  ): Promise<Problem> {
    const held = await this.steps.held.latest(descriptor, entityId, query);
    if (!held)
      return new Problem(
        'not-found',
        `Expected a ${descriptor.flow} that this agency holds, got ${entityId}`,
      );
    return new Problem(
      'not-owner',
      `Expected a ${descriptor.flow} of this agency, got one of ${held.owner}`,
    );
  }
}

function callOf({ client, checked: { flow, change, key, said } }: Asked): IdempotentCall {
  // The same for every door: what was sent alone may be sent again in a batch.
  const operation = `${flow.descriptor.flow} ${change.change} ${said.entityId ?? ''} ${said.expectedVersion ?? ''}`;
  return { client, key, operation, payload: said.data };
}

function answerOf(
  { flow: { descriptor } }: CheckedSubmission,
  { entityId, eventId, version, change }: WrittenChange,
): Answer {
  return { status: 201, body: { [descriptor.idField]: entityId, eventId, version, change } };
}

/**
 * Cuts where a key or an entity comes again: what comes later rests on what came before, so it
 * cannot be done at once with it.
 */
function wavesOf(submissions: readonly Asked[]): Asked[][] {
  const waves: Asked[][] = [[]];
  let seen = new Set<string>();
  for (const submission of submissions) {
    const { flow, entityId, key, fields } = submission.checked;
    const only = flow.rules.onePer?.map((field) => String(fields[field])).join(' ');
    const names = [
      key === undefined ? '' : `key ${key}`,
      entityId ?? '',
      only === undefined || entityId !== null ? '' : `${flow.descriptor.flow} ${only}`,
    ].filter(Boolean);
    if (names.some((name) => seen.has(name))) {
      waves.push([]);
      seen = new Set();
    }
    for (const name of names) seen.add(name);
    waves.at(-1)!.push(submission);
  }
  return waves.filter((wave) => wave.length > 0);
}

/**
 * What fails takes back its own part of the transaction; what fails for another reason than a
 * refusal fails the whole.
 */
async function alone(query: SqlQuery, work: () => Promise<Answer>): Promise<Outcome> {
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

const DEADLOCK_DETECTED = '40P01';
const MOST_ATTEMPTS = 5;

/**
 * Two that wait for each other are told apart by the database, which ends one: that one is tried
 * again.
 */
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
 * The id of what is changed; for a new one an id in the order of time, so that what is new lies
 * together in every copy's indexes (RFC 9562, 5.7, version 7), or the same one for the same owner
 * and fields where there may be one entity of them (5.8, version 8).
 */
function idFor(
  { flow: { descriptor, rules }, entityId, fields }: CheckedSubmission,
  owner: string,
): string {
  if (entityId !== null) return entityId;
  // A pseudonym tells nothing, not even since when.
  if (descriptor.flow === 'subject') return randomUUID();
  if (!rules.onePer) return uuidv7();
  const name = [descriptor.flow, owner, ...rules.onePer.map((field) => String(fields[field]))].join(
    '\0',
  );
  const hex = createHash('sha256').update(name, 'utf8').digest('hex');
  const variant = (8 + (Number.parseInt(hex.charAt(16), 16) & 3)).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * What a dry run may promise: whether it would do, as which version; no id of a thing that does not
 * exist.
 */
function asDryRun(outcome: Outcome): Outcome {
  if (!outcome.ok) return outcome;
  const { version, change } = outcome.answer.body;
  return { ok: true, answer: { status: 200, body: { dryRun: true, change, version } } };
}
