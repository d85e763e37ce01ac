import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { LEDGER_SCOPE } from '@sinergi/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { accessOf } from '../http/access.js';
import { answerSchema, count, time, uuid } from '../http/answer-schema.js';
import { NeedsScope } from '../http/needs-scope.js';
import { Refuses } from '../http/refuses.js';
import { requireUuid } from '../http/require-uuid.js';
import { plainText, validateBody } from '../http/validate-body.js';
import { BreakGlass } from './break-glass.js';
import type { BreakGlassRequest } from './break-glass-entries.js';
import { OpeningLimits } from './opening-limits.js';

const reason = () => plainText().trim().min(10).max(500).describe('The reason in words');
const askBody = z.strictObject({
  purpose: z
    .string()
    .regex(/^[A-Z][A-Z_]{0,39}$/, 'a purpose code such as SUPERVISION')
    .describe('A purpose of this agency'),
  reason: reason(),
});
const confirmBody = z.strictObject({ reason: reason() });

const request = z.object({
  requestId: uuid(),
  state: z
    .enum(['ASKED', 'LAPSED', 'GRANTED', 'ENDED'])
    .describe('ASKED: waits for a second person; GRANTED: in force'),
  officer: z.string().describe('Who asked, and may open more while it is in force'),
  purpose: z.string(),
  reason: z.string(),
  askedAt: time(),
  until: time().describe('Until when it can be confirmed, or is in force'),
  openings: count().describe('How many openings more it allows'),
  confirmedBy: z.string().nullable(),
  confirmedAt: time().nullable(),
});
const used = {
  used: count().describe('Openings within the window'),
  limit: count().describe('How many are allowed now, with what was granted beyond'),
};
const limitsAnswer = z.object({
  windowHours: count(),
  agency: z.object(used),
  perOfficer: count().describe('The usual limit of one officer'),
  officers: z.array(z.object({ officer: z.string(), ...used })).describe('Who opened most, first'),
  bulk: z.boolean().describe('Whether somebody opens in bulk or has used a limit up'),
  breakGlass: z.array(request).describe('Requests of the last days, latest first'),
});
type LimitsAnswer = z.infer<typeof limitsAnswer>;
type RequestAnswer = z.infer<typeof request>;

const MOST_OFFICERS = 100;
const REQUEST = {
  description: 'The request; the ledger has an entry of this step',
  schema: answerSchema(request),
};

/**
 * How much was opened against the limits, and requests of persons to open beyond them. An officer's
 * openings are counted by name, however it is spelt.
 */
@ApiTags('disclosures')
@NeedsScope(LEDGER_SCOPE)
@Controller('disclosures')
export class LimitsController {
  constructor(
    private readonly limits: OpeningLimits,
    private readonly breakGlass: BreakGlass,
  ) {}

  @Get('limits')
  @ApiOperation({
    operationId: 'readOpeningLimits',
    summary: "How much this agency's officers opened lately, and how much they may open",
  })
  @ApiResponse({ status: 200, description: 'By the ledger', schema: answerSchema(limitsAnswer) })
  async read(): Promise<LimitsAnswer> {
    const { windowHours, perOfficer } = this.limits.settings;
    const { agency, officers, isBulk, requests } = await this.limits.use();
    return {
      ...{ windowHours, perOfficer, bulk: isBulk },
      agency: { used: agency.used, limit: agency.limit },
      officers: [...officers.values()]
        .slice(0, MOST_OFFICERS)
        .map(({ officer, used: count, limit }) => ({ officer, used: count, limit })),
      breakGlass: requests.map(answerOf),
    };
  }

  @Post('break-glass')
  @HttpCode(201)
  @ApiOperation({
    operationId: 'askBreakGlass',
    summary: 'A person asks to open beyond the limit; another person has to confirm it',
  })
  @Refuses('person-needed', 'not-entitled', 'already-exists')
  @ApiBody({ schema: z.toJSONSchema(askBody, { io: 'input' }) as object })
  @ApiResponse({ status: 201, ...REQUEST })
  async ask(@Req() asked: FastifyRequest, @Body() body: unknown): Promise<RequestAnswer> {
    const access = accessOf(asked);
    return answerOf(await this.breakGlass.ask(access, validateBody(askBody, body)));
  }

  @Post('break-glass/:id/confirmation')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'confirmBreakGlass',
    summary: 'Another person confirms a request to open beyond the limit',
  })
  @Refuses('person-needed', 'not-found', 'change-refused')
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiBody({ schema: z.toJSONSchema(confirmBody, { io: 'input' }) as object })
  @ApiResponse({ status: 200, ...REQUEST })
  async confirm(
    @Req() asked: FastifyRequest,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<RequestAnswer> {
    const requestId = requireUuid('id', id);
    const { reason: why } = validateBody(confirmBody, body);
    return answerOf(await this.breakGlass.confirm(accessOf(asked), requestId, why));
  }
}

const answerOf = ({ askedAt, until, confirmedAt, ...said }: BreakGlassRequest): RequestAnswer => ({
  ...said,
  askedAt: new Date(askedAt).toISOString(),
  until: new Date(until).toISOString(),
  confirmedAt: confirmedAt === null ? null : new Date(confirmedAt).toISOString(),
});
