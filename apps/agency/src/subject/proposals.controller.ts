import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { NeedsScope } from '../http/needs-scope.js';
import { cursor, limit } from '../http/query-parameters.js';
import { Refuses } from '../http/refuses.js';
import { LIST_CURSOR, objectOf, orNull, TIME, UUID } from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import { SubjectProposals } from './subject-proposals.js';

const PAGE = { limit: limit(50, 200), cursor: cursor('The cursor of the page before') };

/** The worklist of the identity authority's officers: who may be the same person, and who not. */
@ApiTags('subject')
@NeedsScope('subject:read')
@Controller('worklist/subjects')
export class ProposalsController {
  constructor(private readonly proposals: SubjectProposals) {}

  @Get()
  @ApiOperation({
    operationId: 'listSubjectProposals',
    summary: 'Which subjects agencies propose to link or to split; the oldest first',
    description:
      'Only proposals that the identity authority did not follow or contradict since. Nothing ' +
      'follows from a proposal: the authority links and splits by changes of its own subjects.',
  })
  @Refuses('invalid-cursor')
  @TakesQuery(PAGE)
  @ApiResponse({
    status: 200,
    description: 'Open proposals. A page may hold fewer than asked for although more follow',
    schema: objectOf({
      items: {
        type: 'array',
        items: objectOf({
          owner: { type: 'string', description: 'Who proposes: the owner of the first subject' },
          ...{ subjectId: UUID, otherSubjectId: UUID },
          relation: { type: 'string', enum: ['SAME_PERSON', 'NOT_SAME_PERSON'] },
          assertedAt: TIME,
        }),
      },
      nextCursor: orNull(LIST_CURSOR),
    }),
  })
  list(@Asked() asked: AskedOf<typeof PAGE>) {
    return this.proposals.page(asked);
  }
}
