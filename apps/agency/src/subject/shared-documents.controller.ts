import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { AgencyProfile } from '@sinergi/settings';
import { PROFILE } from '../ground/tokens.js';
import { NeedsScope } from '../http/needs-scope.js';
import { cursor, limit } from '../http/query-parameters.js';
import { Refuses } from '../http/refuses.js';
import { LIST_CURSOR, objectOf, orNull, TIME, UUID } from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import { Problem } from '../problem/problem.js';
import { SharedDocuments } from './shared-documents.js';

const PAGE = { limit: limit(50, 200), cursor: cursor('The cursor of the page before') };

/** The worklist of the identity authority's officers: one document of several subjects. */
@ApiTags('subject')
@NeedsScope('subject:read')
@Controller('worklist/documents')
export class SharedDocumentsController {
  constructor(
    private readonly documents: SharedDocuments,
    @Inject(PROFILE) private readonly profile: AgencyProfile,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listSharedDocuments',
    summary: 'Which subjects have one travel document and may be one person; the oldest first',
    description:
      'At the identity authority alone: it names no document, and still says that two subjects ' +
      'have the same. They leave the list once they are linked, or said to be two persons.',
  })
  @Refuses('not-entitled', 'invalid-cursor')
  @TakesQuery(PAGE)
  @ApiResponse({
    status: 200,
    description: 'A page may hold fewer than asked for although more follow',
    schema: objectOf({
      items: {
        type: 'array',
        items: objectOf({
          subjectIds: { type: 'array', items: UUID },
          isAlike: { type: 'boolean', description: 'Whether name and birth date agree too' },
          since: TIME,
        }),
      },
      nextCursor: orNull(LIST_CURSOR),
    }),
  })
  list(@Asked() asked: AskedOf<typeof PAGE>) {
    if (!this.profile.identityAuthority)
      throw new Problem(
        'not-entitled',
        `Expected the identity authority, got ${this.profile.code}: it alone tells who is one`,
      );
    return this.documents.page(asked);
  }
}
