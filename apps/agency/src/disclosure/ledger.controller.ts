import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { LEDGER_SCOPE, OFFICER_KINDS } from '@sinergi/contracts';
import { NeedsScope } from '../http/needs-scope.js';
import { cursor, limit, oneOf, text, time, uuid } from '../http/query-parameters.js';
import { Refuses } from '../http/refuses.js';
import { COUNT, LIST_CURSOR, objectOf, orNull, UUID, VERSION } from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import { type LedgerPage, ReadLedger } from './read-ledger.js';

const PAGE = {
  order: oneOf(['newest', 'oldest'], 'Which entries come first; by default the newest'),
  topic: text('Topic of what was opened'),
  owner: text('Agency whose data was opened, e.g. kec-menteng'),
  entityId: uuid('The entity that was opened'),
  officer: text("Part of the officer's name"),
  officerKind: oneOf(OFFICER_KINDS, 'How it is known who the officer is'),
  purpose: text('Purpose, e.g. SUPERVISION'),
  from: time('Asked at or after'),
  to: time('Asked before'),
  limit: limit(50, 500),
  cursor: cursor('The cursor of the page before'),
};
const HASH = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const KEYS = { type: 'array', items: { type: 'string' } };
const ENTRY = objectOf({
  seq: VERSION,
  disclosureId: UUID,
  askedAt: {
    type: 'string',
    format: 'date-time',
    description: 'UTC with microseconds, as the hash covers it',
  },
  client: { type: 'string' },
  officerKind: {
    type: 'string',
    enum: OFFICER_KINDS,
    description: 'LOGGED_IN: a person who logged in; STATED: a name that a system stated',
  },
  officer: { type: 'string' },
  purpose: { type: 'string' },
  reason: { type: 'string' },
  topic: { type: 'string' },
  key: orNull({ type: 'string' }),
  version: orNull(VERSION),
  groups: KEYS,
  keys: { ...orNull(KEYS), description: 'What a machine opened at once' },
  hash: HASH,
});

/** The ledger: who opened what, for what and why. It holds nothing of what was opened. */
@ApiTags('disclosures')
@NeedsScope(LEDGER_SCOPE)
@Controller('disclosures')
export class LedgerController {
  constructor(private readonly ledger: ReadLedger) {}

  @Get()
  @ApiOperation({
    operationId: 'listDisclosures',
    summary: "Who opened what: the entries of this agency's ledger",
  })
  @Refuses('invalid-cursor')
  @TakesQuery(PAGE)
  @ApiResponse({
    status: 200,
    description: 'Entries, each with its hash over itself and the entry before',
    schema: objectOf({
      items: { type: 'array', items: ENTRY },
      nextCursor: orNull(LIST_CURSOR),
    }),
  })
  list(@Asked() asked: AskedOf<typeof PAGE>): Promise<LedgerPage> {
    return this.ledger.page(asked);
  }

  @Get('head')
  @ApiOperation({
    operationId: 'readLedgerHead',
    summary: 'How long the ledger is, and the hash of its last entry',
  })
  @ApiResponse({
    status: 200,
    description: 'The head; 64 zeros where there is no entry',
    schema: objectOf({ length: COUNT, head: HASH }),
  })
  head(): Promise<{ length: number; head: string }> {
    return this.ledger.head();
  }
}
