import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgencyClient, Json } from '@sinergi/client';
import { type DirectoryEntry, EventCodec, OPERATE_SCOPE, schemaText } from '@sinergi/contracts';
import { type Approval, directoryHashAfter, RECOVERY } from '@sinergi/directory';
import { ApproverKey, KeystoreError } from '@sinergi/trust';
import { type AgencyAccess, agencyAccess, localMaintenance } from './agency-access.js';
import { askAgency } from './ask-agency.js';
import { CliError } from './cli-error.js';
import type { DirectoryOrder } from './directory-order.js';
import { stateFolder } from './state-folder.js';

const DONE = 0;
const HOUR_MS = 3_600_000;

interface Surroundings {
  out: NodeJS.WritableStream;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

interface Change {
  right: string;
  what: string;
  code: string;
  rehearsed: { days: number; events: number } | null;
}

interface Proposal {
  proposalId: string;
  state: string;
  proposedBy: string;
  reason: string;
  proposedAt: string;
  previousHash: string;
  refusal: string | null;
  records: {
    key: string;
    version: number;
    change: string;
    directoryHash: string;
    value: string;
    gains: Change[];
    losses: Change[];
    approvals: { approver: string; until: string }[];
  }[];
}

/**
 * Shows, proposes, approves, publishes and refuses changes of the directory by the API of an
 * agency. What an approver signs is computed here, from the bytes that are shown.
 *
 * @throws CliError, Refused
 */
export async function directoryCommand(
  order: DirectoryOrder,
  { out, env, signal }: Surroundings,
): Promise<0> {
  const access: AgencyAccess = order.remote
    ? agencyAccess({ agency: order.agency, remote: order.remote }, env)
    : localMaintenance(order.agency, env);
  const scopes = [OPERATE_SCOPE];
  out.write(
    await askAgency(access, { signal, scopes }, (client) =>
      new Directory(client, order, env).run(),
    ),
  );
  return DONE;
}

class Directory {
  constructor(
    private readonly client: AgencyClient,
    private readonly order: DirectoryOrder,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  async run(): Promise<string> {
    switch (this.order.action) {
      case 'show':
        return saidOfDirectory(await this.client.json('GET', '/directory'));
      case 'propose':
      case 'refuse':
        return this.propose();
      case 'rehearse':
        return saidOfProposal(await this.open());
      case 'approve':
        return this.approve();
      case 'publish':
        return saidOfProposal(await this.act('POST', 'publication'));
      case 'drop':
        return saidOfProposal(await this.act('DELETE', ''));
    }
  }

  private async propose(): Promise<string> {
    const { officer, reason, revoke, refuse, delaySeconds, threshold } = this.order;
    const terms = {
      ...(delaySeconds === null ? {} : { delaySeconds }),
      ...(threshold === null ? {} : { threshold }),
    };
    const asked = { officer, reason, revoke, refuse, terms };
    return saidOfProposal(await this.proposalOf('POST', '/directory/proposals', asked));
  }

  private async approve(): Promise<string> {
    const [proposal, { exchangeId, directoryHash: present }] = await Promise.all([
      this.open(),
      this.client.json('GET', '/directory') as Promise<Json & { directoryHash: string }>,
    ]);
    if (proposal.previousHash !== present)
      throw new CliError(
        'Expected a proposal for the directory as it is now, got one for an earlier directory: ' +
          'propose it again.',
      );
    const hashes = hashesOf(proposal);
    const shown = await Promise.all(
      proposal.records.map(async (record) => contentOf(record.key, record.value)),
    );
    const key = await this.approverKey();
    const at = Date.now();
    const times = { at, until: at + this.order.hours * HOUR_MS };
    const approvals = hashes.map((directoryHash) => [
      key.approve({
        ...{ exchangeId: String(exchangeId), directoryHash, approver: this.order.as, ...times },
      }),
    ]);
    const body = { approvals: approvals.map((list) => list.map(toJson)) };
    const approved = await this.proposalOf(
      'POST',
      `/directory/proposals/${proposal.proposalId}/approvals`,
      body,
    );
    const until = new Date(times.until).toISOString();
    const signed = `${this.order.as} signed, until ${until}:\n${shown.join('')}`;
    return `${signed}\n${saidOfProposal(approved)}`;
  }

  private async approverKey(): Promise<ApproverKey> {
    const { as, keyFile, passphraseFile } = this.order;
    const name = as === RECOVERY ? RECOVERY : `approver-${as}`;
    const inState = (end: string): string =>
      join(stateFolder(this.env), 'keystores', `${name}.${end}`);
    const file = keyFile ?? inState('json');
    try {
      const passphrase = readFileSync(passphraseFile ?? inState('passphrase'), 'utf8').trim();
      return await ApproverKey.open(file, passphrase);
    } catch (error) {
      if (error instanceof KeystoreError) throw new CliError(`${error.message}.`);
      throw new CliError(
        `Expected the key of ${as} and its passphrase (--key, --passphrase-file), ` +
          `got ${(error as { code?: string }).code ?? String(error)}.`,
      );
    }
  }

  private async act(method: string, action: string): Promise<Proposal> {
    const { proposalId } = await this.open();
    const path = `/directory/proposals/${proposalId}${action && `/${action}`}`;
    return this.proposalOf(method, path);
  }

  private async open(): Promise<Proposal> {
    const { items } = (await this.client.json('GET', '/directory/proposals')) as unknown as {
      items: Proposal[];
    };
    const open = items.find(({ state }) => state === 'OPEN');
    if (!open) throw new CliError('Expected an open proposal, got none: nothing waits.');
    return open;
  }

  private async proposalOf(method: string, path: string, body?: object): Promise<Proposal> {
    return (await this.client.json(method, path, body)) as unknown as Proposal;
  }
}

/** Follows the chain over the bytes, so that no other hash is signed than that of what is shown. */
function hashesOf({ previousHash, records }: Proposal): Buffer[] {
  const hashes: Buffer[] = [];
  for (const { key, version, value, directoryHash } of records) {
    const before = hashes.at(-1) ?? Buffer.from(previousHash, 'hex');
    const hash = directoryHashAfter(before, { key, version, value: Buffer.from(value, 'base64') });
    if (hash.toString('hex') !== directoryHash)
      throw new CliError(`Expected the hash of ${key} as it is shown, got another: do not sign.`);
    hashes.push(hash);
  }
  return hashes;
}

/** Reads what a record says from its bytes, by our own schema. */
async function contentOf(key: string, value: string): Promise<string> {
  const codec = new EventCodec({
    byId: async () => schemaText('DirectoryEntry'),
    idOf: () => Promise.reject(new TypeError('Expected to read only, got a value to write')),
  });
  const decoded = await codec
    .decode('timpora.directory', Buffer.from(value, 'base64'))
    .catch((error: unknown) => {
      throw new CliError(
        `Expected ${key} in the schema of this software, got another ` +
          `(${error instanceof Error ? error.message : String(error)}).`,
      );
    });
  const entry = decoded.value as DirectoryEntry;
  if (entry.code !== key) throw new CliError(`Expected an entry of ${key}, got ${entry.code}.`);
  return saidOfEntry(entry);
}

function saidOfEntry(entry: DirectoryEntry): string {
  const { code, change, publishes, subscribes, opens, areaCodes, publicKeys, terms } = entry;
  if (terms)
    return (
      `  ${code} ${change}: ${terms.threshold} of ` +
      `${terms.approvers.map(({ agency }) => agency).join(', ')}; ` +
      `delay ${terms.delaySeconds} s; ${terms.schemas.length} schemas\n`
    );
  const openings = opens.map(
    ({ group, areas }) => `${group}${areas.length > 0 ? ` in ${areas.join(' ')}` : ''}`,
  );
  const keys = publicKeys.map(
    ({ keyId, revokedAt }) => `${keyId}${revokedAt === null ? '' : ' (withdrawn)'}`,
  );
  const lines = [
    ['publishes', publishes],
    ['receives', subscribes],
    ['opens', openings],
    ['areas', areaCodes],
    ['keys', keys],
  ] as const;
  const shown = lines.filter(([, list]) => list.length > 0);
  return `  ${code} ${change}\n${shown
    .map(([name, list]) => `    ${name}: ${list.join(', ')}\n`)
    .join('')}`;
}

const toJson = ({ approver, keyId, at, until, signature }: Approval) => ({
  ...{ approver, keyId, signature: signature.toString('base64url') },
  ...{ at: new Date(at).toISOString(), until: new Date(until).toISOString() },
});

function saidOfProposal(proposal: Proposal): string {
  const { proposalId, state, proposedBy, reason, proposedAt, records, refusal } = proposal;
  const lines = records.flatMap(({ key, change, gains, losses, approvals }) => [
    `  ${key}: ${change}`,
    ...gains.map((gain) => `    + ${saidOfChange(gain)}`),
    ...losses.map((loss) => `    - ${saidOfChange(loss)}`),
    `    approved by ${approvals.map(({ approver }) => approver).join(', ') || 'nobody'}`,
  ]);
  const end = state === 'OPEN' ? (refusal ?? 'It can be published.') : '';
  return (
    `Proposal ${proposalId} (${state}), by ${proposedBy} at ${proposedAt}: ${reason}\n` +
    `${lines.join('\n')}\n${end}${end && '\n'}`
  );
}

function saidOfChange({ right, what, rehearsed }: Change): string {
  const events = rehearsed
    ? ` (${rehearsed.events} events of the last ${rehearsed.days} days)`
    : '';
  return `${right} ${what}${events}`;
}

function saidOfDirectory(directory: Json): string {
  const { directoryVersion, directoryHash, terms, announced } = directory as unknown as {
    directoryVersion: string;
    directoryHash: string;
    terms: {
      approvers: { agency: string; keyId: string }[];
      threshold: number;
      delaySeconds: number;
    } | null;
    announced: { key: string; version: number; announcedAt: string }[];
  };
  const head = `Directory version ${directoryVersion}, hash ${directoryHash}\n`;
  if (!terms) return `${head}It has no terms yet: one key signs it.\n`;
  const hands = terms.approvers.map(({ agency, keyId }) => `  ${agency} (${keyId})\n`).join('');
  const waiting = announced.map(
    ({ key, version, announcedAt }) => `  ${key}, version ${version}, since ${announcedAt}\n`,
  );
  return (
    `${head}A change needs ${terms.threshold} of these approvals:\n${hands}` +
    `A wider right waits ${terms.delaySeconds} s.\n` +
    (waiting.length > 0 ? `Announced:\n${waiting.join('')}` : 'Nothing is announced.\n')
  );
}
