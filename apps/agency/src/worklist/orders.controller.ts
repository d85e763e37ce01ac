import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { orderOutstanding } from '@sinergi/domain';
import { civilDayAt } from '@sinergi/law';
import { CLOCK, type Clock } from '../ground/tokens.js';
import { NeedsScope } from '../http/needs-scope.js';
import { itemsOf, objectOf, TIME, UUID } from '../http/response-schemas.js';
import { Asked, TakesQuery } from '../http/takes-query.js';
import { WORKLIST_QUERY, type WorklistQuery } from '../http/worklist-query.js';
import { FollowOwnWork } from './follow-own-work.js';
import { ORDER } from './own-work.js';

const TEXT = { type: 'string' } as const;
const DAY = { type: 'string', format: 'date' } as const;

/** The checks of this agency whose order has no number yet. */
@ApiTags('sighting')
@NeedsScope('sighting:write')
@Controller('worklist/orders')
export class OrdersController {
  constructor(
    private readonly work: FollowOwnWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listOutstandingOrders',
    summary: 'Checks of Immigration without the number of their order; the oldest first',
    description:
      'By the law of the day of the check. A late number refuses no report: say it by CORRECTED. ' +
      'Agencies that are not of Immigration need no order, and their list is empty.',
  })
  @TakesQuery(WORKLIST_QUERY)
  @ApiResponse({
    status: 200,
    description: 'What is outstanding, until which day, and whether that day is past',
    schema: itemsOf(
      objectOf({
        ...{ sightingId: UUID, version: { type: 'integer' }, seenAt: TIME, dueOn: DAY },
        ...{ isPast: { type: 'boolean' }, article: TEXT, uncertain: { type: 'boolean' } },
        next: { type: 'array', items: TEXT },
      }),
    ),
  })
  async list(@Asked() asked: WorklistQuery) {
    const today = civilDayAt(this.clock());
    const waiting = await this.work.waiting(ORDER, asked);
    return {
      items: waiting.map(({ fields, version }) => {
        const { dueOn, article, uncertain } = orderOutstanding(fields)!;
        return {
          ...{ sightingId: String(fields['sightingId']), version },
          seenAt: new Date(Number(fields['seenAt'])).toISOString(),
          ...{ dueOn, isPast: today > dueOn, article, uncertain },
          next: ['CORRECTED', 'RETRACTED'],
        };
      }),
    };
  }
}
