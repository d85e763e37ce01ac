import type { Fields, RuleParticipant } from '../../flow-rules.js';
import { answersFor } from '../answers-for.js';

/**
 * Whether a participant may answer an alert: the agency that is competent, those that it is
 * addressed to, and the agencies that answer for its district.
 */
export function mayAnswer(
  code: string,
  alert: Fields,
  participants: readonly RuleParticipant[],
): boolean {
  const { competentAgency, kecamatan } = alert;
  if (competentAgency === code || addresseesOf(alert).includes(code)) return true;
  return typeof kecamatan === 'string' && answersFor(code, kecamatan, participants);
}

/** Returns in words who may answer an alert. */
export function whoMayAnswer(alert: Fields): string {
  const { competentAgency, kecamatan } = alert;
  const addressees = addresseesOf(alert);
  return [
    `the competent agency ${String(competentAgency)}`,
    ...(addressees.length > 0 ? [`its addressees ${addressees.join(', ')}`] : []),
    ...(typeof kecamatan === 'string' ? [`the agencies of district ${kecamatan}`] : []),
  ].join('; ');
}

const addresseesOf = ({ addressees }: Fields): readonly string[] =>
  (addressees ?? []) as readonly string[];
