import { Inject, Injectable } from '@nestjs/common';
import { type FlowDescriptor, flows } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import type { AgencyProfile } from '@sinergi/settings';
import type { SealedIn } from '@sinergi/trust';
import { Database } from '../database/database.js';
import { flowOf } from '../ground/flow-of.js';
import { PROFILE, VALUE_READER } from '../ground/tokens.js';
import { oneOfOwners } from './one-of-owners.js';
import { type ValueReader } from './value-reader.js';

const SUBJECT_TOPIC = flowOf('subject').topic;
/** owners of one id that a refusal names */
const MOST_OWNERS = 5;

/** An entity as stored: the whole Kafka value of its latest version. */
export interface HeldEntity {
  owner: string;
  version: number;
  value: Buffer;
}

/** Reads single entities of this agency's own copy. */
@Injectable()
export class HeldEntities {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    @Inject(VALUE_READER) private readonly values: ValueReader,
  ) {}

  /**
   * Returns the latest version held: the replica's, or the owner's own row until the log has
   * brought it back.
   *
   * @param owner whose entity; null where one owner alone has the id
   * @throws Problem several-owners
   */
  async latest(
    { flow, topic }: FlowDescriptor,
    id: string,
    { query = this.database.query, owner = null }: { query?: SqlQuery; owner?: string | null } = {},
  ): Promise<HeldEntity | null> {
    const { rows } = await query(
      `SELECT DISTINCT ON (owner) owner, version, value
       FROM (
         SELECT owner, version, value FROM state WHERE topic = $1 AND entity_id = $2
         UNION ALL
         SELECT $3, version, value FROM owned_entity WHERE flow = $4 AND entity_id = $2) AS held
       WHERE $5::text IS NULL OR owner = $5
       ORDER BY owner, version DESC LIMIT ${MOST_OWNERS}`,
      [topic, id, this.profile.code, flow, owner],
    );
    const row = oneOfOwners(id, rows, ({ owner: one }) => String(one));
    return row
      ? {
          owner: String(row['owner']),
          version: Number(row['version']),
          value: row['value'] as Buffer,
        }
      : null;
  }

  /**
   * Returns one event of a flow: from the history, or the latest one of an own entity that the log
   * has not brought back yet.
   *
   * @param id its event id
   */
  async event(
    { flow, topic }: FlowDescriptor,
    id: string,
    { query = this.database.query }: { query?: SqlQuery } = {},
  ): Promise<Buffer | null> {
    const { rows } = await query(
      `SELECT value FROM history WHERE event_id = $1::uuid AND topic = $2
       UNION ALL SELECT value FROM owned_entity WHERE event_id = $1::uuid AND flow = $3 LIMIT 1`,
      [id, topic, flow],
    );
    return (rows[0]?.['value'] as Buffer | undefined) ?? null;
  }

  /**
   * Returns what is held of entities (of a flow, or of any: `entity`) and of events, by their ids;
   * ids that are not held are absent. Of an entity any version may come, because callers read only
   * what never changes.
   */
  async cited(
    query: SqlQuery,
    wanted: readonly { of: string; id: string }[],
  ): Promise<Map<string, Record<string, unknown>[]>> {
    const events = wanted.filter(({ of }) => of === 'event').map(({ id }) => id);
    const entities = wanted.filter(({ of }) => of !== 'event');
    const asked = flows.filter(({ flow }) =>
      entities.some(({ of }) => of === 'entity' || of === flow),
    );
    const { rows } = await query(
      `SELECT topic, event_id::text AS id, value FROM history WHERE event_id = ANY($1::uuid[])
       UNION ALL SELECT f.topic, o.event_id::text, o.value FROM owned_entity o
         JOIN unnest($5::text[], $6::text[]) AS f(flow, topic) ON f.flow = o.flow
         WHERE o.event_id = ANY($1::uuid[])
       UNION ALL SELECT topic, entity_id, value FROM state
         WHERE topic = ANY($2::text[]) AND entity_id = ANY($4::text[])
       UNION ALL SELECT f.topic, o.entity_id, o.value FROM owned_entity o
         JOIN unnest($3::text[], $2::text[]) AS f(flow, topic) ON f.flow = o.flow
         WHERE o.entity_id = ANY($4::text[])`,
      [
        events,
        asked.map(({ topic }) => topic),
        asked.map(({ flow }) => flow),
        entities.map(({ id }) => id),
        flows.map(({ flow }) => flow),
        flows.map(({ topic }) => topic),
      ],
    );
    const found = new Map<string, Record<string, unknown>[]>();
    for (const row of rows) {
      const id = String(row['id']);
      const value = await this.values.read(String(row['topic']), row['value'] as Buffer);
      found.set(id, [...(found.get(id) ?? []), value]);
    }
    return found;
  }

  /**
   * Returns those of these subjects of which this agency holds the subject, or anything about it:
   * an event may come a moment before the subject that it names.
   */
  async knownSubjects(query: SqlQuery, ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const { rows } = await query(
      `SELECT a.id FROM unnest($1::text[]) AS a(id)
       WHERE EXISTS (SELECT FROM state s WHERE s.topic = $2 AND s.entity_id = a.id)
         OR EXISTS (SELECT FROM owned_entity o WHERE o.flow = 'subject' AND o.entity_id = a.id)
         OR EXISTS (SELECT FROM state s WHERE s.subject_id = a.id::uuid)`,
      [ids, SUBJECT_TOPIC],
    );
    return new Set(rows.map((row) => String(row['id'])));
  }

  /** Returns what the seals of a stored entity are opened by. */
  sealedIn(
    flow: FlowDescriptor,
    value: Buffer,
    decoded: Readonly<Record<string, unknown>>,
  ): Promise<SealedIn> {
    return this.values.sealedIn(flow, value, decoded);
  }

  /** Decodes the fields of a stored entity; sealed groups stay sealed. */
  decode({ topic }: FlowDescriptor, value: Buffer): Promise<Record<string, unknown>> {
    return this.values.read(topic, value);
  }
}
