import { Controller, Get, Param, Query, Req, UseGuards } from '@nestjs/common';
import { operatorCapabilities } from '@sinergi/contracts';
import type { Session } from '@sinergi/web-server';
import { TakesQuery } from '@sinergi/web-server';
import type { FastifyRequest } from 'fastify';
import type { AgencyAnswer } from '../../contract/agency-answer.js';
import type {
  DeadLetterAgency,
  DeadLetterBoard,
  DeadLetterGroup,
  DeadLetterInspection,
  DeadLetterRow,
} from '../../contract/dead-letters.js';
import type { Page } from '../../contract/session.js';
import { AgencyGateway } from '../gateway/agency-gateway.js';
import { Needs } from '../http/needs.js';
import { SessionGuard, sessionOf } from '../login/session.guard.js';
import { ExchangeWatch } from '../watch/exchange-watch.js';

type AgencyPage = AgencyAnswer<'listDeadLetters'>;

/**
 * Dead letters of every agency. The count comes from the agency's report; the records and their
 * reasons come from the agency itself, where the operator may ask it.
 */
@Controller('api')
@UseGuards(SessionGuard)
@Needs('look')
export class DeadLettersController {
  constructor(
    private readonly gateway: AgencyGateway,
    private readonly watch: ExchangeWatch,
  ) {}

  @Get('dead-letters')
  async board(@Req() request: FastifyRequest): Promise<DeadLetterBoard> {
    const session = sessionOf(request);
    const { agencies } = this.watch.board().overview;
    return {
      agencies: await Promise.all(
        agencies.map(({ code, report }) =>
          this.ofAgency(session, code, report?.deadLetters ?? null),
        ),
      ),
    };
  }

  @Get('agencies/:code/dead-letters')
  @TakesQuery(['reason', 'topic', 'cursor'])
  @Needs('operate')
  async list(
    @Req() request: FastifyRequest,
    @Param('code') code: string,
    @Query() query: Record<string, string>,
  ): Promise<Page<DeadLetterRow>> {
    const { reason, topic, cursor } = query;
    const page = await this.ask(sessionOf(request), code, { reason, topic, cursor, limit: 100 });
    return {
      items: page.items.map(({ valueBytes, recordedAt, ...row }) => ({
        ...row,
        sizeBytes: valueBytes,
        parkedAt: recordedAt,
      })),
      nextCursor: page.nextCursor,
    };
  }

  @Get('agencies/:code/dead-letters/:topic/:partition/:offset')
  @Needs('operate')
  inspect(
    @Req() request: FastifyRequest,
    @Param() coordinates: { code: string; topic: string; partition: string; offset: string },
  ): Promise<DeadLetterInspection> {
    const path = ['dead-letters', coordinates.topic, coordinates.partition, coordinates.offset];
    return this.gateway.call<'inspectDeadLetter'>(sessionOf(request), coordinates.code, { path });
  }

  /** Returns one agency's part. An agency that does not answer must not hide the others. */
  private async ofAgency(
    session: Session,
    agency: string,
    count: number | null,
  ): Promise<DeadLetterAgency> {
    const { roles, agency: home } = session.person;
    if (!operatorCapabilities(roles, home, agency).includes('operate'))
      return { agency, count, groups: null, unavailable: 'forbidden' };
    try {
      const { groups } = await this.ask(session, agency, { limit: 1 });
      return { agency, count, groups: groups.map(toGroup), unavailable: null };
    } catch {
      return { agency, count, groups: null, unavailable: 'no-answer' };
    }
  }

  private ask(
    session: Session,
    agency: string,
    query: Record<string, string | number | undefined>,
  ): Promise<AgencyPage> {
    return this.gateway.call<'listDeadLetters'>(session, agency, {
      path: ['dead-letters'],
      query,
    });
  }
}

const toGroup = ({
  reason,
  topic,
  count,
  oldest,
  newest,
}: AgencyPage['groups'][number]): DeadLetterGroup => ({
  ...{ reason, topic, count },
  oldestAt: oldest,
  newestAt: newest,
});
