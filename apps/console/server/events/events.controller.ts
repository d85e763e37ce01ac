import { Controller, Get, Param, Query, Req, UseGuards } from '@nestjs/common';
import { TakesQuery } from '@sinergi/web-server';
import type { FastifyRequest } from 'fastify';
import type { EventDetail, Lineage } from '../../contract/topics.js';
import { AgencyGateway } from '../gateway/agency-gateway.js';
import { Needs } from '../http/needs.js';
import { SessionGuard, sessionOf } from '../login/session.guard.js';

/** One event as an agency has it, with the agencies that have it and since when. */
@Controller('api/events')
@UseGuards(SessionGuard)
@Needs('read')
export class EventsController {
  constructor(private readonly gateway: AgencyGateway) {}

  @Get(':eventId/lineage')
  @TakesQuery(['agency'])
  lineage(
    @Req() request: FastifyRequest,
    @Param('eventId') eventId: string,
    @Query('agency') asked: string | undefined,
  ): Promise<Lineage> {
    const session = sessionOf(request);
    return this.gateway.call<'readLineage'>(session, asked ?? session.person.agency, {
      path: ['events', eventId, 'lineage'],
    });
  }

  @Get(':eventId')
  @TakesQuery(['agency'])
  async event(
    @Req() request: FastifyRequest,
    @Param('eventId') eventId: string,
    @Query('agency') asked: string | undefined,
  ): Promise<EventDetail> {
    const session = sessionOf(request);
    const agency = asked ?? session.person.agency;
    const [{ message, raw, signature, approvals, progress, related }, { receipts }] =
      await Promise.all([
        this.gateway.call<'readEventRecord'>(session, agency, {
          path: ['events', eventId, 'record'],
        }),
        this.gateway.call<'readReceipts'>(session, agency, {
          path: ['events', eventId, 'receipts'],
        }),
      ]);
    const { occurredAt, recordedAt } = message.value as { occurredAt: string; recordedAt: string };
    const applied = receipts.map(({ agency: code, has, since }) => ({
      agency: code,
      has,
      at: code === agency ? message.appliedAt : since,
      isExact: code === agency,
    }));
    return {
      message,
      raw,
      signature,
      approvals,
      progress,
      related,
      receipts,
      waterfall: { occurredAt, recordedAt, appendedAt: message.appendedAt, applied },
    };
  }
}
