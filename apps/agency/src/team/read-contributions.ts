import { Injectable } from '@nestjs/common';
import { type Fields, type Lane } from '@sinergi/domain';
import { Database } from '../database/database.js';
import { flowOf } from '../ground/flow-of.js';
import { HeldEntities } from '../replica/held-entities.js';

const CONTRIBUTION = flowOf('contribution');

/** Reads what agencies contribute to a matter. There are few: one for each agency and part. */
@Injectable()
export class ReadContributions {
  constructor(
    private readonly database: Database,
    private readonly held: HeldEntities,
  ) {}

  /**
   * Returns the latest state of each, in the order of their keys, those that were retracted too.
   *
   * @param of the field that names the matter, and its id
   */
  async of(
    of: { meetingId: string } | { operationId: string },
    kind: string,
    lane: Lane,
  ): Promise<Fields[]> {
    const { rows } = await this.database.query(
      `SELECT value
       FROM state
       WHERE topic = $1 AND lane = $2 AND kind = $3 AND filters @> $4::jsonb
       ORDER BY key`,
      [CONTRIBUTION.topic, lane, kind, JSON.stringify(of)],
    );
    return Promise.all(rows.map((row) => this.held.decode(CONTRIBUTION, row['value'] as Buffer)));
  }
}
