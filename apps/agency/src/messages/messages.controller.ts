import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { progressSchema } from '../entity/show-progress.js';
import { accessOf } from '../http/access.js';
import { NeedsAnyOf } from '../http/needs-scope.js';
import { READ_SCOPES } from '../http/own-scopes.js';
import { cursor, limit, OWNER, requiredText, text, wholeNumber } from '../http/query-parameters.js';
import { Refuses } from '../http/refuses.js';
import { requireUuid } from '../http/require-uuid.js';
import { COORDINATES, COUNT, objectOf, orNull, TIME, UUID } from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import { ReadEventRecord } from './read-event-record.js';
import { ReadEvidence } from './read-evidence.js';
import { ReadMessages } from './read-messages.js';

const { topic, partition, offset, appendedAt, appliedAt, version } = COORDINATES;
/**
 * The pattern accepts exactly what the reading accepts, except that it does not check that a time
 * exists.
 */
const FROM =
  '^(newest|oldest|end|offset:[0-9]{1,18}|time:[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,18}Z)$';
const MESSAGE = objectOf({
  ...{ topic, partition, offset, appendedAt, appliedAt, version },
  eventId: UUID,
  key: { type: 'string' },
  entityId: { type: 'string' },
  headers: { type: 'object', additionalProperties: { type: 'string' } },
  schemaId: { type: 'integer' },
  sizeBytes: COUNT,
  value: { type: 'object', additionalProperties: true },
  cursor: { type: 'string' },
});
const PAGE = {
  topic: requiredText('A topic of a flow'),
  partition: wholeNumber(0, 'Only records of this partition', 9_999),
  from: text('`newest` (default), `oldest`, `end`, `offset:<n>`, `time:<ISO 8601>`', {
    type: 'string',
    pattern: FROM,
  }),
  limit: limit(100, 500),
  cursor: cursor('The cursor of the page before, or of a message'),
};
const RELATED = objectOf({
  eventId: UUID,
  flow: { type: 'string' },
  change: { type: 'string' },
  recordedAt: TIME,
  causationId: orNull(UUID),
});

const SIGNATURE = objectOf({
  agency: { type: 'string' },
  keyId: { type: 'string' },
  listedAt: orNull(TIME),
});
const APPROVAL = objectOf({ agency: { type: 'string' }, keyId: { type: 'string' }, at: TIME });
const EVIDENCE_MEMBERS = {
  topic,
  partition,
  offset,
  appendedAt,
  key: { type: 'string' },
  headers: { type: 'object', additionalProperties: { type: 'string' } },
  value: { type: 'string', description: 'The bytes of the value, base64; seals stay closed' },
  schema: { type: 'object', additionalProperties: true },
};
const EVIDENCE_RECORD = objectOf(EVIDENCE_MEMBERS);
const APPROVED_RECORD = objectOf({
  ...EVIDENCE_MEMBERS,
  previousHash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
});
const evidenceOf = (format: string, members: Record<string, object>) =>
  objectOf({
    ...{ format: { type: 'string', enum: [format] }, exchangeId: { type: 'string' } },
    ...members,
  });
const TERMS = { type: 'array', items: APPROVED_RECORD };
const NONE = { type: 'null' };
const EVIDENCE = {
  oneOf: [
    evidenceOf('sinergi-evidence-1', {
      ...{ record: EVIDENCE_RECORD, listing: orNull(EVIDENCE_RECORD) },
    }),
    evidenceOf('sinergi-evidence-2', {
      ...{ record: EVIDENCE_RECORD, listing: APPROVED_RECORD, terms: TERMS },
    }),
    evidenceOf('sinergi-evidence-2', { record: APPROVED_RECORD, listing: NONE, terms: TERMS }),
  ],
};

/** Serves the records of this agency's copy to operators. Sealed groups are shown as sealed. */
@ApiTags('messages')
@NeedsAnyOf(READ_SCOPES)
@Controller()
export class MessagesController {
  constructor(
    private readonly messages: ReadMessages,
    private readonly eventRecord: ReadEventRecord,
    private readonly evidence: ReadEvidence,
  ) {}

  @Get('messages')
  @ApiOperation({
    operationId: 'listMessages',
    summary: "A topic's records, backwards from the newest or forwards from any position",
  })
  @Refuses('not-found', 'invalid-cursor')
  @TakesQuery(PAGE)
  @ApiResponse({
    status: 200,
    description: 'Records in the direction of reading, each with the cursor to continue from',
    schema: objectOf({
      items: { type: 'array', items: MESSAGE },
      cursor: orNull({ type: 'string' }),
      direction: { type: 'string', enum: ['backward', 'forward'] },
    }),
  })
  page(@Req() request: FastifyRequest, @Asked() query: AskedOf<typeof PAGE>) {
    return this.messages.page(accessOf(request), { ...query, from: query.from ?? 'newest' });
  }

  @Get('events/:eventId/record')
  @ApiOperation({
    operationId: 'readEventRecord',
    summary: 'An event as the log holds it: headers, bytes, and the events of the same correlation',
  })
  @Refuses('not-found', 'several-owners')
  @ApiParam({ name: 'eventId', schema: UUID })
  @TakesQuery(OWNER)
  @ApiResponse({
    status: 200,
    description:
      'The message, its bytes in base64 (null where too large), ' +
      'how far the alert is now that it is about, ' +
      'and up to 100 events of the same correlation',
    schema: objectOf({
      message: MESSAGE,
      raw: orNull({ type: 'string' }),
      signature: orNull(SIGNATURE),
      approvals: { type: 'array', items: APPROVAL },
      progress: orNull(progressSchema),
      related: { type: 'array', items: RELATED },
    }),
  })
  record(
    @Req() request: FastifyRequest,
    @Param('eventId') eventId: string,
    @Asked() { owner }: AskedOf<typeof OWNER>,
  ) {
    return this.eventRecord.execute(
      accessOf(request),
      requireUuid('eventId', eventId),
      owner ?? null,
    );
  }

  @Get('events/:eventId/evidence')
  @ApiOperation({
    operationId: 'readEvidence',
    summary: 'A file that proves who signed an event, checked offline by `sinergi verify`',
  })
  @Refuses('not-found', 'several-owners')
  @ApiParam({ name: 'eventId', schema: UUID })
  @TakesQuery(OWNER)
  @ApiResponse({
    status: 200,
    description:
      'The record, the directory record that lists the key that signed it, and the terms by ' +
      'which that was approved',
    schema: EVIDENCE,
  })
  evidenceOf(
    @Req() request: FastifyRequest,
    @Param('eventId') eventId: string,
    @Asked() { owner }: AskedOf<typeof OWNER>,
  ) {
    return this.evidence.execute(accessOf(request), requireUuid('eventId', eventId), owner ?? null);
  }
}
