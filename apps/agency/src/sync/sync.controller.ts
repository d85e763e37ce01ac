import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { topicPartitionId } from '@sinergi/broker';
import { isCompared, OPERATE_SCOPE, RESET_SCOPE } from '@sinergi/contracts';
import {
  DEAD_REASONS,
  type DeadReason,
  groupDeadLetters,
  listDeadLetters,
  readPositions,
} from '@sinergi/replica';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CheckFiles } from '../attachment/check-files.js';
import { Database } from '../database/database.js';
import { accessOf, actingOf, requireScope } from '../http/access.js';
import { answerSchema } from '../http/answer-schema.js';
import { Cursors } from '../http/cursors.js';
import { NeedsScope } from '../http/needs-scope.js';
import { officerName, withOfficer } from '../http/officer-name.js';
import { cursor, limit, oneOf, text } from '../http/query-parameters.js';
import { Refuses } from '../http/refuses.js';
import { requireUuid } from '../http/require-uuid.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import { plainText, validateBody } from '../http/validate-body.js';
import { Problem } from '../problem/problem.js';
import { type CopyAnswer, copyAnswer } from './copy-answer.js';
import {
  type DeadLetterInspection,
  type DeadLetterPage,
  deadLetterInspection,
  deadLetterPage,
} from './dead-letter-answers.js';
import { InspectDeadLetter } from './inspect-dead-letter.js';
import { maySeePayload } from './may-see-payload.js';
import { OPERATION_KINDS, type Operation, operation } from './operation.js';
import { OperationTable } from './operation-table.js';
import { operationTarget } from './operation-target.js';
import { RunOperation } from './run-operation.js';
import { SyncWatch } from './sync-watch.js';

const operationRequest = z.strictObject({
  kind: z
    .enum(OPERATION_KINDS)
    .describe(
      'SCRUB checks the copy, COMPARE lists the rows that differ from the log, HEAL reads ' +
        'the log again where it differs, RESYNC reads the copy anew, REWIND makes a paused ' +
        'partition what it was at an offset, PAUSE and RESUME stop and start reading, ' +
        'REDRIVE admits dead letters again, DISMISS puts them away, ' +
        'RECONCILE takes over the state of own entities from the log',
    ),
  officer: officerName(),
  reason: plainText().trim().min(10).max(500).describe('The reason in words'),
  target: operationTarget.default({}),
});
const DEAD_LETTERS = {
  reason: oneOf(DEAD_REASONS, 'Only dead letters with this reason'),
  topic: text('Only dead letters of this topic'),
  limit: limit(100, 500),
  cursor: cursor('The cursor of the page before'),
};
const ID = { name: 'id', schema: { type: 'string', format: 'uuid' } };
const OPERATION = {
  description: 'The operation: its progress and its result',
  schema: answerSchema(operation),
};

/**
 * Shows whether this agency's copy is in order, and runs an operator's operations. No payload
 * leaves here.
 */
@ApiTags('sync')
@NeedsScope(OPERATE_SCOPE)
@Controller()
export class SyncController {
  constructor(
    private readonly database: Database,
    private readonly watch: SyncWatch,
    private readonly files: CheckFiles,
    private readonly operations: OperationTable,
    private readonly run: RunOperation,
    private readonly cursors: Cursors,
    private readonly inspectDeadLetter: InspectDeadLetter,
  ) {}

  @Get('sync')
  @ApiOperation({
    operationId: 'readSync',
    summary: 'Every partition of the copy: position, digest, what the latest scrub found',
  })
  @ApiResponse({ status: 200, description: 'By partition', schema: answerSchema(copyAnswer) })
  async sync(): Promise<CopyAnswer> {
    const positions = (await readPositions(this.database.query)).filter(({ topic }) =>
      isCompared(topic),
    );
    const scrubs = new Map(
      this.watch.scrubs().map((scrub) => [topicPartitionId(scrub.topic, scrub.partition), scrub]),
    );
    const owned = this.watch.ownedDiffering();
    const faults = this.files.faults();
    return {
      partitions: positions.map(
        ({ topic, partition, nextOffset, records, duplicates, entities, digest, gap, paused }) => {
          const scrub = scrubs.get(topicPartitionId(topic, partition));
          return {
            topic,
            partition,
            nextOffset: String(nextOffset),
            records: String(records),
            duplicates: String(duplicates),
            entities: String(entities),
            digest: digest.fold().toString('hex'),
            gap,
            isPaused: paused,
            scrubbedAt: scrub ? new Date(scrub.at).toISOString() : null,
            findings: scrub?.findings ?? [],
          };
        },
      ),
      owned: owned ? { differing: owned.differing, count: owned.count } : null,
      files: faults && { faults: faults.slice(0, 100), count: faults.length },
    };
  }

  @Get('muster')
  @ApiOperation({
    operationId: 'readMuster',
    deprecated: true,
    summary: 'The former name of `/sync`: the same answer',
  })
  @ApiResponse({ status: 200, description: 'By partition', schema: answerSchema(copyAnswer) })
  syncByFormerName(): Promise<CopyAnswer> {
    return this.sync();
  }

