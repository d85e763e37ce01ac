import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { flows } from '@sinergi/contracts';
import { refusedAddress } from '@sinergi/webhook';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { accessOf } from '../door/access.js';
import { NeedsScope } from '../door/needs-scope.js';
import { Problem } from '../door/problem.js';
import { Refuses } from '../door/refuses.js';
import { requireUuid } from '../door/require-uuid.js';
import { COUNT, itemsOf, objectOf, orNull, TIME, UUID } from '../door/response-schemas.js';
import { orNothingSaid, validateBody } from '../door/validate-body.js';
import { ReadFeedEvents } from '../feed/read-feed-events.js';
import { WEBHOOK_POLICY } from '../tokens.js';
import { DeliverWebhooks, type WebhookPolicy } from './deliver-webhooks.js';
import { type Webhook, WebhookTable } from './webhook-table.js';

const ID = { name: 'id', schema: UUID };
const MOST_PER_CLIENT = 20;
const FLOWS = flows.filter(({ keyedBy }) => keyedBy !== 'code').map(({ flow }) => flow);
const registration = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: 'Expected an https address' })
    .max(2_000)
    .describe('Where to post'),
  flows: z.array(z.enum(FLOWS)).min(1).max(40).describe('Flows to be told of'),
  from: z
    .enum(['now', 'beginning'])
    .default('now')
    .describe('Whether what is held already is told too'),
});
const enablement = z.strictObject({
  from: z
    .enum(['where-it-stopped', 'now', 'beginning'])
    .default('where-it-stopped')
    .describe('Where to go on'),
});
const WEBHOOK_SCHEMA = objectOf({
  webhookId: UUID,
  url: { type: 'string', format: 'uri' },
  flows: { type: 'array', items: { type: 'string' } },
  state: { type: 'string', enum: ['ENABLED', 'DISABLED'] },
  reason: { ...orNull({ type: 'string' }), description: 'Why it is disabled' },
  publicKey: { type: 'string', description: 'Verify its calls with it (Standard Webhooks, v1a)' },
  failures: { ...COUNT, description: 'In a row' },
  nextAttemptAt: orNull(TIME),
  createdAt: TIME,
});
const ATTEMPT = objectOf({
  eventId: UUID,
  at: TIME,
  outcome: { type: 'string' },
  status: { ...orNull({ type: 'integer' }), description: 'HTTP' },
  detail: orNull({ type: 'string' }),
  durationMs: COUNT,
});
const WEBHOOK = { description: 'The webhook', schema: WEBHOOK_SCHEMA };

/** Webhooks by Standard Webhooks: signed with Ed25519, retried with jitter, given up visibly, taken up again on request. */
@ApiTags('webhook')
@NeedsScope('webhook')
@Controller('webhooks')
export class WebhookController {
  constructor(
    private readonly table: WebhookTable,
    private readonly feed: ReadFeedEvents,
    private readonly deliver: DeliverWebhooks,
    @Inject(WEBHOOK_POLICY) private readonly policy: WebhookPolicy,
  ) {}

  @Post()
  @ApiOperation({ operationId: 'registerWebhook', summary: 'Registers a webhook' })
  @ApiBody({ schema: z.toJSONSchema(registration, { io: 'input' }) as Record<string, unknown> })
  @ApiResponse({ status: 201, ...WEBHOOK })
  async register(@Req() request: FastifyRequest, @Body() body: unknown): Promise<Webhook> {
    const access = accessOf(request);
    const { url, flows: wanted, from } = validateBody(registration, body);
    const address = new URL(url);
    this.refuseUnlessReachable(address);
    const allowed = this.feed.flowsFor(access, [...new Set(wanted)].join(','));
    if ((await this.table.list(access.clientId)).length >= MOST_PER_CLIENT)
      throw new Problem(
        'invalid-request',
        `Expected at most ${MOST_PER_CLIENT} webhooks per client, got one more`,
      );
    const webhook = await this.table.add(
      access.clientId,
      address.href,
      allowed,
      from === 'now' ? await this.feed.end() : 0n,
    );
    this.deliver.wake();
    return webhook;
  }

  @Get()
  @ApiOperation({ operationId: 'listWebhooks', summary: "This client's webhooks" })
  @ApiResponse({ status: 200, description: 'Oldest first', schema: itemsOf(WEBHOOK_SCHEMA) })
  async list(@Req() request: FastifyRequest): Promise<{ items: Webhook[] }> {
    return { items: await this.table.list(accessOf(request).clientId) };
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'readWebhook',
    summary: 'A webhook: whether it is enabled, and if not, why',
  })
  @Refuses('not-found')
  @ApiParam(ID)
  @ApiResponse({ status: 200, ...WEBHOOK })
  read(@Req() request: FastifyRequest, @Param('id') id: string): Promise<Webhook> {
    return this.table.one(accessOf(request).clientId, requireUuid('id', id));
  }

  @Get(':id/attempts')
  @ApiOperation({
    operationId: 'readWebhookAttempts',
    summary: 'What became of its latest calls, newest first',
  })
  @Refuses('not-found')
  @ApiParam(ID)
  @ApiResponse({ status: 200, description: 'Newest first', schema: itemsOf(ATTEMPT) })
  async attempts(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
  ): Promise<{ items: object[] }> {
    const { webhookId } = await this.table.one(accessOf(request).clientId, requireUuid('id', id));
    return { items: await this.table.attempts(webhookId) };
  }

  @Post(':id/enablement')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'enableWebhook',
    summary: 'Takes up a webhook that was given up, where it stopped unless said otherwise',
  })
  @Refuses('not-found')
  @ApiParam(ID)
  @ApiBody({
    required: false,
    schema: z.toJSONSchema(enablement, { io: 'input' }) as Record<string, unknown>,
  })
  @ApiResponse({ status: 200, ...WEBHOOK })
  async enable(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<Webhook> {
    const webhookId = requireUuid('id', id);
    const { from } = validateBody(enablement, orNothingSaid(body));
    const place = { 'where-it-stopped': null, now: await this.feed.end(), beginning: 0n }[from];
    const webhook = await this.table.enable(accessOf(request).clientId, webhookId, place);
    this.deliver.wake();
    return webhook;
  }

  @Post(':id/disablement')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'disableWebhook',
    summary: 'Rests a webhook until it is enabled again',
  })
  @Refuses('not-found')
  @ApiParam(ID)
  @ApiResponse({ status: 200, ...WEBHOOK })
  disable(@Req() request: FastifyRequest, @Param('id') id: string): Promise<Webhook> {
    return this.table.disable(
      accessOf(request).clientId,
      requireUuid('id', id),
      'its client has disabled it',
    );
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'removeWebhook', summary: 'Removes a webhook' })
  @Refuses('not-found')
  @ApiParam(ID)
  @ApiResponse({ status: 204, description: 'Removed' })
  remove(@Req() request: FastifyRequest, @Param('id') id: string): Promise<void> {
    return this.table.remove(accessOf(request).clientId, requireUuid('id', id));
  }

  private refuseUnlessReachable(address: URL): void {
    const violations = refusedAddress(address, this.policy.allowPrivateAddresses).map(
      (violation) => ({ field: '/url', ...violation }),
    );
    if (violations.length > 0)
      throw new Problem('invalid-request', 'Expected an address that may be called, got another', {
        violations,
      });
  }
}
