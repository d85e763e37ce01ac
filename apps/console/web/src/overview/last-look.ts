import * as z from 'zod/mini';
import {
  holdersOf,
  type Overview,
  SYNC_STATUSES,
  type SyncStatus,
} from '../../../contract/overview';

/** What an operator saw when they last looked at the overview. Kept by their browser. */
export type Look = z.infer<typeof lookSchema>;

const count = z.int().check(z.nonnegative());
const lookSchema = z.object({
  /** the server's time of what was seen, ISO 8601 */
  at: z.iso.datetime({ offset: true }),
  deadLetters: count,
  openAlerts: count,
  /** the copies that were not equal: their status by `agency flow` */
  unequal: z.record(z.string(), z.enum(SYNC_STATUSES)),
});

/** A copy whose status is another one than at the last look. */
export interface ChangedCopy {
  agency: string;
  flow: string;
  status: SyncStatus;
}

/** What has changed since a look. Numbers are differences, negative where there are fewer. */
export interface ChangesSince {
  /** the copies that are not equal now, and had another status then */
  worse: ChangedCopy[];
  /** the number of copies that were not equal then, and are now */
  mended: number;
  deadLetters: number;
  openAlerts: number;
}

export const lookAt = (overview: Overview): Look => ({
  at: overview.at,
  deadLetters: overview.deadLetters,
  openAlerts: overview.openAlerts,
  unequal: Object.fromEntries(
    copiesOf(overview).flatMap(({ agency, flow, status }) =>
      status === 'in-sync' ? [] : [[`${agency} ${flow}`, status] as const],
    ),
  ),
});

/** @param text as it was kept; anybody can write there @returns null where it is no look */
export function parseLook(text: string | null): Look | null {
  try {
    return lookSchema.parse(JSON.parse(text ?? 'null'));
  } catch {
    return null;
  }
}

export function changesSince(look: Look, overview: Overview): ChangesSince {
  const before = new Map(Object.entries(look.unequal));
  const copies = copiesOf(overview);
  return {
    worse: copies.filter(
      ({ agency, flow, status }) =>
        status !== 'in-sync' && before.get(`${agency} ${flow}`) !== status,
    ),
    mended: copies.filter(
      ({ agency, flow, status }) => status === 'in-sync' && before.has(`${agency} ${flow}`),
    ).length,
    deadLetters: overview.deadLetters - look.deadLetters,
    openAlerts: overview.openAlerts - look.openAlerts,
  };
}

/** Every copy that an agency or a system is entitled to. */
const copiesOf = (overview: Overview): ChangedCopy[] =>
  holdersOf(overview).flatMap(({ code, cells }) =>
    cells.flatMap(({ flow, status }) =>
      status === 'none' ? [] : [{ agency: code, flow, status }],
    ),
  );
