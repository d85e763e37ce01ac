import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { quoted } from '@sinergi/contracts';
import type { Lane } from '@sinergi/domain';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { USUAL_LANE } from '../ground/tokens.js';
import { accessOf, actingOf } from '../http/access.js';
import { NeedsAnyOf } from '../http/needs-scope.js';
import { officerName, withOfficer } from '../http/officer-name.js';
import { READ_SCOPES } from '../http/own-scopes.js';
import { cursor, laneAsked, limit, text } from '../http/query-parameters.js';
import { Refuses } from '../http/refuses.js';
import { COUNT, LIST_CURSOR, objectOf, orNull, TIME, UUID } from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import { orNothingSaid, plainText, validateBody } from '../http/validate-body.js';
import { Problem } from '../problem/problem.js';
import { ITEM_ID_SCHEMA, requireItemId, type Taken } from './inbox-item.js';
import { NOBODY, ReadInbox, type StandingItem } from './read-inbox.js';
import { TakenTable } from './taken-table.js';

const LIST = {
  lane: laneAsked(),
  kind: text('Only items of this kind', { type: 'string', pattern: '^[A-Z_]{1,40}$' }),
  takenBy: text(`Only what this officer works on; \`${NOBODY}\`: what nobody works on`, {
    ...{ type: 'string', maxLength: 120 },
  }),
  limit: limit(50, 200),
  cursor: cursor('The cursor of the page before'),
};
const ONE = { lane: laneAsked() };
const TEXT = { type: 'string' } as const;
const TAKEN = objectOf({ officer: TEXT, since: TIME });
const STEP = objectOf({ flow: TEXT, change: TEXT });
const CORRECTED = { change: TEXT, recordedAt: TIME };
const ITEM = objectOf({
  itemId: { ...TEXT, description: 'The same at each reading' },
  kind: { ...TEXT, description: 'Why it waits' },
  ...{ flow: TEXT, owner: TEXT, entityId: UUID },
  part: { ...orNull(TEXT), description: 'One of several things in it, such as a work item' },
  version: { ...COUNT, description: '0 where nothing has been said about it yet' },
  ...{ subjectId: orNull(UUID), kecamatan: orNull(TEXT), title: orNull(TEXT) },
  ...{ since: TIME, dueAt: orNull(TIME), isPast: { type: 'boolean' } },
  next: {
    ...{ type: 'array', items: STEP },
    description: 'What the token may say next; the first is what is usual',
  },
  endedBy: { type: 'array', items: TEXT, description: 'The events that end it' },
  ground: {
    ...orNull(objectOf({ eventId: UUID, flow: TEXT, owner: TEXT, entityId: UUID, ...CORRECTED })),
    description: 'What was corrected, where that is why it waits',
  },
  takenBy: { ...orNull(TAKEN), description: 'Who works on it; noted at this agency alone' },
});
const PAGE = objectOf({
  now: TIME,
  items: { type: 'array', items: ITEM },
  counts: {
    type: 'array',
    items: objectOf({ kind: TEXT, waiting: COUNT, past: COUNT }),
    description: 'Of the whole inbox, whatever was asked',
  },
  cutShort: {
    ...{ type: 'array', items: TEXT },
    description: 'Kinds of which more may wait than were looked at',
  },
  nextCursor: orNull(LIST_CURSOR),
});
const taking = z.strictObject({
  officer: officerName(),
  from: plainText()
    .trim()
    .min(3)
    .max(120)
    .optional()
    .describe('The officer from whom it is taken over; without it, an item that nobody has'),
});
const releasing = z.strictObject({ officer: officerName() });
const bodyOf = (schema: z.ZodType) => ({
  schema: withOfficer(z.toJSONSchema(schema, { io: 'input' })),
});
const ITEM_ID = { name: 'itemId', schema: ITEM_ID_SCHEMA } as const;

/** Serves what waits for this agency, and who of it works on what. */
@ApiTags('inbox')
@NeedsAnyOf(READ_SCOPES)
@Controller('inbox')
export class InboxController {
  constructor(
    private readonly inbox: ReadInbox,
    private readonly taken: TakenTable,
    @Inject(USUAL_LANE) private readonly usualLane: Lane,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'readInbox',
    summary: 'What waits for this agency, by due time, with what may be said next',
    description:
      'A query over what the agency holds: an item leaves with the event that ends it, and not ' +
      'because somebody has seen it. What has no due time comes last.',
  })
  @Refuses('invalid-cursor')
  @TakesQuery(LIST)
  @ApiResponse({ status: 200, description: 'Of the flows that the token may read', schema: PAGE })
  async page(
    @Req() request: FastifyRequest,
    @Asked() { lane = this.usualLane, ...asked }: AskedOf<typeof LIST>,
  ) {
    const { scopes } = accessOf(request);
    const { now, items, ...rest } = await this.inbox.page({ ...asked, lane }, scopes);
    return { now: new Date(now).toISOString(), items: items.map(toShown), ...rest };
  }

  @Put('items/:itemId/taken')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'takeInboxItem',
    summary: 'An officer takes an item, or takes it over from a colleague',
  })
  @Refuses('not-found', 'not-entitled', 'change-refused')
  @ApiParam(ITEM_ID)
  @TakesQuery(ONE)
  @ApiBody(bodyOf(taking))
  @ApiResponse({ status: 200, description: 'Who works on it now', schema: TAKEN })
  async take(
    @Req() request: FastifyRequest,
    @Param('itemId') itemId: string,
    @Asked() { lane = this.usualLane }: AskedOf<typeof ONE>,
    @Body() body: unknown,
  ) {
    const access = accessOf(request);
    const { officer: named, from } = validateBody(taking, orNothingSaid(body));
    const { officer } = actingOf(access, named);
    if (!(await this.inbox.one(requireItemId(itemId), lane, access.scopes)))
      throw new Problem(
        'not-found',
        `Expected an item that waits for this agency, got ${quoted(itemId)}`,
      );
    return shownTaken(await this.taken.take(itemId, officer, from ?? null));
  }

  @Delete('items/:itemId/taken')
  @HttpCode(204)
  @ApiOperation({ operationId: 'releaseInboxItem', summary: 'An officer gives an item back' })
  @Refuses('not-found', 'not-entitled', 'change-refused')
  @ApiParam(ITEM_ID)
  @ApiBody(bodyOf(releasing))
  @ApiResponse({ status: 204, description: 'The officer does not work on it' })
  async release(
    @Req() request: FastifyRequest,
    @Param('itemId') itemId: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { officer: named } = validateBody(releasing, orNothingSaid(body));
    await this.taken.release(requireItemId(itemId), actingOf(accessOf(request), named).officer);
  }
}

const shownTaken = ({ officer, since }: Taken) => ({
  officer,
  since: new Date(since).toISOString(),
});

const toShown = ({ since, dueAt, takenBy, ground, ...item }: StandingItem) => ({
  ...item,
  ground: ground ? { ...ground, recordedAt: new Date(ground.recordedAt).toISOString() } : null,
  since: new Date(since).toISOString(),
  dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
  takenBy: takenBy === null ? null : shownTaken(takenBy),
});
