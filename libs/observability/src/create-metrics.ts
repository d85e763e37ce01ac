import { collectDefaultMetrics, Registry } from 'prom-client';

export interface Metrics {
  /** of this agency alone: several live in one process */
  registry: Registry;
}

/** The process's own figures (memory, event loop), once per process whoever lives in it. */
export const processRegistry = new Registry();
let collecting = false;

/** @param options the agency whose name every figure carries */
export function createMetrics({ agency }: { agency?: string } = {}): Metrics {
  if (!collecting) {
    collecting = true;
    collectDefaultMetrics({ register: processRegistry });
  }
  const registry = new Registry();
  if (agency !== undefined) registry.setDefaultLabels({ agency });
  return { registry };
}

/** Both registries in the Prometheus text format. */
export async function exposeMetrics({ registry }: Metrics): Promise<string> {
  return `${await registry.metrics()}\n${await processRegistry.metrics()}`;
}
