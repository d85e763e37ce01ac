import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutgoingRecord } from '@sinergi/broker';
import { APPROVALS_HEADER, approvalsToText, directoryHashAfter } from '@sinergi/directory';
import { readAgencySettings } from '@sinergi/settings';
import { ApproverKey } from '@sinergi/trust';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { AgencySystem } from './agency-system.js';

const COORDINATOR = 'imigrasi-dki';

/** An approval: whose key signs it, and in whose name it says to be. */
export interface Hand {
  key: string;
  name: string;
}

/**
 * Adds approvals to a record of the directory, for the place after the latest one. The keys of the
 * approvers lie on this machine, as docs/directory.md says.
 */
export async function approvedRecord(
  descriptor: PlatformDescriptor,
  record: OutgoingRecord,
  hands: readonly Hand[],
): Promise<OutgoingRecord> {
  const { exchange } = readAgencySettings(
    join(descriptor.stateDir, 'settings', `${COORDINATOR}.json`),
  );
  const { body } = await new AgencySystem(descriptor, COORDINATOR).get('/directory');
  const change = {
    key: record.key,
    version: Number(record.headers['entity-version']),
    value: record.value!,
  };
  const about = {
    exchangeId: exchange.id,
    directoryHash: directoryHashAfter(Buffer.from(body.directoryHash, 'hex'), change),
    at: Date.now(),
    until: Date.now() + 3_600_000,
  };
  const approvals = [];
  for (const { key, name } of hands)
    approvals.push((await openHand(descriptor, key)).approve({ ...about, approver: name }));
  return {
    ...record,
    headers: { ...record.headers, [APPROVALS_HEADER]: approvalsToText(approvals) },
  };
}

function openHand({ stateDir }: PlatformDescriptor, code: string): Promise<ApproverKey> {
  const file = (end: string): string => join(stateDir, 'keystores', `approver-${code}.${end}`);
  return ApproverKey.open(file('json'), readFileSync(file('passphrase'), 'utf8').trim());
}
