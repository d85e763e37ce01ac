/** The largest body that is read; a sighting is a few kilobytes. */
export const BODY_LIMIT_BYTES = 262_144;
