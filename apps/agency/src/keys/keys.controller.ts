import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { OPERATE_SCOPE, RESET_SCOPE } from '@sinergi/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Destruction } from '../change/destruction-table.js';
import { accessOf, actingOf, requireScope } from '../http/access.js';
import { answerSchema, count, time, uuid } from '../http/answer-schema.js';
import { NeedsScope } from '../http/needs-scope.js';
import { officerName, withOfficer } from '../http/officer-name.js';
import { Refuses } from '../http/refuses.js';
import { requireUuid } from '../http/require-uuid.js';
import { plainText, validateBody } from '../http/validate-body.js';
import { DestroyKeys, type Order } from './destroy-keys.js';
import { type KeyList, keyList, ListKeys } from './list-keys.js';
import { RotateKeys, type Rotation } from './rotate-keys.js';

const word = () =>
  z
    .string()
    .min(1)
    .max(80)
    .regex(/^[A-Za-z0-9.:_-]+$/);
const number = () => z.int().min(1).max(2_147_483_647);
const reason = () => plainText().trim().min(10).max(500).describe('The reason in words');
const dryRun = () => z.boolean().default(false).describe('Only show the result, change nothing');
const ordered = { officer: officerName(), reason: reason(), dryRun: dryRun() };

const rotationRequest = z.strictObject({
  kind: z
    .enum(['AUDIENCE', 'SUBJECT'])
    .describe('AUDIENCE: the next epoch, with `audience`; SUBJECT: the next generation, `scope`'),
  group: word().describe('The sealed group, e.g. identity'),
  of: word().describe('The audience, e.g. core; or the id of the subject or entity'),
  ...ordered,
});
const destructionRequest = z.strictObject({
  kind: z.enum(['AUDIENCE', 'SUBJECT']).describe('The key of an audience, or of a scope'),
  group: word().describe('The sealed group, e.g. identity'),
  of: word().describe('The audience, e.g. core; or the id of the subject or entity'),
  number: number().describe('Its epoch or generation'),
  ...ordered,
});
const confirmationRequest = z.strictObject({ officer: officerName(), dryRun: dryRun() });
const undoingRequest = z.strictObject(ordered);

const rotation = z.object({
  key: z.string(),
  number: count().describe('The new epoch or generation'),
  members: z.array(z.string()),
});
const destruction = z.object({
  destructionId: uuid(),
  key: z.string(),
  state: z.enum(['ANNOUNCED', 'CONFIRMED', 'UNDONE', 'DONE']),
  reason: z.string(),
  isFromLog: z.boolean().describe('The log says it, and no officer of this agency'),
  announcedBy: z.string(),
  announcedAt: time(),
  confirmedBy: z.string().nullable(),
  dueAt: time().nullable().describe('Until then it can be undone'),
  undoneBy: z.string().nullable(),
});
type DestructionAnswer = z.infer<typeof destruction>;
const DESTRUCTION = { description: 'The destruction', schema: answerSchema(destruction) };
const ID = { name: 'id', schema: { type: 'string', format: 'uuid' } };
const bodyOf = (schema: z.ZodType) => ({
  schema: withOfficer(z.toJSONSchema(schema, { io: 'input' })),
});

