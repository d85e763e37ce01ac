import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { NeedsScope } from '../http/needs-scope.js';
import { itemsOf, objectOf, orNull, UUID } from '../http/response-schemas.js';
import { Asked, TakesQuery } from '../http/takes-query.js';
import { WORKLIST_QUERY, type WorklistQuery } from '../http/worklist-query.js';
import { FollowOwnWork } from './follow-own-work.js';
import { IRREGULAR_PERMIT } from './own-work.js';

const TEXT = { type: 'string' } as const;
/** permits among which the same decision is looked for, the oldest first */
const MOST_COMPARED = 2_000;

/** The permits of this agency that lie outside the law as the exchange keeps it. */
@ApiTags('permit')
@NeedsScope('permit:write')
@Controller('worklist/irregular-permits')
export class IrregularPermitsController {
  constructor(private readonly work: FollowOwnWork) {}

  @Get()
  @ApiOperation({
    operationId: 'listIrregularPermits',
    summary: 'Permits that a national decision granted outside the law; the oldest first',
    description:
      'A permit stays on the list until a correction takes the reason away, or it never was.',
  })
  @TakesQuery(WORKLIST_QUERY)
  @ApiResponse({
    status: 200,
    description: 'Each with the cell that it lies outside of, and the decision that it rests on',
    schema: itemsOf(
      objectOf({
        ...{ permitId: UUID, version: { type: 'integer' }, subjectId: UUID, kind: TEXT },
        irregular: objectOf({ cell: TEXT, article: TEXT, tableVersion: TEXT }),
        ...{ decisionNo: orNull(TEXT), decisionOfficer: orNull(TEXT) },
        sameDecision: {
          type: 'array',
          items: UUID,
          description:
            'Other permits that name the same decision: a family has one, or it was named wrongly',
        },
        next: { type: 'array', items: TEXT },
      }),
    ),
  })
  async list(@Asked() asked: WorklistQuery) {
    const waiting = await this.work.waiting(IRREGULAR_PERMIT, { ...asked, limit: MOST_COMPARED });
    const byDecision = new Map<unknown, unknown[]>();
    for (const { fields } of waiting)
      byDecision.set(fields['decisionNo'], [
        ...(byDecision.get(fields['decisionNo']) ?? []),
        fields['permitId'],
      ]);
    return {
      items: waiting.slice(0, asked.limit).map(({ fields, version }) => ({
        ...{ permitId: fields['permitId'], version, subjectId: fields['subjectId'] },
        ...{ kind: fields['kind'], irregular: fields['irregular'] },
        ...{ decisionNo: fields['decisionNo'], decisionOfficer: fields['decisionOfficer'] },
        sameDecision: byDecision
          .get(fields['decisionNo'])!
          .filter((permitId) => permitId !== fields['permitId']),
        next: ['CORRECTED', 'REVOKED', 'RETRACTED'],
      })),
    };
  }
}
