import type { ParseResult } from '@marcbachmann/cel-js';
import type { Message } from '../../contract/topics.js';

/** Whether a record matches, or why that cannot be evaluated. */
export type FilterVerdict = boolean | { failure: string };

const LONGEST_FAILURE = 200;

/**
 * Evaluates a filter for one record. Never throws: a record without a field that the filter needs
 * gives a failure of the filter.
 */
export function evaluateMessage(expression: ParseResult, message: Message): FilterVerdict {
  const { key, value, headers, topic, partition, offset, appendedAt } = message;
  try {
    const answer: unknown = expression({
      ...{ key, headers, topic },
      value: exact(value),
      partition: BigInt(partition),
      offset: BigInt(offset),
      appendedAt: new Date(appendedAt),
    });
    if (typeof answer === 'boolean') return answer;
    return { failure: 'Expected true or false, got something else' };
  } catch (error) {
    const { summary, message: text } = error as { summary?: string; message?: string };
    return { failure: (summary ?? text ?? 'failed').slice(0, LONGEST_FAILURE) };
  }
}

/** Returns JSON's whole numbers as CEL integers, so that they compare with integers. */
function exact(value: unknown): unknown {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (Array.isArray(value)) return value.map(exact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, exact(one)]));
}
