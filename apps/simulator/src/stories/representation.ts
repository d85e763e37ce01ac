import { aPlaceIn, handlingOf, ownerOf, type Scene } from '../scene.js';
import type { Step } from '../step.js';

/**
 * Composes the listing of a representation, whose protection is raised for a while. Its premises
 * are public and invented.
 */
export function representation(scene: Scene): Step[] {
  const { random, cast } = scene;
  const agency = ownerOf(scene, 'representation');
  const district = random.pick(cast.boundaries.districts);
  const { lat, lon, address } = aPlaceIn(scene, district);
  const kind = random.pick(['EMBASSY', 'CONSULATE', 'INTERNATIONAL_ORGANISATION']);
  const body = (protectionLevel: string) => ({
    state: 'UTO',
    kind,
    name: `Perwakilan Contoh ${scene.index}`,
    kecamatan: district.code,
    premises: { lat, lon, address },
    protectionLevel,
    handling: handlingOf(scene, agency),
    notes: { text: 'Contoh catatan perlindungan untuk latihan.' },
  });
  return [
    {
      agency,
      flow: 'representation',
      change: 'LISTED',
      entity: 'representation',
      begins: true,
      data: () => body('NORMAL'),
    },
    {
      agency,
      flow: 'representation',
      change: 'CHANGED',
      entity: 'representation',
      begins: false,
      data: () => body('RAISED'),
    },
  ];
}
