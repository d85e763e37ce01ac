import type { ParseResult } from '@marcbachmann/cel-js';
import { closest } from '@sinergi/settings';
import { LONGEST_FILTER } from '../../contract/topics.js';
import { Problem } from '../http/problem.js';
import { type FilterTypes, filterTypesOf } from './filter-types.js';

/** Each takes as many steps as it has elements, for every step of the one around it. */
const REPEATS = ['all', 'exists', 'exists_one', 'filter', 'map'];
const MOST_NESTED = 2;
/** `matches` would be JavaScript's patterns, which may not end; `bind` makes much of little. */
const NOT_HERE = ['matches', 'bind'];
const SHOWN_FIELDS = 40;

/** A node as cel-js parses it: what is called, on what, with what. */
interface Node {
  op: string;
  args: unknown;
  start: number;
  end: number;
  checkedType?: { name: string };
}

/**
 * A filter that can be read, that is no larger than it needs to be, and that speaks of what there
 * is.
 */
export class MessageFilter {
  private constructor(readonly text: string) {}

  /**
   * @param topic whose records it is for
   * @throws Problem invalid-filter that shows where, unknown-field, filter-too-large
   */
  static read(text: string, topic: string): MessageFilter {
    if (text.length > LONGEST_FILTER)
      throw new Problem(
        'filter-too-large',
        `Expected a filter of at most ${LONGEST_FILTER} characters, got ${text.length}`,
      );
    const types = filterTypesOf(topic);
    const expression = parsed(text, types);
    const root = expression.ast as unknown as Node;
    const nodes = nodesOf(root);
    for (const name of NOT_HERE)
      if (nodes.some((node) => methodOf(node) === name))
        throw new Problem(
          'invalid-filter',
          `Expected contains, startsWith, endsWith and the like, got ${name}, which is not available here`,
        );
    const nested = nestedIn(root);
    if (nested > MOST_NESTED)
      throw new Problem(
        'filter-too-large',
        `Expected at most ${MOST_NESTED} of ${REPEATS.join(', ')} inside one another, got ${nested}`,
      );
    checkTypes(text, expression, types);
    // CEL's own check of has() looks at what stands first alone.
    for (const node of nodes.filter((one) => methodOf(one) === 'has'))
      for (const asked of argumentsOf(node)) checkField(text.slice(asked.start, asked.end), types);
    return new MessageFilter(text);
  }
}

function parsed(text: string, { environment }: FilterTypes): ParseResult {
  try {
    return environment.parse(text);
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    throw new Problem(
      code === 'limit_exceeded' ? 'filter-too-large' : 'invalid-filter',
      message ?? 'Expected CEL, got something else',
    );
  }
}

function checkTypes(text: string, expression: ParseResult, types: FilterTypes): void {
  const { valid, type, error } = expression.check();
  if (!valid) throw refusal(text, error, types);
  if (type !== 'bool' && type !== 'dyn')
    throw new Problem(
      'invalid-filter',
      `Expected a filter that is true or false, got one of type ${type}`,
    );
}

/** A part on its own; what is only known where it stands is not evaluated here. */
function checkField(text: string, types: FilterTypes): void {
  const { error } = types.environment.check(text);
  if (error?.code === 'no_such_key') throw refusal(text, error, types);
}

type CheckError = ReturnType<ParseResult['check']>['error'];

function refusal(text: string, error: CheckError, { fields }: FilterTypes): Problem {
  const node = error?.node as Node | undefined;
  const [of, name] = Array.isArray(node?.args) ? (node.args as [Node, unknown]) : [];
  const known = fields.get(of?.checkedType?.name ?? '');
  if (error?.code !== 'no_such_key' || !of || !known)
    return new Problem('invalid-filter', error?.message ?? 'Expected CEL that fits the record');
  const field = typeof name === 'string' ? name : String((name as Node).args);
  const near = closest(field, [...known]);
  const instead = near
    ? `did you mean ${near}?`
    : `it has ${known.slice(0, SHOWN_FIELDS).join(', ')}`;
  return new Problem(
    'unknown-field',
    `Expected a field of ${text.slice(of.start, of.end)}, got ${field}; ${instead}`,
    undefined,
    { field, ...(near ? { near } : {}) },
  );
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'op' in value;

/** A node's own nodes; macros are not expanded before the check. */
function childrenOf({ args }: Node): Node[] {
  return isNode(args) ? [args] : Array.isArray(args) ? args.flat(2).filter(isNode) : [];
}

function nodesOf(node: Node): Node[] {
  return [node, ...childrenOf(node).flatMap(nodesOf)];
}

function methodOf({ op, args }: Node): string | undefined {
  return (op === 'rcall' || op === 'call') && Array.isArray(args) ? String(args[0]) : undefined;
}

const argumentsOf = ({ args }: Node): Node[] =>
  Array.isArray(args) ? [args.at(-1)].flat().filter(isNode) : [];

/**
 * How many repeats stand inside one another at most. What a repeat goes over is made once and so is
 * not inside.
 */
function nestedIn(node: Node): number {
  const inside = Math.max(0, ...childrenOf(node).map(nestedIn));
  if (!REPEATS.includes(methodOf(node) ?? '') || argumentsOf(node).length < 2) return inside;
  const body = Math.max(0, ...argumentsOf(node).map(nestedIn));
  return Math.max(inside, body + 1);
}
