import type { ServiceDatabase } from '@sinergi/database';
import type { OverviewFlow } from '../../contract/overview.js';
import { curvesOf } from './curves-of.js';
import {
  beginOf,
  FINE_KEPT_MS,
  ROLLUP_KEPT_MS,
  ROLLUP_SECONDS,
  SAMPLE_SECONDS,
} from './sample-table.js';
import type { SeriesWindow } from './series-window.js';

export const HOUR_SECONDS = 3_600;
/** How long the hours of flows are kept, ms. */
export const HOURS_KEPT_MS = 366 * 24 * 3_600_000;
const RESOLUTIONS = [
  { stepSeconds: SAMPLE_SECONDS, keptMs: FINE_KEPT_MS },
  { stepSeconds: ROLLUP_SECONDS, keptMs: ROLLUP_KEPT_MS },
  { stepSeconds: HOUR_SECONDS, keptMs: HOURS_KEPT_MS },
] as const;

/**
 * The rates of flows in the console's own database: a day at 10 s, a month at 5 min, a year at 1 h.
 * Times are arguments, epoch ms.
 */
export class FlowSampleTable {
  constructor(private readonly database: ServiceDatabase) {}

  /** Writes the rates of one moment in one statement; what was written first stays. */
  async write(flows: readonly OverviewFlow[], at: number): Promise<void> {
    await this.database.query(
      `INSERT INTO flow_sample (flow, step_seconds, at, mean, samples)
       SELECT flow, $1, $2::timestamptz, rate, 1
       FROM unnest($3::text[], $4::float8[]) AS s(flow, rate)
       ON CONFLICT DO NOTHING`,
      [
        ...[SAMPLE_SECONDS, new Date(beginOf(at, SAMPLE_SECONDS))],
        ...[flows.map(({ flow }) => flow), flows.map((flow) => flow.eventsPerSecond)],
      ],
    );
  }

  /**
   * Rolls up every ended step that is not rolled up yet, wherever the clock has been, then deletes
   * what is too old. Only a step that is rolled up loses its finer ones.
   */
  async rollUpAndForget(now: number): Promise<void> {
    await this.database.inTransaction(async (query) => {
      for (const [index, { stepSeconds, keptMs }] of RESOLUTIONS.entries()) {
        const coarser = RESOLUTIONS[index + 1]?.stepSeconds;
        const until = coarser === undefined ? now : beginOf(now, coarser);
        if (coarser !== undefined)
          await query(
            `INSERT INTO flow_sample (flow, step_seconds, at, mean, samples)
             SELECT flow, $1, bin, sum(mean * samples) / sum(samples), sum(samples)
             FROM (
               SELECT *, date_bin(make_interval(secs => $1), at, 'epoch') AS bin
               FROM flow_sample
               WHERE step_seconds = $2
                 AND at < $3
             ) s
             WHERE NOT EXISTS (
               SELECT FROM flow_sample c
               WHERE c.flow = s.flow
                 AND c.step_seconds = $1
                 AND c.at = s.bin)
             GROUP BY flow, bin
             ON CONFLICT DO NOTHING`,
            [coarser, stepSeconds, new Date(until)],
          );
        await query('DELETE FROM flow_sample WHERE step_seconds = $1 AND at < $2', [
          ...[stepSeconds, new Date(Math.min(until, now - keptMs))],
        ]);
      }
    });
  }

  /**
   * Returns the mean rate of every flow by steps, by flow and the beginning of the step. Steps
   * without a sample are left out.
   */
  async readAll({
    from,
    to,
    stepSeconds,
  }: SeriesWindow): Promise<Map<string, Map<number, number>>> {
    const source = RESOLUTIONS.findLast((kept) => kept.stepSeconds <= stepSeconds)!.stepSeconds;
    // What is not rolled up yet is read from finer samples, of which the last two steps are enough.
    const rows = await this.database.query(
      `SELECT DISTINCT ON (flow, bin) flow, bin, mean
       FROM (
         SELECT flow, date_bin(make_interval(secs => $1), at, 'epoch') AS bin, step_seconds,
           sum(mean * samples) / sum(samples) AS mean
         FROM flow_sample
         WHERE at >= $2
           AND at < $3
           AND (step_seconds = $4 OR step_seconds < $4 AND at >= $5)
         GROUP BY flow, bin, step_seconds
       ) s
       ORDER BY flow, bin, step_seconds DESC`,
      [...[stepSeconds, new Date(from), new Date(to), source], new Date(to - 2 * source * 1_000)],
    );
    return curvesOf(rows.map(({ flow, bin, mean }) => [flow as string, bin as Date, mean]));
  }
}
