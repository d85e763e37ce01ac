import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { NeedsScope } from '../http/needs-scope.js';
import { limit } from '../http/query-parameters.js';
import { itemsOf, objectOf, orNull, UUID } from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import { type LeadOnHold, LeadsOnHold } from './leads-on-hold.js';

const QUERY = { limit: limit(50, 200) };
const TEXT = { type: 'string' } as const;

/** What this agency said of people before it knew that they are held. */
@ApiTags('alert')
@NeedsScope('alert:write')
@Controller('worklist/holds')
export class LeadsOnHoldController {
  constructor(private readonly worklist: LeadsOnHold) {}

  @Get()
  @ApiOperation({
    operationId: 'listLeadsOnHold',
    summary: 'Alerts, watches and bulletins of this agency that name somebody who is held',
  })
  @TakesQuery(QUERY)
  @ApiResponse({
    status: 200,
    description: 'The newest first, each with the change that ends it; empty where there is none',
    schema: itemsOf(
      objectOf({
        ...{ flow: TEXT, id: UUID, version: { type: 'integer' }, field: TEXT },
        ...{ subjectId: orNull(UUID), next: TEXT },
      }),
    ),
  })
  async list(@Asked() { limit: most }: AskedOf<typeof QUERY>): Promise<{ items: LeadOnHold[] }> {
    return { items: await this.worklist.list(most) };
  }
}
