import { CliError } from './cli-error.js';
import { parseOptions } from './parse-options.js';
import { CALL } from './usage.js';

/** The checked arguments of `keys`. */
export type KeysOrder = { agency: string; isDryRun: boolean } & (
  | { step: 'list' }
  | { step: 'rotate-own'; purpose: 'signing' | 'recipient' }
  | { step: 'rotate'; kind: KeyKind; group: string; of: string; officer: string; reason: string }
  | { step: 'revoke'; keyId: string }
  | {
      step: 'destroy';
      kind: KeyKind;
      group: string;
      of: string;
      number: number;
      officer: string;
      reason: string;
    }
  | { step: 'confirm'; id: string; officer: string }
  | { step: 'undo'; id: string; officer: string; reason: string }
);
export type KeyKind = 'AUDIENCE' | 'SUBJECT';

const OPTIONS = {
  agency: { type: 'string' },
  group: { type: 'string' },
  of: { type: 'string' },
  number: { type: 'string' },
  key: { type: 'string' },
  confirm: { type: 'string' },
  officer: { type: 'string' },
  reason: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const KEY_ID = /^(x25519|ed25519)-[0-9a-f]{16}$/;
const WORD = /^[A-Za-z0-9.:_-]{1,80}$/;

/**
 * @param args those after `keys`
 * @throws CliError that says what was expected and what was typed
 */
export function keysOrder(args: string[]): KeysOrder {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const [step, what, ...more] = positionals;
  if (more.length > 0) throw new CliError(`Expected nothing after ${what}, got ${more.join(' ')}.`);
  const { agency } = values;
  if (agency === undefined)
    throw new CliError('Expected --agency, the agency whose keys these are.');
  const order = { agency, isDryRun: values['dry-run'] };
  const officer = (): string => given('officer', values.officer);
  const reason = (): string => given('reason', values.reason);
  const key = (kind: KeyKind) => ({
    ...{ kind, group: word('group', values.group), of: word('of', values.of) },
  });
  switch (step) {
    case 'list':
      return { ...order, step };
    case 'rotate':
      if (what === 'signing' || what === 'recipient')
        return { ...order, step: 'rotate-own', purpose: what };
      return { ...order, step, ...key(kindOf(what)), officer: officer(), reason: reason() };
    case 'revoke':
      return { ...order, step, keyId: keyIdOf(values.key) };
    case 'destroy':
      if (values.confirm !== undefined)
        return { ...order, step: 'confirm', id: idOf(values.confirm), officer: officer() };
      return {
        ...{ ...order, step, ...key(kindOf(what)), number: numberOf(values.number) },
        ...{ officer: officer(), reason: reason() },
      };
    case 'undo':
      return { ...order, step, id: idOf(what), officer: officer(), reason: reason() };
    default:
      throw new CliError(
        `Expected keys list, rotate, revoke, destroy or undo, got ${step ?? 'nothing'}; ` +
          `see ${CALL} --help.`,
      );
  }
}

function kindOf(what: string | undefined): KeyKind {
  if (what === 'audience') return 'AUDIENCE';
  if (what === 'subject') return 'SUBJECT';
  throw new CliError(`Expected signing, recipient, audience or subject, got ${what ?? 'nothing'}.`);
}

function given(name: string, text: string | undefined): string {
  if (text === undefined || text.trim() === '')
    throw new CliError(`Expected --${name}, got nothing.`);
  return text;
}

function word(name: string, text: string | undefined): string {
  const said = given(name, text);
  if (!WORD.test(said)) throw new CliError(`Expected one word as --${name}, got ${said}.`);
  return said;
}

function numberOf(text: string | undefined): number {
  const said = given('number', text);
  if (!/^[1-9]\d{0,8}$/.test(said))
    throw new CliError(`Expected an epoch or a generation as --number, got ${said}.`);
  return Number(said);
}

function keyIdOf(text: string | undefined): string {
  const said = given('key', text);
  if (!KEY_ID.test(said))
    throw new CliError(`Expected a key id such as ed25519-0123456789abcdef as --key, got ${said}.`);
  return said;
}

function idOf(text: string | undefined): string {
  if (text === undefined || !UUID.test(text))
    throw new CliError(`Expected the id of a destruction, got ${text ?? 'nothing'}.`);
  return text;
}
