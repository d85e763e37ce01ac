import { coversArea } from '../../covers-area.js';
import type { RuleParticipant } from '../../flow-rules.js';

/** What an owner stated of a flow, in one lane. */
export interface StatedCoverage {
  owner: string;
  flow: string;
  /** null: of all that the owner reports */
  kecamatan: string | null;
  /** epoch ms */
  completeUntil: number;
}

/** What is asked: a flow, in one district or in all. */
export interface CoverageQuestion {
  flow: string;
  kecamatan: string | null;
}

export interface OwnerCoverage {
  owner: string;
  /** epoch ms; null where it has stated nothing */
  completeUntil: number | null;
}

/**
 * Returns who may report in a flow and a district, and up to when each has said what it knows: the
 * latest of what it stated of the district and of everything.
 *
 * @param statements of one lane; the order does not matter
 */
export function coverageByOwner(
  { flow, kecamatan }: CoverageQuestion,
  statements: readonly StatedCoverage[],
  participants: readonly Pick<RuleParticipant, 'code' | 'publishes' | 'areaCodes'>[],
): OwnerCoverage[] {
  const of = statements.filter(
    (one) => one.flow === flow && (one.kecamatan === null || one.kecamatan === kecamatan),
  );
  return participants
    .filter(
      ({ publishes, areaCodes }) =>
        publishes.includes(flow) && (kecamatan === null || coversArea(areaCodes, kecamatan)),
    )
    .map(({ code }) => {
      const times = of.flatMap((one) => (one.owner === code ? one.completeUntil : []));
      return { owner: code, completeUntil: times.length > 0 ? Math.max(...times) : null };
    })
    .sort((left, right) => (left.owner < right.owner ? -1 : 1));
}

/**
 * Returns up to when the absence of an event is a fact: the earliest of all who may report it.
 *
 * @returns epoch ms; null where somebody has stated nothing, or nobody may report it
 */
export function coveredUntil(owners: readonly OwnerCoverage[]): number | null {
  const times = owners.map(({ completeUntil }) => completeUntil);
  if (times.length === 0 || times.includes(null)) return null;
  return Math.min(...(times as number[]));
}
