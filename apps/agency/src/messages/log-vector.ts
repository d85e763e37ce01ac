/**
 * Where somebody stands in a topic: by partition, the offset to go on at. Partitions that are not
 * named begin at its beginning or end.
 */
export type LogVector = ReadonlyMap<number, bigint>;

/** As a cursor keeps it: partition and offset in turn, ascending. */
export function vectorToText(vector: LogVector): string[] {
  return [...vector]
    .sort(([left], [right]) => left - right)
    .flatMap(([partition, offset]) => [String(partition), String(offset)]);
}

export function vectorOfText(text: readonly string[]): LogVector {
  const vector = new Map<number, bigint>();
  for (let at = 0; at + 1 < text.length; at += 2)
    vector.set(Number(text[at]), BigInt(text[at + 1]!));
  return vector;
}
