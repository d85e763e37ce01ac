import {
  aMoment,
  DAY_MS,
  HOUR_MS,
  handlingOf,
  inTurn,
  ownerOf,
  type Scene,
  scoutsOf,
  timeOf,
} from '../scene.js';
import type { Step } from '../step.js';
import { aTraveller } from '../traveller.js';
import { arrival } from './crossings.js';
import { composeSighting } from './sighting.js';
import { beginOf, changeOf } from './steps.js';

/** Returns the agencies that may look up only people who were seen in their district. */
export const districtsThatSee = (scene: Scene): string[] =>
  scoutsOf(scene).filter((code) =>
    scene.cast.profiles.get(code)!.opens.every(({ areas }) => areas.length > 0),
  );

/**
 * Composes a person whom Imigrasi knows and whom a district reports under a new subject, because it
 * may not look the person up. Imigrasi links the two subjects and confirms that the person was
 * there: from then on the district opens the person's identity. Sometimes the link was a mistake
 * and is split again; sometimes a renewed document is added.
 */
export function samePerson(scene: Scene): Step[] {
  const { random, now } = scene;
  const imigrasi = ownerOf(scene, 'movement');
  const kecamatan = inTurn(scene, districtsThatSee(scene));
  const traveller = aTraveller(scene);
  const report = composeSighting(scene, kecamatan, { person: traveller });
  const says = (change: string, relation: string): Step => ({
    ...changeOf(imigrasi, 'subject', change, {}, { afterMs: aMoment(scene) }),
    data: (known) => ({
      links: [
        {
          subjectId: known['provisional']!.id,
          relation,
          assertedAt: timeOf(now - (relation === 'SAME_PERSON' ? HOUR_MS : 0)),
        },
      ],
    }),
  });
  const seen = { flow: 'sighting', entity: 'sighting' };
  return [
    arrival(scene, imigrasi, { traveller, enteredAt: now - 4 * DAY_MS }),
    beginOf(kecamatan, 'sighting', 'REPORTED', report),
    {
      ...says('LINKED', 'SAME_PERSON'),
      needs: [seen],
      looks: [
        { flow: 'movement', entity: 'entry', as: 'subject' },
        { ...seen, as: 'provisional' },
      ],
    },
    beginOf(
      imigrasi,
      'presence',
      'CONFIRMED',
      {
        kecamatan: report['kecamatan'],
        basis: 'OFFICER',
        until: timeOf(now + 14 * DAY_MS),
        handling: handlingOf(scene, imigrasi),
      },
      {
        ids: { subjectId: 'provisional', evidence: 'evidence' },
        looks: [{ ...seen, what: 'event', as: 'evidence' }],
      },
    ),
    random.chance(0.3)
      ? says('SPLIT', 'NOT_SAME_PERSON')
      : changeOf(
          imigrasi,
          'subject',
          'DOCUMENT_ADDED',
          { documents: [aTraveller({ ...scene, random: random.fork('renewed') })] },
          { afterMs: aMoment(scene) },
        ),
  ];
}
