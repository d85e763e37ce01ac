import { Inject, Injectable } from '@nestjs/common';
import { type FlowDescriptor, flows, isKnownAt, quoted } from '@sinergi/contracts';
import { type Position, readPositions } from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { FEED_COLUMNS, type FeedRow, toFeedRow } from '../feed/feed-row.js';
import { PROFILE, VALUE_READER } from '../ground/tokens.js';
import { type Access, requireScope } from '../http/access.js';
import { Cursors } from '../http/cursors.js';
import { Problem } from '../problem/problem.js';
import { type ValueReader } from '../replica/value-reader.js';
import { type LogVector, vectorOfText, vectorToText } from './log-vector.js';
import { type Message, toMessage } from './message.js';

export interface MessageQuery {
  topic: string;
  /** `newest`, `oldest`, `end`, `offset:<n>`, `time:<ISO>` */
  from: string;
  partition?: number | undefined;
  cursor?: string | undefined;
  limit: number;
}

export interface MessagePage {
  items: Message[];
  /** the cursor to continue at, in the same direction; null where there are no earlier records */
  cursor: string | null;
  direction: 'backward' | 'forward';
}

interface Reading {
  flow: FlowDescriptor;
  partitions: number[];
  direction: 'backward' | 'forward';
  vector: LogVector;
}

const FROM = /^(?:(newest|oldest|end)|offset:(\d{1,18})|time:(.{10,40}))$/;
const PAST_ALL = 9_223_372_036_854_775_807n;

/**
 * Reads the log of a topic as this agency's copy holds it, forwards or backwards from any position,
 * merged over its partitions by append time.
 */
@Injectable()
export class ReadMessages {
  constructor(
    @Inject(VALUE_READER) private readonly values: ValueReader,
    private readonly database: Database,
    private readonly cursors: Cursors,
    @Inject(PROFILE) private readonly profile: AgencyProfile,
  ) {}

  /** @throws Problem invalid-request, invalid-cursor, scope-missing, not-found */
  async page(access: Access, query: MessageQuery): Promise<MessagePage> {
    const reading = await this.begin(access, query);
    const { flow, partitions, direction } = reading;
    const rows = await this.rows(reading, query.limit);
    const vector = new Map(
      partitions.map((partition) => [partition, this.positionIn(reading, partition)]),
    );
    const items: Message[] = [];
    for (const row of rows) {
      vector.set(row.partition, direction === 'forward' ? row.offset + 1n : row.offset);
      const value = await this.values.read(row.topic, row.value);
      items.push(toMessage(flow, row, value, this.encode(query, direction, vector)));
    }
    const isEnd = direction === 'backward' && rows.length < query.limit;
    return { items, cursor: isEnd ? null : this.encode(query, direction, vector), direction };
  }

  private async begin(access: Access, query: MessageQuery): Promise<Reading> {
    const { topic, partition, from, cursor } = query;
    const flow = flows.find((candidate) => candidate.topic === topic);
    if (!flow || !isKnownAt(this.profile, flow.flow))
      throw new Problem('not-found', `Expected a topic of a flow, got ${quoted(topic)}`);
    if (flow.keyedBy !== 'code') requireScope(access, `${flow.flow}:read`);
    const positions = (await readPositions(this.database.query)).filter(
      (position) => position.topic === topic,
    );
    const partitions = positions
      .map((position) => position.partition)
      .filter((one) => partition === undefined || one === partition);
    if (partition !== undefined && partitions.length === 0)
      throw new Problem(
        'not-found',
        `Expected a partition of ${topic} that this agency has read, got ${partition}`,
      );
    if (cursor !== undefined) {
      const [direction, ...vector] = this.cursors.decode(listOf(query), cursor);
      return {
        flow,
        partitions,
        direction: direction as Reading['direction'],
        vector: vectorOfText(vector),
      };
    }
    const [, word, offset, time] = FROM.exec(from) ?? [];
    if (word === 'newest') return { flow, partitions, direction: 'backward', vector: new Map() };
    if (word === 'oldest') return { flow, partitions, direction: 'forward', vector: new Map() };
    if (word === 'end')
      return {
        flow,
        partitions,
        direction: 'forward',
        vector: new Map(positions.map((position) => [position.partition, position.nextOffset])),
      };
    if (offset !== undefined) {
      if (partition === undefined)
        throw new Problem(
          'invalid-request',
          'Expected a partition together with an offset, got none',
        );
      return {
        flow,
        partitions,
        direction: 'forward',
        vector: new Map([[partition, BigInt(offset)]]),
      };
    }
    const at = new Date(time ?? '');
    if (Number.isNaN(at.getTime()))
      throw new Problem(
        'invalid-request',
        `Expected newest, oldest, end, offset:<n> or time:<ISO 8601>, got ${quoted(from)}`,
      );
    return {
      flow,
      partitions,
      direction: 'forward',
      vector: await this.vectorAt(
        topic,
        positions.filter((position) => partitions.includes(position.partition)),
        at,
      ),
    };
  }

