import { collectDefaultMetrics, Registry } from 'prom-client';

export interface Metrics {
  /** the metrics of this agency alone; one process may hold several agencies */
  registry: Registry;
}

/** The metrics of the process (memory, event loop): once per process, for all its agencies. */
export const processRegistry = new Registry();
let collecting = false;

/** @param options the agency, which is a label of every metric */
export function createMetrics({ agency }: { agency?: string } = {}): Metrics {
  if (!collecting) {
    collecting = true;
    collectDefaultMetrics({ register: processRegistry });
  }
  const registry = new Registry();
  if (agency !== undefined) registry.setDefaultLabels({ agency });
  return { registry };
}

/** Returns both registries in the Prometheus text format. */
export async function exposeMetrics({ registry }: Metrics): Promise<string> {
  return `${await registry.metrics()}\n${await processRegistry.metrics()}`;
}
