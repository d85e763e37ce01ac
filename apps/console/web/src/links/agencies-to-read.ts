import type { Me } from '../../../contract/session';

/** Returns the agencies whose API the operator may ask for messages, the own agency first. */
export function agenciesToRead({ agency, can }: Pick<Me, 'agency' | 'can'>): string[] {
  return Object.keys(can)
    .filter((code) => can[code]?.includes('read'))
    .sort(
      (left, right) =>
        Number(right === agency) - Number(left === agency) || left.localeCompare(right),
    );
}
