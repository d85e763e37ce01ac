import {
  Body,
  Controller,
  Delete,
  HttpCode,
  Inject,
  Param,
  Post,
  Req,
  UseGuards,
} from '@nestjs/common';
import type { ConsoleSettings } from '@sinergi/settings';
import { Problem } from '@sinergi/web-server';
import { refusedAddress } from '@sinergi/webhook';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AlertWebhook, AlertWebhookTest } from '../../contract/alerts.js';
import { ActionLog } from '../actions/action-log.js';
import { Needs } from '../http/needs.js';
import { readBody } from '../http/read-body.js';
import { reasonIn } from '../http/reason-in.js';
import { SETTINGS } from '../injection/console-tokens.js';
import { operatorOf, SessionGuard } from '../login/session.guard.js';
import { ExchangeWatch } from '../watch/exchange-watch.js';
import { AlertWebhookTable } from './alert-webhook-table.js';
import { DeliverAlerts } from './deliver-alerts.js';
import { requireReach } from './reach.js';
import { idIn, stored } from './stored.js';

const MOST = 20;
const wish = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'Expected an https address' }).max(2_000),
  reason: z.string(),
});

/** The receivers of alerts of all agencies. */
@Controller('api/alert-webhooks')
@UseGuards(SessionGuard)
@Needs('reset')
export class AlertWebhooksController {
  constructor(
    @Inject(SETTINGS) private readonly settings: ConsoleSettings,
    private readonly webhooks: AlertWebhookTable,
    private readonly watch: ExchangeWatch,
    private readonly deliver: DeliverAlerts,
    private readonly log: ActionLog,
  ) {}

  @Post()
  async add(@Req() request: FastifyRequest, @Body() body: unknown): Promise<AlertWebhook> {
    const { href: url } = this.reachable(readBody(wish, body).url);
    const operator = operatorOf(request);
    const reason = reasonIn(body);
    requireReach(operator, 'reset', null, this.watch);
    if ((await stored(() => this.webhooks.list())).length >= MOST)
      throw new Problem(
        'invalid-request',
        `Expected at most ${MOST} receivers of alerts, got one more`,
      );
    return this.log.carryOut(
      operator,
      { action: 'alert-webhook.add', agency: null, target: { url }, reason },
      () => stored(() => this.webhooks.add(url)),
      ({ id, publicKey }) => ({ webhookId: id, publicKey }),
    );
  }

  @Post(':id/test')
  @HttpCode(200)
  async test(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<AlertWebhookTest> {
    const webhookId = idIn(id, 'a receiver of alerts');
    const operator = operatorOf(request);
    const reason = reasonIn(body);
    requireReach(operator, 'reset', null, this.watch);
    const target = { webhookId };
    return this.log.carryOut(
      operator,
      { action: 'alert-webhook.test', agency: null, target, reason },
      async () => {
        const tested = await stored(() => this.deliver.test(webhookId));
        if (!tested)
          throw new Problem(
            'not-found',
            'Expected the id of a receiver of alerts, got an unknown id',
          );
        const { outcome, status, detail } = tested;
        return { outcome, status, detail };
      },
      (tested) => tested,
    );
  }

  @Delete(':id')
  async remove(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<{ removed: string }> {
    const webhookId = idIn(id, 'a receiver of alerts');
    const operator = operatorOf(request);
    const reason = reasonIn(body);
    requireReach(operator, 'reset', null, this.watch);
    const before = (await stored(() => this.webhooks.list())).find(
      (webhook) => webhook.id === webhookId,
    );
    if (!before)
      throw new Problem('not-found', 'Expected the id of a receiver of alerts, got an unknown id');
    await this.log.carryOut(
      operator,
      {
        action: 'alert-webhook.remove',
        agency: null,
        target: { webhookId },
        reason,
        before: { url: before.url },
      },
      () => stored(() => this.webhooks.remove(webhookId)),
      () => ({ removed: webhookId }),
    );
    return { removed: webhookId };
  }

  private reachable(text: string): URL {
    const url = new URL(text);
    const [violation] = refusedAddress(url, this.settings.alerts.reach);
    if (violation)
      throw new Problem('invalid-request', `Expected ${violation.expected}, got ${violation.got}`);
    return url;
  }
}
