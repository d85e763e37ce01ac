import {
  type DisclosureEntry,
  disclosureFields,
  LEDGER_START,
  type LedgerFault,
  type LedgerHead,
  verifyEntries,
} from '@sinergi/contracts';
import { type AgencyAccess, agencyAccess, localAgencies } from './agency-access.js';
import { askAgency } from './ask-agency.js';
import type { KnownHead, LedgerOrder } from './read-arguments.js';

const WHOLE = 0;
const BROKEN = 1;
const PAGE = 500;

interface Surroundings {
  out: NodeJS.WritableStream;
  err: NodeJS.WritableStream;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

/** How a ledger was found: its length and head, and what is wrong with it. */
interface Found {
  head: LedgerHead;
  fault: LedgerFault | null;
  /** whether the known length has the known hash; null where none was asked for */
  isKnown: boolean | null;
}

/**
 * Reads whole ledgers by the agencies' APIs and follows their chains.
 *
 * @throws CliError where an agency cannot be asked
 */
export async function ledgerCommand(
  order: LedgerOrder,
  surroundings: Surroundings,
): Promise<0 | 1> {
  const { out, err, env } = surroundings;
  const codes = order.agency === null ? localAgencies(env) : [order.agency];
  let outcome: 0 | 1 = WHOLE;
  for (const code of codes) {
    const access = agencyAccess({ agency: code, remote: order.remote }, env);
    const found = await followed(access, order.known, surroundings.signal);
    const said = saidOf(found, order.known);
    if (said.isWhole) out.write(`${code}: ${said.words}\n`);
    else err.write(`${code}: ${said.words}\n`);
    if (!said.isWhole) outcome = BROKEN;
  }
  return outcome;
}

async function followed(
  access: AgencyAccess,
  known: KnownHead | null,
  signal: AbortSignal,
): Promise<Found> {
  return askAgency(access, { signal, scopes: ['ledger'] }, async (client, patience) => {
    let head = LEDGER_START;
    let isKnown = known === null ? null : known.length === 0;
    for (let cursor: string | null = ''; cursor !== null; ) {
      const from = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = (await client.json(
        'GET',
        `/disclosures?order=oldest&limit=${PAGE}${from}`,
      )) as unknown as { items: DisclosureEntry[]; nextCursor: string | null };
      for (const entry of page.items) {
        const stored = { hash: Buffer.from(entry.hash, 'hex'), fields: disclosureFields(entry) };
        const { verified, fault } = verifyEntries(head, [{ seq: entry.seq, ...stored }]);
        if (fault !== null) return { head, fault, isKnown };
        head = verified;
        if (known?.length === head.length) isKnown = known.head.equals(head.head);
      }
      patience.renew();
      cursor = page.nextCursor;
    }
    return { head, fault: null, isKnown };
  });
}

function saidOf(
  { head: { length, head }, fault, isKnown }: Found,
  known: KnownHead | null,
): { isWhole: boolean; words: string } {
  if (fault !== null)
    return {
      isWhole: false,
      words:
        fault.code === 'MISSING'
          ? `Expected entry ${fault.seq}, got a ledger without it.`
          : `Expected entry ${fault.seq} as its hash covers it, got another one.`,
    };
  if (known !== null && isKnown !== true)
    return {
      isWhole: false,
      words:
        length < known.length
          ? `Expected at least ${known.length} entries, got ${length}.`
          : `Expected the known hash at entry ${known.length}, got another one.`,
    };
  const words = `${length} entries, a whole chain. Its head: ${length}:${head.toString('hex')}`;
  return { isWhole: true, words };
}
