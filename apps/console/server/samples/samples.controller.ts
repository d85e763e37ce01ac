import { Controller, Get, Query, Req, UseGuards } from '@nestjs/common';
import { ServiceDatabase } from '@sinergi/database';
import { Problem, TakesQuery } from '@sinergi/web-server';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SeriesMetric } from '../../contract/agency.js';
import {
  type Annotation,
  type Annotations,
  SAMPLED_SERIES,
  type SampledSeries,
  type Samples,
} from '../../contract/samples.js';
import { ActionLog } from '../actions/action-log.js';
import { reachOf } from '../actions/reach-of.js';
import { Needs } from '../http/needs.js';
import { readBody } from '../http/read-body.js';
import { operatorOf, SessionGuard } from '../login/session.guard.js';
import { seriesWindow } from './compose-series.js';
import { FlowSampleTable, HOUR_SECONDS, HOURS_KEPT_MS } from './flow-sample-table.js';
import { beginOf, ROLLUP_KEPT_MS, SampleTable } from './sample-table.js';
import { StartTable } from './start-table.js';

const span = {
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }).optional(),
};
const samplesWish = z.strictObject({
  ...span,
  series: z.enum(SAMPLED_SERIES),
  step: z.coerce.number().int().min(1).max(86_400).optional(),
});
const annotationsWish = z.strictObject(span);
const MOST_ANNOTATIONS = 500;

const OF_AGENCIES: Record<
  Exclude<SampledSeries, 'sinergi_console_flow_events_per_second'>,
  { metric: SeriesMetric; scale: number }
> = {
  sinergi_console_agency_lag_seconds: { metric: 'lag_ms', scale: 1 / 1_000 },
  sinergi_console_agency_pending_records: { metric: 'pending', scale: 1 },
  sinergi_console_agency_applied_per_second: { metric: 'applied_per_second', scale: 1 },
  sinergi_console_agency_outbox_pending: { metric: 'outbox_pending', scale: 1 },
  sinergi_console_agency_dead_letters: { metric: 'dead_letters', scale: 1 },
  sinergi_console_agency_waiting: { metric: 'waiting', scale: 1 },
};

/** The exchange over time, and what happened in that time. No payload is in it. */
@Controller('api')
@UseGuards(SessionGuard)
@Needs('look')
export class SamplesController {
  private readonly flows: FlowSampleTable;
  private readonly starts: StartTable;

  constructor(
    database: ServiceDatabase,
    private readonly samples: SampleTable,
    private readonly actions: ActionLog,
  ) {
    this.flows = new FlowSampleTable(database);
    this.starts = new StartTable(database);
  }

  @Get('samples')
  @TakesQuery(samplesWish)
  async read(@Query() query: unknown): Promise<Samples> {
    const { series, step = 1, ...asked } = readBody(samplesWish, query);
    const now = Date.now();
    const { from, to } = spanOf(asked, now);
    const fitting = seriesWindow(from, to, now);
    const kept = from < now - ROLLUP_KEPT_MS ? HOUR_SECONDS : fitting.stepSeconds;
    // A multiple of what is kept, so that no sample falls into two steps.
    const stepSeconds = Math.ceil(Math.max(step, kept) / kept) * kept;
    const window = { from: beginOf(from, stepSeconds), to, stepSeconds };
    const curves = await answered(this.curves(series, window));
    const count = Math.ceil((to - window.from) / (stepSeconds * 1_000));
    return {
      series,
      from: new Date(window.from).toISOString(),
      stepSeconds,
      curves: [...curves].map(([of, values]) => ({
        of,
        values: Array.from(
          { length: count },
          (_, index) => values.get(window.from + index * stepSeconds * 1_000) ?? null,
        ),
      })),
    };
  }

  /** An operator sees the actions of the own agency, as in the log of actions. */
  @Get('annotations')
  @TakesQuery(annotationsWish)
  async annotations(@Req() request: FastifyRequest, @Query() query: unknown): Promise<Annotations> {
    const { from, to } = spanOf(readBody(annotationsWish, query), Date.now());
    const within = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
    const [acted, started] = await answered(
      Promise.all([
        this.actions.list(reachOf(operatorOf(request)), undefined, within, MOST_ANNOTATIONS),
        this.starts.list(from, to, MOST_ANNOTATIONS + 1),
      ]),
    );
    const all = [
      ...acted.items.map(
        ({ at, agency, action, outcome, operator }): Annotation => ({
          ...{ kind: 'action', at, agency, action, outcome, operator: operator.name },
        }),
      ),
      ...started.map(
        ({ at, ...start }): Annotation => ({ kind: 'start', at: at.toISOString(), ...start }),
      ),
    ].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
    return {
      items: all.slice(-MOST_ANNOTATIONS),
      isCut: all.length > MOST_ANNOTATIONS || acted.nextCursor !== null,
    };
  }

  private async curves(
    series: SampledSeries,
    window: { from: number; to: number; stepSeconds: number },
  ): Promise<Map<string, Map<number, number>>> {
    if (series === 'sinergi_console_flow_events_per_second') return this.flows.readAll(window);
    const { metric, scale } = OF_AGENCIES[series];
    return this.samples.readAll(metric, window, scale);
  }
}

/** @throws Problem where the span is empty, too long, or older than what is kept */
function spanOf(
  asked: { from: string; to?: string | undefined },
  now: number,
): { from: number; to: number } {
  const to = Math.min(now, asked.to === undefined ? now : Date.parse(asked.to));
  const from = Date.parse(asked.from);
  if (from >= to || to - from > ROLLUP_KEPT_MS || from < now - HOURS_KEPT_MS)
    throw new Problem(
      'invalid-request',
      `Expected from before to, at most ${ROLLUP_KEPT_MS / 86_400_000} days apart and within the ` +
        `last year, got ${asked.from} to ${asked.to ?? 'now'}`,
    );
  return { from, to };
}

async function answered<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw new Problem('unavailable', "Expected the console's database, got no answer", {
      cause: error,
    });
  }
}
