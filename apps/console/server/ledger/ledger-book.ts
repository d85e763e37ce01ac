import type { ReportedLedger } from '../sync/agency-report.js';

/** The last that an agency's reports said of its ledger, as it is kept over a restart. */
export interface LedgerSeen {
  agency: string;
  length: number;
  /** hex */
  head: string;
  /** when the broker stored the report, epoch ms; of two reports the later counts */
  receivedAt: number;
}

/**
 * What a report says against an earlier one. SHORTER: entries are gone; CHANGED: an entry of before
 * is another one by now; UNFOLLOWED: it no longer names the length that it had told before.
 */
export interface LedgerContradiction {
  kind: 'SHORTER' | 'CHANGED' | 'UNFOLLOWED';
  /** the length that was told before */
  before: number;
  /** the length that is told now */
  length: number;
}

interface Told {
  ledger: ReportedLedger | null;
  receivedAt: number;
}

interface Kept extends LedgerSeen {
  isSaved: boolean;
  contradiction: LedgerContradiction | null;
}

/** Reports of older software say nothing of a ledger. */
const NOTHING: ReportedLedger = { length: 0, head: '0'.repeat(64), earlier: [], faultAt: 0 };
/** What is held until it is known what was seen before, per agency. */
const MOST_HELD = 64;
/**
 * Reports come at least every ten seconds. After a longer pause some were missed, and a ledger that
 * grew meanwhile may not name the length that was seen last.
 */
const MISSED_AFTER_MS = 25_000;

/**
 * Follows every agency's ledger by what its signed reports say: each names its length, its head,
 * and the hashes that it has at the lengths of the reports before. A ledger that lost entries or
 * has others in their place contradicts what it said, whatever its own database says by then.
 */
export class LedgerBook {
  private readonly kept = new Map<string, Kept>();
  private held: Map<string, Told[]> | null = new Map();
  /** agencies whose contradiction an operator took note of before it was recalled */
  private readonly accepted = new Set<string>();

  /** Takes in what a report says. A report that is not newer than the kept one changes nothing. */
  note(agency: string, ledger: ReportedLedger | null, receivedAt: number): void {
    if (this.held === null) {
      this.take(agency, { ledger, receivedAt });
      return;
    }
    const waiting = this.held.get(agency) ?? [];
    waiting.push({ ledger, receivedAt });
    this.held.set(agency, waiting.slice(-MOST_HELD));
  }

  /** Tells what was seen before the start. Until then nothing is compared. */
  recall(seen: readonly (LedgerSeen & { contradiction: LedgerContradiction | null })[]): void {
    const { held } = this;
    if (held === null) return;
    this.held = null;
    for (const one of seen) {
      this.kept.set(one.agency, { ...one, isSaved: true });
      if (this.accepted.has(one.agency)) this.accept(one.agency);
    }
    for (const [agency, told] of held) for (const each of told) this.take(agency, each);
  }

  get isRecalled(): boolean {
    return this.held === null;
  }

  contradiction(agency: string): LedgerContradiction | null {
    return this.kept.get(agency)?.contradiction ?? null;
  }

  /** An operator has taken note of a contradiction: the ledger is followed on from where it is. */
  accept(agency: string): void {
    const kept = this.kept.get(agency);
    if (kept) this.kept.set(agency, { ...kept, contradiction: null, isSaved: false });
    else if (!this.isRecalled) this.accepted.add(agency);
  }

  /** What changed and is to be saved. */
  unsaved(): (LedgerSeen & { contradiction: LedgerContradiction | null })[] {
    return [...this.kept.values()].filter(({ isSaved }) => !isSaved);
  }

  /** Notes that these were saved; what changed meanwhile stays unsaved. */
  saved(seen: readonly LedgerSeen[]): void {
    for (const one of seen) {
      const kept = this.kept.get(one.agency);
      if (kept === one) this.kept.set(one.agency, { ...kept, isSaved: true });
    }
  }

  private take(agency: string, { ledger, receivedAt }: Told): void {
    const before = this.kept.get(agency);
    if (before && receivedAt <= before.receivedAt) return;
    // Older software, before and now.
    if (ledger === null && before === undefined) return;
    const { length, head, earlier } = ledger ?? NOTHING;
    const found = before ? contradictionOf(before, { length, head, earlier }, receivedAt) : null;
    const isUnchanged = before !== undefined && before.length === length && before.head === head;
    this.kept.set(agency, {
      ...{ agency, length, head, receivedAt },
      contradiction: found ?? before?.contradiction ?? null,
      isSaved: before?.isSaved === true && isUnchanged && found === null,
    });
  }
}

function contradictionOf(
  { length: before, head, receivedAt: seenAt }: LedgerSeen,
  now: Pick<ReportedLedger, 'length' | 'head' | 'earlier'>,
  receivedAt: number,
): LedgerContradiction | null {
  const { length } = now;
  if (length < before) return { kind: 'SHORTER', before, length };
  if (before === 0) return null;
  const same = [now, ...now.earlier].find((mark) => mark.length === before);
  if (same) return same.head === head ? null : { kind: 'CHANGED', before, length };
  if (receivedAt - seenAt > MISSED_AFTER_MS) return null;
  return { kind: 'UNFOLLOWED', before, length };
}
