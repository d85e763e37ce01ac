import { Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/replica';
import { AfterCommit } from '../change/after-commit.js';
import { type ChangeOrder, ChangeRecord, type NextState } from '../change/change-record.js';
import { flowOf } from '../change/flow-of.js';
import { Database } from '../database/database.js';
import { type Answer, Idempotency, type IdempotentCall } from '../door/idempotency.js';
import { Problem } from '../door/problem.js';
import { WriteGate } from '../start/write-gate.js';
import { ReadSightings } from './read-sightings.js';
import { SIGHTING_FLOW } from './sighting-flow.js';

/** A sighting as its owner holds it, read. */
export interface OwnedSighting {
  eventId: string;
  version: number;
  value: Record<string, unknown>;
}

/** One write of a sighting: once per Idempotency-Key, entity row and event in one transaction, then a nudge to the relay. */
@Injectable()
export class WriteSighting {
  constructor(
    private readonly database: Database,
    private readonly changeRecord: ChangeRecord,
    private readonly idempotency: Idempotency,
    private readonly gate: WriteGate,
    private readonly afterCommit: AfterCommit,
    private readonly readSightings: ReadSightings,
  ) {}

  /** A new sighting. */
  async begin(call: IdempotentCall, sightingId: string, state: NextState): Promise<Answer> {
    return this.write(call, sightingId, (owned) => {
      if (owned) throw new TypeError('Expected a fresh id, got one in use');
      return state;
    });
  }

  /** A change of a sighting that this agency owns, at the version the caller has seen. */
  async change(
    call: IdempotentCall,
    sightingId: string,
    expectedVersion: number,
    next: (current: OwnedSighting, query: SqlQuery) => NextState | Promise<NextState>,
  ): Promise<Answer> {
    return this.write(call, sightingId, async (owned, query) => {
      if (!owned) throw await this.notMine(sightingId, query);
      if (owned.version !== expectedVersion) {
        throw new Problem('version-conflict', `Expected version ${owned.version} in If-Match, got ${expectedVersion}`, {
          version: owned.version,
        });
      }
      const value = await this.readSightings.decode(owned.value);
      if (value['change'] === 'RETRACTED')
        throw new Problem('already-retracted', 'Expected a sighting that stands, got one that was retracted');
      return next({ eventId: owned.eventId, version: owned.version, value }, query);
    });
  }

  private async write(call: IdempotentCall, sightingId: string, next: ChangeOrder['next']): Promise<Answer> {
    this.gate.assertOpen();
    const answer = await this.database.transaction((manager, query) =>
      this.idempotency.once(query, call, async () => {
        const changed = await this.changeRecord.execute(manager, query, { flow: flowOf(SIGHTING_FLOW), entityId: sightingId, next });
        return { status: 201, body: { sightingId, eventId: changed.eventId, version: changed.version } };
      }),
    );
    this.afterCommit.committed();
    return answer;
  }

  private async notMine(sightingId: string, query: SqlQuery): Promise<Problem> {
    const held = await this.readSightings.latest(sightingId, query);
    if (!held) return new Problem('not-found', `Expected a sighting that this agency holds, got ${sightingId}`);
    return new Problem('not-owner', `Expected a sighting of this agency, got one of ${held.owner}`);
  }
}
