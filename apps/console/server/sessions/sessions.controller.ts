import { Body, Controller, Delete, Get, Inject, Param, Req, UseGuards } from '@nestjs/common';
import { operatorCapabilities } from '@sinergi/contracts';
import type { ConsoleSettings } from '@sinergi/settings';
import { Problem, SessionTable } from '@sinergi/web-server';
import type { FastifyRequest } from 'fastify';
import { holdersOf } from '../../contract/overview.js';
import type { Me, Operator, SessionRow } from '../../contract/session.js';
import { ActionLog } from '../actions/action-log.js';
import { reasonIn } from '../http/reason-in.js';
import { SETTINGS } from '../injection/console-tokens.js';
import { operatorOf, SessionGuard, sessionOf } from '../login/session.guard.js';
import { ExchangeWatch } from '../watch/exchange-watch.js';

/**
 * The operator who is logged in, the operator's rights, and the sessions that the operator may see.
 */
@Controller('api')
@UseGuards(SessionGuard)
export class SessionsController {
  constructor(
    @Inject(SETTINGS) private readonly settings: ConsoleSettings,
    private readonly sessions: SessionTable,
    private readonly watch: ExchangeWatch,
    private readonly log: ActionLog,
  ) {}

  @Get('me')
  me(@Req() request: FastifyRequest): Me {
    const { person: operator, csrfToken, expiresAt } = sessionOf(request);
    const codes = holdersOf(this.watch.board().overview).map(({ code }) => code);
    const can = codes.map(
      (code) => [code, operatorCapabilities(operator.roles, operator.agency, code)] as const,
    );
    return {
      ...operator,
      csrfToken,
      sessionExpiresAt: expiresAt.toISOString(),
      can: Object.fromEntries(can),
      exportAllowed: this.settings.exportAllowed,
    };
  }

  @Get('sessions')
  async list(@Req() request: FastifyRequest): Promise<{ items: SessionRow[] }> {
    const { sessionId, person } = sessionOf(request);
    return { items: (await this.rows(sessionId)).filter((row) => reaches(person, row.operator)) };
  }

  /** Ends a session at once, in whichever browser it is open. */
  @Delete('sessions/:id')
  async end(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<{ ended: string }> {
    const operator = operatorOf(request);
    const row = (await this.rows('')).find((session) => session.id === id);
    if (!row || !reaches(operator, row.operator))
      throw new Problem(
        'not-found',
        'Expected the id of a session that you may end, got another id',
      );
    const { id: whose, name, agency } = row.operator;
    const { startedAt, lastSeenAt, expiresAt } = row;
    const target = { sessionId: id, operator: { id: whose, name } };
    const intent = {
      action: 'session.end',
      agency,
      target,
      reason: reasonIn(body),
      before: { startedAt, lastSeenAt, expiresAt },
    } as const;
    return this.log.carryOut(
      operator,
      intent,
      async () => {
        await this.sessions.end(id);
        return { ended: id };
      },
      (result) => result,
    );
  }

  private async rows(own: string): Promise<SessionRow[]> {
    const rows = await this.sessions.list(own);
    return rows.map(({ person, ...row }) => ({ ...row, operator: person as Operator }));
  }
}

/**
 * Tells whether an operator may see and end the other's sessions: always the own ones; an
 * administrator also those within the administrator's reach.
 */
function reaches(operator: Operator, other: Operator): boolean {
  return (
    other.id === operator.id ||
    operatorCapabilities(operator.roles, operator.agency, other.agency).includes('reset')
  );
}
