import { Body, Controller, Delete, Param, Post, Req, UseGuards } from '@nestjs/common';
import { Problem } from '@sinergi/web-server';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ALERT_RULES, type Silence } from '../../contract/alerts.js';
import { ActionLog } from '../actions/action-log.js';
import { Needs } from '../http/needs.js';
import { readBody } from '../http/read-body.js';
import { reasonIn } from '../http/reason-in.js';
import { operatorOf, SessionGuard } from '../login/session.guard.js';
import { ExchangeWatch } from '../watch/exchange-watch.js';
import { AlertWatch } from './alert-watch.js';
import { requireReach } from './reach.js';
import { SilenceTable } from './silence-table.js';
import { idIn, stored } from './stored.js';

const LONGEST_MS = 31 * 24 * 3_600_000;
const code = z.string().min(1).max(40).nullable().default(null);
const wish = z.strictObject({
  rule: z.enum(ALERT_RULES).nullable().default(null),
  agency: code,
  flow: code,
  until: z.iso.datetime({ offset: true }),
  reason: z.string(),
});

/** Silences keep alerts from being counted and sent, for a limited time and with a reason. */
@Controller('api/silences')
@UseGuards(SessionGuard)
@Needs('reset')
export class SilencesController {
  constructor(
    private readonly silences: SilenceTable,
    private readonly alerts: AlertWatch,
    private readonly watch: ExchangeWatch,
    private readonly log: ActionLog,
  ) {}

  @Post()
  async begin(@Req() request: FastifyRequest, @Body() body: unknown): Promise<Silence> {
    const { rule, agency, flow, until } = readBody(wish, body);
    const operator = operatorOf(request);
    const reason = reasonIn(body);
    const forMs = Date.parse(until) - Date.now();
    if (forMs <= 0 || forMs > LONGEST_MS)
      throw new Problem(
        'invalid-request',
        `Expected an end within ${LONGEST_MS / 24 / 3_600_000} days from now, got ${until}`,
      );
    requireReach(operator, 'reset', agency, this.watch);
    const silence = await this.log.carryOut(
      operator,
      { action: 'silence.begin', agency, target: { rule, flow, until }, reason },
      () =>
        stored(() => this.silences.add({ rule, agency, flow, until, by: operator.name, reason })),
      ({ id }) => ({ silenceId: id }),
    );
    await this.alerts.look();
    return silence;
  }

  /** Ends a silence. Alerts that are still open are counted and sent at once. */
  @Delete(':id')
  async end(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<{ ended: string }> {
    const silenceId = idIn(id, 'a silence');
    const operator = operatorOf(request);
    const reason = reasonIn(body);
    const silence = (await stored(() => this.silences.list())).find(
      (candidate) => candidate.id === silenceId,
    );
    if (!silence)
      throw new Problem('not-found', 'Expected the id of a silence in force, got another id');
    requireReach(operator, 'reset', silence.agency, this.watch);
    await this.log.carryOut(
      operator,
      {
        action: 'silence.end',
        agency: silence.agency,
        target: { silenceId },
        reason,
        before: silence,
      },
      () => stored(() => this.silences.end(silenceId)),
      () => ({ ended: silenceId }),
    );
    await this.alerts.look();
    return { ended: silenceId };
  }
}
