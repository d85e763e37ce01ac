/** The largest JSON body that is read: a batch. An entity is a few kilobytes. */
export const BODY_LIMIT_BYTES = 4 * 1_024 * 1_024;
