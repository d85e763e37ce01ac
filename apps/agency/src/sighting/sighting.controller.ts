import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { intakeSchema } from '@sinergi/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DiscloseSighting, type DisclosureResult } from '../disclosure/disclose-sighting.js';
import { disclosureSchema } from '../disclosure/disclosure-request.js';
import { accessOf } from '../door/access.js';
import type { Answer } from '../door/idempotency.js';
import { NeedsScope } from '../door/needs-scope.js';
import { CorrectSighting } from './correct-sighting.js';
import { ReadSightings, type SightingPage } from './read-sightings.js';
import { ReportSighting } from './report-sighting.js';
import { RetractSighting, retractionSchema } from './retract-sighting.js';

type Json = Record<string, unknown>;

const IDEMPOTENCY_KEY = { name: 'Idempotency-Key', required: false, description: 'Same key, same request: same answer, no second effect.' };
const IF_MATCH = { name: 'If-Match', required: true, description: 'The version that is changed, in double quotes: "1".' };

@ApiTags('sighting')
@ApiBearerAuth()
@ApiResponse({ status: '4XX', description: 'RFC 9457 problem', content: { 'application/problem+json': {} } })
@Controller('sightings')
export class SightingController {
  constructor(
    private readonly reportSighting: ReportSighting,
    private readonly correctSighting: CorrectSighting,
    private readonly retractSighting: RetractSighting,
    private readonly readSightings: ReadSightings,
    private readonly discloseSighting: DiscloseSighting,
  ) {}

  @Post()
  @NeedsScope('sighting:write')
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiBody({ schema: intakeSchema('sighting') })
  @ApiResponse({ status: 201, description: 'Committed: {sightingId, eventId, version}' })
  async report(
    @Req() request: FastifyRequest,
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Json> {
    return send(reply, await this.reportSighting.execute({ client: accessOf(request).clientId, key, body }));
  }

  @Post(':id/corrections')
  @NeedsScope('sighting:write')
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiHeader(IF_MATCH)
  @ApiBody({ schema: intakeSchema('sighting') })
  @ApiResponse({ status: 201, description: 'Committed: the whole state after the correction, as a new version' })
  async correct(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Json> {
    return send(reply, await this.correctSighting.execute({ client: accessOf(request).clientId, key, id, ifMatch, body }));
  }

  @Post(':id/retraction')
  @NeedsScope('sighting:write')
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiHeader(IF_MATCH)
  @ApiBody({ schema: retractionSchema })
  @ApiResponse({ status: 201, description: 'Committed: retracted everywhere the original went' })
  async retract(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Json> {
    return send(reply, await this.retractSighting.execute({ client: accessOf(request).clientId, key, id, ifMatch, body }));
  }

  @Get()
  @NeedsScope('sighting:read')
  @ApiQuery({ name: 'kecamatan', required: false, description: 'District code, e.g. 31.71.06' })
  @ApiQuery({ name: 'owner', required: false, description: 'Agency code' })
  @ApiQuery({ name: 'from', required: false, description: 'Occurred at or after (RFC 3339)' })
  @ApiQuery({ name: 'to', required: false, description: 'Occurred before (RFC 3339)' })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200, default 50' })
  @ApiQuery({ name: 'cursor', required: false, description: 'From the page before' })
  @ApiResponse({ status: 200, description: 'Newest first: {items, nextCursor}' })
  list(@Query() query: Record<string, string>): Promise<SightingPage> {
    return this.readSightings.list(query);
  }

  @Get(':id')
  @NeedsScope('sighting:read')
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiResponse({ status: 200, description: 'The whole state; sealed groups are shown as sealed' })
  async read(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Json> {
    const sighting = await this.readSightings.one(id);
    void reply.header('etag', `"${sighting['version']}"`);
    return sighting;
  }

  @Get(':id/history')
  @NeedsScope('sighting:read')
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiResponse({ status: 200, description: 'Every version, oldest first, with its place in the log' })
  history(@Param('id') id: string): Promise<{ items: Json[] }> {
    return this.readSightings.history(id);
  }

  @Post(':id/disclosures')
  @HttpCode(200)
  @NeedsScope('sighting:open')
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiBody({ schema: disclosureSchema })
  @ApiResponse({ status: 200, description: 'Per group: OPEN with its value, or why not. Logged before anything is opened.' })
  disclose(@Req() request: FastifyRequest, @Param('id') id: string, @Body() body: unknown): Promise<DisclosureResult> {
    return this.discloseSighting.execute({ client: accessOf(request).clientId, id, body });
  }
}

function send(reply: FastifyReply, { status, body }: Answer): Json {
  void reply.status(status).header('etag', `"${body['version']}"`);
  return body;
}
