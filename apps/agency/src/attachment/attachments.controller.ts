import { Body, Controller, Get, Headers, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiExcludeEndpoint,
  ApiHeader,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { MEDIA_TYPES, type MediaType } from '@sinergi/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accessOf, requireAnyScope } from '../http/access.js';
import { essenceOf } from '../http/essence-of.js';
import { NeedsAnyOf } from '../http/needs-scope.js';
import { Refuses } from '../http/refuses.js';
import { requireKey } from '../http/require-key.js';
import { requireUuid } from '../http/require-uuid.js';
import { COUNT, objectOf, UUID } from '../http/response-schemas.js';
import { TakesQuery } from '../http/takes-query.js';
import { Problem } from '../problem/problem.js';
import { KEY_HEADER } from './ask-owner.js';
import { ATTACHING_SCOPES } from './attaching-flows.js';
import type { Uploaded } from './attachment-table.js';
import { AGENCY_SCHEME } from './file-asking.js';
import { GiveFile } from './give-file.js';
import { TakeAttachment } from './take-attachment.js';

const UPLOADED = objectOf({
  attachmentId: UUID,
  sha256: { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'Of what is kept' },
  size: { ...COUNT, description: 'Bytes that are kept' },
  type: { type: 'string', enum: MEDIA_TYPES },
});

const OCTETS = 'application/octet-stream';

/** Takes the files of this agency's own entities, and gives them to other agencies. */
@ApiTags('attachments')
@Controller('attachments')
export class AttachmentsController {
  constructor(
    private readonly take: TakeAttachment,
    private readonly give: GiveFile,
  ) {}

  @Post()
  @NeedsAnyOf(ATTACHING_SCOPES)
  @ApiOperation({
    operationId: 'uploadAttachment',
    summary: 'Uploads a file; an entity has to name it within a day',
  })
  @Refuses('invalid-attachment', 'idempotency-key-reused')
  @TakesQuery({})
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'The same key with the same file gets the same answer',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  })
  @ApiConsumes(...MEDIA_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiResponse({
    status: 201,
    description: 'The file as it is kept: pictures without the data of camera and place',
    schema: UPLOADED,
  })
  async upload(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: unknown,
  ): Promise<Uploaded> {
    const access = accessOf(request);
    requireAnyScope(access, ATTACHING_SCOPES);
    requireKey(key);
    const length = request.headers['content-length'];
    const upload = {
      type: essenceOf(request) as MediaType,
      announced: length === undefined ? undefined : Number(length),
      ...{ key, body: requireStream(body) },
    };
    try {
      return await this.take.execute(access, upload);
    } catch (error) {
      // What is still under way is not read, so nothing else can come over this connection.
      if (!request.raw.complete) void reply.header('connection', 'close');
      throw error;
    }
  }

  /**
   * For the service of another agency, not for this agency's own systems. What it asks for is in
   * the header, with its signature. It answers the encapsulated key (32 bytes), then the ciphertext
   * (HPKE, RFC 9180).
   */
  @Get(':attachmentId')
  @ApiExcludeEndpoint()
  async forAgency(
    @Param('attachmentId') id: string,
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const attachmentId = requireUuid('attachmentId', id);
    const [scheme, token] = authorization?.split(' ') ?? [];
    if (scheme !== AGENCY_SCHEME || token === undefined)
      throw new Problem(
        'token-missing',
        `Expected an Authorization header of the scheme ${AGENCY_SCHEME}, got none`,
      );
    const { keyId, enc, ciphertext } = await this.give.execute(attachmentId, token);
    void reply.header('content-type', OCTETS).header(KEY_HEADER, keyId);
    return Buffer.concat([enc, ciphertext]);
  }
}

/** @throws Problem invalid-request */
function requireStream(body: unknown): AsyncIterable<Buffer> {
  if (typeof body === 'object' && body !== null && Symbol.asyncIterator in body)
    return body as AsyncIterable<Buffer>;
  throw new Problem('invalid-request', 'Expected a file as the body, got none');
}
