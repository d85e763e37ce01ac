import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { quoted } from '@sinergi/contracts';
import type { FastifyReply } from 'fastify';
import { Problem } from '../problem/problem.js';
import {
  PROBLEM_CODES,
  type ProblemCode,
  problemKind,
  problemType,
} from '../problem/problem-catalogue.js';
import { PAGE_POLICY, problemPage, problemsPage } from './problem-page.js';
import { Refuses } from './refuses.js';
import { itemsOf, objectOf } from './response-schemas.js';

const TEXT = { type: 'string' };
const KIND = objectOf({
  ...{ type: TEXT, title: TEXT, status: { type: 'integer' }, meaning: TEXT, remedy: TEXT },
});
const PAGE = { 'text/html': { schema: { type: 'string' as const } } };

/**
 * Serves what the `type` of every problem points to: a page for people, or the same content as
 * JSON. Open to everybody, like a manual.
 */
@ApiTags('problems')
@Controller('problems')
export class ProblemsController {
  @Get()
  @ApiOperation({
    operationId: 'listProblems',
    summary: 'Every problem with which a request can be refused',
    security: [],
  })
  @ApiResponse({
    status: 200,
    description: 'HTML where it is accepted, else JSON',
    content: { 'application/json': { schema: itemsOf(KIND) }, ...PAGE },
  })
  list(@Headers('accept') accept: string | undefined, @Res() reply: FastifyReply): void {
    if (wantsPage(accept)) sendPage(reply, problemsPage());
    else void reply.send({ items: PROBLEM_CODES.map(described) });
  }

  @Get(':code')
  @ApiOperation({
    operationId: 'readProblem',
    summary: 'What a problem means, and what to do',
    security: [],
  })
  @Refuses('not-found')
  @ApiParam({ name: 'code', schema: { type: 'string', enum: PROBLEM_CODES } })
  @ApiResponse({
    status: 200,
    description: 'HTML where it is accepted, else JSON',
    content: { 'application/json': { schema: KIND }, ...PAGE },
  })
  read(
    @Param('code') text: string,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): void {
    const code = PROBLEM_CODES.find((known) => known === text);
    if (!code)
      throw new Problem('not-found', `Expected a problem of /problems, got ${quoted(text)}`);
    if (wantsPage(accept)) sendPage(reply, problemPage(code));
    else void reply.send(described(code));
  }
}

const described = (code: ProblemCode) => ({ type: problemType(code), ...problemKind(code) });

/** Browsers name HTML in Accept. Systems that accept anything get JSON. */
const wantsPage = (accept: string | undefined): boolean =>
  accept?.toLowerCase().includes('text/html') ?? false;

function sendPage(reply: FastifyReply, html: string): void {
  void reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', PAGE_POLICY)
    .header('x-content-type-options', 'nosniff')
    .send(html);
}
