import { type LedgerField, ledgerText } from './ledger-hash.js';

/** How it is known who the officer is; UNKNOWN in entries from before this was written down. */
export const OFFICER_KINDS = ['LOGGED_IN', 'STATED', 'MACHINE', 'UNKNOWN'] as const;
export type OfficerKind = (typeof OFFICER_KINDS)[number];

/** An entry of an agency's ledger of disclosures, as its API tells it. */
export interface DisclosureEntry {
  seq: number;
  disclosureId: string;
  /** UTC with microseconds, such as 2026-11-24T03:00:00.000001Z */
  askedAt: string;
  client: string;
  officerKind: OfficerKind;
  officer: string;
  purpose: string;
  reason: string;
  topic: string;
  /** the entity's key; null where a machine opened many at once */
  key: string | null;
  version: number | null;
  groups: string[];
  /** the keys of what a machine opened at once */
  keys: string[] | null;
  /** lower-case hex */
  hash: string;
}

/** What an entry's hash covers; the database's `disclosure_hash` says the same in SQL. */
export function disclosureFields(entry: DisclosureEntry): LedgerField[] {
  const { seq, disclosureId, askedAt, client, officerKind, officer, purpose, reason } = entry;
  const { topic, key, version, groups, keys } = entry;
  return [
    ...['disclosure 1', String(seq), disclosureId, microsOf(askedAt)],
    ...[client, officerKind, officer, purpose, reason, topic, key],
    version === null ? null : String(version),
    ledgerText(groups),
    keys === null ? null : ledgerText(keys),
  ];
}

const TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\.(\d{6})Z$/;

/** Microseconds since 1970, in decimal digits. @throws TypeError */
function microsOf(time: string): string {
  const [, seconds, micros] = TIME.exec(time) ?? [];
  const ms = Date.parse(`${seconds}Z`);
  if (micros === undefined || Number.isNaN(ms))
    throw new TypeError(`Expected a time in UTC with microseconds, got ${JSON.stringify(time)}`);
  return String(BigInt(ms) * 1_000n + BigInt(micros));
}
