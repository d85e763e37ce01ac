import { civilDayAt } from '@sinergi/law';
import { competentFor } from '../competent-for.js';
import {
  aDistrictOf,
  agenciesOf,
  aMoment,
  DAY_MS,
  handlingOf,
  inTurn,
  ownerOf,
  type Scene,
} from '../scene.js';
import type { Step } from '../step.js';
import { aTraveller } from '../traveller.js';
import { arrival, exit } from './crossings.js';
import { aCategoryFor, raisedLead, responder } from './lead.js';
import { composeSighting } from './sighting.js';
import { beginOf, changeOf } from './steps.js';

/**
 * Composes a sighting of somebody else than was reported: a lead rested on it, somebody took that
 * up, the sighting is withdrawn, and so is the lead.
 */
export function wrongSighting(scene: Scene): Step[] {
  const { cast } = scene;
  const seer = inTurn(scene, agenciesOf(scene, 'sighting'));
  const raiser = inTurn(
    scene,
    agenciesOf(scene, 'alert').filter((code) => code !== seer),
    4,
  );
  const category = aCategoryFor(scene, raiser);
  const competent = competentFor(scene, category);
  const person = aTraveller(scene);
  const raised = raisedLead(scene, raiser, { category, competent });
  const sighting = { flow: 'sighting', entity: 'sighting' };
  return [
    beginOf(seer, 'sighting', 'REPORTED', composeSighting(scene, seer, { person })),
    {
      ...raised,
      looks: [{ ...sighting, what: 'event', as: 'evidence' }],
      afterMs: aMoment(scene),
      data: (known) => ({ ...raised.data(known), evidence: [known['evidence']!.id] }),
    },
    ...(cast.profiles.has(competent) ? [responder(scene, competent)('SEEN', [1, 5])] : []),
    changeOf(
      seer,
      'sighting',
      'RETRACTED',
      { retractionReason: 'WRONG_PERSON' },
      { afterMs: aMoment(scene) },
    ),
    changeOf(
      raiser,
      'alert',
      'RETRACTED',
      { statusReason: 'What it rested on was withdrawn (exercise)' },
      { needs: [sighting], afterMs: aMoment(scene) },
    ),
  ];
}

/**
 * Composes a permit whose last day was mistyped: it looks like an overstay until it is corrected,
 * and whatever early detection said is withdrawn.
 */
export function wrongPermit(scene: Scene): Step[] {
  const { random, now } = scene;
  const imigrasi = ownerOf(scene, 'movement');
  const traveller = aTraveller(scene);
  const enteredAt = now - random.integer(20, 50) * DAY_MS;
  const handling = handlingOf(scene, imigrasi);
  const until = (days: number) => ({
    ...{ kind: 'KUNJUNGAN', origin: 'VISIT_VISA', indexCode: 'C1', activities: ['TOURISM'] },
    validFrom: civilDayAt(enteredAt),
    validUntil: civilDayAt(enteredAt + (days - 1) * DAY_MS),
    kecamatan: null,
    ...{ handling, holder: traveller },
  });
  return [
    arrival(scene, imigrasi, { traveller, enteredAt }),
    beginOf(imigrasi, 'permit', 'ISSUED', until(6)),
    changeOf(imigrasi, 'permit', 'CORRECTED', until(60), { afterMs: aMoment(scene) }),
  ];
}

/** Composes an exit that never happened: somebody else's passport was read. It is retracted. */
export function wrongMovement(scene: Scene): Step[] {
  const { random, now } = scene;
  const imigrasi = ownerOf(scene, 'movement');
  const traveller = aTraveller(scene);
  const enteredAt = now - random.integer(3, 20) * DAY_MS;
  return [
    arrival(scene, imigrasi, { traveller, enteredAt }),
    beginOf(imigrasi, 'permit', 'ISSUED', {
      ...{ kind: 'KUNJUNGAN', origin: 'VOA', indexCode: 'B1', activities: ['TOURISM'] },
      validFrom: civilDayAt(enteredAt),
      validUntil: civilDayAt(enteredAt + 29 * DAY_MS),
      kecamatan: aDistrictOf(scene, imigrasi).code,
      handling: handlingOf(scene, imigrasi),
      holder: traveller,
    }),
    {
      ...exit(scene, imigrasi, { traveller, leftAt: now - DAY_MS }),
      afterMs: aMoment(scene),
    },
    changeOf(
      imigrasi,
      'movement',
      'RETRACTED',
      { statusReason: 'The passport of another person was read (exercise)' },
      { entity: 'exit', afterMs: aMoment(scene) },
    ),
  ];
}
