import { civilDayAt } from '@sinergi/law';
import { aMoment, anOfficer, DAY_MS, handlingOf, ownerOf, paperNo, type Scene } from '../scene.js';
import type { Step } from '../step.js';
import { aTraveller } from '../traveller.js';
import { beginOf, changeOf, type StepOptions } from './steps.js';

/**
 * Composes an accreditation of press or of an election's observer: sometimes extended, withdrawn,
 * or retracted because it was somebody else's.
 */
export function accreditation(scene: Scene): Step[] {
  const { random, now } = scene;
  const agency = ownerOf(scene, 'accreditation');
  const officer = anOfficer(scene);
  const later = () => ({ afterMs: aMoment(scene) });
  const isPress = random.chance(0.5);
  const recorded = accredited(scene, isPress ? 'PRESS' : 'ELECTION_OBSERVER');
  const extended = () =>
    changeOf(
      agency,
      'accreditation',
      'EXTENDED',
      { officer, validUntil: civilDayAt(now + random.integer(100, 150) * DAY_MS) },
      later(),
    );
  const ends = (change: string, statusReason: string) =>
    changeOf(agency, 'accreditation', change, { officer, statusReason }, later());
  const wrong = 'Recorded for another person (exercise)';
  return [
    recorded,
    ...(random.chance(0.4) ? [extended()] : []),
    ...(random.chance(0.3) ? [ends('WITHDRAWN', 'The issuer took it back (exercise)')] : []),
    ...(random.chance(0.15) ? [ends('RETRACTED', wrong)] : []),
  ];
}

/** Composes the record of an accreditation, as its authority gave it. */
export function accredited(
  scene: Scene,
  kind: 'PRESS' | 'ELECTION_OBSERVER',
  options: StepOptions = {},
): Step {
  const { random, now } = scene;
  const agency = ownerOf(scene, 'accreditation');
  const isPress = kind === 'PRESS';
  return beginOf(
    agency,
    'accreditation',
    'RECORDED',
    {
      kind,
      issuer: isPress ? random.pick(['FOREIGN_MINISTRY', 'COMMUNICATIONS_MINISTRY']) : 'BAWASLU',
      issuerNo: paperNo(scene, 'AKR'),
      clearanceNo: isPress ? null : paperNo(scene, 'IZN'),
      validFrom: civilDayAt(now - random.integer(1, 20) * DAY_MS),
      validUntil: civilDayAt(now + random.integer(10, 90) * DAY_MS),
      officer: anOfficer(scene),
      handling: handlingOf(scene, agency),
      person: aTraveller(scene),
    },
    options,
  );
}
