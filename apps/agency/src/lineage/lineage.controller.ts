import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { accessOf } from '../http/access.js';
import { NeedsAnyOf } from '../http/needs-scope.js';
import { READ_SCOPES } from '../http/own-scopes.js';
import { limit, OWNER, wholeNumber } from '../http/query-parameters.js';
import { Refuses } from '../http/refuses.js';
import { requireUuid } from '../http/require-uuid.js';
import { objectOf, orNull, TIME, UUID, VERSION } from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import { type Lineage, ReadLineage } from './read-lineage.js';

const USUAL_DEPTH = 5;
const ASKED = {
  ...OWNER,
  depth: wholeNumber(1, `The most steps in each direction; ${USUAL_DEPTH} by default`, 10),
  limit: limit(200, 500),
};
const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const CORRECTION = { eventId: UUID, change: TEXT, recordedAt: TIME };
const NODE = objectOf({
  eventId: { ...UUID, description: 'Of the version that is shown; edges name nodes by it' },
  ...{ flow: TEXT, entityId: UUID, owner: TEXT, version: VERSION, change: TEXT },
  occurredAt: TIME,
  depth: {
    type: 'integer',
    description: 'Steps from the event: below 0 what it rests on, above 0 what rests on it',
  },
  corrected: {
    ...orNull(objectOf(CORRECTION)),
    description: 'The latest correction of this version; null where it stands',
  },
});
const EDGE = objectOf({
  from: { ...UUID, description: 'What rests' },
  to: { ...UUID, description: 'On what it rests' },
  field: { ...TEXT, description: 'The field that names it' },
  namesEvent: { ...orNull(UUID), description: 'null where the field names the entity' },
  isCurrent: { ...FLAG, description: 'Whether the version that is shown names it still' },
  corrected: {
    ...orNull(objectOf({ ...CORRECTION, isReviewed: FLAG })),
    description:
      'The latest correction of what is named; `isReviewed`: what rests on it has a later version',
  },
});
const LINEAGE = objectOf({
  eventId: UUID,
  nodes: { type: 'array', items: NODE },
  edges: { type: 'array', items: EDGE },
  notShown: {
    type: 'array',
    items: objectOf({ from: UUID, field: TEXT, id: UUID }),
    description: 'Named, and not held by this agency or not readable by the token',
  },
  cut: {
    ...objectOf({ byDepth: FLAG, byNumber: FLAG }),
    description: 'Whether there is more, beyond the steps or the number that were asked for',
  },
});

/** Serves what rests on an event, and on what it rests. */
@ApiTags('feed')
@NeedsAnyOf(READ_SCOPES)
@Controller()
export class LineageController {
  constructor(private readonly lineage: ReadLineage) {}

  @Get('events/:eventId/lineage')
  @ApiOperation({
    operationId: 'readLineage',
    summary: 'What rests on an event, step by step, on what it rests, and what of that stands',
  })
  @Refuses('not-found', 'several-owners')
  @ApiParam({ name: 'eventId', schema: UUID })
  @TakesQuery(ASKED)
  @ApiResponse({ status: 200, description: 'A graph, by the own copy', schema: LINEAGE })
  of(
    @Req() request: FastifyRequest,
    @Param('eventId') eventId: string,
    @Asked() { depth = USUAL_DEPTH, ...asked }: AskedOf<typeof ASKED>,
  ): Promise<Lineage> {
    const id = requireUuid('eventId', eventId);
    return this.lineage.of(accessOf(request), id, { depth, ...asked });
  }
}
