import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { NeedsScope } from '../http/needs-scope.js';
import { limit } from '../http/query-parameters.js';
import { itemsOf, objectOf, orNull, TIME, UUID } from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import { ReferralWorklist, type WaitingMatter } from './referral-worklist.js';

const QUERY = { limit: limit(50, 200) };
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
  @TakesQuery(QUERY)
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
  async list(@Asked() { limit: most }: AskedOf<typeof QUERY>): Promise<{ items: WaitingMatter[] }> {
    return { items: await this.worklist.list(most) };
  }
}
