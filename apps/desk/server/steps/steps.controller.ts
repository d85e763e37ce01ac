import { Controller, Get, Param, Req, UseGuards } from '@nestjs/common';
import { SessionGuard, sessionOf } from '@sinergi/web-server';
import type { FastifyRequest } from 'fastify';
import type { Steps } from '../../contract/steps.js';
import { ReadSteps } from './read-steps.js';

/** What may follow in a meeting, an operation or a case that the officer's agency holds. */
@Controller('api/steps')
@UseGuards(SessionGuard)
export class StepsController {
  constructor(private readonly steps: ReadSteps) {}

  @Get(':flow/:id')
  read(
    @Req() request: FastifyRequest,
    @Param('flow') flow: string,
    @Param('id') id: string,
  ): Promise<Steps> {
    return this.steps.of(sessionOf(request), flow, id);
  }
}
