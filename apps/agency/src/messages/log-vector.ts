/**
 * A position over a whole topic: by partition, the next offset. A partition that is not named
 * begins at its beginning or end.
 */
export type LogVector = ReadonlyMap<number, bigint>;

/** Returns the text of a cursor: partition and offset in turn, ascending. */
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
