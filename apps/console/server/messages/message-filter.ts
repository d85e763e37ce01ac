import { Environment, type ParseResult } from '@marcbachmann/cel-js';
import type { Message } from '../../contract/topics.js';
import { Problem } from '../door/problem.js';

const LONGEST = 1_000;

/**
 * What a filter can speak of: the record around the payload, and of the payload what is open. CEL always ends; its pattern matching, which here
 * would be JavaScript's and may not, is left out. Source: Common Expression Language specification.
 */
const environment = new Environment({ limits: { maxAstNodes: 300, maxDepth: 40 } })
  .registerVariable('key', 'string')
  .registerVariable('value', 'map')
  .registerVariable('headers', 'map<string, string>')
  .registerVariable('topic', 'string')
  .registerVariable('partition', 'int')
  .registerVariable('offset', 'int')
  .registerVariable('appendedAt', 'google.protobuf.Timestamp');

/** A filter that was read, and how often a record had not what it speaks of. */
export class MessageFilter {
  private constructor(private readonly expression: ParseResult) {}

  /** @throws Problem invalid-filter that shows where */
  static read(text: string): MessageFilter {
    if (text.length > LONGEST)
      throw new Problem(
        'invalid-filter',
        `Expected a filter of at most ${LONGEST} characters, got ${text.length}`,
      );
    let expression: ParseResult;
    try {
      expression = environment.parse(text);
    } catch (error) {
      throw new Problem(
        'invalid-filter',
        error instanceof Error ? error.message : 'Expected CEL, got something else',
      );
    }
    if (calls(expression.ast, 'matches'))
      throw new Problem(
        'invalid-filter',
        'Expected contains, startsWith or endsWith, got matches, which is not available here',
      );
    const { valid, type, error } = expression.check();
    if (!valid)
      throw new Problem('invalid-filter', error?.message ?? 'Expected CEL that fits the record');
    if (type !== 'bool' && type !== 'dyn')
      throw new Problem(
        'invalid-filter',
        `Expected a filter that is true or false, got one of type ${type}`,
      );
    return new MessageFilter(expression);
  }

  /** A record that has not what the filter speaks of does not match. */
  matches({ key, value, headers, topic, partition, offset, appendedAt }: Message): boolean {
    const context = {
      key,
      value: exact(value),
      headers,
      topic,
      partition: BigInt(partition),
      offset: BigInt(offset),
      appendedAt: new Date(appendedAt),
    };
    try {
      return this.expression(context) === true;
    } catch {
      return false;
    }
  }
}

/** JSON's whole numbers as CEL's integers, so that they compare with integers. */
function exact(value: unknown): unknown {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (Array.isArray(value)) return value.map(exact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, exact(one)]));
}

/** Whether an expression calls a method, anywhere. */
function calls(node: unknown, method: string): boolean {
  if (Array.isArray(node)) return node.some((one) => calls(one, method));
  if (typeof node !== 'object' || node === null || !('op' in node)) return false;
  const { op, args } = node as { op: string; args: unknown };
  if ((op === 'rcall' || op === 'call') && Array.isArray(args) && args[0] === method) return true;
  return calls(args, method);
}
