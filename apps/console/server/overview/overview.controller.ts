import { Controller, Get, Param, Req, Res, UseGuards } from '@nestjs/common';
import { Problem } from '@sinergi/web-server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CellDetail, Overview } from '../../contract/overview.js';
import { Needs } from '../http/needs.js';
import { SessionGuard, sessionOf } from '../login/session.guard.js';
import { cellKey } from '../sync/compose-overview.js';
import { ExchangeWatch } from '../watch/exchange-watch.js';
import { OverviewStream } from './overview-stream.js';

@Controller('api')
@UseGuards(SessionGuard)
@Needs('look')
export class OverviewController {
  constructor(
    private readonly watch: ExchangeWatch,
    private readonly stream: OverviewStream,
  ) {}

  @Get('overview')
  overview(@Res({ passthrough: true }) reply: FastifyReply): Overview {
    void reply.header('cache-control', 'no-store');
    return this.watch.board().overview;
  }

  @Get('overview/stream')
  follow(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.stream.open(reply, sessionOf(request).expiresAt);
  }

  @Get('agencies/:code/flows/:flow')
  cell(@Param('code') code: string, @Param('flow') flow: string): CellDetail {
    const cell = this.watch.board().cells.get(cellKey(code, flow));
    if (!cell)
      throw new Problem(
        'not-found',
        'Expected an agency and a flow that it receives, got another pair',
      );
    return cell;
  }
}