  @Get('dead-letters')
  @ApiOperation({
    operationId: 'listDeadLetters',
    summary: 'Dead letters by their coordinates, with counts by reason',
  })
  @Refuses('invalid-cursor')
  @TakesQuery(DEAD_LETTERS)
  @ApiResponse({
    status: 200,
    description: 'Coordinates, reason and hash; never the bytes',
    schema: answerSchema(deadLetterPage),
  })
  async deadLetters(@Asked() asked: AskedOf<typeof DEAD_LETTERS>): Promise<DeadLetterPage> {
    const { reason, topic: of, limit: most, cursor: from } = asked;
    const list = ['dead-letters', reason ?? null, of ?? null];
    const [topic, partition, offset] = from === undefined ? [] : this.cursors.decode(list, from);
    const page = await listDeadLetters(this.database.query, {
      ...(topic === undefined
        ? {}
        : { after: { topic, partition: Number(partition), offset: BigInt(offset!) } }),
      limit: most,
      ...(reason === undefined ? {} : { reason: reason as DeadReason }),
      ...(of === undefined ? {} : { topic: of }),
    });
    const groups = await groupDeadLetters(this.database.query);
    return {
      groups: groups.map(({ oldest, newest, ...group }) => ({
        ...group,
        oldest: oldest.toISOString(),
        newest: newest.toISOString(),
      })),
      items: page.entries.map(({ key, offset: at, sha256, appendedAt, recordedAt, ...entry }) => ({
        ...entry,
        key: key === null ? null : key.toString('utf8').slice(0, 200),
        offset: String(at),
        sha256: sha256.toString('hex'),
        appendedAt: appendedAt.toISOString(),
        recordedAt: recordedAt.toISOString(),
      })),
      nextCursor: page.next
        ? this.cursors.encode(list, [
            page.next.topic,
            String(page.next.partition),
            String(page.next.offset),
          ])
        : null,
    };
  }

  @Get('dead-letters/:topic/:partition/:offset')
  @ApiOperation({
    operationId: 'inspectDeadLetter',
    summary: 'Why a record cannot be used, step by step, and what can be done about it',
  })
  @Refuses('not-found')
  @ApiParam({ name: 'topic', schema: { type: 'string', pattern: '^[A-Za-z0-9_.-]{1,100}$' } })
  @ApiParam({ name: 'partition', schema: { type: 'integer', minimum: 0, maximum: 9_999 } })
  @ApiParam({ name: 'offset', schema: { type: 'string', pattern: '^[0-9]{1,18}$' } })
  @ApiResponse({
    status: 200,
    description:
      'The steps of admission. Bytes, headers and fields only with the right to read the flow',
    schema: answerSchema(deadLetterInspection),
  })
  inspect(
    @Req() request: FastifyRequest,
    @Param('topic') topic: string,
    @Param('partition') partition: string,
    @Param('offset') offset: string,
  ): Promise<DeadLetterInspection> {
    if (
      !/^[\w.-]{1,100}$/.test(topic) ||
      !/^\d{1,4}$/.test(partition) ||
      !/^\d{1,18}$/.test(offset)
    )
      throw new Problem(
        'invalid-request',
        'Expected a topic, a partition and an offset, got something else',
      );
    return this.inspectDeadLetter.execute(
      { topic, partition: Number(partition), offset: BigInt(offset) },
      maySeePayload(accessOf(request), topic),
    );
  }

  @Post('operations')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'beginOperation',
    summary: 'Begins an operation on the copy. It is recorded before anything is done',
    description:
      'RESYNC, and a REWIND without dryRun, need the scope reset in addition to operate.',
  })
  @Refuses('operation-running')
  @ApiBody({ schema: withOfficer(z.toJSONSchema(operationRequest, { io: 'input' })) })
  @ApiResponse({ status: 202, ...OPERATION })
  begin(@Req() request: FastifyRequest, @Body() body: unknown): Promise<Operation> {
    const access = accessOf(request);
    const wish = validateBody(operationRequest, body);
    if (wish.kind === 'RESYNC' || (wish.kind === 'REWIND' && !wish.target.dryRun))
      requireScope(access, RESET_SCOPE);
    const { officer } = actingOf(access, wish.officer);
    return this.run.begin(access.clientId, { ...wish, officer });
  }

  @Get('operations')
  @ApiOperation({
    operationId: 'listOperations',
    summary: 'Operations that operators began, latest first',
  })
  @ApiResponse({
    status: 200,
    description: 'Latest first',
    schema: answerSchema(z.object({ items: z.array(operation) })),
  })
  async list(): Promise<{ items: Operation[] }> {
    return { items: await this.operations.list(100) };
  }

  @Get('operations/:id')
  @ApiOperation({
    operationId: 'readOperation',
    summary: 'The progress and the result of an operation',
  })
  @Refuses('not-found')
  @ApiParam(ID)
  @ApiResponse({ status: 200, ...OPERATION })
  read(@Param('id') id: string): Promise<Operation> {
    return this.operations.one(requireUuid('id', id));
  }

  @Post('operations/:id/hold')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'holdOperation',
    summary: 'Holds a redrive; it stays held after a restart',
  })
  @Refuses('not-found')
  @ApiParam(ID)
  @ApiResponse({ status: 200, ...OPERATION })
  hold(@Param('id') id: string): Promise<Operation> {
    return this.run.hold(requireUuid('id', id), true);
  }

  @Post('operations/:id/release')
  @HttpCode(200)
  @ApiOperation({ operationId: 'releaseOperation', summary: 'Continues a held redrive' })
  @Refuses('not-found')
  @ApiParam(ID)
  @ApiResponse({ status: 200, ...OPERATION })
  release(@Param('id') id: string): Promise<Operation> {
    return this.run.hold(requireUuid('id', id), false);
  }

  @Delete('operations/:id')
  @ApiOperation({
    operationId: 'cancelOperation',
    summary: 'Cancels an operation. Partitions that it has finished stay changed',
  })
  @Refuses('not-found')
  @ApiParam(ID)
  @ApiResponse({ status: 200, ...OPERATION })
  cancel(@Param('id') id: string): Promise<Operation> {
    return this.run.cancel(requireUuid('id', id));
  }
}
