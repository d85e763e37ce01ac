import { Body, Controller, HttpCode, Param, Post, Req, Res, type Type } from '@nestjs/common';
import {
  ApiBody,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { MEDIA_TYPES, type MediaType } from '@sinergi/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FetchFile } from '../attachment/fetch-file.js';
import { fileRequestSchema } from '../disclosure/disclosure-request.js';
import { accessOf } from '../http/access.js';
import { NeedsScope } from '../http/needs-scope.js';
import { OWNER } from '../http/query-parameters.js';
import { Refuses } from '../http/refuses.js';
import { UUID } from '../http/response-schemas.js';
import { Asked, type AskedOf, TakesQuery } from '../http/takes-query.js';
import type { EntityFlow } from './entity-flow.js';

const ENDINGS: Readonly<Record<MediaType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** Builds the route that fetches the files of a flow's entities, whoever owns them. */
export function fileController({ descriptor }: EntityFlow): Type<unknown> {
  @ApiTags(descriptor.flow)
  @Controller(descriptor.plural)
  class FileController {
    constructor(private readonly files: FetchFile) {}

    @Post(':id/attachments/:attachmentId/disclosures')
    @HttpCode(200)
    @NeedsScope(`${descriptor.flow}:open`)
    @ApiOperation({
      operationId: `open${descriptor.recordName}Attachment`,
      summary: 'Fetches a file from its owner; logged before anything is asked for',
    })
    @Refuses('not-found', 'several-owners', 'too-many-openings')
    @ApiParam({ name: 'id', schema: UUID })
    @ApiParam({ name: 'attachmentId', schema: UUID })
    @TakesQuery(OWNER)
    @ApiBody({ schema: fileRequestSchema() })
    @ApiProduces(...MEDIA_TYPES)
    @ApiResponse({
      status: 200,
      description: 'The bytes that the event names, to be saved and not shown',
      schema: { type: 'string', format: 'binary' },
    })
    async open(
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
      @Param('id') id: string,
      @Param('attachmentId') attachmentId: string,
      @Asked() { owner }: AskedOf<typeof OWNER>,
      @Body() body: unknown,
    ): Promise<Buffer> {
      const access = accessOf(request);
      const wanted = { access, id, attachmentId, owner: owner ?? null, body };
      const { file, bytes, disclosureId } = await this.files.execute(descriptor, wanted);
      const ending = ENDINGS[file.type as MediaType];
      // The owner's word is for what is said, not for what a browser does with it.
      void reply
        .header('content-type', ending === undefined ? 'application/octet-stream' : file.type)
        .header(
          'content-disposition',
          `attachment; filename="${file.attachmentId}.${ending ?? 'bin'}"`,
        )
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "sandbox; default-src 'none'")
        .header('disclosure-id', disclosureId);
      return bytes;
    }
  }

  Object.defineProperty(FileController, 'name', {
    value: `${descriptor.recordName}FileController`,
  });
  return FileController;
}
