import {
  aDistrictOf,
  agenciesOf,
  aMoment,
  anOfficer,
  HOUR_MS,
  handlingOf,
  inTurn,
  kecamatanOf,
  type Scene,
  timeOf,
} from '../scene.js';
import type { Step } from '../step.js';
import { listedRepresentation } from './representation.js';
import { beginOf, changeOf } from './steps.js';

/**
 * Composes an incident: harm or a threat, sometimes at a representation. The district's agency and
 * one that is told say what they did; then it is closed, or it was none and is withdrawn.
 */
export function incident(scene: Scene): Step[] {
  const { random, now } = scene;
  const owner = inTurn(scene, agenciesOf(scene, 'incident'));
  const district = aDistrictOf(scene, owner);
  const isAtRepresentation = agenciesOf(scene, 'representation').length > 0 && random.chance(0.5);
  const helpers = agenciesOf(scene, 'operation', 'contribution').filter((code) => code !== owner);
  const told = helpers.length === 0 ? [] : [inTurn(scene, helpers, 2)];
  const officer = anOfficer(scene);
  const says = {
    kind: random.pick(['THREAT', 'INTRUSION', 'DAMAGE', 'VIOLENCE', 'OTHER']),
    happenedAt: timeOf(now - random.integer(1, 10) * HOUR_MS),
    kecamatan: district.code,
    severity: random.pick(['LOW', 'MEDIUM']),
    officer,
    addressees: told,
    handling: handlingOf(scene, owner),
    detail: { text: 'Contoh kejadian untuk latihan.' },
  };
  const ends = (change: string, statusReason: string): Step =>
    changeOf(owner, 'incident', change, { officer, statusReason }, { afterMs: aMoment(scene) });
  const at = isAtRepresentation ? { ids: { representationId: 'representation' } } : {};
  const held = [{ flow: 'representation', entity: 'representation' }];
  const respondents = [...new Set([...kecamatanOf(scene, district.code), ...told])].filter(
    (code) => code !== owner && agenciesOf(scene, 'contribution').includes(code),
  );
  return [
    ...(isAtRepresentation ? [listedRepresentation(scene, district)[0]] : []),
    beginOf(owner, 'incident', 'REPORTED', says, {
      ...at,
      ...(isAtRepresentation ? { needs: held } : {}),
    }),
    ...respondents.flatMap((code) => responses(scene, code)),
    ...(random.chance(0.4)
      ? [
          changeOf(
            owner,
            'incident',
            'UPDATED',
            { ...says, severity: 'HIGH' },
            { ...at, afterMs: aMoment(scene) },
          ),
        ]
      : []),
    random.chance(0.8)
      ? ends('CLOSED', 'The place is quiet again (exercise)')
      : ends('RETRACTED', 'It was none (exercise)'),
  ];
}

/** Composes what one agency did about the incident: first that it saw it, sometimes then more. */
function responses(scene: Scene, agency: string): Step[] {
  const { random } = scene;
  const entity = `response of ${agency}`;
  const officer = anOfficer(scene);
  return [
    beginOf(
      agency,
      'contribution',
      'CONTRIBUTED',
      {
        ...{ kind: 'RESPONSE', measure: 'SEEN', officer, handling: handlingOf(scene, agency) },
        note: { text: 'Contoh tanggapan untuk latihan.' },
      },
      {
        ...{ entity, ids: { incidentId: 'incident' }, afterMs: aMoment(scene) },
        needs: [{ flow: 'incident', entity: 'incident' }],
      },
    ),
    ...(random.chance(0.6)
      ? [
          changeOf(
            agency,
            'contribution',
            'UPDATED',
            { officer, measure: random.pick(['GUARDED', 'CONTACTED', 'INVESTIGATED']) },
            { entity, afterMs: aMoment(scene) },
          ),
        ]
      : []),
  ];
}
