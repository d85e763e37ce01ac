import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { accessOf } from '../door/access.js';
import { NeedsToken } from '../door/needs-scope.js';
import { Problem } from '../door/problem.js';
import { PROBLEMS } from '../door/problem-responses.js';
import { requireUuid } from '../door/require-uuid.js';
import { COUNT, objectOf, orNull, PLACE, TIME, UUID } from '../door/response-schemas.js';
import { readLimit, readTexts } from '../entity/list-query.js';
import { ReadEventRecord } from './read-event-record.js';
import { ReadMessages } from './read-messages.js';

const { topic, partition, offset, appendedAt, appliedAt, version } = PLACE;
const MESSAGE = objectOf({
  ...{ topic, partition, offset, appendedAt, appliedAt, version },
  eventId: UUID,
  key: { type: 'string' },
  entityId: { type: 'string' },
  headers: { type: 'object' },
  schemaId: { type: 'integer' },
  sizeBytes: COUNT,
  value: { type: 'object' },
  cursor: { type: 'string' },
});
const RELATED = objectOf({
  eventId: UUID,
  flow: { type: 'string' },
  change: { type: 'string' },
  recordedAt: TIME,
  causationId: orNull(UUID),
});

/** Records as this agency's copy holds them, for people who look after the exchange. What is sealed is shown as sealed. */
@ApiTags('messages')
@ApiResponse(PROBLEMS)
@NeedsToken()
@Controller()
export class MessagesController {
  constructor(
    private readonly messages: ReadMessages,
    private readonly eventRecord: ReadEventRecord,
  ) {}

  @Get('messages')
  @ApiOperation({
    operationId: 'listMessages',
    summary: "A topic's records, backwards from the newest or forwards from anywhere",
  })
  @ApiQuery({ name: 'topic', required: true, description: 'A topic of a flow' })
  @ApiQuery({ name: 'partition', required: false, schema: { type: 'integer', minimum: 0 } })
  @ApiQuery({
    name: 'from',
    required: false,
    description: '`newest` (default), `oldest`, `end`, `offset:<n>`, `time:<ISO 8601>`',
  })
  @ApiQuery({
    name: 'limit',
    required: false,
    schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 },
  })
  @ApiQuery({
    name: 'cursor',
    required: false,
    description: 'From the page before, or of a message',
  })
  @ApiResponse({
    status: 200,
    description: 'Records in the direction of reading, each with the place to go on at',
    schema: objectOf({
      items: { type: 'array', items: MESSAGE },
      cursor: orNull({ type: 'string' }),
      direction: { enum: ['backward', 'forward'] },
    }),
  })
  page(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>) {
    const texts = readTexts(query, ['topic', 'partition', 'from', 'limit', 'cursor']);
    if (texts.topic === undefined)
      throw new Problem('invalid-request', 'Expected a topic, got none');
    if (texts.partition !== undefined && !/^\d{1,4}$/.test(texts.partition))
      throw new Problem('invalid-request', 'Expected a partition as a number, got something else');
    return this.messages.page(accessOf(request), {
      topic: texts.topic,
      partition: texts.partition === undefined ? undefined : Number(texts.partition),
      from: texts.from ?? 'newest',
      cursor: texts.cursor,
      limit: readLimit(texts.limit, 100, 500),
    });
  }

  @Get('events/:eventId/record')
  @ApiOperation({
    operationId: 'readEventRecord',
    summary: 'An event as it lies in the log: headers, bytes, and the events of its matter',
  })
  @ApiParam({ name: 'eventId', schema: UUID })
  @ApiResponse({
    status: 200,
    description:
      'The message, its bytes in base64 (null where too large), and up to 100 events of the same correlation',
    schema: objectOf({
      message: MESSAGE,
      raw: orNull({ type: 'string' }),
      related: { type: 'array', items: RELATED },
    }),
  })
  record(@Req() request: FastifyRequest, @Param('eventId') eventId: string) {
    return this.eventRecord.execute(accessOf(request), requireUuid('eventId', eventId));
  }
}
