import { Body, Controller, HttpCode, Param, Post, Req, type Type } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DiscloseEntity, type DisclosureResult } from '../disclosure/disclose-entity.js';
import { disclosureSchema } from '../disclosure/disclosure-request.js';
import { disclosedSchema } from '../disclosure/disclosure-schema.js';
import { accessOf } from '../http/access.js';
import { NeedsScope } from '../http/needs-scope.js';
import { OWNER } from '../http/query-parameters.js';
import { Refuses } from '../http/refuses.js';
import { UUID } from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import type { EntityFlow } from './entity-flow.js';

/** Builds the route that opens what a flow seals. Flows that seal nothing have none. */
export function disclosureController(flow: EntityFlow): Type<unknown> {
  const { descriptor } = flow;

  @ApiTags(descriptor.flow)
  @Controller(descriptor.plural)
  class DisclosureController {
    constructor(private readonly open: DiscloseEntity) {}

    @Post(':id/disclosures')
    @HttpCode(200)
    @NeedsScope(`${descriptor.flow}:open`)
    @ApiOperation({
      operationId: `open${descriptor.recordName}`,
      summary: 'Opens sealed groups; logged before anything is opened',
    })
    @Refuses('not-found', 'not-confirmed', 'several-owners', 'too-many-openings')
    @ApiParam({ name: 'id', schema: UUID })
    @TakesQuery(OWNER)
    @ApiBody({ schema: disclosureSchema(descriptor) })
    @ApiResponse({
      status: 200,
      description: 'Per group: its status OPEN with the content, or the reason why it is not open',
      schema: disclosedSchema(descriptor.idField),
    })
    disclose(
      @Req() request: FastifyRequest,
      @Param('id') id: string,
      @Asked() { owner }: AskedOf<typeof OWNER>,
      @Body() body: unknown,
    ): Promise<DisclosureResult> {
      const access = accessOf(request);
      return this.open.execute(descriptor, { access, id, owner: owner ?? null, body });
    }
  }

  Object.defineProperty(DisclosureController, 'name', {
    value: `${descriptor.recordName}DisclosureController`,
  });
  return DisclosureController;
}
