import { userInfo } from 'node:os';
import { LIVE } from '@sinergi/domain';
import { numberSet } from './activate-order.js';
import { CliError } from './cli-error.js';
import { parseOptions } from './parse-options.js';
import { remoteOf } from './read-arguments.js';
import type { RemoteAgency } from './remote-agency.js';

/** The checked arguments of `rehearse`. */
export interface RehearseOrder {
  rule: string;
  days: number;
  /** the numbers to try, by parameter */
  set: Record<string, number>;
  /** LIVE, or the id of an exercise */
  lane: string;
  officer: string;
  isJson: boolean;
  /** the participant whose early detection is asked */
  agency: string;
  /** null for the platform on this machine; its `apiUrl` is that of early detection */
  remote: RemoteAgency | null;
}

const OPTIONS = {
  rule: { type: 'string' },
  days: { type: 'string', default: '30' },
  set: { type: 'string', multiple: true },
  lane: { type: 'string', default: LIVE },
  officer: { type: 'string' },
  json: { type: 'boolean', default: false },
  agency: { type: 'string', default: 'deteksi' },
  api: { type: 'string' },
  issuer: { type: 'string' },
  client: { type: 'string' },
} as const;
const MOST_DAYS = 90;

/**
 * @param args those after `rehearse`
 * @throws CliError that says what was expected and what was typed
 */
export function rehearseOrder(args: string[]): RehearseOrder {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const [extra] = positionals;
  if (extra !== undefined)
    throw new CliError(`Expected only options after rehearse, got ${extra}.`);
  const { rule, lane, officer, json, agency } = values;
  if (rule === undefined || rule === '')
    throw new CliError('Expected --rule, the rule to rehearse, got nothing.');
  return {
    ...{ rule, agency, days: daysOf(values.days), set: numbersOf(values.set ?? []) },
    ...{ lane, isJson: json, remote: remoteOf(values) },
    officer: officer ?? userInfo().username,
  };
}

function daysOf(text: string): number {
  const days = Number(text);
  if (!/^\d{1,3}$/.test(text) || days < 1 || days > MOST_DAYS)
    throw new CliError(`Expected days from 1 to ${MOST_DAYS} as --days, got ${text}.`);
  return days;
}

/** @throws CliError where a parameter is set twice: it would be unclear to which number */
function numbersOf(given: readonly string[]): Record<string, number> {
  const set: Record<string, number> = {};
  for (const text of given) {
    const { parameter, value } = numberSet(text);
    if (Object.hasOwn(set, parameter))
      throw new CliError(`Expected each parameter once as --set, got ${parameter} twice.`);
    set[parameter] = value;
  }
  if (given.length === 0)
    throw new CliError('Expected --set <parameter>=<number>, a number to try, got none.');
  return set;
}
