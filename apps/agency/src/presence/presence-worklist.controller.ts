import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { NeedsScope } from '../http/needs-scope.js';
import { limit, text } from '../http/query-parameters.js';
import { itemsOf, objectOf, TIME, UUID } from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import { PresenceWorklist, type WaitingEvidence } from './presence-worklist.js';

const QUERY = {
  kecamatan: text('District code, e.g. 31.71.06'),
  limit: limit(50, 200),
};
const TEXT = { type: 'string' };

/** What an officer of the identity authority decides, because the service does not. */
@ApiTags('presence')
@NeedsScope('presence:write')
@Controller('worklist/presences')
export class PresenceWorklistController {
  constructor(private readonly worklist: PresenceWorklist) {}

  @Get()
  @ApiOperation({
    operationId: 'listWaitingPresences',
    summary: 'People of whom others have evidence in a district, without a presence in force',
  })
  @TakesQuery(QUERY)
  @ApiResponse({
    status: 200,
    description: 'The newest evidence of each person, district and agency; confirm by its eventId',
    schema: itemsOf(
      objectOf({
        ...{ eventId: UUID, flow: TEXT, owner: TEXT, kecamatan: TEXT, subjectId: UUID },
        occurredAt: TIME,
        because: {
          type: 'string',
          enum: ['NOT_LINKED', 'NOT_ALIKE', 'LEFT_TO_OFFICERS'],
          description: 'Why it was not confirmed without an officer',
        },
      }),
    ),
  })
  async list(
    @Asked() { kecamatan, limit: most }: AskedOf<typeof QUERY>,
  ): Promise<{ items: WaitingEvidence[] }> {
    return { items: await this.worklist.list(kecamatan, most) };
  }
}
