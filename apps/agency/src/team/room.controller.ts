import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { accessOf } from '../http/access.js';
import { NeedsScope } from '../http/needs-scope.js';
import { cursor, limit, OWNER } from '../http/query-parameters.js';
import { Refuses } from '../http/refuses.js';
import { LIST_CURSOR, objectOf, orNull, TIME, UUID, VERSION } from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import { ReadRoom, type Room } from './read-room.js';

const TEXT = { type: 'string' };
const QUERY = {
  ...OWNER,
  limit: limit(50, 200),
  cursor: cursor('The cursor of the page before'),
};
const list = (items: Record<string, unknown>) => ({ type: 'array', items: objectOf(items) });

/** The room of an operation, for its members, while it goes on. */
@ApiTags('operation')
@NeedsScope('operation:read')
@Controller('joint-operations')
export class RoomController {
  constructor(private readonly room: ReadRoom) {}

  @Get(':id/room')
  @ApiOperation({
    operationId: 'readRoomOfOperation',
    summary: 'What cites an operation, newest first, for its members until it ends',
    description:
      'Whatever this agency holds whose `correlationId` is the operation, and what members ' +
      'contribute to it. The room grants no right: flows that the token may not read are left ' +
      'out, and sealed groups are shown as sealed.',
  })
  @Refuses('not-found', 'several-owners', 'not-a-member', 'room-closed', 'invalid-cursor')
  @ApiParam({ name: 'id', schema: UUID })
  @TakesQuery(QUERY)
  @ApiResponse({
    status: 200,
    description: 'By flow how many, what members say of their part, and a page of what there is',
    schema: objectOf({
      ...{ operationId: UUID, owner: TEXT, status: TEXT, endsAt: TIME },
      counts: list({ flow: TEXT, count: { type: 'integer', minimum: 0 } }),
      results: list({ agency: TEXT, contributionId: UUID, results: { type: 'object' } }),
      items: list({
        ...{ flow: TEXT, id: { type: 'string' }, owner: TEXT, version: VERSION, change: TEXT },
        occurredAt: TIME,
        data: { type: 'object', description: 'The whole state, as its own route shows it' },
      }),
      nextCursor: orNull(LIST_CURSOR),
    }),
  })
  read(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Asked() asked: AskedOf<typeof QUERY>,
  ): Promise<Room> {
    return this.room.of(accessOf(request), id, asked);
  }
}
