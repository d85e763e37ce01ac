import { Inject, Injectable } from '@nestjs/common';
import type { FlowDescriptor } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { type ValueReader } from '../replica/value-reader.js';
import { PROFILE, VALUE_READER } from '../tokens.js';

/** An entity as stored: the whole Kafka value of its latest version. */
export interface HeldEntity {
  owner: string;
  version: number;
  value: Buffer;
}

/** This agency's own copy, one entity at a time. */
@Injectable()
export class HeldEntities {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    @Inject(VALUE_READER) private readonly values: ValueReader,
  ) {}

  /** The latest version held: the replica's, or the owner's own row while the log has not brought it back yet. */
  async latest(
    { flow, topic }: FlowDescriptor,
    id: string,
    query: SqlQuery = this.database.query,
  ): Promise<HeldEntity | null> {
    const { rows } = await query(
      `SELECT owner, version, value FROM state WHERE topic = $1 AND entity_id = $2
       UNION ALL SELECT $3, version, value FROM owned_entity WHERE flow = $4 AND entity_id = $2
       ORDER BY version DESC LIMIT 1`,
      [topic, id, this.profile.code, flow],
    );
    const [row] = rows;
    return row
      ? {
          owner: String(row['owner']),
          version: Number(row['version']),
          value: row['value'] as Buffer,
        }
      : null;
  }

  /** Fields of a stored entity, sealed groups as they are. */
  decode({ topic }: FlowDescriptor, value: Buffer): Promise<Record<string, unknown>> {
    return this.values.read(topic, value);
  }
}
