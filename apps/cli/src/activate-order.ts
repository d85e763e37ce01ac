import { LIVE, RULE_LIMITS } from '@sinergi/domain';
import { isCivilDay } from '@sinergi/law';
import { CliError } from './cli-error.js';
import { parseOptions } from './parse-options.js';
import { remoteOf } from './read-arguments.js';
import type { RemoteAgency } from './remote-agency.js';
import { CALL } from './usage.js';

/** The checked arguments of `activate`: a setting that is made, or one that is revoked. */
export type ActivateOrder = {
  agency: string;
  remote: RemoteAgency | null;
  officer: string;
  reason: string;
  isDryRun: boolean;
} & (
  | {
      step: 'set';
      ruleId: string;
      ruleVersion: number;
      values: { parameter: string; value: number }[];
      from: string;
      until: string | null;
      source: string | null;
      /** the handling says which lane; left out: the lane in which the deployment works */
      lane: { exerciseId?: string | null };
      purpose: string;
      legalBasis: string;
    }
  | { step: 'revoke'; settingId: string }
);

const OPTIONS = {
  agency: { type: 'string', default: 'imigrasi-dki' },
  api: { type: 'string' },
  issuer: { type: 'string' },
  client: { type: 'string' },
  rule: { type: 'string' },
  set: { type: 'string', multiple: true, default: [] as string[] },
  from: { type: 'string' },
  until: { type: 'string' },
  officer: { type: 'string' },
  reason: { type: 'string' },
  source: { type: 'string' },
  lane: { type: 'string' },
  purpose: { type: 'string', default: 'COORDINATION' },
  'legal-basis': { type: 'string', default: 'Permenkumham 50/2016 (Tim Pora)' },
  revoke: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;

/**
 * @param args those after `activate`
 * @throws CliError that says what was expected and what was typed
 */
export function activateOrder(args: string[]): ActivateOrder {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const [extra] = positionals;
  if (extra !== undefined)
    throw new CliError(`Expected only options after activate, got ${extra}.`);
  const { agency, revoke, rule: ruleId, from, until = null } = values;
  const order = {
    ...{ agency, remote: remoteOf(values), isDryRun: values['dry-run'] },
    ...{ officer: given('officer', values.officer), reason: given('reason', values.reason) },
  };
  if (revoke !== undefined) {
    if (ruleId !== undefined) throw new CliError('Expected --rule or --revoke, got both.');
    return { ...order, step: 'revoke', settingId: revoke };
  }
  const rule = RULE_LIMITS.find(({ id }) => id === ruleId);
  if (!rule)
    throw new CliError(
      `Expected a rule of ${RULE_LIMITS.map(({ id }) => id).join(', ')} as --rule, ` +
        `got ${ruleId ?? 'nothing'}; see ${CALL} --help.`,
    );
  return {
    ...{ ...order, step: 'set', ruleId: rule.id, ruleVersion: rule.version },
    values: values.set.map(numberSet),
    from: dayOf('from', from),
    until: until === null ? null : dayOf('until', until),
    ...{ source: values.source ?? null, lane: laneOf(values.lane) },
    ...{ purpose: values.purpose, legalBasis: values['legal-basis'] },
  };
}

const laneOf = (text: string | undefined): { exerciseId?: string | null } =>
  text === undefined ? {} : { exerciseId: text === LIVE ? null : text };

/** Reads a number that is set, as typed. @throws CliError */
export function numberSet(text: string): { parameter: string; value: number } {
  const [, parameter, value] = /^([A-Za-z0-9]+)=(\d{1,7})$/.exec(text) ?? [];
  if (parameter === undefined)
    throw new CliError(`Expected <parameter>=<number> as --set, got ${text}.`);
  return { parameter, value: Number(value) };
}

function dayOf(name: string, text: string | undefined): string {
  if (text === undefined || !isCivilDay(text))
    throw new CliError(`Expected a day such as 2026-12-15 as --${name}, got ${text ?? 'nothing'}.`);
  return text;
}

function given(name: string, text: string | undefined): string {
  if (text === undefined || text.trim() === '')
    throw new CliError(`Expected --${name}, got nothing.`);
  return text;
}
