import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { flows, flowsKnownAt } from '@sinergi/contracts';
import type { Lane } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { refusedAddress } from '@sinergi/webhook';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { feedWordsObject } from '../feed/feed-choice.js';
import { ReadFeedEvents } from '../feed/read-feed-events.js';
import { PROFILE, USUAL_LANE, WEBHOOK_POLICY } from '../ground/tokens.js';
import { accessOf } from '../http/access.js';
import { NeedsScope } from '../http/needs-scope.js';
import { Refuses } from '../http/refuses.js';
import { requireUuid } from '../http/require-uuid.js';
import { COUNT, itemsOf, objectOf, orNull, TIME, UUID } from '../http/response-schemas.js';
import { orNothingSaid, validateBody } from '../http/validate-body.js';
import { Problem } from '../problem/problem.js';
import { DeliverWebhooks } from './deliver-webhooks.js';
import type { WebhookPolicy } from './webhook-policy.js';
import { WebhookRights } from './webhook-rights.js';
import { type Webhook, WebhookTable } from './webhook-table.js';

const ID = { name: 'id', schema: UUID };
const MOST_PER_CLIENT = 20;
const FLOWS = flows.filter(({ keyedBy }) => keyedBy !== 'code').map(({ flow }) => flow);
const registrationOf = (known: readonly string[]) =>
  z.strictObject({
    url: z
      .url({ protocol: /^https?$/, error: 'Expected an https address' })
      .max(2_000)
      .describe('The address to post to'),
    flows: z.array(z.enum(known)).min(1).max(40).describe('Flows whose events are sent'),
    lane: z
      .union([z.enum(['LIVE', 'EXERCISE', 'ALL']), z.uuid().toLowerCase()])
      .optional()
      .describe('Live, an exercise by its id, or ALL; by default the lane of the deployment'),
    words: feedWordsObject
      .optional()
      .describe('Only events of which these words hold, as in the lists: `addressedTo` and others'),
    content: z
      .enum(['WHOLE', 'NONE'])
      .default('WHOLE')
      .describe('NONE: a notification that there is an event; its id is all that it says'),
    from: z
      .enum(['now', 'beginning'])
      .default('now')
      .describe('Whether events that the agency already holds are sent too'),
  });
const enablement = z.strictObject({
  from: z
    .enum(['where-it-stopped', 'now', 'beginning'])
    .default('where-it-stopped')
    .describe('Where to continue'),
});
const WEBHOOK_SCHEMA = objectOf({
  webhookId: UUID,
  url: { type: 'string', format: 'uri' },
  flows: { type: 'array', items: { type: 'string' } },
  lane: { type: 'string', description: '`LIVE`, the id of an exercise, `EXERCISE` or `ALL`' },
  words: { type: 'object', additionalProperties: { type: 'string' } },
  content: { type: 'string', enum: ['WHOLE', 'NONE'] },
  state: { type: 'string', enum: ['ENABLED', 'DISABLED'] },
  reason: { ...orNull({ type: 'string' }), description: 'The reason why it is disabled' },
  publicKey: { type: 'string', description: 'Verify its calls with it (Standard Webhooks, v1a)' },
  failures: { ...COUNT, description: 'Failures in a row' },
  nextAttemptAt: orNull(TIME),
  createdAt: TIME,
  rightUntil: {
    ...TIME,
    description:
      "The client's right ends then. Every request with a token that has `webhook` and the read " +
      'scopes of the flows extends it',
  },
  withheld: {
    type: 'array',
    items: { type: 'string' },
    description: 'Its flows that this agency no longer receives: none of their events are sent',
  },
});
const ATTEMPT = objectOf({
  eventId: UUID,
  at: TIME,
  outcome: { type: 'string' },
  status: { ...orNull({ type: 'integer' }), description: 'HTTP' },
  detail: orNull({ type: 'string' }),
  durationMs: COUNT,
});
const TESTED = objectOf({
  eventId: UUID,
  outcome: { type: 'string', description: '`DELIVERED`, or the kind of failure' },
  status: { ...orNull({ type: 'integer' }), description: 'HTTP' },
  detail: { type: 'string' },
  durationMs: COUNT,
});
/** A webhook with those of its flows that this agency no longer receives. */
type WebhookView = Webhook & { withheld: string[] };

const WEBHOOK = { description: 'The webhook', schema: WEBHOOK_SCHEMA };

/**
 * Serves webhooks by Standard Webhooks: signed with Ed25519, retried with jitter, disabled visibly,
 * continued on request.
 */
@ApiTags('webhook')
@NeedsScope('webhook')
@Controller('webhooks')
export class WebhookController {
  private readonly registration: ReturnType<typeof registrationOf>;

  constructor(
    private readonly table: WebhookTable,
    private readonly rights: WebhookRights,
    private readonly feed: ReadFeedEvents,
    private readonly deliver: DeliverWebhooks,
    @Inject(WEBHOOK_POLICY) private readonly policy: WebhookPolicy,
    @Inject(USUAL_LANE) private readonly usualLane: Lane,
    @Inject(PROFILE) profile: AgencyProfile,
  ) {
    this.registration = registrationOf(flowsKnownAt(profile).map(({ flow }) => flow));
  }

