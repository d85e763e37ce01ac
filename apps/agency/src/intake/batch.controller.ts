import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { isKnownAt, quoted } from '@sinergi/contracts';
import type { AgencyProfile } from '@sinergi/settings';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Outcome } from '../entity/submit.js';
import { PROFILE } from '../ground/tokens.js';
import { accessOf } from '../http/access.js';
import { essenceOf } from '../http/essence-of.js';
import { CLOUD_EVENT_TYPE, CLOUD_EVENTS_TYPE, JSON_TYPE } from '../http/media-types.js';
import { NeedsAnyOf } from '../http/needs-scope.js';
import { WRITE_SCOPES } from '../http/own-scopes.js';
import { flag } from '../http/query-parameters.js';
import { Refuses } from '../http/refuses.js';
import { requireObject } from '../http/require-object.js';
import { COUNT, DRY_RUN_ANSWER, objectOf, UUID, VERSION } from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import { Problem } from '../problem/problem.js';
import { batchItemSchema, readItem } from './batch-item.js';
import {
  cloudEventReader,
  cloudEventSchema,
  fromBinaryMode,
  type ReadCloudEvent,
} from './cloud-event.js';
import { type ReadSubmission, readEach, SubmitMany } from './submit-many.js';

type Json = Record<string, unknown>;

/** For more items than this an import is used: it is streamed, resumable and shows progress. */
const MOST_ITEMS = 1_000;
const DRY_RUN = { dryRun: flag('Checks everything and changes nothing.') };
const STATUSES = objectOf({
  accepted: COUNT,
  rejected: COUNT,
  items: {
    type: 'array',
    items: objectOf({
      status: { type: 'integer', description: 'The answer that the item alone would have got' },
    }),
  },
});
const COMMITTED = objectOf({ eventId: UUID, version: VERSION, change: { type: 'string' } });
/** One body schema per mode. Source: CloudEvents HTTP protocol binding 1.0.2. */
const CLOUD_EVENTS = {
  required: true,
  content: {
    [CLOUD_EVENT_TYPE]: { schema: cloudEventSchema },
    [CLOUD_EVENTS_TYPE]: {
      schema: { type: 'array', minItems: 1, maxItems: MOST_ITEMS, items: cloudEventSchema },
    },
    [JSON_TYPE]: {
      schema: {
        type: 'object',
        description: 'Binary mode: the attributes are ce- headers, this is the data',
      },
    },
  },
};
const binaryMode = (name: string, example: string) =>
  ApiHeader({
    name: `ce-${name}`,
    required: false,
    schema: { type: 'string', examples: [example] },
    description: 'Only in binary mode',
  });

/** Takes many entities of any flows at once, and CloudEvents, single or many. */
@ApiTags('intake')
@Controller()
export class BatchController {
  private readonly readCloudEvent: ReadCloudEvent;

  constructor(
    private readonly submitMany: SubmitMany,
    @Inject(PROFILE) profile: AgencyProfile,
  ) {
    this.readCloudEvent = cloudEventReader((flow) => isKnownAt(profile, flow));
  }

  @Post('batch')
  @HttpCode(207)
  @NeedsAnyOf(WRITE_SCOPES)
  @ApiOperation({
    operationId: 'submitBatch',
    summary: `Up to ${MOST_ITEMS} items, each with a status of its own`,
  })
  @TakesQuery(DRY_RUN)
  @ApiBody({
    schema: {
      type: 'object',
      required: ['items'],
      properties: {
        items: { type: 'array', minItems: 1, maxItems: MOST_ITEMS, items: batchItemSchema },
      },
      additionalProperties: false,
    },
  })
  @ApiResponse({
    status: 207,
    description: 'A status per item, in order (RFC 4918, 13)',
    schema: STATUSES,
  })
  async batch(
    @Req() request: FastifyRequest,
    @Body() body: unknown,
    @Asked() { dryRun }: AskedOf<typeof DRY_RUN>,
  ): Promise<Json> {
    const { items, ...others } = requireObject(body);
    const [unknown] = Object.keys(others);
    if (unknown !== undefined)
      throw new Problem(
        'invalid-request',
        `Expected items and nothing else, got ${quoted(unknown)}`,
      );
    return this.answer(
      request,
      readEach(requireItems(items), (item) => readItem(item, this.readCloudEvent)),
      dryRun,
    );
  }

  @Post('events')
  @NeedsAnyOf(WRITE_SCOPES)
  @ApiOperation({
    operationId: 'submitCloudEvents',
    summary: 'CloudEvents 1.0: binary or structured, one or a batch',
    requestBody: CLOUD_EVENTS,
  })
  @Refuses(
    'not-found',
    'not-owner',
    'version-missing',
    'version-conflict',
    'already-exists',
    'change-refused',
    'invalid-entity',
    'idempotency-key-reused',
  )
  @TakesQuery(DRY_RUN)
  @binaryMode('specversion', '1.0')
  @binaryMode('id', 'A-1')
  @binaryMode('source', 'urn:example:register')
  @binaryMode('type', 'id.timpora.sighting.reported')
  @binaryMode('subject', '7e0c1c1e-6f5e-4d8a-9f0b-0d4f3a2b1c0d')
  @binaryMode('entityversion', '1')
  @ApiResponse({ status: 201, description: 'Committed', schema: COMMITTED })
  @ApiResponse({ status: 200, ...DRY_RUN_ANSWER })
  @ApiResponse({
    status: 207,
    description: 'A batch: a status per event, in order',
    schema: STATUSES,
  })
  async events(
    @Req() request: FastifyRequest,
    @Body() body: unknown,
    @Asked() { dryRun }: AskedOf<typeof DRY_RUN>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Json> {
    const type = essenceOf(request);
    if (type === CLOUD_EVENTS_TYPE) {
      void reply.status(207);
      return this.answer(
        request,
        readEach(requireItems(body), (event) => this.readCloudEvent(requireObject(event))),
        dryRun,
      );
    }
    const event =
      type === CLOUD_EVENT_TYPE
        ? requireObject(body)
        : fromBinaryMode(request.headers, requireObject(body));
    const outcomes = await this.submitMany.execute(
      accessOf(request),
      [this.readCloudEvent(event)],
      {
        dryRun,
      },
    );
    const [outcome] = outcomes;
    if (!outcome!.ok) throw outcome!.problem;
    void reply.status(outcome!.answer.status);
    return outcome!.answer.body;
  }

  private async answer(
    request: FastifyRequest,
    items: ReadSubmission[],
    dryRun: boolean,
  ): Promise<Json> {
    const outcomes = await this.submitMany.execute(accessOf(request), items, {
      dryRun,
    });
    const rejected = outcomes.filter(({ ok }) => !ok).length;
    return { accepted: outcomes.length - rejected, rejected, items: outcomes.map(statusOf) };
  }
}

/**
 * Builds an item's line of the answer: what a single call would have answered, with its status.
 */
export function statusOf(outcome: Outcome): Json {
  return outcome.ok
    ? { status: outcome.answer.status, ...outcome.answer.body }
    : outcome.problem.toJSON();
}

function requireItems(items: unknown): unknown[] {
  if (!Array.isArray(items) || items.length === 0)
    throw new Problem('invalid-request', 'Expected a list of at least one item, got none');
  if (items.length > MOST_ITEMS)
    throw new Problem(
      'body-too-large',
      `Expected at most ${MOST_ITEMS} items, got ${items.length}; ` +
        'POST /imports takes any number of lines',
    );
  return items;
}
