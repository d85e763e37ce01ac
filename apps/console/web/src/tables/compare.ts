/** What is not known stands apart, before everything: it is neither little nor much. */
function compare<T>(left: T | null, right: T | null, less: (left: T, right: T) => boolean): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  return less(left, right) ? -1 : less(right, left) ? 1 : 0;
}

interface ValueRow {
  getValue: (column: string) => unknown;
}

/** Orders a column of texts, numbers or times. */
export function byValue(left: ValueRow, right: ValueRow, column: string): number {
  return compare(left.getValue(column) as string | null, right.getValue(column) as string | null, (a, b) => a < b);
}

/** Orders a column of 64-bit decimals by what they count, not by how they are written. */
export function byCount(left: ValueRow, right: ValueRow, column: string): number {
  const count = (row: ValueRow): bigint | null => {
    const text = row.getValue(column) as string | null;
    return text === null ? null : BigInt(text);
  };
  return compare(count(left), count(right), (a, b) => a < b);
}
