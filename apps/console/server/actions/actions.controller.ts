import { Controller, Get, Query, Req, UseGuards } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ActionRow, Page } from '../../contract/session.js';
import { operatorOf, SessionGuard } from '../login/session.guard.js';
import { ActionLog } from './action-log.js';

/** What was done, by whom and why: of the own agency, or everywhere for who looks after the exchange. */
@Controller('api/actions')
@UseGuards(SessionGuard)
export class ActionsController {
  constructor(private readonly log: ActionLog) {}

  @Get()
  list(@Req() request: FastifyRequest, @Query('cursor') cursor: string | undefined): Promise<Page<ActionRow>> {
    const { agency, roles } = operatorOf(request);
    return this.log.list(roles.includes('platform-admin') ? null : agency, cursor);
  }
}
