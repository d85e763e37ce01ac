import { Controller, Get, Headers, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Lane } from '@sinergi/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { USUAL_LANE } from '../ground/tokens.js';
import { accessOf } from '../http/access.js';
import { NeedsAnyOf } from '../http/needs-scope.js';
import { READ_SCOPES } from '../http/own-scopes.js';
import { ALL_LANES, cursor, laneAsked, limit, OWNER, text } from '../http/query-parameters.js';
import { Refuses } from '../http/refuses.js';
import { requireUuid } from '../http/require-uuid.js';
import {
  COORDINATES,
  LIST_CURSOR,
  objectOf,
  orNull,
  TIME,
  UUID,
} from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import { Problem } from '../problem/problem.js';
import { FEED_WORDS } from './feed-choice.js';
import { eventSchema } from './feed-event-schema.js';
import { FeedStream } from './feed-stream.js';
import { FindEvent, type FoundEvent } from './find-event.js';
import { CursorAhead, type FeedPage, ReadFeedEvents } from './read-feed-events.js';

const FLOWS = text('Flows, separated by commas; by default all that the token may read');
const NARROWED = { lane: laneAsked([ALL_LANES]), ...FEED_WORDS };
const PAGE = {
  ...NARROWED,
  flows: FLOWS,
  cursor: cursor('The cursor of the page before, or an id of the stream'),
  limit: limit(100, 500),
};
const STREAM = {
  ...NARROWED,
  flows: FLOWS,
  cursor: cursor('Where to begin. Without it and without Last-Event-ID: from now on'),
};
const FEED_CURSOR = { type: 'string' };
const FEED_EVENT = { $ref: '#/components/schemas/FeedEvent' };
const { topic, partition, offset } = COORDINATES;
const RECEIPTS = objectOf({
  eventId: UUID,
  topic,
  partition: orNull(partition),
  offset: orNull(offset),
  receipts: {
    type: 'array',
    items: objectOf({
      agency: { type: 'string' },
      has: { type: 'boolean' },
      state: { type: 'string', enum: ['applied', 'pending'] },
      since: {
        ...orNull(TIME),
        description: 'When it was first reported; null where that is too long ago to be known',
      },
      by: { ...orNull(TIME), description: 'The latest time at which the agency got it' },
      reportedAt: { ...orNull(TIME), description: "The time of the agency's latest report" },
    }),
  },
});

/**
 * Serves the events that this agency applied, in its order: by pages, as a stream, or one event by
 * its id.
 */
@ApiTags('feed')
@NeedsAnyOf(READ_SCOPES)
@Controller()
export class FeedController {
  constructor(
    private readonly feed: ReadFeedEvents,
    private readonly stream: FeedStream,
    private readonly findEvent: FindEvent,
    @Inject(USUAL_LANE) private readonly usualLane: Lane,
  ) {}

  @Get('feed')
  @ApiOperation({
    operationId: 'readFeed',
    summary: 'Applied events after a cursor, oldest first',
  })
  @Refuses('invalid-cursor')
  @TakesQuery(PAGE)
  @ApiResponse({
    status: 200,
    description: 'CloudEvents, each with its cursor, and the cursor of the next page',
    schema: objectOf({
      items: { type: 'array', items: objectOf({ cursor: FEED_CURSOR, event: FEED_EVENT }) },
      cursor: FEED_CURSOR,
    }),
  })
  async page(
    @Req() request: FastifyRequest,
    @Asked() asked: AskedOf<typeof PAGE>,
  ): Promise<FeedPage> {
    const choice = this.feed.choiceOf(accessOf(request), asked, this.usualLane);
    try {
      const { items, cursor: next } = await this.feed.page(
        this.feed.positionOf(asked.cursor),
        asked.limit,
        choice,
      );
      return { items, cursor: next };
    } catch (error) {
      if (error instanceof CursorAhead)
        throw new Problem(
          'invalid-cursor',
          'Expected a cursor that this copy has reached, got a later one: read the entities anew',
        );
      throw error;
    }
  }

  @Get('feed/stream')
  @ApiOperation({ operationId: 'followFeed', summary: 'The feed as server-sent events' })
  @Refuses('invalid-cursor', 'too-many-streams')
  @TakesQuery(STREAM)
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    schema: LIST_CURSOR,
    description: 'The id of the last event that you received',
  })
  @ApiResponse({
    status: 200,
    description: 'Events named by their type, `resync`, `expired`; comments as heartbeat',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  async follow(
    @Req() request: FastifyRequest,
    @Asked() asked: AskedOf<typeof STREAM>,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const access = accessOf(request);
    const choice = this.feed.choiceOf(access, asked, this.usualLane);
    const from = lastEventId ?? asked.cursor;
    this.stream.open(
      reply,
      access,
      choice,
      from === undefined ? await this.feed.end() : this.feed.positionOf(from),
    );
  }

  @Get('events/:eventId')
  @ApiOperation({
    operationId: 'readEvent',
    summary: 'One event of any flow by its id, with its coordinates in the log',
  })
  @Refuses('not-found', 'several-owners')
  @ApiParam({ name: 'eventId', schema: UUID })
  @TakesQuery(OWNER)
  @ApiResponse({ status: 200, description: 'A CloudEvent', schema: eventSchema })
  event(
    @Req() request: FastifyRequest,
    @Param('eventId') eventId: string,
    @Asked() { owner }: AskedOf<typeof OWNER>,
  ): Promise<FoundEvent> {
    const id = requireUuid('eventId', eventId);
    return this.findEvent.one(accessOf(request), id, owner ?? null);
  }

  @Get('events/:eventId/receipts')
  @ApiOperation({
    operationId: 'readReceipts',
    summary: 'Which agencies have an event, and since when',
  })
  @Refuses('not-found', 'several-owners')
  @ApiParam({ name: 'eventId', schema: UUID })
  @TakesQuery(OWNER)
  @ApiResponse({
    status: 200,
    description: 'Per agency: whether it has applied the event, and since when, by its reports',
    schema: RECEIPTS,
  })
  receipts(
    @Req() request: FastifyRequest,
    @Param('eventId') eventId: string,
    @Asked() { owner }: AskedOf<typeof OWNER>,
  ) {
    const id = requireUuid('eventId', eventId);
    return this.findEvent.receipts(accessOf(request), id, owner ?? null);
  }
}
