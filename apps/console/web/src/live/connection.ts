/** How the picture on the screen relates to now. */
export type Connection =
  | { kind: 'live' }
  | { kind: 'reconnecting' }
  | { kind: 'stale'; seconds: number };

/**
 * The server sends a picture every five seconds at least; a stream silent for this long is dead,
 * whatever the browser thinks.
 */
export const STREAM_SILENT_MS = 12_000;
const STALE_AFTER_MS = 10_000;

/** @param ageMs how old the picture is */
export function connectionOf(isBroken: boolean, ageMs: number): Connection {
  if (ageMs > STREAM_SILENT_MS || (isBroken && ageMs > STALE_AFTER_MS))
    return { kind: 'stale', seconds: Math.floor(ageMs / 1_000) };
  return isBroken ? { kind: 'reconnecting' } : { kind: 'live' };
}
