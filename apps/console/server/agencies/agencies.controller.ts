import { Controller, Get, Param, Query, Res, UseGuards } from '@nestjs/common';
import { Problem, TakesQuery } from '@sinergi/web-server';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type AgencyDetail, SERIES_METRICS, type Series } from '../../contract/agency.js';
import { Needs } from '../http/needs.js';
import { readBody } from '../http/read-body.js';
import { SessionGuard } from '../login/session.guard.js';
import { composeSeries, seriesWindow } from '../samples/compose-series.js';
import { ROLLUP_KEPT_MS, SampleTable } from '../samples/sample-table.js';
import { ExchangeWatch } from '../watch/exchange-watch.js';

const HOUR_MS = 3_600_000;
const question = z
  .object({
    metric: z.enum(SERIES_METRICS),
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
  })
  .strict();

/**
 * One agency: its reading of the log, its report, the freshness of its copy, and its time series.
 * No payload is in it, so every operator sees every agency.
 */
@Controller('api/agencies')
@UseGuards(SessionGuard)
@Needs('look')
export class AgenciesController {
  constructor(
    private readonly watch: ExchangeWatch,
    private readonly samples: SampleTable,
  ) {}

  @Get(':code')
  detail(
    @Param('code') code: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): AgencyDetail {
    void reply.header('cache-control', 'no-store');
    return this.known(code);
  }

  /** Without `from` and `to`: the last hour. */
  @Get(':code/series')
  @TakesQuery(question)
  async series(@Param('code') code: string, @Query() query: unknown): Promise<Series> {
    const asked = readBody(question, query);
    this.known(code);
    const now = Date.now();
    const to = Math.min(now, asked.to === undefined ? now : Date.parse(asked.to));
    const from = asked.from === undefined ? to - HOUR_MS : Date.parse(asked.from);
    if (from >= to || to - from > ROLLUP_KEPT_MS)
      throw new Problem(
        'invalid-request',
        `Expected from before to, at most ${ROLLUP_KEPT_MS / HOUR_MS / 24} days apart, ` +
          `got ${asked.from ?? 'no from'} to ${asked.to ?? 'now'}`,
      );
    const window = seriesWindow(from, to, now);
    try {
      return composeSeries(
        code,
        asked.metric,
        window,
        await this.samples.read(code, asked.metric, window),
      );
    } catch (error) {
      throw new Problem('unavailable', "Expected the console's database, got no answer", {
        cause: error,
      });
    }
  }

  private known(code: string): AgencyDetail {
    const detail = this.watch.detail(code);
    if (!detail) throw new Problem('not-found', 'Expected the code of an agency, got another text');
    return detail;
  }
}
