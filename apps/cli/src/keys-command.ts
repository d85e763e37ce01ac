import type { AgencyClient, Json } from '@sinergi/client';
import { localMaintenance } from './agency-access.js';
import { askAgency } from './ask-agency.js';
import { CliError } from './cli-error.js';
import type { KeysOrder } from './keys-order.js';
import { rotateOwnKey } from './rotate-own-key.js';
import { CALL } from './usage.js';

interface Surroundings {
  out: NodeJS.WritableStream;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

/**
 * Shows and changes an agency's keys: those of its keystore in its file, all others by its API.
 *
 * @throws CliError, Refused
 */
export async function keysCommand(
  order: KeysOrder,
  { out, env, signal }: Surroundings,
): Promise<0> {
  if (order.step === 'rotate-own') {
    out.write(await rotateOwnKey(order, env));
    return 0;
  }
  const access = localMaintenance(order.agency, env);
  out.write(await askAgency(access, { signal }, (client) => carryOut(order, client)));
  return 0;
}

async function carryOut(
  order: Exclude<KeysOrder, { step: 'rotate-own' }>,
  client: AgencyClient,
): Promise<string> {
  const would = order.isDryRun ? 'Dry run, nothing was changed. ' : '';
  const post = (path: string, body: Json): Promise<Json> =>
    client.json('POST', path, { ...body, dryRun: order.isDryRun });
  switch (order.step) {
    case 'list':
      return shownList(await client.json('GET', '/keys'), await client.json('GET', DESTRUCTIONS));
    case 'rotate': {
      const { kind, group, of, officer, reason } = order;
      const { key, number, members } = await post('/keys/rotations', {
        ...{ kind, group, of, officer, reason },
      });
      const wrapped =
        (members as string[]).length > 0 ? `, for ${(members as string[]).join(', ')}` : '';
      return `${would}${String(key)}: number ${String(number)} seals from now on${wrapped}.\n`;
    }
    case 'revoke':
      return shownRevoking(order, await client.json('GET', '/keys'));
    case 'destroy': {
      const { kind, group, of, number, officer, reason } = order;
      const said = await post(DESTRUCTIONS, { kind, group, of, number, officer, reason });
      const { key, destructionId } = said;
      if (order.isDryRun) return `${would}${String(key)} would be announced.\n`;
      return (
        `${String(key)} is to be destroyed. A second officer confirms it:\n` +
        `  ${CALL} keys destroy --agency ${order.agency} ` +
        `--confirm ${String(destructionId)} --officer <name>\n`
      );
    }
    case 'confirm': {
      const { key, dueAt } = await post(`${DESTRUCTIONS}/${order.id}/confirmation`, {
        officer: order.officer,
      });
      return (
        `${would}${String(key)} is destroyed at ${String(dueAt)}. Until then:\n` +
        `  ${CALL} keys undo ${order.id} --agency ${order.agency} ` +
        '--officer <name> --reason <text>\n'
      );
    }
    case 'undo': {
      const { officer, reason } = order;
      const { key } = await post(`${DESTRUCTIONS}/${order.id}/undoing`, { officer, reason });
      return `${would}${String(key)} stays.\n`;
    }
  }
}

const DESTRUCTIONS = '/keys/destructions';

interface OwnKey {
  keyId: string;
  use: 'SIGN' | 'WRAP';
  state: string;
  listedAt: string | null;
  isOld: boolean;
}
const keysOf = (list: Json): OwnKey[] => list['keys'] as OwnKey[];

function shownList(list: Json, destructions: Json): string {
  const lines = keysOf(list).map(
    ({ keyId, use, state, listedAt, isOld }) =>
      `${use === 'SIGN' ? 'signs' : 'opens'}  ${keyId}  ${state.toLowerCase()}, ` +
      (listedAt === null ? 'not listed yet' : `listed ${listedAt}`) +
      (isOld ? ', OLD: rotate it' : ''),
  );
  for (const one of list['audiences'] as Json[])
    lines.push(
      `epoch ${String(one['epoch'])} of ${String(one['group'])}/${String(one['audience'])}, ` +
        `wrapped for ${String(one['members'])} keys` +
        `${one['isOutdated'] === true ? ', the next epoch is due' : ''}`,
    );
  lines.push(`${String(list['subjectKeys'])} keys of subjects and entities`);
  for (const one of destructions['items'] as Json[])
    lines.push(
      `${String(one['state']).toLowerCase()}: destruction ${String(one['destructionId'])} of ` +
        `${String(one['key'])}${one['dueAt'] === null ? '' : `, due ${String(one['dueAt'])}`}`,
    );
  return `${lines.join('\n')}\n`;
}

/** Withdrawing a key is a change of the directory, so others than the agency make it. */
function shownRevoking({ agency, keyId }: KeysOrder & { step: 'revoke' }, list: Json): string {
  const all = keysOf(list);
  const key = all.find((one) => one.keyId === keyId);
  if (!key)
    throw new CliError(
      `Expected a key of ${agency} (${all.map((one) => one.keyId).join(', ')}), got ${keyId}.`,
    );
  if (key.state === 'WITHDRAWN') return `${keyId} is withdrawn already.\n`;
  const next = all.find(({ use, state }) => use === key.use && state === 'NEXT');
  const purpose = key.use === 'SIGN' ? 'signing' : 'recipient';
  const warning =
    key.state === 'USED'
      ? `${agency} uses this key now. ${
          next
            ? `${next.keyId} takes its place once it is listed and in force.`
            : `Add another one first: ${CALL} keys rotate ${purpose} --agency ${agency}`
        }\n`
      : '';
  return (
    `${warning}Nothing was changed: withdrawing a key is a change of the directory.\n` +
    `  ${CALL} directory propose --revoke ${agency}:${keyId} --officer <name> --reason <text>\n` +
    'proposes it to its approvers. From the fences on ' +
    `${key.use === 'SIGN' ? 'nothing that it signs counts' : 'nothing new is wrapped for it'}.\n`
  );
}
