import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import { Problem, TakesQuery } from '@sinergi/web-server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AlertBoard, AlertRow, Silence } from '../../contract/alerts.js';
import { ActionLog } from '../actions/action-log.js';
import { Needs } from '../http/needs.js';
import { readBody } from '../http/read-body.js';
import { reasonIn } from '../http/reason-in.js';
import { operatorOf, requireCapability, SessionGuard } from '../login/session.guard.js';
import { RULES } from './alert-rules.js';
import { AlertTable } from './alert-table.js';
import { AlertWatch } from './alert-watch.js';
import { AlertWebhookTable } from './alert-webhook-table.js';
import { coveringSilence } from './covering-silence.js';
import { SilenceTable } from './silence-table.js';
import { idIn, stored } from './stored.js';

const question = z.strictObject({
  state: z.enum(['open', 'all']).default('open'),
  agency: z.string().optional(),
});

/**
 * Alerts about the exchange, never about people. So every operator who is logged in sees all of
 * them.
 */
@Controller('api/alerts')
@UseGuards(SessionGuard)
export class AlertsController {
  constructor(
    private readonly alerts: AlertTable,
    private readonly silences: SilenceTable,
    private readonly webhooks: AlertWebhookTable,
    private readonly watch: AlertWatch,
    private readonly log: ActionLog,
  ) {}

  @Get()
  @TakesQuery(question)
  @Needs('look')
  async board(
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlertBoard> {
    const { state } = readBody(question, query);
    void reply.header('cache-control', 'no-store');
    const [rows, silences, webhooks] = await stored(() =>
      Promise.all([this.alerts.list(state), this.silences.list(), this.webhooks.list()]),
    );
    return {
      alerts: rows.map((row) => this.asNow(row, silences)),
      rules: [...RULES],
      silences,
      webhooks,
    };
  }

  /**
   * Acknowledges an alert. It is still counted; receivers that were not told of it yet are not told
   * any more.
   */
  @Post(':id/acknowledgement')
  @HttpCode(200)
  @Needs('operate')
  async acknowledge(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<AlertRow> {
    const alertId = idIn(id, 'an alert');
    const operator = operatorOf(request);
    const note = reasonIn(body, 'note');
    const alert = await stored(() => this.alerts.one(alertId));
    if (!alert) throw new Problem('not-found', 'Expected the id of an alert, got an unknown id');
    const { rule, agency, flow, acknowledgement: before } = alert;
    requireCapability(operator, 'operate', agency ?? operator.agency);
    const intent = {
      action: 'alert.acknowledge',
      agency,
      target: { alertId, rule, flow },
      reason: note,
      before,
    } as const;
    const taken = await this.log.carryOut(
      operator,
      intent,
      async () => {
        const isFirst = await stored(() => this.alerts.acknowledge(alertId, operator.name, note));
        if (isFirst) this.watch.acknowledged(alert);
        return isFirst;
      },
      (isFirst) => ({ isFirst }),
    );
    const after = await stored(() => this.alerts.one(alertId));
    if (!taken && !after?.acknowledgement)
      throw new Problem(
        'not-found',
        'Expected the id of an alert, got one that was deleted meanwhile',
      );
    return this.asNow(after ?? alert, await stored(() => this.silences.list()));
  }

  private asNow(row: Omit<AlertRow, 'silenceId'>, silences: readonly Silence[]): AlertRow {
    const covering = row.endedAt === null ? coveringSilence(silences, row, Date.now()) : undefined;
    return {
      ...row,
      params: this.watch.paramsNow(row.id) ?? row.params,
      silenceId: covering?.id ?? null,
    };
  }
}