/** The life of an agency's keys: which it has, their next ones, and their end. */
@ApiTags('keys')
@NeedsScope(OPERATE_SCOPE)
@Controller('keys')
export class KeysController {
  constructor(
    private readonly listKeys: ListKeys,
    private readonly rotateKeys: RotateKeys,
    private readonly destroyKeys: DestroyKeys,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listKeys',
    summary: 'Which keys this agency has, and how far each is in its life',
  })
  @ApiResponse({ status: 200, description: 'No secret', schema: answerSchema(keyList) })
  list(): Promise<KeyList> {
    return this.listKeys.execute();
  }

  @Post('rotations')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'rotateKey',
    summary: 'Begins the next epoch of an audience, or the next generation of a scope’s key',
    description: 'What was sealed before stays open to those who could open it.',
  })
  @Refuses('not-found')
  @ApiBody(bodyOf(rotationRequest))
  @ApiResponse({ status: 200, description: 'What seals now', schema: answerSchema(rotation) })
  rotate(@Req() request: FastifyRequest, @Body() body: unknown): Promise<Rotation> {
    const { kind, group, of, reason: why, ...asked } = validateBody(rotationRequest, body);
    const wish = kind === 'AUDIENCE' ? { kind, group, audience: of } : { kind, group, scope: of };
    return this.rotateKeys.execute(wish, why, orderOf(request, asked));
  }

  @Get('destructions')
  @ApiOperation({
    operationId: 'listKeyDestructions',
    summary: 'Keys that are being destroyed, and that were; those under way first',
  })
  @ApiResponse({
    status: 200,
    description: 'The latest hundred',
    schema: answerSchema(z.object({ items: z.array(destruction) })),
  })
  async destructions(): Promise<{ items: DestructionAnswer[] }> {
    return { items: (await this.destroyKeys.list()).map(answerOf) };
  }

  @Post('destructions')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'announceKeyDestruction',
    summary: 'Announces that a key is to be destroyed for ever; a second officer confirms it',
    description: 'It needs the scope reset in addition to operate.',
  })
  @Refuses('not-found', 'already-exists')
  @ApiBody(bodyOf(destructionRequest))
  @ApiResponse({ status: 200, ...DESTRUCTION })
  async announce(
    @Req() request: FastifyRequest,
    @Body() body: unknown,
  ): Promise<DestructionAnswer> {
    requireScope(accessOf(request), RESET_SCOPE);
    const wish = validateBody(destructionRequest, body);
    const { kind, group, of, number: at, reason: why } = wish;
    const nothing = { audience: null, epoch: null, scope: null, generation: null };
    const name =
      kind === 'AUDIENCE'
        ? { ...nothing, group, audience: of, epoch: at }
        : { ...nothing, group, scope: of, generation: at };
    return answerOf(await this.destroyKeys.announce(name, why, orderOf(request, wish)));
  }

  @Post('destructions/:id/confirmation')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'confirmKeyDestruction',
    summary: 'Confirms a destruction, as another officer than the one who announced it',
    description: 'It needs the scope reset. The key is destroyed at `dueAt`, if nobody undoes it.',
  })
  @Refuses('not-found', 'change-refused')
  @ApiParam(ID)
  @ApiBody(bodyOf(confirmationRequest))
  @ApiResponse({ status: 200, ...DESTRUCTION })
  async confirm(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<DestructionAnswer> {
    requireScope(accessOf(request), RESET_SCOPE);
    const wish = validateBody(confirmationRequest, body);
    return answerOf(await this.destroyKeys.confirm(requireUuid('id', id), orderOf(request, wish)));
  }

  @Post('destructions/:id/undoing')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'undoKeyDestruction',
    summary: 'Undoes a destruction that is not done yet',
  })
  @Refuses('not-found', 'change-refused')
  @ApiParam(ID)
  @ApiBody(bodyOf(undoingRequest))
  @ApiResponse({ status: 200, ...DESTRUCTION })
  async undo(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<DestructionAnswer> {
    const wish = validateBody(undoingRequest, body);
    const order = orderOf(request, wish);
    return answerOf(await this.destroyKeys.undo(requireUuid('id', id), wish.reason, order));
  }
}

function orderOf(
  request: FastifyRequest,
  { officer, dryRun: isDryRun }: { officer?: string | undefined; dryRun: boolean },
): Order {
  return { ...actingOf(accessOf(request), officer), isDryRun };
}

function answerOf({
  name: _,
  confirmedAt: __,
  announcedAt,
  dueAt,
  ...known
}: Destruction): DestructionAnswer {
  return {
    ...known,
    announcedAt: new Date(announcedAt).toISOString(),
    dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
  };
}
