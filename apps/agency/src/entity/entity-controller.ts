import { Body, Controller, Get, Headers, Param, Post, Req, Res, type Type } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Access, accessOf, refuseOtherOfficer } from '../http/access.js';
import { type Answer, LONGEST_KEY } from '../http/idempotency.js';
import { NeedsScope } from '../http/needs-scope.js';
import { parseIfMatch } from '../http/parse-if-match.js';
import { flag, OWNER } from '../http/query-parameters.js';
import { Refuses } from '../http/refuses.js';
import { requireKey } from '../http/require-key.js';
import { requireObject } from '../http/require-object.js';
import {
  COORDINATES,
  committedSchema,
  DRY_RUN_ANSWER,
  itemsOf,
  objectOf,
  orNull,
  UUID,
} from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import type { EntityFlow } from './entity-flow.js';
import { type ListQuery, listQuery } from './list-query.js';
import { type EntityPage, ReadEntities } from './read-entities.js';
import { progressSchema, ShowProgress } from './show-progress.js';
import { checkSubmission } from './submission.js';
import { Submit } from './submit.js';

type Json = Record<string, unknown>;

/** A write as it came over HTTP; without an id it begins an entity. */
interface WriteCall {
  access: Access;
  key: string | undefined;
  dryRun: boolean;
  body: unknown;
  entityId: string | null;
  expectedVersion: number | null;
}

const ID = { name: 'id', schema: UUID };
const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  required: false,
  schema: { type: 'string' as const, minLength: 1, maxLength: LONGEST_KEY },
  description: 'The same request with the same key gets the same answer and has no second effect.',
};
const IF_MATCH = {
  name: 'If-Match',
  required: true,
  schema: { type: 'string' as const, pattern: '^"[0-9]{1,9}"$' },
  description: 'The version that you read and change, in double quotes: "1".',
};
const DRY_RUN = { dryRun: flag('Checks everything and changes nothing.') };
const ETAG = {
  ETag: { description: 'The version, in double quotes', schema: { type: 'string' as const } },
};

/**
 * Builds the routes of one flow. Each flow needs its own class, because Nest identifies routes by
 * their class.
 */
