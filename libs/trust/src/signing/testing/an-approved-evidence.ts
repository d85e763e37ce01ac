import type { DirectoryEntry, DirectoryTerms, NamedKey } from '@sinergi/contracts';
import {
  APPROVALS_HEADER,
  type Approval,
  approvalsToText,
  approve,
  directoryHashAfter,
  EMPTY_DIRECTORY_HASH,
  EXCHANGE_CODE,
  RECOVERY,
  rawPublicKey,
  rootOfDirectory,
} from '@sinergi/directory';
import type { ApprovedEvidence, ApprovedRecord, EvidenceRecord } from '../evidence-form.js';
import type { Signer } from '../sign-records.js';
import {
  anEntry,
  aSigner,
  coordinator,
  EXCHANGE,
  encoded,
  menteng,
  sampleOf,
  signTogether,
  type Unsigned,
} from './an-evidence.js';

/** Hands of the directory: the first three found it, the last three take it over. */
export const hands = ['imigrasi-dki', 'polri-jakpus', 'kejari-jakpus', 'tni-jakpus', 'bin-dki'].map(
  (agency) => aSigner(agency),
) as [Signer, Signer, Signer, Signer, Signer];
const [first, second, third, fourth, fifth] = hands;
export const recovery = aSigner(RECOVERY);

/** When the approvals of a test are given, epoch ms. */
export const GIVEN = 1_764_400_000_000;
const HOLDS_MS = 600_000;

export type Whole = ApprovedEvidence & { listing: ApprovedRecord };

export const nameOf = ({ agency, keyId, privateKey }: Signer): NamedKey => ({
  ...{ agency, keyId, key: rawPublicKey(privateKey) },
});

export function someTerms(
  approvers: readonly Signer[],
  change: Partial<DirectoryTerms> = {},
): DirectoryTerms {
  return {
    ...{ approvers: approvers.map(nameOf), threshold: 2, recovery: nameOf(recovery) },
    ...{ delaySeconds: 0, fenceSigners: [nameOf(coordinator)], schemas: [], admissionRules: 1 },
    ...change,
  };
}

export const foundingTerms = someTerms([first, second, third]);
export const laterTerms = someTerms([second, fourth, fifth]);
export const root = rootOfDirectory(EXCHANGE, foundingTerms);

/** The entry of the exchange, before it is approved. */
export function anExchange(
  version: number,
  terms: DirectoryTerms | null,
  change: Partial<DirectoryEntry> = {},
): Promise<Unsigned> {
  const entry: DirectoryEntry = {
    ...(sampleOf('DirectoryEntry') as DirectoryEntry),
    ...{ code: EXCHANGE_CODE, kind: 'EXCHANGE', owner: second.agency, version, terms, number: 0 },
    ...{ change: version === 1 ? 'LISTED' : 'CHANGED', publicKeys: [], publishes: [], opens: [] },
    ...{ subscribes: [], identityAuthority: false },
    ...change,
  };
  const place = { topic: 'timpora.directory', key: EXCHANGE_CODE, version };
  return encoded('DirectoryEntry', entry, place);
}

export interface Approving {
  by: readonly Signer[];
  /** hash of the directory before the record */
  after?: Buffer;
  at?: number;
  until?: number;
  exchangeId?: string;
}

export function approvalsOf(
  { key, version, value }: Pick<Unsigned, 'key' | 'version' | 'value'>,
  { by, after = EMPTY_DIRECTORY_HASH, at = GIVEN, ...over }: Approving,
): Approval[] {
  const { until = at + HOLDS_MS, exchangeId = EXCHANGE } = over;
  const directoryHash = directoryHashAfter(after, { key, version, value });
  return by.map(({ agency, keyId, privateKey }) =>
    approve({ exchangeId, directoryHash, approver: agency, keyId, at, until }, privateKey),
  );
}

/** A directory record with its approvals. */
export function approved(unsigned: Unsigned, approving: Approving): ApprovedRecord {
  return withApprovals(
    {
      ...signTogether([unsigned], coordinator)[0]!,
      previousHash: (approving.after ?? EMPTY_DIRECTORY_HASH).toString('hex'),
    },
    approvalsToText(approvalsOf(unsigned, approving)),
  );
}

export function withApprovals<R extends EvidenceRecord>(record: R, text: string): R {
  return { ...record, headers: { ...record.headers, [APPROVALS_HEADER]: text } };
}

/** Hash of the directory before the second terms, and before the listing. */
export const BEFORE_LATER: Buffer = Buffer.alloc(32, 3);
export const BEFORE_LISTING: Buffer = Buffer.alloc(32, 4);

export async function founding(change: Partial<DirectoryEntry> = {}): Promise<ApprovedRecord> {
  return approved(await anExchange(1, foundingTerms, change), { by: [first, third] });
}

export async function later(change: Partial<DirectoryEntry> = {}): Promise<ApprovedRecord> {
  const exchange = await anExchange(4, laterTerms, change);
  return approved(exchange, { by: [first, second, fourth], after: BEFORE_LATER });
}

/** The listing of kec-menteng, approved by the later terms. */
export async function aListing(
  change: (entry: DirectoryEntry) => Partial<DirectoryEntry> = () => ({}),
  approving: Partial<Approving> = {},
): Promise<ApprovedRecord> {
  const entry = await anEntry((one) => ({ owner: fifth.agency, ...change(one) }));
  return approved(entry, { by: [fourth, fifth], after: BEFORE_LISTING, ...approving });
}

/** A sighting of kec-menteng, with everything that it can be checked with from the root on. */
export async function anApprovedEvidence(
  change?: (entry: DirectoryEntry) => Partial<DirectoryEntry>,
): Promise<Whole> {
  const sighting = await encoded('Sighting', sampleOf('Sighting'), {
    ...{ topic: 'timpora.sighting', key: 'kec-menteng:one', version: 3 },
  });
  return {
    ...{ format: 'sinergi-evidence-2', exchangeId: EXCHANGE },
    record: signTogether([sighting], menteng)[0]!,
    listing: await aListing(change),
    terms: [await founding(), await later()],
  };
}
