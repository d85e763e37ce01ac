import { Controller, Get, Param, Query, Req, UseGuards } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { LedgerPage, NoticePage } from '../../contract/disclosures.js';
import { AgencyGateway } from '../gateway/agency-gateway.js';
import { Needs } from '../http/needs.js';
import { readBody } from '../http/read-body.js';
import { TakesQuery } from '../http/takes-query.js';
import { SessionGuard, sessionOf } from '../login/session.guard.js';

const cursor = z.string().max(500).optional();
const ledgerQuestion = z.strictObject({
  officer: z.string().min(1).max(200).optional(),
  owner: z.string().min(1).max(60).optional(),
  cursor,
});
const noticesQuestion = z.strictObject({ opener: z.string().min(1).max(60).optional(), cursor });

/** Who opened what at an agency, and who opened the agency's data: as the agency tells it. */
@Controller('api/agencies/:code/disclosures')
@UseGuards(SessionGuard)
@Needs('unmask')
export class DisclosuresController {
  constructor(private readonly gateway: AgencyGateway) {}

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
}
