import type { SqlQuery } from '@sinergi/database';
import type { OpeningLimitSettings } from '@sinergi/settings';
import { countedAs } from './counted-as.js';

/** What the ledger names as the topic of entries that open nothing, but let more be opened. */
export const BREAK_GLASS = 'break-glass';
/** The entries of a request, in their order: the version that each has. */
export const STEPS = { asked: 1, confirmed: 2 } as const;
/** Older requests are shown by the ledger alone. */
const SHOWN_DAYS = 7;
const HOUR_MS = 3_600_000;

/** A request to open beyond the limit, as the ledger's entries make it. */
export interface BreakGlassRequest {
  requestId: string;
  /** ASKED: waits for the second person; LAPSED: none came in time; GRANTED: in force */
  state: 'ASKED' | 'LAPSED' | 'GRANTED' | 'ENDED';
  /** who asked, and may open more */
  officer: string;
  purpose: string;
  reason: string;
  /** epoch ms */
  askedAt: number;
  /** until when it can be confirmed, or is in force; epoch ms */
  until: number;
  /** how many openings more it allows */
  openings: number;
  confirmedBy: string | null;
  /** epoch ms */
  confirmedAt: number | null;
}

interface Entry {
  key: string;
  version: number;
  officer: string;
  officerKind: string;
  purpose: string;
  reason: string;
  /** epoch ms */
  askedAt: number;
}

/** Reads the requests of the last days from the ledger, the latest first. */
export async function readBreakGlass(
  query: SqlQuery,
  limits: OpeningLimitSettings,
): Promise<BreakGlassRequest[]> {
  const { rows } = await query(
    `SELECT key, version, officer, officer_kind, purpose, reason,
       (extract(epoch FROM asked_at) * 1000)::float8 AS asked_at,
       (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now
     FROM disclosure
     WHERE topic = $1 AND asked_at > clock_timestamp() - make_interval(days => $2)
     ORDER BY seq`,
    [BREAK_GLASS, SHOWN_DAYS],
  );
  const entries = rows.map((row) => ({
    key: String(row['key']),
    version: Number(row['version']),
    officer: String(row['officer']),
    officerKind: String(row['officer_kind']),
    purpose: String(row['purpose']),
    reason: String(row['reason']),
    askedAt: Number(row['asked_at']),
  }));
  return requestsOf(entries, limits, Number(rows[0]?.['now'] ?? 0));
}

/**
 * Makes requests of entries. An entry that the service would not have written grants nothing: a
 * confirmation by a system, by the person who asked, twice, or too late.
 */
export function requestsOf(
  entries: readonly Entry[],
  { breakGlass }: Pick<OpeningLimitSettings, 'breakGlass'>,
  now: number,
): BreakGlassRequest[] {
  const { confirmWithinHours, lastsHours, openings } = breakGlass;
  const found = new Map<string, BreakGlassRequest>();
  for (const entry of entries) {
    const { key, version, officer, officerKind, purpose, reason, askedAt } = entry;
    if (officerKind !== 'LOGGED_IN') continue;
    const known = found.get(key);
    if (version === STEPS.asked && known === undefined) {
      const until = askedAt + confirmWithinHours * HOUR_MS;
      found.set(key, {
        ...{ requestId: key.slice(key.indexOf(':') + 1), officer, purpose, reason, askedAt },
        ...{ state: now < until ? 'ASKED' : 'LAPSED', until, openings },
        ...{ confirmedBy: null, confirmedAt: null },
      });
    }
    if (version !== STEPS.confirmed || known === undefined || known.confirmedAt !== null) continue;
    if (askedAt >= known.until || countedAs(officer) === countedAs(known.officer)) continue;
    const until = askedAt + lastsHours * HOUR_MS;
    found.set(key, {
      ...{ ...known, state: now < until ? 'GRANTED' : 'ENDED', until },
      ...{ confirmedBy: officer, confirmedAt: askedAt },
    });
  }
  return [...found.values()].reverse();
}
