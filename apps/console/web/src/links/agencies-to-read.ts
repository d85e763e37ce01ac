import type { Me } from '../../../contract/session';

/** Whose API the operator may ask for messages, the own agency's first. */
export function agenciesToRead({ agency, can }: Pick<Me, 'agency' | 'can'>): string[] {
  return Object.keys(can)
    .filter((code) => can[code]?.includes('read'))
    .sort(
      (left, right) =>
        Number(right === agency) - Number(left === agency) || left.localeCompare(right),
    );
}
