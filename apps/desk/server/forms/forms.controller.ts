import { Controller, Get, Param, Req, UseGuards } from '@nestjs/common';
import { SessionGuard, sessionOf } from '@sinergi/web-server';
import type { FastifyRequest } from 'fastify';
import type { FlowForm } from '../../contract/form/flow-form.js';
import { FormBook } from './form-book.js';

/** The forms of the officer's own agency. */
@Controller('api/forms')
@UseGuards(SessionGuard)
export class FormsController {
  constructor(private readonly book: FormBook) {}

  @Get(':flow')
  read(@Req() request: FastifyRequest, @Param('flow') flow: string): Promise<FlowForm> {
    return this.book.formOf(sessionOf(request).person.agency, flow);
  }
}