export function entityController(flow: EntityFlow): Type<unknown> {
  const { descriptor, begins, changes } = flow;
  const { flow: name, plural, idField } = descriptor;
  const state = { $ref: `#/components/schemas/${descriptor.recordName}` };
  // Beside the event itself stands how far an alert is.
  const shown =
    name === 'alert' ? { allOf: [state, objectOf({ progress: progressSchema })] } : state;
  const committed = { description: 'Committed', headers: ETAG, schema: committedSchema(idField) };
  const page = {
    description: 'Newest first',
    schema: objectOf({
      items: { type: 'array', items: shown },
      nextCursor: orNull({ type: 'string' }),
    }),
  };
  const { partition, offset, appendedAt, appliedAt, ...named } = COORDINATES;
  // A version of this agency that has not come back over the log yet has no coordinates.
  const coordinates = {
    partition: orNull(partition),
    offset: orNull(offset),
    appendedAt: orNull(appendedAt),
    appliedAt: orNull(appliedAt),
  };
  const versions = itemsOf(objectOf({ ...named, ...coordinates, [name]: state }));
  const operation = (id: string, summary: string) =>
    ApiOperation({ operationId: `${id}${descriptor.recordName}`, summary });

  @ApiTags(name)
  @Controller(plural)
  class EntityController {
    constructor(
      private readonly submit: Submit,
      private readonly entities: ReadEntities,
      private readonly progress: ShowProgress,
    ) {}

    @Post()
    @NeedsScope(`${name}:write`)
    @operation('begin', `Begins a ${name}: ${begins.map(({ change }) => change).join(', ')}`)
    @Refuses('invalid-entity', 'idempotency-key-reused', 'already-exists')
    @ApiHeader(IDEMPOTENCY_KEY)
    @TakesQuery(DRY_RUN)
    @ApiBody({ schema: oneOf(begins) })
    @ApiResponse({
      status: 201,
      ...committed,
      headers: {
        ...ETAG,
        Location: { description: 'The path of the entity', schema: { type: 'string' } },
      },
    })
    @ApiResponse({ status: 200, ...DRY_RUN_ANSWER })
    async begin(
      @Req() request: FastifyRequest,
      @Body() body: unknown,
      @Headers('idempotency-key') key: string | undefined,
      @Asked() { dryRun }: AskedOf<typeof DRY_RUN>,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<Json> {
      const answer = await this.write({
        ...{ access: accessOf(request), key, dryRun, body },
        ...{ entityId: null, expectedVersion: null },
      });
      if (answer.status === 201)
        void reply.header('location', `/${plural}/${String(answer.body[idField])}`);
      return send(reply, answer);
    }

    @Post(':id/changes')
    @NeedsScope(`${name}:write`)
    @operation(
      'change',
      `Changes a ${name} of this agency: ${changes.map(({ change }) => change).join(', ')}`,
    )
    @Refuses(
      'not-found',
      'not-owner',
      'version-missing',
      'version-conflict',
      'change-refused',
      'invalid-entity',
      'idempotency-key-reused',
    )
    @ApiParam(ID)
    @ApiHeader(IDEMPOTENCY_KEY)
    @ApiHeader(IF_MATCH)
    @TakesQuery(DRY_RUN)
    @ApiBody({ schema: oneOf(changes) })
    @ApiResponse({ status: 201, ...committed })
    @ApiResponse({ status: 200, ...DRY_RUN_ANSWER })
    async change(
      @Req() request: FastifyRequest,
      @Param('id') id: string,
      @Body() body: unknown,
      @Headers('idempotency-key') key: string | undefined,
      @Headers('if-match') ifMatch: string | undefined,
      @Asked() { dryRun }: AskedOf<typeof DRY_RUN>,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<Json> {
      const answer = await this.write({
        ...{ access: accessOf(request), key, dryRun, body },
        ...{ entityId: id, expectedVersion: parseIfMatch(ifMatch) },
      });
      return send(reply, answer);
    }

    @Get()
    @NeedsScope(`${name}:read`)
    @operation('list', `Lists the ${plural} that this agency holds`)
    @Refuses('invalid-cursor')
    @TakesQuery(listQuery(descriptor))
    @ApiResponse({ status: 200, ...page })
    async list(@Asked() query: ListQuery): Promise<EntityPage> {
      const { items, ...rest } = await this.entities.list(descriptor, query);
      return { items: await this.progress.beside(name, items), ...rest };
    }

    @Get(':id')
    @NeedsScope(`${name}:read`)
    @operation('read', `Reads one ${name}; sealed groups are shown as sealed`)
    @Refuses('not-found', 'several-owners')
    @ApiParam(ID)
    @TakesQuery(OWNER)
    @ApiResponse({ status: 200, description: 'The whole state', headers: ETAG, schema: shown })
    async read(
      @Param('id') id: string,
      @Asked() { owner }: AskedOf<typeof OWNER>,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<Json> {
      const entity = await this.entities.one(descriptor, id, owner ?? null);
      void reply.header('etag', `"${entity['version']}"`);
      return (await this.progress.beside(name, [entity]))[0]!;
    }

    @Get(':id/history')
    @NeedsScope(`${name}:read`)
    @operation('historyOf', 'Every version, oldest first, with its coordinates in the log')
    @Refuses('not-found', 'several-owners')
    @ApiParam(ID)
    @TakesQuery(OWNER)
    @ApiResponse({ status: 200, description: 'Oldest first', schema: versions })
    history(
      @Param('id') id: string,
      @Asked() { owner }: AskedOf<typeof OWNER>,
    ): Promise<{ items: Json[] }> {
      return this.entities.history(descriptor, id, owner ?? null);
    }

    private write({ access, key, dryRun, body, ...said }: WriteCall): Promise<Answer> {
      requireKey(key);
      const { change, ...data } = requireObject(body);
      refuseOtherOfficer(access, data['officer']);
      const submission = { flow: name, change: change as string | undefined, data, key, ...said };
      const { clientId: client, trace } = access;
      return this.submit.one(checkSubmission(submission), { client, trace, dryRun });
    }
  }

  Object.defineProperty(EntityController, 'name', { value: `${descriptor.recordName}Controller` });
  return EntityController;
}

function oneOf(changes: EntityFlow['changes']): Json {
  return changes.length === 1 ? changes[0]!.schema : { oneOf: changes.map(({ schema }) => schema) };
}

function send(reply: FastifyReply, { status, body }: Answer): Json {
  void reply.status(status);
  if (body['version'] !== undefined) void reply.header('etag', `"${body['version']}"`);
  return body;
}
