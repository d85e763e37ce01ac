import type { Fields } from '../flow-rules.js';
import { flowRulesOf } from '../flows/flow-rules-of.js';
import { laneOf } from '../lane/lane-of.js';

/** An entity of a flow, in its latest state. */
export interface Statement {
  flow: string;
  owner: string;
  fields: Fields;
}

/**
 * Whether the identity authority's presence and another agency's evidence together say that a
 * person is in a district. Neither alone says so, and nobody says both.
 *
 * @param person every subject that is the same person
 * @param now epoch ms
 */
export function agrees(
  presence: Statement,
  evidence: Statement,
  person: ReadonlySet<string>,
  now: number,
): boolean {
  return (
    isInForce(presence, now) &&
    isEvidence(evidence) &&
    presence.owner !== evidence.owner &&
    presence.fields['kecamatan'] === evidence.fields['kecamatan'] &&
    person.has(String(presence.fields['subjectId'])) &&
    person.has(String(evidence.fields['subjectId'])) &&
    laneOf(presence.fields) === laneOf(evidence.fields)
  );
}

/** Whether a presence was neither withdrawn nor has lapsed. @param now epoch ms */
export const isInForce = ({ fields: { status, until } }: Statement, now: number): boolean =>
  status === 'ACTIVE' && Number(until) > now;

/** Whether an entity is evidence that its subject was in its district. */
export const isEvidence = ({ flow, fields }: Statement): boolean =>
  flowRulesOf(flow)?.showsPresence?.(fields) ?? false;
