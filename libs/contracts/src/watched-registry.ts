import { OutageLog, type OutageLogger } from '@sinergi/outage';
import { SchemaRegistry, type SchemaRegistryOptions } from './schema-registry.js';

export interface WatchedRegistry {
  registry: SchemaRegistry;
  /** must be closed by the caller */
  outage: OutageLog;
}

/**
 * Creates the registry client of services. It reports an absent registry as an outage. It reports a
 * refusal once, until the registry answers or refuses another question.
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
        logger.warn({ refusal: refused }, 'schema registry refused a request');
      told = refused;
    },
  });
  return { registry, outage };
}
