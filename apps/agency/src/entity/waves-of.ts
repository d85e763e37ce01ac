import { onlyValues } from '@sinergi/domain';
import type { Trace } from '@sinergi/observability';
import type { CheckedSubmission } from './submission.js';

/**
 * A submission with its sender and its trace, because submissions of different callers may share a
 * transaction.
 */
export interface Asked {
  checked: CheckedSubmission;
  /** the calling system, by its token */
  client: string;
  trace: Trace;
}

/**
 * Starts a new wave where a key or an entity repeats: the later submission depends on the earlier
 * one, so both cannot be done at once.
 */
export function wavesOf(submissions: readonly Asked[]): Asked[][] {
  const waves: Asked[][] = [[]];
  let seen = new Set<string>();
  for (const submission of submissions) {
    const { flow, entityId, key, fields } = submission.checked;
    const only = onlyValues(flow.rules, fields)?.join(' ');
    const names = [
      key === undefined ? '' : `key ${key}`,
      entityId ?? '',
      only === undefined || entityId !== null ? '' : `${flow.descriptor.flow} ${only}`,
    ].filter(Boolean);
    if (names.some((name) => seen.has(name))) {
      waves.push([]);
      seen = new Set();
    }
    for (const name of names) seen.add(name);
    waves.at(-1)!.push(submission);
  }
  return waves.filter((wave) => wave.length > 0);
}
