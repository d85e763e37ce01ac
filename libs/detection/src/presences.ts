import { byText } from '@sinergi/domain';
import type { Fact, LodgingFact, SightingFact } from './facts.js';

/** That somebody recognised was there. */
export interface Presence extends Fact {
  subjectId: string | null;
  /** epoch ms */
  at: number;
  kecamatan: string;
  /** a sighting, by its certainty, or a check-in */
  shownBy: 'DOCUMENT_CHECKED' | 'IDENTIFIED' | 'CHECK_IN';
}

/**
 * Returns when a person was there, the earliest first: sightings that were not retracted, and
 * check-ins. A check-out shows nothing: it is often entered days later.
 *
 * @param certainties of the sightings that count
 */
export function presencesOf(
  sightings: readonly SightingFact[],
  lodgings: readonly LodgingFact[],
  certainties: readonly ('DOCUMENT_CHECKED' | 'IDENTIFIED')[],
): Presence[] {
  const seen = sightings.flatMap(({ seenAt, certainty, isRetracted, ...sighting }) => {
    const shownBy = certainties.find((one) => one === certainty);
    return isRetracted || !shownBy ? [] : [presence(sighting, seenAt, shownBy)];
  });
  const cameIn = lodgings.flatMap(({ checkInAt, ...lodging }) =>
    checkInAt === null ? [] : [presence(lodging, checkInAt, 'CHECK_IN')],
  );
  return [...seen, ...cameIn].sort(earliestFirst);
}

const presence = (
  fact: Pick<Presence, 'id' | 'eventId' | 'owner' | 'subjectId' | 'kecamatan'>,
  at: number,
  shownBy: Presence['shownBy'],
): Presence => {
  const { id, eventId, owner, subjectId, kecamatan } = fact;
  return { id, eventId, owner, subjectId, kecamatan, at, shownBy };
};

const earliestFirst = (left: Presence, right: Presence): number =>
  left.at - right.at || byText(left.id, right.id);

/** The first of several, then the others from the latest: what evidence names first. */
export const firstAndLatest = <T>([first, ...later]: readonly T[]): T[] =>
  first === undefined ? [] : [first, ...later.reverse()];
