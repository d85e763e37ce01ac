/**
 * Restricts a page's search to the keys that the page read. The router merges them over the address
 * as it was typed, so that unread keys would still come through: each such key is removed here. A
 * link never writes a key without a value.
 */
export const pageSearch =
  <Read extends (raw: Record<string, unknown>) => object>(read: Read) =>
  (raw: Record<string, unknown>): ReturnType<Read> => ({
    ...(Object.fromEntries(Object.keys(raw).map((key) => [key, undefined])) as object),
    ...(read(raw) as ReturnType<Read>),
  });
