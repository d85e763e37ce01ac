import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { NeedsScope } from '../http/needs-scope.js';
import { itemsOf, objectOf, orNull, UUID } from '../http/response-schemas.js';
import { Asked, TakesQuery } from '../http/takes-query.js';
import { WORKLIST_QUERY, type WorklistQuery } from '../http/worklist-query.js';
import { type LeadOnHold, LeadsOnHold } from './leads-on-hold.js';

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
  @TakesQuery(WORKLIST_QUERY)
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
  async list(@Asked() asked: WorklistQuery): Promise<{ items: Omit<LeadOnHold, 'since'>[] }> {
    const leads = await this.worklist.list(asked);
    return { items: leads.map(({ since: _, ...lead }) => lead) };
  }
}
