/**
 * Whether who answers for some areas answers for a district too. No code at all means no limit.
 *
 * @param areaCodes Kemendagri codes, such as `31.71`
 * @param district Kemendagri code, such as `31.71.06`
 */
export const coversArea = (areaCodes: readonly string[], district: string): boolean =>
  areaCodes.length === 0 ||
  areaCodes.some((area) => district === area || district.startsWith(`${area}.`));
