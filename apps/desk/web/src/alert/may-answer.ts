import type { Ground } from '../../../contract/ground';
import type { Entity } from '../api/entities';

/** Whether the own agency may answer an alert, as far as the page knows; the agency decides. */
export function mayAnswer({ home }: Ground, alert: Entity): boolean {
  const { competentAgency, addressees, kecamatan } = alert;
  if (competentAgency === home.code) return true;
  if (Array.isArray(addressees) && addressees.includes(home.code)) return true;
  return (
    typeof kecamatan === 'string' &&
    home.areaCodes.some((area) => `${kecamatan}.`.startsWith(`${area}.`))
  );
}
