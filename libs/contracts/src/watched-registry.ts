import { OutageLog, type OutageLogger } from '@sinergi/outage';
import { SchemaRegistry, type SchemaRegistryOptions } from './schema-registry.js';

export interface WatchedRegistry {
  registry: SchemaRegistry;
  /** to be closed by whoever asked for it */
  outage: OutageLog;
}

/**
 * The registry as services ask it: that it is away is told as an outage, and what it refuses once,
 * until it does what it was asked or refuses something else.
 */
export function watchedRegistry(
  options: Pick<SchemaRegistryOptions, 'url' | 'username' | 'password'>,
  logger: OutageLogger,
): WatchedRegistry {
  const outage = new OutageLog({ of: 'schema registry', logger });
  let told: string | null = null;
  const registry = new SchemaRegistry({
    ...options,
    watch: (ask) => outage.watch(ask),
    onAnswer: (refusal) => {
      const refused = refusal?.message ?? null;
      if (refused !== null && refused !== told)
        logger.warn({ refusal: refused }, 'schema registry refuses');
      told = refused;
    },
  });
  return { registry, outage };
}
