import { randomUUID } from 'node:crypto';
import type { AgencyClient, Json } from '@sinergi/client';
import type { ActivateOrder } from './activate-order.js';
import { agencyAccess } from './agency-access.js';
import { askAgency } from './ask-agency.js';
import { CALL } from './usage.js';

const SETTINGS = '/rule-settings';
const YEARS_KEPT = 5;
const DONE = 0;

interface Surroundings {
  out: NodeJS.WritableStream;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

/**
 * Sets numbers of a rule of early detection, or revokes that, by the coordinator's API.
 *
 * @throws CliError where the agency cannot be asked; Refused
 */
export async function activateCommand(
  order: ActivateOrder,
  { out, env, signal }: Surroundings,
): Promise<0> {
  const scopes = ['rule-setting:read', 'rule-setting:write'];
  const said = await askAgency(agencyAccess(order, env), { signal, scopes }, (client) =>
    order.step === 'set' ? set(client, order) : revoke(client, order),
  );
  out.write(`${order.isDryRun ? 'A dry run, nothing is done: ' : ''}${said}`);
  return DONE;
}

async function set(client: AgencyClient, order: ActivateOrder & { step: 'set' }): Promise<string> {
  const { ruleId, ruleVersion, values, from, until, agency } = order;
  const { ruleSettingId } = await post(client, order, SETTINGS, {
    ...{ ruleId, ruleVersion, values, inForceFrom: from, inForceUntil: until },
    ...{ activationReason: order.reason, source: order.source, officer: order.officer },
    handling: {
      ...{ purpose: order.purpose, legalBasis: order.legalBasis, ...order.lane },
      retainUntil: yearsAfter(until ?? from),
    },
  });
  const what = values.map(({ parameter, value }) => `${parameter} ${value}`).join(', ');
  return (
    `${ruleId}: ${what} from ${from}${until === null ? '' : ` until ${until}`}. To revoke it:\n` +
    `  ${CALL} activate --revoke ${ruleSettingId ?? '<id>'} --agency ${agency} ` +
    '--officer <name> --reason <text>\n'
  );
}

async function revoke(
  client: AgencyClient,
  order: ActivateOrder & { step: 'revoke' },
): Promise<string> {
  const path = `${SETTINGS}/${encodeURIComponent(order.settingId)}`;
  const { version, ruleId } = await client.json('GET', path);
  const body = { change: 'REVOKED', statusReason: order.reason, officer: order.officer };
  await post(client, order, `${path}/changes`, body, { 'if-match': `"${version}"` });
  return `The setting of ${ruleId} holds no longer.\n`;
}

/** The key lets the client repeat the call while no answer comes. */
const post = (
  client: AgencyClient,
  { isDryRun }: ActivateOrder,
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Json> =>
  client.json('POST', isDryRun ? `${path}?dryRun=true` : path, body, {
    ...headers,
    'idempotency-key': randomUUID(),
  });

const yearsAfter = (day: string): string => `${Number(day.slice(0, 4)) + YEARS_KEPT}-12-31`;
