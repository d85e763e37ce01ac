import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { isMustered, OPERATE_SCOPE } from '@sinergi/contracts';
import { type DeadReason, groupDeadLetters, listDeadLetters, readPositions } from '@sinergi/replica';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Database } from '../database/database.js';
import { accessOf } from '../door/access.js';
import { Cursors } from '../door/cursors.js';
import { NeedsScope } from '../door/needs-scope.js';
import { PROBLEMS } from '../door/problem-responses.js';
import { requireUuid } from '../door/require-uuid.js';
import { plainText, validateBody } from '../door/validate-body.js';
import { readLimit, readTexts } from '../entity/list-query.js';
import { MusterWatch } from './muster-watch.js';
import { OPERATION_KINDS, type Operation, OperationTable } from './operation-table.js';
import { RunOperation } from './run-operation.js';

const operationRequest = z.strictObject({
  kind: z
    .enum(OPERATION_KINDS)
    .describe(
      'SCRUB looks, HEAL reads the log again where it differs, RESYNC begins anew, REDRIVE judges dead letters again, RECONCILE takes over what the log says of its own entities',
    ),
  officer: plainText().trim().min(3).max(120).describe('The human who asks, as the agency names them'),
  reason: plainText().trim().min(10).max(500).describe('Why, in words'),
  target: z
    .strictObject({
      topic: z.string().min(1).max(100).optional(),
      partition: z.int().min(0).max(1_000).optional(),
      everything: z.boolean().optional().describe('HEAL: read every record again'),
      reason: z.string().min(1).max(40).optional().describe('REDRIVE: letters put aside for this'),
      offset: z
        .string()
        .regex(/^\d{1,18}$/)
        .optional()
        .describe('REDRIVE: one letter'),
      dryRun: z.boolean().optional().describe('REDRIVE: only say what would come of it'),
    })
    .default({}),
});
const ID = { name: 'id', schema: { type: 'string', format: 'uuid' } };
const OPERATION = { description: 'The operation: how far it is, and its end', schema: { type: 'object' } };

/** Whether this agency's copy is in order, and what an operator can do where it is not. Nothing of any payload leaves here. */
@ApiTags('muster')
@ApiResponse(PROBLEMS)
@NeedsScope(OPERATE_SCOPE)
@Controller()
export class MusterController {
  constructor(
    private readonly database: Database,
    private readonly watch: MusterWatch,
    private readonly operations: OperationTable,
    private readonly run: RunOperation,
    private readonly cursors: Cursors,
  ) {}

  @Get('muster')
  @ApiOperation({ operationId: 'readMuster', summary: 'Every partition of the copy: position, digest, what the latest scrub found' })
  @ApiResponse({ status: 200, description: 'By partition', schema: { type: 'object' } })
  async muster(): Promise<object> {
    const positions = (await readPositions(this.database.query)).filter(({ topic }) => isMustered(topic));
    const scrubs = new Map(this.watch.scrubs().map((scrub) => [`${scrub.topic}/${scrub.partition}`, scrub]));
    const owned = this.watch.ownedDiffering();
    return {
      partitions: positions.map(({ topic, partition, nextOffset, records, duplicates, entities, digest, gap }) => {
        const scrub = scrubs.get(`${topic}/${partition}`);
        return {
          topic,
          partition,
          nextOffset: String(nextOffset),
          records: String(records),
          duplicates: String(duplicates),
          entities: String(entities),
          digest: digest.fold().toString('hex'),
          gap,
          scrubbedAt: scrub ? new Date(scrub.at).toISOString() : null,
          findings: scrub?.findings ?? [],
        };
      }),
      owned: owned ? { differing: owned.differing, count: owned.count } : null,
    };
  }

  @Get('dead-letters')
  @ApiOperation({ operationId: 'listDeadLetters', summary: 'Dead letters by their place in the log; groups by reason beside them' })
  @ApiQuery({ name: 'reason', required: false, description: 'Only those put aside for this' })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 } })
  @ApiQuery({ name: 'cursor', required: false, description: 'From the page before' })
  @ApiResponse({ status: 200, description: 'Coordinates, reason and hash; never the bytes', schema: { type: 'object' } })
  async deadLetters(@Query() query: Record<string, unknown>): Promise<object> {
    const { reason, limit, cursor } = readTexts(query, ['reason', 'limit', 'cursor']);
    const list = ['dead-letters', reason ?? null];
    const [topic, partition, offset] = cursor === undefined ? [] : this.cursors.decode(list, cursor);
    const page = await listDeadLetters(this.database.query, {
      ...(topic === undefined ? {} : { after: { topic, partition: Number(partition), offset: BigInt(offset!) } }),
      limit: readLimit(limit, 100, 500),
      ...(reason === undefined ? {} : { reason: reason as DeadReason }),
    });
    return {
      groups: await groupDeadLetters(this.database.query),
      items: page.entries.map(({ key, offset: at, sha256, ...entry }) => ({
        ...entry,
        key: key === null ? null : key.toString('utf8').slice(0, 200),
        offset: String(at),
        sha256: sha256.toString('hex'),
      })),
      nextCursor: page.next ? this.cursors.encode(list, [page.next.topic, String(page.next.partition), String(page.next.offset)]) : null,
    };
  }

  @Post('operations')
  @HttpCode(202)
  @ApiOperation({ operationId: 'beginOperation', summary: 'Begins an operation on the copy; written down before anything is done' })
  @ApiBody({ schema: z.toJSONSchema(operationRequest, { io: 'input' }) as Record<string, unknown> })
  @ApiResponse({ status: 202, ...OPERATION })
  begin(@Req() request: FastifyRequest, @Body() body: unknown): Promise<Operation> {
    return this.run.begin(accessOf(request).clientId, validateBody(operationRequest, body));
  }

  @Get('operations')
  @ApiOperation({ operationId: 'listOperations', summary: 'What operators had done, latest first' })
  @ApiResponse({ status: 200, description: 'Latest first', schema: { type: 'object' } })
  async list(): Promise<{ items: Operation[] }> {
    return { items: await this.operations.list(100) };
  }

  @Get('operations/:id')
  @ApiOperation({ operationId: 'readOperation', summary: 'How far an operation is, and its end' })
  @ApiParam(ID)
  @ApiResponse({ status: 200, ...OPERATION })
  read(@Param('id') id: string): Promise<Operation> {
    return this.operations.one(requireUuid('id', id));
  }

  @Delete('operations/:id')
  @ApiOperation({ operationId: 'cancelOperation', summary: 'Cancels an operation; what it did to whole partitions stays done' })
  @ApiParam(ID)
  @ApiResponse({ status: 200, ...OPERATION })
  cancel(@Param('id') id: string): Promise<Operation> {
    return this.run.cancel(requireUuid('id', id));
  }
}
