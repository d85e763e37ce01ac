/** Returns a name of code as words: `seenAt` as "Seen at", `POLLING_PLACE` as "Polling place". */
export function spelledOut(name: string): string {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
