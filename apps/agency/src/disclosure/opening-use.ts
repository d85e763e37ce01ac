import type { SqlQuery } from '@sinergi/database';
import type { OpeningLimitSettings } from '@sinergi/settings';
import { BREAK_GLASS, type BreakGlassRequest, readBreakGlass } from './break-glass-entries.js';
import { countedAs } from './counted-as.js';

/** How much somebody opened within the window, and within the short time that bulk takes. */
export interface Used {
  used: number;
  lately: number;
  /** how many may be used, with what was granted beyond */
  limit: number;
}

/** Openings of one officer, under all spellings of the name. */
export interface OfficerUse extends Used {
  /** the spelling that opened most */
  officer: string;
  spellings: string[];
}

/** How much an agency's officers opened, by its ledger. */
export interface OpeningUse {
  agency: Used;
  /** by the name under which they are counted, who opened most first */
  officers: ReadonlyMap<string, OfficerUse>;
  /** whether somebody opens in bulk, or has used a limit up */
  isBulk: boolean;
  requests: BreakGlassRequest[];
}

/** Condition on entries that count. Needs $1, the topic of those that open nothing. */
const COUNTED = `officer_kind IN ('LOGGED_IN', 'STATED') AND topic <> $1`;

/** Reads from the ledger how much was opened; in the caller's transaction, if it has one. */
export async function readOpeningUse(
  query: SqlQuery,
  limits: OpeningLimitSettings,
): Promise<OpeningUse> {
  const { windowHours, perAgency, perOfficer, bulkMinutes } = limits;
  const requests = await readBreakGlass(query, limits);
  const granted = requests.filter(({ state }) => state === 'GRANTED');
  const { rows } = await query(
    `SELECT officer, count(*) AS used,
       count(*) FILTER (
         WHERE asked_at > clock_timestamp() - make_interval(mins => $3)) AS lately
     FROM disclosure
     WHERE ${COUNTED} AND asked_at > clock_timestamp() - make_interval(hours => $2)
     GROUP BY officer
     ORDER BY used DESC, officer`,
    [BREAK_GLASS, windowHours, bulkMinutes],
  );
  const officers = new Map<string, OfficerUse>();
  const agency: Used = { used: 0, lately: 0, limit: perAgency + more(granted) };
  for (const row of rows) {
    const officer = String(row['officer']);
    const name = countedAs(officer);
    const mine = granted.filter((request) => countedAs(request.officer) === name);
    const of = officers.get(name) ?? {
      ...{ officer, spellings: [], used: 0, lately: 0, limit: perOfficer + more(mine) },
    };
    of.spellings.push(officer);
    for (const one of [of, agency]) {
      one.used += Number(row['used']);
      one.lately += Number(row['lately']);
    }
    officers.set(name, of);
  }
  const sorted = [...officers].sort(([, left], [, right]) => right.used - left.used);
  return {
    ...{ agency, officers: new Map(sorted), requests },
    isBulk:
      isBulk(agency, perAgency, limits) ||
      [...officers.values()].some((of) => isBulk(of, perOfficer, limits)),
  };
}

/**
 * Returns how many seconds it takes until fewer than `most` openings of these officers are in the
 * window, without the entry that the caller is about to withdraw.
 * @param officers spellings as they were written; null for all officers
 */
export async function secondsUntilRoom(
  query: SqlQuery,
  { windowHours }: OpeningLimitSettings,
  most: number,
  officers: readonly string[] | null,
): Promise<number> {
  const { rows } = await query(
    `SELECT extract(epoch FROM
       asked_at + make_interval(hours => $2) - clock_timestamp())::float8 AS seconds
     FROM disclosure
     WHERE ${COUNTED} AND ($3::text[] IS NULL OR officer = ANY($3::text[]))
     ORDER BY seq DESC
     OFFSET $4
     LIMIT 1`,
    [BREAK_GLASS, windowHours, officers, most],
  );
  return Math.max(1, Math.ceil(Number(rows[0]?.['seconds'] ?? 1)));
}

const more = (granted: readonly BreakGlassRequest[]): number =>
  granted.reduce((sum, { openings }) => sum + openings, 0);

const isBulk = (
  { used, lately }: Used,
  usual: number,
  { bulkShare }: OpeningLimitSettings,
): boolean => used >= usual || lately >= Math.max(2, Math.ceil(usual * bulkShare));
