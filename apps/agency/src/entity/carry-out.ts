import { Inject, Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import type { AgencyProfile } from '@sinergi/settings';
import type { Audience } from '@sinergi/trust';
import { WriteChanges, type WrittenChange } from '../change/write-changes.js';
import { lockOwned, type OwnedEntity } from '../database/owned-entity.js';
import { findRestored } from '../database/restored-entity.js';
import { EntityIds } from '../ground/entity-ids.js';
import { PROFILE } from '../ground/tokens.js';
import { type Answer, Idempotency, type IdempotentCall } from '../http/idempotency.js';
import { Problem } from '../problem/problem.js';
import { HeldEntities } from '../replica/held-entities.js';
import { AssignSubject, type Composed } from '../subject/assign-subject.js';
import { RefuseHeld } from '../subject/refuse-held.js';
import { ComposeState } from './compose-state.js';
import { DueLapses } from './due-lapses.js';
import { entityIdOf, formerIdOf } from './entity-id-of.js';
import type { CheckedSubmission } from './submission.js';
import type { Asked } from './waves-of.js';

export interface CarriedOut {
  /** one per submission, in order */
  answers: Answer[];
  /** the audiences that content was sealed for */
  audiences: Audience[];
}

/** A submission of a wave, with the id of the entity that it begins or changes. */
interface Identified extends Asked {
  /** its place in the wave */
  at: number;
  entityId: string;
}

/**
 * Carries out submissions inside a transaction, step by step: claims keys, locks rows, composes
 * next states, assigns subjects, writes versions, notes lapses and answers.
 */
@Injectable()
export class CarryOut {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly idempotency: Idempotency,
    private readonly held: HeldEntities,
    private readonly compose: ComposeState,
    private readonly subjects: AssignSubject,
    private readonly writeChanges: WriteChanges,
    private readonly lapses: DueLapses,
    private readonly ids: EntityIds,
    private readonly refuseHeld: RefuseHeld,
  ) {}

  /**
   * Carries out several at once, in as many statements as one submission needs.
   * @param wave in which no key and no entity comes twice
   * @throws Problem for the first that is refused
   */
  async wave(query: SqlQuery, wave: readonly Asked[]): Promise<CarriedOut> {
    const calls = wave.map(callOf);
    const answers = await this.idempotency.claim(query, calls);
    const unknown = wave.flatMap((asked, at) =>
      answers[at] === null ? [{ ...asked, at, entityId: this.idOf(asked, calls[at]!) }] : [],
    );
    const made = await this.repeatedAfterRestore(query, unknown);
    const fresh = unknown.filter(({ at }) => !made.has(at));
    const changed = await this.change(query, fresh);
    for (const [i, { at, checked }] of fresh.entries())
      made.set(at, answerOf(checked, changed[i]!));
    await this.idempotency.keep(
      query,
      [...made].map(([at, answer]) => ({ call: calls[at]!, answer })),
    );
    return {
      answers: answers.map((answer, at) => answer ?? made.get(at)!),
      audiences: changed.flatMap(({ audiences }) => audiences),
    };
  }

  /**
   * Returns the answers to calls whose keys were forgotten with a database, because it was restored
   * from a backup: the entity that such a call began is on the log, under an id that follows from
   * the call.
   *
   * @returns by the place of a call in the wave
   */
  private async repeatedAfterRestore(
    query: SqlQuery,
    unknown: readonly Identified[],
  ): Promise<Map<number, Answer>> {
    const { code: owner } = this.profile;
    const begun = unknown.filter(
      ({ checked: { key, entityId } }) => key !== undefined && entityId === null,
    );
    const found = await findRestored(
      query,
      begun.map(({ checked: { flow }, entityId }) => {
        const { flow: name, topic } = flow.descriptor;
        return { flow: name, topic, owner, entityId };
      }),
    );
    return new Map(
      begun.flatMap(({ at, checked }, i) => {
        const restored = found[i];
        const { change } = checked.change;
        return restored ? [[at, answerOf(checked, { ...restored, version: 1, change })]] : [];
      }),
    );
  }

  private idOf({ checked }: Asked, call: IdempotentCall): string {
    return entityIdOf(checked, this.idempotency.nameOf(call), this.profile.code, this.ids);
  }

  private async change(query: SqlQuery, fresh: readonly Identified[]): Promise<WrittenChange[]> {
    if (fresh.length === 0) return [];
    const locked = await this.lock(query, fresh);
    const composed = await Promise.all(
      fresh.map(async ({ checked, trace }, i): Promise<Composed & Pick<Asked, 'checked'>> => {
        const { entityId, row } = locked[i]!;
        if (!row && checked.entityId !== null) throw await this.notMine(checked, entityId, query);
        const state = await this.compose.compose(checked, entityId, row, query);
        return { checked, flow: checked.flow.descriptor, entityId, owned: row, state, trace };
      }),
    );
    const assigned = await this.subjects.assign(query, composed);
    await this.refuseHeld.refuse(query, assigned.entities);
    const written = await this.writeChanges.write(query, [
      ...assigned.subjects,
      ...assigned.entities,
    ]);
    await Promise.all(
      assigned.entities.map(({ checked, entityId, state }) =>
        this.lapses.note(query, checked.flow, entityId, state.fields),
      ),
    );
    return written.slice(assigned.subjects.length);
  }

  /** Locks the row of each entity; the id of an entity of before has no number. */
  private async lock(
    query: SqlQuery,
    fresh: readonly Identified[],
  ): Promise<{ entityId: string; row: OwnedEntity | null }[]> {
    const owner = this.profile.code;
    const wanted = fresh.map(({ checked, entityId }) => ({
      flow: checked.flow.descriptor.flow,
      entityId,
    }));
    const former = fresh.map(({ checked }, i) => ({
      flow: wanted[i]!.flow,
      entityId: formerIdOf(checked, owner) ?? wanted[i]!.entityId,
    }));
    const rows = await lockOwned(query, [...wanted, ...former]);
    return wanted.map(({ entityId }, i) => {
      const row = rows[i] ?? rows[wanted.length + i] ?? null;
      return { entityId: row?.entityId ?? entityId, row };
    });
  }

  private async notMine(
    { flow: { descriptor } }: CheckedSubmission,
    entityId: string,
    query: SqlQuery,
  ): Promise<Problem> {
    const held = await this.held.latest(descriptor, entityId, { query });
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
  // Equal for every route: a submission that was sent alone may be repeated in a batch.
  const operation = [
    flow.descriptor.flow,
    change.change,
    said.entityId ?? '',
    said.expectedVersion ?? '',
  ].join(' ');
  return { client, key, operation, payload: said.data };
}

function answerOf(
  { flow: { descriptor } }: CheckedSubmission,
  { entityId, eventId, version, change }: Omit<WrittenChange, 'audiences'>,
): Answer {
  return { status: 201, body: { [descriptor.idField]: entityId, eventId, version, change } };
}
