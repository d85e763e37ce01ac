import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { ScenarioError } from './scenario-error.js';

const ANSWERS_WITHIN_MS = 5_000;

/**
 * Returns the exchange that runs by a state folder, as `npm start` describes it.
 *
 * @throws ScenarioError NO_EXCHANGE where none is described there, or none answers
 */
export async function findExchange(stateDir: string): Promise<PlatformDescriptor> {
  const file = join(stateDir, 'platform.json');
  const descriptor = described(file);
  const url = `${descriptor.issuer}/.well-known/openid-configuration`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) }).catch(
    () => null,
  );
  if (answer?.ok) return descriptor;
  throw new ScenarioError(
    'NO_EXCHANGE',
    `Expected the exchange that ${file} describes to run, got no answer from ` +
      `${descriptor.issuer}. Start it with npm start, or use --own.`,
  );
}

function described(file: string): PlatformDescriptor {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as PlatformDescriptor;
  } catch {
    throw new ScenarioError(
      'NO_EXCHANGE',
      `Expected a running exchange, got no ${file}. Start one with npm start, or use --own.`,
    );
  }
}