  private positionIn({ direction, vector }: Reading, partition: number): bigint {
    return vector.get(partition) ?? (direction === 'forward' ? 0n : PAST_ALL);
  }

  /**
   * Reads as many rows of each partition as are wanted, by its index, and takes the first of all of
   * them.
   */
  private async rows(reading: Reading, limit: number): Promise<FeedRow[]> {
    const { flow, partitions, direction } = reading;
    const [compared, order] = direction === 'forward' ? ['>=', 'ASC'] : ['<', 'DESC'];
    const { rows } = await this.database.query(
      `SELECT h.* FROM unnest($2::int[], $3::bigint[]) AS p(part, place)
         CROSS JOIN LATERAL (
           SELECT ${FEED_COLUMNS}
           FROM history
           WHERE topic = $1
             AND partition = p.part
             AND log_offset ${compared} p.place
           ORDER BY topic, partition, log_offset ${order} LIMIT $4) AS h
       ORDER BY h.appended_at ${order}, h.partition ${order}, h.log_offset ${order} LIMIT $4`,
      [
        flow.topic,
        partitions,
        partitions.map((partition) => String(this.positionIn(reading, partition))),
        limit,
      ],
    );
    return rows.map(toFeedRow);
  }

  /**
   * Finds the first offset at or after a time by binary search, in all partitions at once: append
   * times ascend with the offsets of a partition.
   */
  private async vectorAt(
    topic: string,
    positions: readonly Position[],
    at: Date,
  ): Promise<LogVector> {
    const bounds = new Map(
      positions.map(({ partition, nextOffset }) => [partition, { low: 0n, high: nextOffset }]),
    );
    for (;;) {
      const open = [...bounds].filter(([, { low, high }]) => low < high);
      if (open.length === 0) break;
      const middles = open.map(([partition, { low, high }]) => ({
        partition,
        middle: (low + high) / 2n,
      }));
      const { rows } = await this.database.query(
        `SELECT p.part, p.middle, h.log_offset, h.appended_at < $4 AS is_before
           FROM unnest($2::int[], $3::bigint[]) AS p(part, middle)
           LEFT JOIN LATERAL (
             SELECT log_offset, appended_at
             FROM history
             WHERE topic = $1
               AND partition = p.part
               AND log_offset >= p.middle
             ORDER BY topic, partition, log_offset LIMIT 1) AS h ON true`,
        [
          topic,
          middles.map(({ partition }) => partition),
          middles.map(({ middle }) => String(middle)),
          at,
        ],
      );
      for (const row of rows) {
        const bound = bounds.get(Number(row['part']))!;
        if (row['is_before'] === true) bound.low = BigInt(row['log_offset'] as string) + 1n;
        else bound.high = BigInt(row['middle'] as string);
      }
    }
    return new Map([...bounds].map(([partition, { low }]) => [partition, low]));
  }

  private encode(query: MessageQuery, direction: Reading['direction'], vector: LogVector): string {
    return this.cursors.encode(listOf(query), [direction, ...vectorToText(vector)]);
  }
}

const listOf = ({ topic, partition }: MessageQuery): unknown => [
  'messages',
  topic,
  partition ?? null,
];
