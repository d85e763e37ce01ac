import { Inject, Injectable } from '@nestjs/common';
import { type Fields, type Reference, referencesOf } from '@sinergi/domain';
import { Database } from '../database/database.js';
import { flowOfTopic } from '../feed/feed-event.js';
import { VALUE_READER } from '../ground/tokens.js';
import { oneOfOwners } from '../replica/one-of-owners.js';
import { type ValueReader } from '../replica/value-reader.js';
import { IN_SCOPE, type LineageScope, scopeParameters } from './lineage-scope.js';
import { type HeldVersion, toHeldVersion } from './lineage-table.js';

/** rows of one id that are looked at */
const MOST_OWNERS = 5;
/** Of each version that is held, with what it names. */
export interface Ground extends HeldVersion {
  lane: string;
  references: readonly Reference[];
}

/** That the nth of those that were asked about rests on something. */
export interface Grounded {
  n: number;
  reference: Reference;
  /** null where this agency does not hold it, or the caller may not read it */
  ground: Ground | null;
}

const VERSIONS = `
  SELECT s.topic, s.key, s.owner, s.entity_id, s.lane, h.version, h.event_id, h.value,
    h.appended_at, l.appended_at AS latest_at
  FROM state s
    JOIN history l ON l.topic = s.topic AND l.key = s.key AND l.version = s.version
    JOIN history h ON h.topic = s.topic AND h.key = s.key`;

/** Finds versions that this agency holds, and what they rest on. */
@Injectable()
export class FindGrounds {
  constructor(
    @Inject(VALUE_READER) private readonly values: ValueReader,
    private readonly database: Database,
  ) {}

  /**
   * Returns the version of one event; null where it is not held, or not in the scope.
   * @throws Problem several-owners
   */
  async event(
    eventId: string,
    owner: string | null,
    { topics, hidden }: Omit<LineageScope, 'lane'>,
  ): Promise<Ground | null> {
    const { rows } = await this.database.query(
      `${VERSIONS}
       WHERE h.event_id = $1 AND ($2::text IS NULL OR s.owner = $2) AND s.topic = ANY($3::text[])
         AND NOT (s.topic = $4 AND s.kind IS NOT NULL AND s.kind = ANY($5::text[]))
       LIMIT ${MOST_OWNERS}`,
      [eventId, owner, topics, hidden.topic, hidden.kinds],
    );
    const row = oneOfOwners(eventId, rows, (one) => String(one['owner']));
    return row ? this.read(row) : null;
  }

  /** Returns what these versions name, with what of it is held. */
  async of(
    versions: readonly Pick<Ground, 'references'>[],
    scope: LineageScope,
    most: number,
  ): Promise<Grounded[]> {
    const named = versions.flatMap(({ references }, n) =>
      references.map((reference) => ({ n, reference })),
    );
    if (named.length === 0) return [];
    const ids = (names: Reference['names']) =>
      named.flatMap(({ reference }) => (reference.names === names ? [reference.id] : []));
    const { rows } = await this.database.query(
      `${VERSIONS}
       WHERE ${IN_SCOPE} AND h.event_id = ANY($5::uuid[])
       UNION ALL ${VERSIONS} AND h.version = s.version
       WHERE ${IN_SCOPE} AND s.entity_id = ANY($6::text[])
       LIMIT $7`,
      [...scopeParameters(scope), ids('EVENT'), ids('ENTITY'), most],
    );
    const held = await Promise.all(rows.map((row) => this.read(row)));
    return named.flatMap(({ n, reference }): Grounded[] => {
      const grounds = held.filter((ground) => isNamed(reference, ground));
      return grounds.length === 0
        ? [{ n, reference, ground: null }]
        : grounds.map((ground) => ({ n, reference, ground }));
    });
  }

  private async read(row: Record<string, unknown>): Promise<Ground> {
    const topic = String(row['topic']);
    const fields: Fields = await this.values.read(topic, row['value'] as Buffer);
    return {
      ...toHeldVersion({
        ...{ ...row, change: fields['change'] },
        occurred_at: new Date(Number(fields['occurredAt'])),
      }),
      lane: String(row['lane']),
      references: referencesOf(flowOfTopic(topic)!.flow, fields),
    };
  }
}

function isNamed({ names, id, flow }: Reference, { eventId, entityId, topic }: Ground): boolean {
  if (names === 'EVENT') return eventId === id;
  return entityId === id && (flow === null || flowOfTopic(topic)?.flow === flow);
}
