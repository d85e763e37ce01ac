import { Inject, Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import type { Logger } from '@sinergi/observability';
import { PublisherKeys } from '@sinergi/trust';
import { AfterCommit } from '../change/after-commit.js';
import { KeyRecordOutbox } from '../change/key-record-outbox.js';
import { Database } from '../database/database.js';
import { LOGGER } from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';
import type { Order } from './destroy-keys.js';

/** A key to be followed by its next epoch or generation. */
export type RotationWish =
  | { kind: 'AUDIENCE'; group: string; audience: string }
  | { kind: 'SUBJECT'; group: string; scope: string };

/** What seals from now on. */
export interface Rotation {
  key: string;
  /** the new epoch or generation */
  number: number;
  /** the agencies for which an epoch is wrapped; a generation is wrapped when it is used */
  members: string[];
}

/**
 * Begins the next epoch of an audience, or the next generation of a scope's key, by command. What
 * was sealed before stays open to those who could open it.
 */
@Injectable()
export class RotateKeys {
  constructor(
    private readonly database: Database,
    private readonly keys: PublisherKeys,
    private readonly keyOutbox: KeyRecordOutbox,
    private readonly afterCommit: AfterCommit,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws Problem not-found where this agency never sealed with such a key */
  async execute(wish: RotationWish, reason: string, order: Order): Promise<Rotation> {
    let rotation: Rotation | undefined;
    await this.database
      .inTransaction(async (query) => {
        rotation = await this.rotate(query, wish, order.isDryRun);
        if (order.isDryRun) throw new DryRun();
      })
      .catch((error: unknown) => {
        if (!(error instanceof DryRun)) throw error;
      });
    if (!order.isDryRun) {
      this.afterCommit.committed();
      const { key, number } = rotation!;
      this.logger.warn({ key, number, officer: order.officer, reason }, 'key rotated');
    }
    return rotation!;
  }

  private async rotate(query: SqlQuery, wish: RotationWish, isTrial: boolean): Promise<Rotation> {
    const unknown = (): Problem =>
      new Problem('not-found', 'Expected a key with which this agency sealed, got another');
    if (wish.kind === 'SUBJECT') {
      const { group, scope } = wish;
      const number = await this.keys.rotateSubject(query, { group, scope });
      if (number === undefined) throw unknown();
      return { key: `s:${group}:${scope}`, number, members: [] };
    }
    const { group, audience } = wish;
    const record = await this.keys.rotateAudience(query, { group, audience }, { isTrial });
    if (!record) throw unknown();
    await this.keyOutbox.append(query, [record]);
    const members = record.hpkeWraps.map(({ agency }) => agency).sort();
    return { key: `a:${group}:${audience}`, number: record.epoch!, members };
  }
}

class DryRun extends Error {}
