/** Compares texts by their characters, whatever the language of the machine. */
export const byText = (left: string, right: string): number =>
  left < right ? -1 : Number(left > right);
