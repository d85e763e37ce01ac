import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { civilDay } from '@sinergi/law';
import type { FastifyRequest } from 'fastify';
import { accessOf, requireScope } from '../http/access.js';
import { NeedsScope } from '../http/needs-scope.js';
import { OWNER } from '../http/query-parameters.js';
import { Refuses } from '../http/refuses.js';
import { objectOf, orNull, TIME, UUID } from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import { ReadProgramme } from './read-programme.js';

const TEXT = { type: 'string' };

/** The work programme of a meeting, as its owner and the agencies say it stands. */
@ApiTags('meeting')
@NeedsScope('meeting:read')
@Controller('meetings')
export class ProgrammeController {
  constructor(private readonly programme: ReadProgramme) {}

  @Get(':id/programme')
  @ApiOperation({
    operationId: 'readProgrammeOfMeeting',
    summary: 'The work items of a meeting by due day, each with what its agency says of it',
    description:
      '`status` is the word of the meeting’s owner, `progress` that of the item’s agency. The ' +
      'token needs `contribution:read` too.',
  })
  @Refuses('not-found', 'several-owners')
  @ApiParam({ name: 'id', schema: UUID })
  @TakesQuery(OWNER)
  @ApiResponse({
    status: 200,
    description: 'By due day, at the time `now` of the lane',
    schema: objectOf({
      ...{ meetingId: UUID, owner: TEXT, status: TEXT, now: TIME },
      items: {
        type: 'array',
        items: objectOf({
          ...{ itemId: UUID, title: TEXT, agency: TEXT, dueOn: { type: 'string', format: 'date' } },
          ...{ status: TEXT, explanation: orNull(TEXT), isOverdue: { type: 'boolean' } },
          progress: orNull(objectOf({ contributionId: UUID, progress: TEXT, saidAt: TIME })),
        }),
      },
    }),
  })
  async read(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Asked() { owner }: AskedOf<typeof OWNER>,
  ) {
    requireScope(accessOf(request), 'contribution:read');
    const { meeting, now, items } = await this.programme.of(id, owner ?? null);
    return {
      meetingId: String(meeting['meetingId']),
      ...{ owner: String(meeting['owner']), status: String(meeting['status']) },
      now: new Date(now).toISOString(),
      items: items.map(({ dueOn, progress, ...item }) => ({
        ...item,
        dueOn: civilDay(dueOn),
        progress: progress && { ...progress, saidAt: new Date(progress.saidAt).toISOString() },
      })),
    };
  }
}