  @Post()
  @ApiOperation({ operationId: 'registerWebhook', summary: 'Registers a webhook' })
  @ApiBody({
    schema: z.toJSONSchema(registrationOf(FLOWS), { io: 'input' }) as Record<string, unknown>,
  })
  @ApiResponse({ status: 201, ...WEBHOOK })
  async register(@Req() request: FastifyRequest, @Body() body: unknown): Promise<WebhookView> {
    const access = accessOf(request);
    const {
      url,
      flows: wanted,
      lane,
      words: said = {},
      content,
      from,
    } = validateBody(this.registration, body);
    const address = new URL(url);
    this.refuseUnlessReachable(address);
    const { flows: allowed, words = {} } = this.feed.choiceOf(
      access,
      { ...said, flows: [...new Set(wanted)].join(',') },
      this.usualLane,
    );
    this.refuseUnlessReceived(allowed);
    if ((await this.table.list(access.clientId)).length >= MOST_PER_CLIENT)
      throw new Problem(
        'invalid-request',
        `Expected at most ${MOST_PER_CLIENT} webhooks per client, got one more`,
      );
    const webhook = await this.table.add(access.clientId, {
      url: address.href,
      flows: [...allowed],
      lane: lane ?? this.usualLane,
      words: { ...words } as Record<string, string>,
      content,
      position: from === 'now' ? await this.feed.end() : 0n,
      rightUntil: this.rights.until(),
    });
    this.deliver.wake();
    return this.view(webhook);
  }

  @Get()
  @ApiOperation({ operationId: 'listWebhooks', summary: "This client's webhooks" })
  @ApiResponse({ status: 200, description: 'Oldest first', schema: itemsOf(WEBHOOK_SCHEMA) })
  async list(@Req() request: FastifyRequest): Promise<{ items: WebhookView[] }> {
    const webhooks = await this.table.list(accessOf(request).clientId);
    return { items: webhooks.map((webhook) => this.view(webhook)) };
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'readWebhook',
    summary: 'A webhook: whether it is enabled, and if not, why',
  })
  @Refuses('not-found')
  @ApiParam(ID)
  @ApiResponse({ status: 200, ...WEBHOOK })
  async read(@Req() request: FastifyRequest, @Param('id') id: string): Promise<WebhookView> {
    return this.view(await this.table.one(accessOf(request).clientId, requireUuid('id', id)));
  }

  @Get(':id/attempts')
  @ApiOperation({
    operationId: 'readWebhookAttempts',
    summary: 'The results of its latest calls, newest first',
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
    summary: 'Enables a disabled webhook again; by default from where it stopped',
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
  ): Promise<WebhookView> {
    const webhookId = requireUuid('id', id);
    const { from } = validateBody(enablement, orNothingSaid(body));
    const access = accessOf(request);
    const { flows: told } = await this.table.one(access.clientId, webhookId);
    // A client that may no longer read these flows may not have them sent again.
    this.feed.flowsFor(access, told.join(','));
    const position = { 'where-it-stopped': null, now: await this.feed.end(), beginning: 0n }[from];
    const { clientId } = access;
    const webhook = await this.table.enable(clientId, webhookId, position, this.rights.until());
    this.deliver.wake();
    return this.view(webhook);
  }

  @Post(':id/disablement')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'disableWebhook',
    summary: 'Disables a webhook until it is enabled again',
  })
  @Refuses('not-found')
  @ApiParam(ID)
  @ApiResponse({ status: 200, ...WEBHOOK })
  async disable(@Req() request: FastifyRequest, @Param('id') id: string): Promise<WebhookView> {
    const { clientId } = accessOf(request);
    const reason = 'its client has disabled it';
    return this.view(await this.table.disable(clientId, requireUuid('id', id), reason));
  }

  @Post(':id/test')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'testWebhook',
    summary: 'Calls it once with a test event and answers with the result',
    description:
      'The event has the type `id.timpora.webhook.test`, is signed like any other and has ' +
      '`exercise: true`. A disabled webhook is called too; no failure counts against it.',
  })
  @Refuses('not-found')
  @ApiParam(ID)
  @ApiResponse({ status: 200, description: 'The result of the call', schema: TESTED })
  async test(@Req() request: FastifyRequest, @Param('id') id: string): Promise<object> {
    const { clientId } = accessOf(request);
    const webhook = await this.table.toTest(clientId, requireUuid('id', id));
    const { eventId, outcome, status, detail, durationMs } = await this.deliver.test(webhook);
    return { eventId, outcome, status, detail, durationMs };
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

  private view(webhook: Webhook): WebhookView {
    return { ...webhook, withheld: this.rights.withheld(webhook.flows) };
  }

  private refuseUnlessReceived(wanted: readonly string[]): void {
    const violations = this.rights.withheld(wanted).map((flow) => ({
      field: `/flows/${wanted.indexOf(flow)}`,
      expected: 'a flow that this agency receives',
      got: flow,
    }));
    if (violations.length > 0)
      throw new Problem(
        'invalid-request',
        'Expected flows that this agency receives, got another',
        {
          violations,
        },
      );
  }

  private refuseUnlessReachable(address: URL): void {
    const violations = refusedAddress(address, this.policy.reach).map((violation) => ({
      field: '/url',
      ...violation,
    }));
    if (violations.length > 0)
      throw new Problem('invalid-request', 'Expected an address that may be called, got another', {
        violations,
      });
  }
}
