import { Body, Controller, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOperation,
  ApiParam,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { accessOf } from '../http/access.js';
import { NeedsAnyOf } from '../http/needs-scope.js';
import { WRITE_SCOPES } from '../http/own-scopes.js';
import {
  flag,
  limit,
  oneOf,
  requiredWholeNumber,
  text,
  wholeNumber,
} from '../http/query-parameters.js';
import { Refuses } from '../http/refuses.js';
import { requireUuid } from '../http/require-uuid.js';
import { COUNT, itemsOf, objectOf, orNull, TIME, UUID, VERSION } from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import { orNothingSaid, plainText, validateBody } from '../http/validate-body.js';
import { Problem } from '../problem/problem.js';
import { type ImportState, ImportTable } from './import-table.js';
import { RunImport } from './run-import.js';

const beginRequest = z.strictObject({
  name: plainText()
    .trim()
    .min(1)
    .max(120)
    .optional()
    .describe('A name for people, such as the name of the file'),
});
const ID = { name: 'id', schema: UUID };
const IMPORT = objectOf({
  importId: UUID,
  name: orNull({ type: 'string' }),
  state: { type: 'string', enum: ['OPEN', 'COMPLETE'] },
  nextLine: {
    ...VERSION,
    description: 'The line that is accepted next; all lines before it are done',
  },
  linesHash: {
    ...orNull({ type: 'string', pattern: '^[0-9a-f]{64}$' }),
    description:
      'The hash of the lines taken: 32 zero bytes, then for each line SHA-256(hash before, ' +
      'SHA-256(line)), in hex',
  },
  bytes: { ...COUNT, description: 'The bytes of the lines taken, without line ends' },
  accepted: COUNT,
  rejected: COUNT,
  startedAt: TIME,
  changedAt: TIME,
});
const SENDING = {
  from: requiredWholeNumber(1, 'Number of the first line sent'),
  before: text('Hash of the lines before, as in `linesHash`: another file is refused', {
    type: 'string',
    pattern: '^[0-9a-f]{64}$',
  }),
  complete: flag('These are the last lines'),
};
const OUTCOMES = {
  only: oneOf(['accepted', 'rejected'], 'Only these outcomes'),
  after: wholeNumber(0, 'Lines after this one'),
  limit: limit(100, 1_000),
};
const STATE = { description: 'The state of the import', schema: IMPORT };
const OUTCOME = {
  type: 'object',
  required: ['line'],
  properties: {
    line: VERSION,
    flow: { type: 'string' },
    id: UUID,
    eventId: UUID,
    version: VERSION,
    problem: { $ref: '#/components/schemas/Problem' },
  },
};

/**
 * Serves bulk imports of NDJSON: any number of lines, streamed, resumable by line, with progress
 * and every line's result.
 */
@ApiTags('intake')
@NeedsAnyOf(WRITE_SCOPES)
@Controller('imports')
export class ImportController {
  constructor(
    private readonly table: ImportTable,
    private readonly runImport: RunImport,
  ) {}

  @Post()
  @ApiOperation({ operationId: 'beginImport', summary: 'Begins an import' })
  @ApiBody({ required: false, schema: z.toJSONSchema(beginRequest) as Record<string, unknown> })
  @ApiResponse({ status: 201, ...STATE })
  begin(@Req() request: FastifyRequest, @Body() body: unknown): Promise<ImportState> {
    return this.table.begin(
      accessOf(request).clientId,
      validateBody(beginRequest, orNothingSaid(body)).name ?? null,
    );
  }

  @Get()
  @ApiOperation({ operationId: 'listImports', summary: "This client's imports, newest first" })
  @ApiResponse({ status: 200, description: 'Newest first', schema: itemsOf(IMPORT) })
  async list(@Req() request: FastifyRequest): Promise<{ items: ImportState[] }> {
    return { items: await this.table.list(accessOf(request).clientId) };
  }

  @Get(':id')
  @ApiOperation({ operationId: 'readImport', summary: 'The state of an import' })
  @Refuses('not-found')
  @ApiParam(ID)
  @ApiResponse({ status: 200, ...STATE })
  read(@Req() request: FastifyRequest, @Param('id') id: string): Promise<ImportState> {
    return this.table.one(accessOf(request).clientId, requireUuid('id', id));
  }

  @Put(':id/lines')
  @ApiOperation({
    operationId: 'importLines',
    summary:
      'Sends lines, from the next line of the import on. A line is a batch item or a CloudEvent',
  })
  @Refuses('not-found', 'import-conflict')
  @ApiParam(ID)
  @TakesQuery(SENDING)
  @ApiConsumes('application/x-ndjson')
  @ApiBody({ schema: { type: 'string' } })
  @ApiResponse({ status: 200, ...STATE })
  @HttpCode(200)
  async lines(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Asked() { from, before, complete: isLast }: AskedOf<typeof SENDING>,
    @Body() body: unknown,
  ): Promise<ImportState> {
    const importId = requireUuid('id', id);
    if (!isStream(body))
      throw new Problem(
        'unsupported-media-type',
        'Expected application/x-ndjson, got something else',
      );
    const state = await this.runImport.execute(accessOf(request), importId, { from, before }, body);
    if (!isLast) return state;
    await this.table.complete(importId);
    return this.table.one(accessOf(request).clientId, importId);
  }

  @Get(':id/lines')
  @ApiOperation({ operationId: 'readImportLines', summary: 'The outcome of each line' })
  @Refuses('not-found')
  @ApiParam(ID)
  @TakesQuery(OUTCOMES)
  @ApiResponse({
    status: 200,
    description: 'In order: an accepted line with its entity, a rejected one with its problem',
    schema: itemsOf(OUTCOME),
  })
  async outcomes(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Asked() { only, after, limit: most }: AskedOf<typeof OUTCOMES>,
  ): Promise<{ items: object[] }> {
    const importId = requireUuid('id', id);
    await this.table.one(accessOf(request).clientId, importId);
    return {
      items: await this.table.lines(importId, after ?? 0, most, only ?? null),
    };
  }
}

function isStream(body: unknown): body is AsyncIterable<Buffer> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
