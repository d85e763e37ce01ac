import type { District } from '@sinergi/domain';
import { agenciesOf, aMoment, aPlaceIn, handlingOf, ownerOf, type Scene } from '../scene.js';
import type { Step } from '../step.js';
import { beginOf, changeOf } from './steps.js';

/**
 * Composes the listing of a representation, whose protection is raised for a while; sometimes it
 * closes. Its premises are public and invented.
 */
export function representation(scene: Scene): Step[] {
  const { random, cast } = scene;
  const agency = ownerOf(scene, 'representation');
  const [listed, says] = listedRepresentation(scene, random.pick(cast.boundaries.districts));
  return [
    listed,
    changeOf(
      agency,
      'representation',
      'CHANGED',
      { ...says, protectionLevel: 'RAISED' },
      { afterMs: aMoment(scene) },
    ),
    ...(random.chance(0.2)
      ? [changeOf(agency, 'representation', 'CLOSED', {}, { afterMs: aMoment(scene) })]
      : []),
  ];
}

/** Composes the listing of a representation in a district, and what it says. */
export function listedRepresentation(
  scene: Scene,
  district: District,
): [Step, Record<string, unknown>] {
  const { random } = scene;
  const agency = ownerOf(scene, 'representation');
  const { lat, lon, address } = aPlaceIn(scene, district);
  const says = {
    state: 'UTO',
    kind: random.pick(['EMBASSY', 'CONSULATE', 'INTERNATIONAL_ORGANISATION']),
    name: `Perwakilan Contoh ${scene.index}`,
    kecamatan: district.code,
    premises: { lat, lon, address },
    protectionLevel: 'NORMAL',
    // Who protects it, as the law names them for security.
    addressees: agenciesOf(scene, 'operation').filter((code) => code !== agency),
    handling: handlingOf(scene, agency),
    notes: { text: 'Contoh catatan perlindungan untuk latihan.' },
  };
  return [beginOf(agency, 'representation', 'LISTED', says), says];
}
