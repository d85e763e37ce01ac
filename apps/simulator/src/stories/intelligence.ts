import {
  aDistrictOf,
  agenciesOf,
  aMoment,
  anOfficer,
  handlingOf,
  inTurn,
  type Scene,
} from '../scene.js';
import type { Step } from '../step.js';
import { beginOf, changeOf } from './steps.js';

/**
 * Composes a report of intelligence for its own readers: sometimes corrected, replaced by another
 * one, or withdrawn.
 */
export function intelligence(scene: Scene): Step[] {
  const { random } = scene;
  const agency = inTurn(scene, agenciesOf(scene, 'intelligence'));
  const officer = anOfficer(scene);
  const says = (text: string) => ({
    about: random.pick(['SECURITY', 'ELECTION', 'REPRESENTATION', 'BORDER', 'OTHER']),
    kecamatan: aDistrictOf(scene, agency).code,
    ...{ officer, body: { text }, handling: handlingOf(scene, agency) },
  });
  const later = () => ({ afterMs: aMoment(scene) });
  return [
    beginOf(agency, 'intelligence', 'PUBLISHED', says('Contoh laporan untuk latihan.')),
    ...(random.chance(0.3)
      ? [
          changeOf(
            agency,
            'intelligence',
            'CORRECTED',
            says('Contoh laporan yang diperbaiki, untuk latihan.'),
            later(),
          ),
        ]
      : []),
    ...(random.chance(0.3)
      ? [
          beginOf(
            agency,
            'intelligence',
            'PUBLISHED',
            says('Contoh laporan lanjutan untuk latihan.'),
            { entity: 'next', ids: { supersedes: 'intelligence' }, ...later() },
          ),
          changeOf(agency, 'intelligence', 'WITHDRAWN', { officer }),
        ]
      : []),
  ];
}
