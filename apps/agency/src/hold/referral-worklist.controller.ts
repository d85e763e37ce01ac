import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { NeedsScope } from '../http/needs-scope.js';
import { itemsOf, objectOf, orNull, TIME, UUID } from '../http/response-schemas.js';
import { Asked, TakesQuery } from '../http/takes-query.js';
import { WORKLIST_QUERY, type WorklistQuery } from '../http/worklist-query.js';
import { ReferralWorklist, type WaitingMatter } from './referral-worklist.js';

const TEXT = { type: 'string' } as const;

/** What waits for a named officer of the agency that refers. */
@ApiTags('referral')
@NeedsScope('referral:write')
@Controller('worklist/referrals')
export class ReferralWorklistController {
  constructor(private readonly worklist: ReferralWorklist) {}

  @Get()
  @ApiOperation({
    operationId: 'listWaitingReferrals',
    summary: 'People who are held and not referred, and referrals that are open; the oldest first',
  })
  @TakesQuery(WORKLIST_QUERY)
  @ApiResponse({
    status: 200,
    description: 'What waits, for what, and which changes may follow; empty where nothing waits',
    schema: itemsOf(
      objectOf({
        subjectId: UUID,
        waitsFor: { type: 'string', enum: ['REFERRAL', 'ANSWER', 'CLOSING'] },
        referral: orNull(
          objectOf({ owner: TEXT, referralId: UUID, version: { type: 'integer' }, kind: TEXT }),
        ),
        since: TIME,
        next: { type: 'array', items: TEXT },
      }),
    ),
  })
  async list(@Asked() asked: WorklistQuery): Promise<{ items: WaitingMatter[] }> {
    return { items: await this.worklist.list(asked) };
  }
}
