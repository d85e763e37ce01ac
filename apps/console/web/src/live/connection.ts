/** The age of the overview on the screen. */
export type Connection =
  | { kind: 'live' }
  | { kind: 'reconnecting' }
  | { kind: 'stale'; seconds: number };

/**
 * The server sends an overview at least every five seconds. A stream that is silent for this long
 * is dead, even if the browser reports it as open.
 */
export const STREAM_SILENT_MS = 12_000;
const STALE_AFTER_MS = 10_000;

/** @param ageMs age of the overview */
export function connectionOf(isBroken: boolean, ageMs: number): Connection {
  if (ageMs > STREAM_SILENT_MS || (isBroken && ageMs > STALE_AFTER_MS))
    return { kind: 'stale', seconds: Math.floor(ageMs / 1_000) };
  return isBroken ? { kind: 'reconnecting' } : { kind: 'live' };
}
