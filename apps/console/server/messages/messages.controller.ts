import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import type { ConsoleSettings } from '@sinergi/settings';
import type { Session } from '@sinergi/web-server';
import { Problem, TakesQuery } from '@sinergi/web-server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Unmasked } from '../../contract/topics.js';
import { ActionLog } from '../actions/action-log.js';
import { AgencyGateway } from '../gateway/agency-gateway.js';
import { csvLine } from '../http/csv-line.js';
import { Needs } from '../http/needs.js';
import { SETTINGS } from '../injection/console-tokens.js';
import { SessionGuard, sessionOf } from '../login/session.guard.js';
import { FilterRun } from './filter-run.js';
import { FilterThreads } from './filter-threads.js';
import { LiveScans } from './live-scans.js';
import { scanMessages } from './scan-messages.js';
import { readScanRequest, type ScanRequest, scanQuery } from './scan-request.js';
import { Unmask } from './unmask.js';

/**
 * A file is composed in memory before it is sent, so that its name can say whether it is complete.
 */
const MOST_EXPORTED = 10_000;
const CSV_HEAD = [
  'topic',
  'partition',
  'offset',
  'appendedAt',
  'eventId',
  'key',
  'version',
  'value',
];

/**
 * The message browser: an agency's copy of a topic, read in the operator's role, with sealed groups
 * sealed.
 */
@Controller('api')
@UseGuards(SessionGuard)
@Needs('read')
export class MessagesController {
  constructor(
    @Inject(SETTINGS) private readonly settings: ConsoleSettings,
    private readonly gateway: AgencyGateway,
    private readonly log: ActionLog,
    private readonly scans: LiveScans,
    private readonly unmasking: Unmask,
    private readonly filters: FilterThreads,
  ) {}

  @Get('topics/:topic/messages')
  @TakesQuery(scanQuery)
  async scan(
    @Req() request: FastifyRequest,
    @Param('topic') topic: string,
    @Query() query: unknown,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = readScanRequest(
      topic,
      lastEventId ? { ...(query as object), cursor: lastEventId } : query,
    );
    const session = sessionOf(request);
    await this.scans.run(reply, (signal) =>
      scanMessages(this.options(session, topic, asked, signal)),
    );
  }

  @Get('topics/:topic/export')
  @TakesQuery(scanQuery)
  async export(
    @Req() request: FastifyRequest,
    @Param('topic') topic: string,
    @Query() query: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!this.settings.exportAllowed)
      throw new Problem(
        'export-switched-off',
        'Expected a console that allows export, got one where export is switched off',
      );
    const asked = { ...readScanRequest(topic, query), live: false };
    const { agency, from, filterText, format } = asked;
    const limit = Math.min(asked.limit, MOST_EXPORTED);
    const session = sessionOf(request);
    const intent = {
      action: 'messages.export',
      agency,
      target: { topic, from, filter: filterText ?? null, format, limit },
      reason: 'export at the console, masked',
    } as const;
    const action = await this.log.begin(session.person, intent);
    const closed = new AbortController();
    reply.raw.on('close', () => closed.abort());
    const lines: string[] = [];
    let isWhole = true;
    for await (const event of scanMessages(
      this.options(session, topic, { ...asked, limit }, closed.signal),
    )) {
      if (event.kind === 'end')
        isWhole =
          event.end.failed === 0 &&
          (event.end.reason === 'done' || (event.end.reason === 'limit' && limit === asked.limit));
      if (event.kind !== 'message') continue;
      const { cursor: _cursor, ...message } = event.message;
      const { partition, offset, appendedAt, eventId, key, version, value } = message;
      lines.push(
        format === 'csv'
          ? csvLine([
              topic,
              String(partition),
              offset,
              appendedAt,
              eventId,
              key,
              String(version),
              JSON.stringify(value),
            ])
          : JSON.stringify(message),
      );
    }
    await action.done({ messages: lines.length, isWhole });
    const at = new Date().toISOString().replaceAll(/[:.]/g, '-');
    const name = `${topic}-${at}${isWhole ? '' : '-incomplete'}.${format}`;
    await reply
      .header(
        'content-type',
        format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      )
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .send(
        format === 'csv' ? `${csvLine(CSV_HEAD)}${lines.join('')}` : `[${lines.join(',\n')}]\n`,
      );
  }

  @Post('messages/unmask')
  @HttpCode(200)
  @Needs('unmask')
  unmask(@Req() request: FastifyRequest, @Body() body: unknown): Promise<Unmasked> {
    return this.unmasking.execute(sessionOf(request), body);
  }

  private options(session: Session, topic: string, asked: ScanRequest, signal: AbortSignal) {
    const { agency, partition, from, cursor, filter, limit, budget, live } = asked;
    return {
      page: (query: { from: string; cursor?: string; limit: number }) =>
        this.gateway.call<'listMessages'>(session, agency, {
          path: ['messages'],
          query: { topic, partition, ...query },
          signal,
        }),
      filter: filter && new FilterRun(this.filters, session.person.id, filter, signal),
      ...{ from, cursor, limit, budget, live, signal },
    };
  }
}
