import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Req,
  UseGuards,
} from '@nestjs/common';
import { Problem } from '@sinergi/web-server';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SyncDetail } from '../../contract/agency.js';
import type { Operation, RewindPreview } from '../../contract/operations.js';
import { OPERATION_KINDS } from '../../contract/operations.js';
import { ActionLog } from '../actions/action-log.js';
import { OperationEnds } from '../actions/operation-ends.js';
import { AgencyGateway } from '../gateway/agency-gateway.js';
import { Needs } from '../http/needs.js';
import { readBody } from '../http/read-body.js';
import { reasonIn } from '../http/reason-in.js';
import { operatorOf, requireCapability, SessionGuard, sessionOf } from '../login/session.guard.js';
import { ExchangeWatch } from '../watch/exchange-watch.js';
import { standingOf } from './standing-of.js';
import { untilEnded } from './until-ended.js';

const offset = z.string().regex(/^\d{1,18}$/);
const target = z.strictObject({
  topic: z.string().max(100).optional(),
  partition: z.int().min(0).max(1_000).optional(),
  everything: z.boolean().optional(),
  reason: z.string().max(40).optional(),
  offset: offset.optional(),
  time: z.iso.datetime().optional(),
  dryRun: z.boolean().optional(),
  ratePerSecond: z.number().positive().max(10_000).optional(),
});
const wish = z.strictObject({
  kind: z.enum(OPERATION_KINDS),
  reason: z.string(),
  target,
  confirm: z.string().optional(),
});
const rewindQuestion = z.strictObject({
  topic: z.string().max(100),
  partition: z.int().min(0).max(1_000).optional(),
  offset: offset.optional(),
  time: z.iso.datetime().optional(),
});

/** Operations that start a copy again. They need more than a click, and a higher right. */
const BEGINS_ANEW: ReadonlySet<string> = new Set(['RESYNC', 'REWIND']);

/**
 * Operations on an agency's copy, in the operator's own role. Each is written down here before the
 * agency is asked.
 */
@Controller('api/agencies/:code')
@UseGuards(SessionGuard)
@Needs('operate')
export class OperationsController {
  constructor(
    private readonly gateway: AgencyGateway,
    private readonly watch: ExchangeWatch,
    private readonly log: ActionLog,
    private readonly ends: OperationEnds,
  ) {}

  @Get('sync')
  sync(@Req() request: FastifyRequest, @Param('code') code: string): Promise<SyncDetail> {
    return this.gateway.call<'readSync'>(sessionOf(request), code, { path: ['sync'] });
  }

  @Get('operations')
  list(
    @Req() request: FastifyRequest,
    @Param('code') code: string,
  ): Promise<{ items: Operation[] }> {
    return this.gateway.call<'listOperations'>(sessionOf(request), code, { path: ['operations'] });
  }

  @Get('operations/:id')
  read(
    @Req() request: FastifyRequest,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<Operation> {
    return this.gateway.call<'readOperation'>(sessionOf(request), code, {
      path: ['operations', id],
    });
  }

  @Post('operations')
  @HttpCode(202)
  async begin(
    @Req() request: FastifyRequest,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Promise<Operation> {
    const asked = readBody(wish, body);
    const { kind, target: of } = asked;
    const reason = reasonIn(asked);
    if (BEGINS_ANEW.has(kind) && !of.dryRun) {
      requireCapability(operatorOf(request), 'reset', code);
      if (asked.confirm !== code)
        throw new Problem(
          'invalid-request',
          `Expected ${code} as confirmation, got ` +
            `${asked.confirm === undefined ? 'nothing' : 'something else'}`,
        );
    }
    const session = sessionOf(request);
    const before = standingOf(this.watch.entry(code)?.report, of);
    const intent = {
      action: 'operation.begin',
      agency: code,
      target: { kind, ...of },
      reason,
      before,
    } as const;
    const { actionId, operation } = await this.log.carryOut(
      session.person,
      intent,
      async (id) => {
        const begun = await this.gateway.call<'beginOperation'>(session, code, {
          method: 'POST',
          path: ['operations'],
          body: { kind, reason, target: of },
        });
        return { actionId: id, operation: begun };
      },
      ({ operation: { operationId, state } }) => ({ operationId, state }),
    );
    void this.ends.follow(session, code, actionId, operation);
    return operation;
  }

  @Post('operations/:id/pause')
  @HttpCode(200)
  pause(
    @Req() request: FastifyRequest,
    @Param('code') code: string,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<Operation> {
    return this.steer(request, code, id, 'hold', body);
  }

  @Post('operations/:id/resume')
  @HttpCode(200)
  resume(
    @Req() request: FastifyRequest,
    @Param('code') code: string,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<Operation> {
    return this.steer(request, code, id, 'release', body);
  }

  @Delete('operations/:id')
  cancel(
    @Req() request: FastifyRequest,
    @Param('code') code: string,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<Operation> {
    return this.steer(request, code, id, 'cancel', body);
  }

  /**
   * Returns what a rewind would read again. It changes nothing, so it is not written as an action.
   */
  @Post('rewind-preview')
  @HttpCode(200)
  async preview(
    @Req() request: FastifyRequest,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Promise<RewindPreview> {
    const question = readBody(rewindQuestion, body);
    const session = sessionOf(request);
    const operation = await this.gateway.call<'beginOperation'>(session, code, {
      method: 'POST',
      path: ['operations'],
      body: {
        kind: 'REWIND',
        reason: 'preview at the console',
        target: { ...question, dryRun: true },
      },
    });
    const ended = await untilEnded(() =>
      this.gateway.call<'readOperation'>(session, code, {
        path: ['operations', operation.operationId],
      }),
    );
    if (ended.state !== 'DONE')
      throw new Problem(
        'agency-refused',
        `Expected a preview, got ${JSON.stringify(ended.result).slice(0, 300)}`,
      );
    return { topic: question.topic, partitions: ended.result as RewindPreview['partitions'] };
  }

  private async steer(
    request: FastifyRequest,
    code: string,
    id: string,
    how: 'hold' | 'release' | 'cancel',
    body: unknown,
  ): Promise<Operation> {
    const session = sessionOf(request);
    const reason = reasonIn(body);
    const path = ['operations', id];
    const call =
      how === 'cancel'
        ? ({ method: 'DELETE', path } as const)
        : ({ method: 'POST', path: [...path, how] } as const);
    const was = await this.gateway.call<'readOperation'>(session, code, { path });
    const before = { state: was.state, progress: was.progress };
    return this.log.carryOut(
      session.person,
      {
        action: `operation.${how}`,
        agency: code,
        target: { operationId: id, kind: was.kind },
        reason,
        before,
      },
      () =>
        this.gateway.call<'holdOperation' | 'releaseOperation' | 'cancelOperation'>(
          session,
          code,
          call,
        ),
      ({ state, progress }) => ({ state, progress }),
    );
  }
}
