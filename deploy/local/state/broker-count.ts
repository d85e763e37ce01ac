import { existsSync } from 'node:fs';
import { PlatformError } from '../supervise/platform-error.js';
import type { StateFolder } from './state-folder.js';

/** One broker, or three that keep every record three times. */
export type BrokerCount = 1 | 3;

/**
 * Reads how many brokers an exchange has; one where nothing is said.
 *
 * @param name of the setting, for the error
 * @throws PlatformError for anything but 1 and 3
 */
export function brokerCount(name: string, text = ''): BrokerCount {
  if (text === '' || text === '1') return 1;
  if (text === '3') return 3;
  throw new PlatformError('NOT_PREPARED', `Expected 1 or 3 as ${name}, got ${text}.`);
}

/** The file that only a cluster of three has: its id, written once all three are formatted. */
export const clusterIdFile = (state: StateFolder): string => state.path('kafka', 'cluster-id');

/**
 * Checks that the folder holds no data of another number of brokers: records are never moved from
 * one cluster to another.
 *
 * @throws PlatformError CLUSTER_MISMATCH
 */
export function requireBrokers(state: StateFolder, wanted: BrokerCount): void {
  const isOfThree = existsSync(clusterIdFile(state));
  const isOfOne = existsSync(state.path('kafka', 'data', 'meta.properties'));
  const made = isOfThree ? 3 : isOfOne ? 1 : wanted;
  if (made === wanted) return;
  throw new PlatformError(
    'CLUSTER_MISMATCH',
    `Expected a state folder made with ${inWords(wanted)}, got one made with ${inWords(made)} ` +
      `(${state.root}): start with SINERGI_BROKERS=${made}, name another folder as ` +
      'SINERGI_STATE_DIR, or clear this one with `npm run reset`.',
  );
}

const inWords = (count: BrokerCount): string => (count === 1 ? 'one broker' : 'three brokers');
