import type { ServiceDatabase } from '@sinergi/database';
import { SERIES_METRICS, type SeriesMetric } from '../../contract/agency.js';
import { curvesOf } from './curves-of.js';
import type { Sample } from './sample-of.js';
import type { SeriesWindow } from './series-window.js';

/** Time between two samples, s. */
export const SAMPLE_SECONDS = 10;
/** Resolution of samples that are older than the fine ones, s. */
export const ROLLUP_SECONDS = 300;
const DAY_MS = 24 * 3_600_000;
/** How long samples are kept at full resolution, ms. */
export const FINE_KEPT_MS = DAY_MS;
/** How long rolled-up samples are kept, ms. */
export const ROLLUP_KEPT_MS = 31 * DAY_MS;

const ROLLED = SERIES_METRICS.flatMap((metric) => [`${metric}_avg`, `${metric}_max`]);
/** A rate is shown by its average; every other figure is shown by its worst value within a step. */
const isRate = (metric: SeriesMetric): boolean => metric === 'applied_per_second';

/**
 * Samples in the console's own database: a day at full resolution, a month as averages and maxima
 * of five minutes. Times are arguments, epoch ms.
 */
export class SampleTable {
  constructor(private readonly database: ServiceDatabase) {}

  /**
   * Writes the samples of one moment in one statement. If another console wrote the moment first,
   * its samples stay.
   */
  async write(samples: readonly Sample[], at: number): Promise<void> {
    const metrics = SERIES_METRICS.join(', ');
    const values = SERIES_METRICS.map((_, index) => `$${index + 3}::float8[]`).join(', ');
    await this.database.query(
      `INSERT INTO sample (agency, at, ${metrics})
       SELECT agency, $1::timestamptz, ${metrics}
       FROM unnest($2::text[], ${values}) AS s(agency, ${metrics})
       ON CONFLICT DO NOTHING`,
      [
        new Date(beginOf(at, SAMPLE_SECONDS)),
        samples.map(({ agency }) => agency),
        ...SERIES_METRICS.map((metric) => samples.map((s) => s[metric])),
      ],
    );
  }

  /**
   * Rolls up every five minutes that have ended and are not rolled up yet, then deletes what is too
   * old. It never deletes a sample that is not rolled up.
   */
  async rollUpAndForget(now: number): Promise<void> {
    await this.database.inTransaction(async (query) => {
      const until = new Date(beginOf(now, ROLLUP_SECONDS));
      await query(
        `INSERT INTO sample_rollup (agency, at, ${ROLLED.join(', ')})
         SELECT agency, date_bin('${ROLLUP_SECONDS} seconds', at, 'epoch') AS bin,
           ${SERIES_METRICS.flatMap((m) => [`avg(${m})`, `max(${m})`]).join(', ')}
         FROM sample
         WHERE at >= ${ROLLED_UNTIL}
           AND at < $1
         GROUP BY agency, bin
         ON CONFLICT DO NOTHING`,
        [until],
      );
      await query('DELETE FROM sample WHERE at < LEAST($1::timestamptz, $2::timestamptz)', [
        new Date(now - FINE_KEPT_MS),
        until,
      ]);
      await query('DELETE FROM sample_rollup WHERE at < $1', [new Date(now - ROLLUP_KEPT_MS)]);
    });
  }

  /**
   * Returns one figure of one agency by steps from `from` to before `to`, epoch ms; steps without a
   * known value are left out.
   * @param stepSeconds a multiple of the resolution that is kept for this time
   */
  async read(
    agency: string,
    metric: SeriesMetric,
    window: SeriesWindow,
  ): Promise<Map<number, number>> {
    return (await this.readEach(agency, metric, window, 1)).get(agency) ?? new Map();
  }

  /** Returns one figure of every agency and system, times `scale`, by its code and by steps. */
  readAll(
    metric: SeriesMetric,
    window: SeriesWindow,
    scale: number,
  ): Promise<Map<string, Map<number, number>>> {
    return this.readEach(null, metric, window, scale);
  }

  private async readEach(
    agency: string | null,
    metric: SeriesMetric,
    { from, to, stepSeconds }: SeriesWindow,
    scale: number,
  ): Promise<Map<string, Map<number, number>>> {
    const fold = isRate(metric) ? 'avg' : 'max';
    // Fine samples are used as far back as they exist. Rolled-up ones are used before that, and for
    // coarse steps wherever they exist.
    const source =
      stepSeconds < ROLLUP_SECONDS
        ? `SELECT agency, at, ${metric} AS value
           FROM sample
           WHERE ${OF_AGENCY}
             AND at >= $2
             AND at < $3`
        : `SELECT agency, at, ${metric}_${fold} AS value
           FROM sample_rollup
           WHERE ${OF_AGENCY}
             AND at >= $2
             AND at < $3
           UNION ALL
           SELECT agency, at, ${metric}
           FROM sample
           WHERE ${OF_AGENCY}
             AND at >= $2
             AND at < $3
             AND at >= ${ROLLED_UNTIL}`;
    const rows = await this.database.query(
      `SELECT agency, date_bin(make_interval(secs => $4), at, 'epoch') AS bin,
         ${fold}(value) AS value
       FROM (${source}) s
       WHERE value IS NOT NULL
       GROUP BY agency, bin`,
      [agency, new Date(from), new Date(to), stepSeconds],
    );
    return curvesOf(
      rows.map(({ agency: of, bin, value }) => [of as string, bin as Date, Number(value) * scale]),
    );
  }
}

const OF_AGENCY = '($1::text IS NULL OR agency = $1)';
/** The end of the last five minutes that were rolled up. */
const ROLLED_UNTIL = `COALESCE((
  SELECT max(at) + interval '${ROLLUP_SECONDS} seconds' FROM sample_rollup), '-infinity')`;

/** Returns the beginning of the step that holds `at`, epoch ms. */
export function beginOf(at: number, stepSeconds: number): number {
  return at - (at % (stepSeconds * 1_000));
}
