import type { ParseResult } from '@marcbachmann/cel-js';
import { closest } from '@sinergi/settings';
import { Problem } from '@sinergi/web-server';
import { LONGEST_FILTER } from '../../contract/topics.js';
import { type FilterTypes, filterTypesOf } from './filter-types.js';

/** Macros that take one step per element, for every step of the macro around them. */
const REPEATS = ['all', 'exists', 'exists_one', 'filter', 'map'];
const MOST_NESTED = 2;
/**
 * `matches` would run JavaScript's regular expressions, which may not end; `bind` makes large
 * values from small expressions.
 */
const NOT_HERE = ['matches', 'bind'];
const SHOWN_FIELDS = 40;

/** A node as cel-js parses it: the function, its target and its arguments. */
interface Node {
  op: string;
  args: unknown;
  start: number;
  end: number;
  checkedType?: { name: string };
}

/** A filter that parses, is not too large, and names only fields that exist. */
export class MessageFilter {
  private constructor(readonly text: string) {}

  /**
   * Parses and checks a filter.
   * @param topic topic whose records it filters
   * @throws Problem invalid-filter that shows the place, unknown-field, filter-too-large
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
          `Expected functions such as contains, startsWith or endsWith, got ${name}, ` +
            'which is not available here',
        );
    const nested = nestedIn(root);
    if (nested > MOST_NESTED)
      throw new Problem(
        'filter-too-large',
        `Expected at most ${MOST_NESTED} nested calls of ${REPEATS.join(', ')}, got ${nested}`,
      );
    checkTypes(text, expression, types);
    // CEL's own check of has() covers only the first part of a path.
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

/**
 * Checks the fields of one part on its own; other errors, which may come from the missing
 * surroundings, are ignored here.
 */
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
    return new Problem(
      'invalid-filter',
      error?.message ?? 'Expected CEL that fits the record, got another expression',
    );
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

/** Returns a node's child nodes; macros are not expanded before the check. */
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
 * Returns the greatest depth of repeats within one another. The list that a repeat walks is
 * computed once, so it does not count as inside.
 */
function nestedIn(node: Node): number {
  const inside = Math.max(0, ...childrenOf(node).map(nestedIn));
  if (!REPEATS.includes(methodOf(node) ?? '') || argumentsOf(node).length < 2) return inside;
  const body = Math.max(0, ...argumentsOf(node).map(nestedIn));
  return Math.max(inside, body + 1);
}
