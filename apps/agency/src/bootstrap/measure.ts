import type { INestApplication } from '@nestjs/common';
import type { BusServer } from '@sinergi/broker';
import { topicPartitionOf } from '@sinergi/broker';
import { agencyMetrics, ReadinessBoard } from '@sinergi/observability';
import { pendingCount } from '@sinergi/outbox';
import { Gauge } from 'prom-client';
import type { AgencyParts } from './agency-parts.js';

/**
 * Registers the gauges that are read at each scrape. Counters are kept beside the code that counts.
 */
export function measure(
  app: INestApplication,
  { metrics, database }: AgencyParts,
  server: BusServer,
): void {
  const registers = [metrics.registry];
  const board = app.get(ReadinessBoard);
  new Gauge({
    ...agencyMetrics.ready,
    registers,
    async collect() {
      this.set((await board.check()).ready ? 1 : 0);
    },
  });
  new Gauge({
    ...agencyMetrics.outboxPending,
    registers,
    async collect() {
      if (database.isConnected) this.set((await pendingCount(database.query)).pending);
    },
  });
  new Gauge({
    ...agencyMetrics.replicaLag,
    registers,
    collect() {
      for (const [id, lag] of server.reader?.lag() ?? []) {
        this.set(topicPartitionOf(id), Number(lag));
      }
    },
  });
}
