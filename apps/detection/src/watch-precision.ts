import type { ServiceDatabase } from '@sinergi/database';
import { detectionMetrics, type Logger, type Metrics } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { rest } from '@sinergi/pace';
import { Gauge } from 'prom-client';
import { fallenPrecisions, type PrecisionWarning } from './rule-precision.js';

const EVERY_MS = 60_000;

export interface PrecisionWatchOptions {
  database: ServiceDatabase;
  logger: Logger;
  metrics: Metrics;
  signal: AbortSignal;
}

/**
 * Tells operators of rules whose precision has fallen: each once in the log, by whichever process,
 * until it is no longer so, and as a metric while it is.
 */
export class PrecisionWatch {
  private readonly fallen: Gauge<'rule' | 'version' | 'against'>;

  constructor(private readonly options: PrecisionWatchOptions) {
    const { name, help, labelNames } = detectionMetrics.precisionFallen;
    const registers = [options.metrics.registry];
    this.fallen = new Gauge({ name, help, labelNames: [...labelNames], registers });
  }

  async run(): Promise<void> {
    const { database, logger, signal } = this.options;
    while (!signal.aborted) {
      try {
        if (database.isConnected) await this.look();
      } catch (error) {
        if (!signal.aborted)
          logger[levelOf(error)]({ err: error }, 'the precision of rules could not be read');
      }
      await rest(EVERY_MS, signal).catch(() => undefined);
    }
  }

  /** Looks once, and tells what is new. */
  async look(): Promise<void> {
    const { database, logger } = this.options;
    const { isNew, warnings } = await database.inTransaction(async (query) => {
      const found = await fallenPrecisions(query);
      const names = found.map(nameOf);
      await query('DELETE FROM precision_warning WHERE NOT name = ANY($1::text[])', [names]);
      const rows = await query(
        `INSERT INTO precision_warning (name) SELECT * FROM unnest($1::text[])
         ON CONFLICT DO NOTHING RETURNING name`,
        [names],
      );
      return { warnings: found, isNew: new Set(rows.map((row) => row['name'])) };
    });
    for (const warning of warnings.filter((one) => isNew.has(nameOf(one))))
      logger.warn({ ...warning }, 'the precision of a rule has fallen');
    this.fallen.reset();
    for (const { ruleId: rule, version, against } of warnings)
      this.fallen.set({ rule, version: String(version), against }, 1);
  }
}

const nameOf = ({ ruleId, version, against }: PrecisionWarning): string =>
  `${ruleId} ${version} ${against}`;
