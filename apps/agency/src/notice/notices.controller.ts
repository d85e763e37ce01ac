import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { LEDGER_SCOPE } from '@sinergi/contracts';
import { NeedsScope } from '../http/needs-scope.js';
import { cursor, limit, text, time, uuid } from '../http/query-parameters.js';
import { Refuses } from '../http/refuses.js';
import { LIST_CURSOR, objectOf, orNull, TIME, UUID, VERSION } from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import { NoticeTable } from './notice-table.js';

const PAGE = {
  opener: text('Agency that opened, e.g. polri-jakpus'),
  entityId: uuid('The entity that was opened'),
  from: time('Asked at or after'),
  to: time('Asked before'),
  limit: limit(50, 200),
  cursor: cursor('The cursor of the page before'),
};
const TEXT = { type: 'string' };
const DETAIL = objectOf({
  ...{ topic: TEXT, key: TEXT, entityVersion: VERSION },
  groups: { type: 'array', items: TEXT },
  ...{ officer: TEXT, officerKind: TEXT, client: TEXT, reason: TEXT },
  confirmedBy: {
    ...orNull(TEXT),
    description: "The second person, where it went beyond the opener's limit",
  },
});

/** Tells who opened this agency's data, by the notices that the openers signed. */
@ApiTags('disclosures')
@NeedsScope(LEDGER_SCOPE)
@Controller('disclosures/received')
export class NoticesController {
  constructor(private readonly notices: NoticeTable) {}

  @Get()
  @ApiOperation({
    operationId: 'listReceivedNotices',
    summary: "Who opened this agency's data, by the notices that came; the latest first",
  })
  @Refuses('invalid-cursor')
  @TakesQuery(PAGE)
  @ApiResponse({
    status: 200,
    description:
      'Notices; each was written before its opening was tried, and says not whether it succeeded',
    schema: objectOf({
      items: {
        type: 'array',
        items: objectOf({
          ...{ noticeId: UUID, opener: TEXT, askedAt: TIME, purpose: TEXT },
          exercise: { type: 'boolean' },
          status: {
            type: 'string',
            enum: ['OPEN', 'KEY_PENDING', 'UNREADABLE'],
            description: 'KEY_PENDING: the detail comes with its key',
          },
          detail: orNull(DETAIL),
        }),
      },
      nextCursor: orNull(LIST_CURSOR),
    }),
  })
  list(@Asked() asked: AskedOf<typeof PAGE>) {
    return this.notices.page(asked);
  }
}
