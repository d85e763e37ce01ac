import { DAY_MS, HOUR_MS, handlingOf, ownerOf, type Scene, scoutsOf, timeOf } from '../scene.js';
import type { KnownByName, Step } from '../step.js';
import { aTraveller } from '../traveller.js';
import { composeSighting } from './sighting.js';

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
  const kecamatan = random.pick(districtsThatSee(scene));
  const traveller = aTraveller(scene);
  const report = composeSighting(scene, kecamatan, traveller);
  const looks = [
    { flow: 'movement', entity: 'entry', as: 'subject' },
    { flow: 'sighting', entity: 'sighting', as: 'provisional' },
  ];
  const state = (relation: string) => (known: KnownByName) => ({
    links: [
      {
        subjectId: known['provisional']!.id,
        relation,
        assertedAt: timeOf(now - (relation === 'SAME_PERSON' ? HOUR_MS : 0)),
      },
    ],
  });
  const onSubject = (change: string, data: Step['data']): Step => ({
    agency: imigrasi,
    flow: 'subject',
    change,
    entity: 'subject',
    begins: false,
    data,
  });
  const steps: Step[] = [
    {
      agency: imigrasi,
      flow: 'movement',
      change: 'RECORDED',
      entity: 'entry',
      begins: true,
      data: () => ({
        direction: 'ENTRY',
        checkpoint: 'CGK',
        at: timeOf(now - 4 * DAY_MS),
        handling: handlingOf(scene, imigrasi),
        traveller,
      }),
    },
    {
      agency: kecamatan,
      flow: 'sighting',
      change: 'REPORTED',
      entity: 'sighting',
      begins: true,
      data: () => report,
    },
    {
      ...onSubject('LINKED', state('SAME_PERSON')),
      needs: [{ flow: 'sighting', entity: 'sighting' }],
      looks,
    },
    {
      agency: imigrasi,
      flow: 'presence',
      change: 'CONFIRMED',
      entity: 'presence',
      begins: true,
      looks: [{ flow: 'sighting', entity: 'sighting', what: 'event', as: 'evidence' }],
      data: (known) => ({
        subjectId: known['provisional']!.id,
        kecamatan: report['kecamatan'],
        basis: 'OFFICER',
        evidence: known['evidence']!.id,
        until: timeOf(now + 14 * DAY_MS),
        handling: handlingOf(scene, imigrasi),
      }),
    },
  ];
  if (random.chance(0.3)) steps.push(onSubject('SPLIT', state('NOT_SAME_PERSON')));
  else
    steps.push(
      onSubject('DOCUMENT_ADDED', () => ({
        documents: [aTraveller({ ...scene, random: random.fork('renewed') })],
      })),
    );
  return steps;
}
