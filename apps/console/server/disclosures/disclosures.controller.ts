import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  UseGuards,
} from '@nestjs/common';
import { TakesQuery } from '@sinergi/web-server';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type {
  BeyondRequest,
  LedgerPage,
  NoticePage,
  OpeningLimits,
} from '../../contract/disclosures.js';
import { ActionLog } from '../actions/action-log.js';
import { AgencyGateway } from '../gateway/agency-gateway.js';
import { Needs } from '../http/needs.js';
import { readBody } from '../http/read-body.js';
import { reasonIn } from '../http/reason-in.js';
import { SessionGuard, sessionOf } from '../login/session.guard.js';

const cursor = z.string().max(500).optional();
const ledgerQuestion = z.strictObject({
  officer: z.string().min(1).max(200).optional(),
  owner: z.string().min(1).max(60).optional(),
  cursor,
});
const noticesQuestion = z.strictObject({ opener: z.string().min(1).max(60).optional(), cursor });
const beyondWish = z.strictObject({
  purpose: z.string().regex(/^[A-Z][A-Z_]{0,39}$/),
  reason: z.string(),
});
const confirmation = z.strictObject({ reason: z.string() });

/** Who opened what at an agency, and who opened the agency's data: as the agency tells it. */
@Controller('api/agencies/:code/disclosures')
@UseGuards(SessionGuard)
@Needs('unmask')
export class DisclosuresController {
  constructor(
    private readonly gateway: AgencyGateway,
    private readonly log: ActionLog,
  ) {}

  @Get()
  @TakesQuery(ledgerQuestion)
  made(
    @Req() request: FastifyRequest,
    @Param('code') code: string,
    @Query() query: unknown,
  ): Promise<LedgerPage> {
    return this.gateway.call<'listDisclosures'>(sessionOf(request), code, {
      path: ['disclosures'],
      query: readBody(ledgerQuestion, query),
    });
  }

  @Get('received')
  @TakesQuery(noticesQuestion)
  received(
    @Req() request: FastifyRequest,
    @Param('code') code: string,
    @Query() query: unknown,
  ): Promise<NoticePage> {
    return this.gateway.call<'listReceivedNotices'>(sessionOf(request), code, {
      path: ['disclosures', 'received'],
      query: readBody(noticesQuestion, query),
    });
  }

  @Get('limits')
  limits(@Req() request: FastifyRequest, @Param('code') code: string): Promise<OpeningLimits> {
    return this.gateway.call<'readOpeningLimits'>(sessionOf(request), code, {
      path: ['disclosures', 'limits'],
    });
  }

  /** The operator asks, in the own name, to open beyond the limit. */
  @Post('beyond')
  @HttpCode(201)
  ask(
    @Req() request: FastifyRequest,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Promise<BeyondRequest> {
    const { purpose, reason } = readBody(beyondWish, body);
    const asked = { purpose, reason: reasonIn({ reason }) };
    const session = sessionOf(request);
    return this.log.carryOut(
      session.person,
      {
        ...{ action: 'limit.ask-beyond', agency: code },
        ...{ target: { purpose }, reason: asked.reason },
      },
      () =>
        this.gateway.call<'askBreakGlass'>(session, code, {
          ...{ method: 'POST', path: ['disclosures', 'break-glass'], body: asked },
        }),
      ({ requestId, state, until }) => ({ requestId, state, until }),
    );
  }

  /** The operator confirms what another one asked for. */
  @Post('beyond/:id/confirmation')
  @HttpCode(200)
  confirm(
    @Req() request: FastifyRequest,
    @Param('code') code: string,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<BeyondRequest> {
    const reason = reasonIn(readBody(confirmation, body));
    const session = sessionOf(request);
    return this.log.carryOut(
      session.person,
      { action: 'limit.confirm-beyond', agency: code, target: { requestId: id }, reason },
      () =>
        this.gateway.call<'confirmBreakGlass'>(session, code, {
          ...{ method: 'POST', path: ['disclosures', 'break-glass', id, 'confirmation'] },
          body: { reason },
        }),
      ({ requestId, officer, state, until }) => ({ requestId, officer, state, until }),
    );
  }
}
