/**
 * What a page has of its address: what it read, and nothing else. The router lays what a page read
 * over the address as it was typed, so that what a page passed over would still come through: each
 * such key is taken away here. A link never writes a key without a value.
 */
export const pageSearch =
  <Read extends (raw: Record<string, unknown>) => object>(read: Read) =>
  (raw: Record<string, unknown>): ReturnType<Read> => ({
    ...(Object.fromEntries(Object.keys(raw).map((key) => [key, undefined])) as object),
    ...(read(raw) as ReturnType<Read>),
  });
